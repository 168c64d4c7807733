import { calendarChoices } from '../../src/my-account/calendar-choices.js';
import { NetworkDirectory } from '../../src/telecentres/network-directory.js';
import { signIn } from '../sign-in/signing-in.js';
import { everythingStored } from '../platform/stored.js';
import { formsOf, type Browser } from '../support/browser.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

const SIGNED_IN = {
  by: 'session',
  session: '',
  secondFactor: false,
  secondFactorPending: false,
  complete: true,
} as const;
const MINE = { what: 'me', label: 'Téléphone de Zoé' };
const GOOGLE = 'Mozilla/5.0 (compatible; Google-Calendar-Importer/1.0)';

describe('a calendar of my bookings', () => {
  test('is made by one press, and named by what it tells when no other name is given', async () => {
    const browser = await open('press@example.org');
    expect(browser.shown.html).toMatch(/<option value="me" selected>Mes réservations<\/option>/);
    await browser.press('/account/calendars', { what: 'me', label: '' });
    expect(browser.shown.status).toBe(200);
    expect(browser.shown.html).toContain('<strong>Mes réservations</strong>');
  });

  test('tells its address once, in an answer that nobody keeps', async () => {
    const browser = await open('once@example.org');
    await browser.press('/account/calendars', MINE);
    const { status, headers, html } = browser.shown;
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['referrer-policy']).toBe('no-referrer');
    const address = addressIn(html);
    expect(address).toMatch(new RegExp(`^${service.url}/calendars/[\\w-]{22,}\\.ics$`));

    await browser.open('/account/calendars');
    expect(browser.shown.html).toContain('<strong>Téléphone de Zoé</strong>');
    expect(browser.shown.html).toContain('Créé le lundi 23 novembre 2026');
    expect(browser.shown.html).not.toContain(tokenOf(address));
    expect(browser.shown.html).not.toContain('.ics');
  });

  test('is made once, however often its page is loaded again', async () => {
    const browser = await open('again@example.org');
    const filled = browser.shown;
    await browser.press('/account/calendars', MINE);
    const address = addressIn(browser.shown.html);
    browser.shown = filled;
    await browser.press('/account/calendars', MINE);
    expect(browser.shown.status).toBe(200);
    expect(browser.shown.html).toContain('a déjà été créé\u00a0: <strong>Téléphone de Zoé</strong>');
    expect(browser.shown.html).toContain('Son adresse n’a été affichée qu’une fois.');
    expect(browser.shown.html).toContain('href="/account/calendars"');
    expect(browser.shown.html).not.toContain(tokenOf(address));
    await stopFirst(browser);
    expect(browser.shown.html.match(/<strong>Téléphone de Zoé<\/strong>/g)).toHaveLength(1);

    browser.shown = filled;
    await browser.press('/account/calendars', MINE);
    expect(browser.shown.path).toBe('/account/calendars');
    await browser.press('/account/calendars', MINE);
    expect(addressIn(browser.shown.html)).not.toBe('');
  });

  test('is made once by two presses at the same time, and by the same form of two people twice', async () => {
    const [visitor, stranger] = [await service.visitor(), await service.visitor()];
    const form = '0b7c3c2e-6d0f-4a53-9a5c-1d2f5a8b9c10';
    const send = async (who: KnownCaller): Promise<string> =>
      addressIn(String((await who.send('/account/calendars', { ...MINE, form })).body));
    const both = await Promise.all([send(visitor), send(visitor)]);
    expect(both.filter((address) => address !== '')).toHaveLength(1);
    expect(await send(stranger)).not.toBe('');
  });

  test('is stopped only after it was said who loses it', async () => {
    const browser = await open('asked@example.org');
    await browser.press('/account/calendars', MINE);
    const address = new URL(addressIn(browser.shown.html)).pathname;
    await browser.open('/account/calendars');
    expect(browser.shown.html).toMatch(
      /<details[^>]*><summary[^>]*>Arrêter<\/summary><p>Aucun agenda ne le lit/,
    );
    await service.anybody.get(address, { 'user-agent': GOOGLE });
    await browser.open('/account/calendars');
    expect(browser.shown.html).toContain('Un agenda le lit\u00a0: Google Agenda.');
    await service.anybody.get(address, { 'user-agent': 'Thunderbird/128' });
    await browser.open('/account/calendars');
    expect(browser.shown.html).toMatch(
      /Plusieurs agendas le lisent\u00a0: [\w ]+ et [\w ]+\. À la prochaine/,
    );
  });

  test('is told from another of the same name by those who only hear the page', async () => {
    const visitor = await service.visitor();
    for (const what of ['me', 'events']) await visitor.send('/account/calendars', { ...MINE, what });
    const page = String((await visitor.get('/account/calendars')).body);
    const names = [...page.matchAll(/<summary aria-label="([^"]+)"/g)].map(([, name]) => name);
    expect(names).toHaveLength(2);
    expect(names[0]).not.toBe(names[1]);
    for (const name of names) expect(name).toMatch(/^Arrêter\u00a0: Téléphone de Zoé, /);
  });

  test('is read by whoever has its address, and says who has read it and when to expect them again', async () => {
    const browser = await open('read@example.org');
    await browser.press('/account/calendars', MINE);
    const address = addressIn(browser.shown.html);
    await browser.open('/account/calendars');
    expect(browser.shown.html).toContain('Jamais lu.');

    const read = await service.anybody.get(new URL(address).pathname, { 'user-agent': GOOGLE });
    expect(read.status).toBe(200);
    expect(read.body).toMatch(/^BEGIN:VCALENDAR\r\n/);
    await browser.open('/account/calendars');
    expect(browser.shown.html).toMatch(/Lu par Google Agenda (à l’instant|il y a)/);
    expect(browser.shown.html).not.toContain('Jamais lu.');
  });

  test('is stopped at once, also by pressing twice, and says so for two weeks', async () => {
    const browser = await open('stopped@example.org');
    await browser.press('/account/calendars', MINE);
    const address = new URL(addressIn(browser.shown.html)).pathname;
    await browser.open('/account/calendars');
    const page = browser.shown;
    await stopFirst(browser);
    expect(browser.shown.path).toBe('/account/calendars?done=calendar-stopped');
    expect(browser.shown.html).toContain('Ce calendrier est arrêté.');
    expect(browser.shown.html).toContain('<span class="mark">arrêté</span>');
    expect(stopForms(browser)).toEqual([]);
    expect((await service.anybody.get(address)).body).toContain('BEGIN:VEVENT');

    browser.shown = page;
    await stopFirst(browser);
    expect([browser.shown.status, browser.shown.path]).toEqual([
      200,
      '/account/calendars?done=calendar-stopped',
    ]);
    service.clock.advanceMinutes(15 * 24 * 60);
    const later = await signIn(service, 'stopped@example.org');
    await later.open('/account/calendars');
    expect(later.shown.html).not.toContain('<strong>Téléphone de Zoé</strong>');
    expect(later.shown.html).toContain('<h2>Créer un calendrier</h2>');
    expect((await service.anybody.get(address)).status).toBe(410);
  });

  test('of somebody else is not mine to stop', async () => {
    const [owner, stranger] = [await service.visitor(), await service.visitor()];
    const made = await owner.send('/account/calendars', MINE);
    const list = String((await owner.get('/account/calendars')).body);
    const action = formsOf(list).find((form) => form.action.endsWith('/revocation'))?.action ?? '';
    expect((await stranger.send(action, {})).status).toBe(303);
    const path = new URL(addressIn(String(made.body))).pathname;
    expect((await service.anybody.get(path)).status).toBe(200);
    expect((await owner.get('/account/calendars')).body).not.toContain('>arrêté<');
  });

  test('is explained: what it is, who can read it, how slow others are, and how not to see all twice', async () => {
    const visitor = await service.visitor();
    const page = String((await visitor.get('/account/calendars')).body);
    expect(page).toContain('Qui connaît cette adresse peut lire le calendrier');
    expect(page).toContain('Les agendas ne viennent voir que de temps en temps');
    expect(page).toContain('href="/help/calendars"');
    expect(page).toContain('href="/account/mails"');
    expect((await visitor.get('/account/mails')).body).toContain('href="/account/calendars"');
  });

  test('is in English for who reads English', async () => {
    const visitor = await service.visitor();
    await service.database.query(`update account set language = 'en' where id = $1`, [visitor.account]);
    const made = await visitor.send('/account/calendars', { what: 'me', label: '' });
    expect(made.body).toContain('This calendar is ready: <strong>My bookings</strong>');
    const page = await visitor.get('/account/calendars');
    expect(page.body).toContain('Never read. Some programs come for the first time only after a day.');
  });
});

