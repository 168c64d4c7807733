import { ATTEMPTS_KEPT_DAYS } from '../../src/accounts/attempts.js';
import { SESSION_DAYS } from '../../src/accounts/sessions.service.js';
import { IdentityService } from '../../src/identity/identity.service.js';
import type { LegalFacts } from '../../src/identity/legal-facts.js';
import { browserAt, type Browser } from '../support/browser.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let reader: Browser;
beforeAll(async () => {
  service = await startService();
  reader = browserAt(service.url);
});
afterAll(() => service.close());
beforeEach(() => say({}));

const FACTS: LegalFacts = {
  publisher: 'Syndicat mixte d’essai',
  publisherAddress: '1 place de la Mairie, 15000 Aurillac',
  publisherPhone: '04 00 00 00 01',
  publisherEmail: 'contact@example.org',
  director: 'La présidente du syndicat',
  hostName: 'Hébergeur d’essai SAS',
  hostAddress: '2 rue des Serveurs, 59000 Lille',
  hostPhone: '+33 3 00 00 00 02',
  dataProtection: 'dpo@example.org',
  accessibility: 'acces@example.org',
};

describe('the legal notice', () => {
  test('names who publishes, who answers for it and who hosts it, each with the way there', async () => {
    await say(FACTS);
    const text = await textOf('/legal');
    for (const fact of [
      FACTS.publisher,
      FACTS.publisherAddress,
      FACTS.director,
      FACTS.hostName,
      FACTS.hostAddress,
    ])
      expect(text).toContain(fact);
    expect(reader.shown.html.includes('<a href="tel:0400000001">04 00 00 00 01</a>')).toBe(true);
    expect(reader.shown.html.includes('<a href="tel:+33300000002">+33 3 00 00 00 02</a>')).toBe(true);
    expect(reader.shown.html.includes('<a href="mailto:contact@example.org">')).toBe(true);
    expect(text).not.toContain('à compléter');
  });

  test('says what its operator has not said yet; an administrator is led to where it is said', async () => {
    const text = await textOf('/legal');
    expect(text.match(/à compléter par l’exploitant/g)).toHaveLength(8);
    expect(text).not.toContain('c’est à vous de le dire');
    const { session } = await service.visitor(undefined, {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    const administrator = browserAt(service.url);
    administrator.cookies.set('telecentre_session', session);
    const { html } = await administrator.open('/legal');
    expect(html.match(/href="\/operations\/identity#\w+"/g)).toHaveLength(8);
  });

  test('never turns what was said into something else', async () => {
    await say({ publisher: '<script>alert(1)</script>', publisherEmail: 'javascript:alert(1)@x' });
    await reader.open('/legal');
    expect(reader.shown.html.includes('<script>alert')).toBe(false);
    expect(reader.shown.html.includes('href="javascript')).toBe(false);
  });
});

describe('the page on personal data', () => {
  test('tells the periods that the nightly work goes by, as they are set', async () => {
    await service.database.query(
      `update retention set idle_warning_months = 11, idle_erasure_months = 13, audit_months = 7, guest_months = 5, mail_days = 17`,
    );
    const text = await textOf('/privacy');
    for (const period of [
      'Après 11\u00a0mois sans usage',
      'après 13\u00a0mois il est effacé',
      '5\u00a0mois après la réservation.',
      '17\u00a0jours\u00a0; leur texte est effacé dès l’envoi',
      `${SESSION_DAYS}\u00a0jours après votre dernière visite`,
      `${ATTEMPTS_KEPT_DAYS}\u00a0jours`,
    ])
      expect(text).toContain(period);
    expect(text).toMatch(/Le journal.*7\u00a0mois/);
  });

  test('says all that article 13 asks for, in both languages', async () => {
    await say(FACTS);
    for (const [address, words] of [
      [
        '/privacy',
        ['Responsable du traitement', 'Le fondement', 'Durée', 'Qui voit quoi', 'Vos droits', 'Cnil'],
      ],
      [
        '/en/privacy',
        ['Controller', 'The legal basis', 'For how long', 'Who sees what', 'Your rights', 'Cnil'],
      ],
    ] as const) {
      const text = await textOf(address);
      for (const word of [...words, 'dpo@example.org', 'Syndicat mixte d’essai'])
        expect(text).toContain(word);
    }
    await reader.open('/privacy');
    for (const way of ['/account/data', '/account/erasure', 'https://www.cnil.fr/fr/plaintes'])
      expect(reader.shown.html.includes(`href="${way}"`)).toBe(true);
  });

  test('tells the truth about cookies: whoever only reads is given none', async () => {
    for (const path of ['/', '/legal', '/privacy', '/accessibility', '/help'])
      expect((await reader.open(path)).headers['set-cookie']).toBeUndefined();
  });
});

describe('the accessibility statement', () => {
  test('has the sections that are imposed, says that nothing has been audited, and where to complain', async () => {
    await say(FACTS);
    const text = await textOf('/accessibility');
    const sections = [...reader.shown.html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, name]) => name);
    expect(sections).toEqual([
      'État de conformité',
      'Contenus non accessibles',
      'Établissement de cette déclaration',
      'Retour d’information et contact',
      'Voies de recours',
    ]);
    expect(text).toMatch(/Ce site est non conforme .*RGAA.*4\.1/);
    expect(text).toContain('Défenseur des droits, Libre réponse 71120, 75342\u00a0Paris Cedex\u00a007');
    expect(reader.shown.html.includes('https://formulaire.defenseurdesdroits.fr/')).toBe(true);
    expect(text).toContain(service.url);
    expect(text).toContain('acces@example.org');
  });
});

async function say(legal: LegalFacts): Promise<void> {
  await service.app.get(IdentityService).changeLegalFacts(null, legal);
}

/** What is read in the main part. */
async function textOf(path: string): Promise<string> {
  const { status, html } = await reader.open(path);
  expect([path, status]).toEqual([path, 200]);
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main.replaceAll(/<[^>]+>/g, '');
}
