import { letter } from '../../src/outbox/letter.js';
import type { LetterParts } from '../../src/outbox/letter-parts.js';

const PARTS: LetterParts = {
  language: 'fr',
  networkName: 'Réseau d’essai',
  subject: 'Votre lien de connexion',
  greeting: 'Bonjour,',
  paragraphs: [
    'Vous avez demandé à vous connecter au réseau des télécentres. Le lien sert une seule fois\u00a0; il est valable pendant 15\u00a0minutes.',
  ],
  action: { label: 'Me connecter', url: 'https://reservation.example.org/connexion/8sYd7Ql0?a=1&b=2' },
  after: ['Vous n’avez rien demandé\u00a0? Ignorez ce message.'],
  footer: ['Une question\u00a0? Votre télécentre est là pour y répondre.'],
};

describe('a letter', () => {
  test('reads well as text', () => {
    expect(letter(PARTS).text).toBe(`Bonjour,

Vous avez demandé à vous connecter au réseau des télécentres. Le lien
sert une seule fois\u00a0; il est valable pendant 15\u00a0minutes.

Me connecter\u00a0:
https://reservation.example.org/connexion/8sYd7Ql0?a=1&b=2

Vous n’avez rien demandé\u00a0? Ignorez ce message.

--${' '}
Réseau d’essai
Une question\u00a0? Votre télécentre est là pour y répondre.
`);
  });

  test('says the same in HTML, in its language, with the link to press and to read', () => {
    const { html } = letter(PARTS);
    expect(html).toMatch(/^<!DOCTYPE html><html lang="fr" dir="ltr">/);
    expect(html).toContain('<title>Votre lien de connexion</title>');
    const words = [
      PARTS.greeting,
      PARTS.networkName,
      ...PARTS.paragraphs,
      ...(PARTS.after ?? []),
      ...PARTS.footer,
    ];
    for (const said of words) expect(html).toContain(`>${said ?? ''}<`);
    const link = 'https://reservation.example.org/connexion/8sYd7Ql0?a=1&amp;b=2';
    expect(html.split(`href="${link}"`)).toHaveLength(3);
    expect(html).toContain(`>${link}</a>`);
  });

  test('fetches nothing from elsewhere, so that nobody learns when it is read', () => {
    expect(letter(PARTS).html).not.toMatch(/<img|<link|<script|src=|url\(|@import|background=/i);
  });

  test('takes what people have written as words, never as HTML', () => {
    const { html, text } = letter({ ...PARTS, paragraphs: ['<b>Paul</b> & "Jeanne"'] });
    expect(html).toContain('&lt;b>Paul&lt;/b> &amp; &quot;Jeanne&quot;');
    expect(text).toContain('<b>Paul</b> & "Jeanne"');
  });

  test('in English has English typography, and needs neither greeting nor action', () => {
    const { language, paragraphs, footer, networkName } = { ...PARTS, language: 'en' } as const;
    const plain = letter({ language, subject: 'Good bye', paragraphs, footer, networkName });
    expect(plain.html).toContain('<html lang="en"');
    expect(plain.html).not.toContain('<a ');
    expect(plain.text).toMatch(/^Vous avez/);
    const { text } = letter({
      ...PARTS,
      language: 'en',
      action: { label: 'Sign in', url: 'https://a.example' },
    });
    expect(text).toContain('\nSign in:\nhttps://a.example\n');
  });
});