describe('what a calendar can show', () => {
  test('is, for everybody, the network, its telecentres and their places, and its departments', async () => {
    const page = String((await (await service.visitor()).get('/account/calendars')).body);
    expect(optionsIn(page)).toEqual(
      expect.arrayContaining([
        'me',
        'events',
        'telecentre:aurillac',
        'resource:aur-b1',
        'resource:dec-salle',
        'department:15',
      ]),
    );
    expect(page).toContain('<optgroup label="Télécentre d’Aurillac">');
    expect(page).toContain('>Aurillac, Bureau 1</option>');
  });

  test.each([
    ['a member', [], []],
    ['a host', [{ role: 'host', telecentre: 'aurillac' }], ['telecentre:aurillac:names']],
    [
      'a coordinator',
      [{ role: 'coordinator', department: '46' }],
      ['telecentre:figeac:names', 'department:46:names'],
    ],
  ] as const)('is offered with names to %s only where they receive people', async (_, grants, expected) => {
    const visitor = await service.visitor(undefined, { grants, secondFactor: true });
    const page = String((await visitor.get('/account/calendars')).body);
    expect(optionsIn(page).filter((value) => value.endsWith(':names'))).toEqual(expected);
    expect(page.includes('Qui vient, avec les noms')).toBe(expected.length > 0);
  });

  test.each([
    'me',
    'events',
    'telecentre:aurillac',
    'telecentre:aurillac:names',
    'resource:aur-b1',
    'department:15',
  ])('is %s, made and read', async (what) => {
    expect(await read(await hostOfAurillac(), what)).toMatch(/^BEGIN:VCALENDAR\r\n/);
  });

  test('is who comes to a telecentre, and without their names where only the places are asked for', async () => {
    const member = await service.visitor('ambre.lacoste@example.org');
    await bookAurillac(member);
    const host = await hostOfAurillac();
    expect(await read(host, 'telecentre:aurillac:names')).toContain('ambre.lacoste');
    for (const what of ['telecentre:aurillac', 'department:15']) {
      const calendar = await read(host, what);
      expect(calendar).toContain('Occupé');
      expect(calendar).not.toContain('ambre.lacoste');
    }
    const list = String((await host.get('/account/calendars')).body);
    expect(list.match(/, avec les noms<br\/>/g)).toHaveLength(1);
  });

  test.each([
    ['telecentre:aurillac:names', 'Aurillac, qui vient (avec les noms)'],
    ['telecentre:aurillac', 'Aurillac, tout le télécentre'],
  ])('is told by its name, and warned of where it has names: %s', async (what, label) => {
    const made = await (await hostOfAurillac()).send('/account/calendars', { what, label: '' });
    expect(made.body).toContain(`<strong>${label}</strong>`);
    expect(String(made.body).includes('Il contient des noms')).toBe(what.endsWith(':names'));
  });

  test('is, from where a host receives people, who comes there, and to others what is taken', async () => {
    const path = '/account/calendars?telecentre=aurillac';
    expect((await (await hostOfAurillac()).get(path)).body).toContain(
      '<option value="telecentre:aurillac:names" selected>',
    );
    const member = await service.visitor();
    expect((await member.get(path)).body).toContain('<option value="telecentre:aurillac" selected>');
    expect((await member.get('/account/calendars?telecentre=nowhere')).body).toContain(
      '<option value="me" selected>',
    );
  });

  test('is a place that its own page leads here with', async () => {
    const page = await (await service.visitor()).get('/account/calendars?resource=aur-b1');
    expect(page.body).toContain('<option value="resource:aur-b1" selected>');
  });
});

