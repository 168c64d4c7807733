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

const FULL: LetterParts = {
  ...PARTS,
  facts: [
    { label: 'Date', value: 'mardi 12 janvier 2027' },
    { label: 'Plan', value: 'Voir sur la carte', url: 'https://carte.example.org/?lat=44&lon=2' },
    { label: 'Téléphone', value: '05\u00a065\u00a011\u00a022\u00a033', url: 'tel:0565112233' },
    {
      label: 'Accès',
      value: 'Se présenter à l’accueil de la mairie, au premier étage, puis suivre les panneaux.',
    },
  ],
  table: {
    caption: 'Qui vient aujourd’hui',
    columns: ['Horaire', 'Qui', 'Place'],
    rows: [
      ['9\u00a0h', 'Jeanne Martin', 'Poste 2'],
      ['14\u00a0h', 'paul.lacombe@example.org', ''],
    ],
  },
  actions: [
    { label: 'Annuler', url: 'https://a.example/annuler' },
    { label: 'Déplacer', url: 'https://a.example/deplacer' },
  ],
  stop: { label: 'Ne plus recevoir ces courriels', url: 'https://a.example/stop' },
};

describe('a letter with facts, a table and several things to do', () => {
  test('reads well as text, in its order', () => {
    const said = letter(FULL).text.split('\n\n').slice(2);
    expect(said.map((part) => part.replaceAll('\u00a0', ' '))).toEqual([
      `Date : mardi 12 janvier 2027
Plan : Voir sur la carte
https://carte.example.org/?lat=44&lon=2
Téléphone : 05 65 11 22 33
Accès : Se présenter à l’accueil de la mairie, au premier étage, puis
  suivre les panneaux.`,
      `Qui vient aujourd’hui :
- 9 h : Jeanne Martin – Poste 2
- 14 h : paul.lacombe@example.org`,
      'Me connecter :\nhttps://reservation.example.org/connexion/8sYd7Ql0?a=1&b=2',
      'Annuler :\nhttps://a.example/annuler',
      'Déplacer :\nhttps://a.example/deplacer',
      'Vous n’avez rien demandé ? Ignorez ce message.',
      `-- 
Réseau d’essai
Une question ? Votre télécentre est là pour y répondre.
Ne plus recevoir ces courriels :
https://a.example/stop
`,
    ]);
  });

  test('says the same in HTML, in the same order', () => {
    const { html } = letter(FULL);
    const order = [
      ...['>Date</td>', '>mardi 12 janvier 2027</td>', 'href="https://carte.example.org/?lat=44&amp;lon=2"'],
      ...['href="tel:0565112233"', '>Qui vient aujourd’hui</caption>', '>Jeanne Martin</td>'],
      ...[
        '>Me connecter</a>',
        '>Annuler</a>',
        '>Déplacer</a>',
        'Ignorez',
        '>Ne plus recevoir ces courriels</a>',
      ],
    ].map((words) => html.indexOf(words));
    expect(order).not.toContain(-1);
    expect(order).toEqual([...order].sort((one, other) => one - other));
  });

  test('has what cannot wait right under what has happened, and the rest in its order', () => {
    const { html, text } = letter({ ...FULL, actionFirst: true });
    const order = ['minutes', 'Me connecter', 'Date', 'Qui vient aujourd’hui', 'Annuler', 'Ignorez'];
    for (const written of [text, html]) {
      const places = order.map((words) => written.indexOf(words));
      expect(places).not.toContain(-1);
      expect(places).toEqual([...places].sort((one, other) => one - other));
    }
    expect(text.match(/Me connecter/g)).toHaveLength(1);
    expect(html.match(/class="action"/g)).toHaveLength(1);
  });

  test('has one table that is one for whoever listens, with its headings', () => {
    const { html } = letter(FULL);
    const spoken = [...html.matchAll(/<table [^>]*>/g)].filter(
      ([tag]) => !tag.includes('role="presentation"'),
    );
    expect(spoken).toHaveLength(1);
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
    expect(html.match(/<th scope="row"/g)).toHaveLength(2);
  });

  test('lets a long address break on a narrow screen', () => {
    expect(letter(FULL).html).toContain('>paul.<wbr/>lacombe@<wbr/>example.<wbr/>org</td>');
    const facts = [{ label: 'Courriel', value: 'accueil@example.org', url: 'mailto:accueil@example.org' }];
    expect(letter({ ...PARTS, facts }).html).toContain('>accueil@<wbr/>example.<wbr/>org</a>');
  });

  test('tells mail programs where to stop such mails', () => {
    expect(letter(FULL).unsubscribe).toBe('https://a.example/stop');
    expect(letter(PARTS)).not.toHaveProperty('unsubscribe');
  });

  test('fetches nothing from elsewhere either', () => {
    expect(letter(FULL).html).not.toMatch(/<img|<link|<script|src=|url\(|@import|background=/i);
  });
});