describe('in a network of more places than anybody reads in a list', () => {
  test('telecentres and departments are offered, and of the places only the one that is asked for', async () => {
    const pilot = await service.app.get(NetworkDirectory).fresh();
    const [first] = pilot.resources.values();
    const many = Array.from({ length: 301 }, (_, number) => [`place-${number}`, first] as const);
    const network = { ...pilot, resources: new Map(many.flatMap(([id, one]) => (one ? [[id, one]] : []))) };
    const member = { account: '', pseudonym: '', grants: [], means: SIGNED_IN };
    const offered = (resource?: string): string[] =>
      calendarChoices(member, network, 'fr', resource)
        .groups.flatMap(({ options }) => options.map(({ value }) => value))
        .filter((value) => value.startsWith('resource:'));
    expect(offered()).toEqual([]);
    expect(offered('fig-desk')).toEqual(['resource:fig-desk']);
  });
});

describe('a calendar is refused', () => {
  test('beyond thirty of them, and says so beside what was chosen', async () => {
    const visitor = await service.visitor();
    for (let made = 0; made < 30; made++)
      expect((await visitor.send('/account/calendars', MINE)).status).toBe(200);
    const answer = await visitor.send('/account/calendars', MINE);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatch(/<small id="what-error"[^>]*>Vous avez trente/);
    expect(answer.body).toContain('value="Téléphone de Zoé"');
  });

  test.each([
    ['with names, to somebody who receives nobody there', { what: 'telecentre:aurillac:names' }, 'what'],
    ['of a place that does not exist', { what: 'resource:aur-b99' }, 'what'],
    ['of nothing', { what: '' }, 'what'],
    ['with a name that is too long', { label: 'x'.repeat(101) }, 'label'],
    ['with a name that turns the page around', { label: 'Zoé\u202e' }, 'label'],
  ])('%s: beside the field, in the summary, with what was typed kept', async (_, change, field) => {
    const visitor = await service.visitor();
    const before = await everythingStored(service.database);
    const typed = { what: 'department:15', label: 'Bureau <de> Zoé', ...change };
    const answer = await visitor.send('/account/calendars', typed);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain(`id="${field}-error"`);
    expect(answer.body).toContain(`<a href="#${field}">`);
    expect(answer.body).toContain('<title>Erreur\u00a0: Mes calendriers');
    if (field === 'what') expect(answer.body).toContain('value="Bureau &lt;de> Zoé"');
    else expect(answer.body).toContain('<option value="department:15" selected>');
    expect(await everythingStored(service.database)).toEqual(before);
  });
});

async function open(email: string): Promise<Browser> {
  const browser = await signIn(service, email);
  await browser.open('/account/calendars');
  return browser;
}

function hostOfAurillac(): Promise<KnownCaller> {
  return service.visitor(undefined, { grants: [{ role: 'host', telecentre: 'aurillac' }] });
}

/** A booking of this member's, made as programs make it. */
async function bookAurillac(member: KnownCaller): Promise<void> {
  const wish = { telecentre: 'aurillac', kind: 'desk', date: '2026-12-15', halfDay: 'morning' };
  expect((await member.post('/api/v1/bookings', wish)).status).toBe(201);
}

/** Makes the calendar on the page, and reads it as a program does, unfolded. */
async function read(who: KnownCaller, what: string): Promise<string> {
  const made = await who.send('/account/calendars', { what, label: 'Accueil' });
  expect(made.status).toBe(200);
  const calendar = await service.anybody.get(new URL(addressIn(String(made.body))).pathname);
  expect(calendar.status).toBe(200);
  return String(calendar.body).replaceAll('\r\n ', '');
}

function stopForms({ shown }: Browser): string[] {
  return formsOf(shown.html)
    .map(({ action }) => action)
    .filter((action) => action.endsWith('/revocation'));
}

async function stopFirst(browser: Browser): Promise<void> {
  await browser.press(stopForms(browser)[0] ?? '');
}

function addressIn(html: string): string {
  return /<input id="address"[^>]* value="([^"]+)"/.exec(html)?.[1] ?? '';
}

function tokenOf(address: string): string {
  return /\/([^/]+)\.ics$/.exec(address)?.[1] ?? '';
}

function optionsIn(html: string): string[] {
  return [...html.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']) => value);
}
