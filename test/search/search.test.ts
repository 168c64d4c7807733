import {
  MONDAY_MORNING,
  startService,
  TUESDAY,
  type Answer,
  type Caller,
  type TestService,
} from '../support/service.js';
import { formsOf } from '../support/browser.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());
afterEach(() => service.clock.set(MONDAY_MORNING));

const BAGNAC = encodeURIComponent('Bagnac-sur-Célé');
const MORNING = `date=${TUESDAY}&halfDay=morning`;

describe('a search', () => {
  test('finds what is free, nearest first, across the borders of departments', async () => {
    const page = await search(`near=${BAGNAC}&${MORNING}`);
    expect(headingOf(page)).toBe('Mardi 24 novembre, matin : poste près de Bagnac-sur-Célé');
    expect(offersIn(page)).toEqual(['Montmurat', 'Figeac', 'Decazeville', 'Cassaniouze', 'Aurillac']);
    expect(textOf(page)).toContain('Montmurat 5,7 km 4 postes libres · 7 h 30 – 13 h');
    expect(textOf(page)).toContain(
      'Figeac 12 km Bureau télétravail, Maison de l’emploi de Figeac 1 poste libre · 9 h – 12 h',
    );
  });

  test('says it in English to those who would rather', async () => {
    const page = await service.anybody.get(`/search?near=${BAGNAC}&${MORNING}`, { 'accept-language': 'en' });
    expect(headingOf(page)).toBe('Tuesday 24 November, morning: desk near Bagnac-sur-Célé');
    expect(textOf(page)).toContain('Figeac 12 km');
    expect(textOf(page)).toContain('1 desk free · 9:00 – 12:00');
    expect(textOf(page)).not.toMatch(/Réserver|libre|matin/);
  });

  test('says where the hours are only assumed', async () => {
    expect(textOf(await search(`near=figeac&${MORNING}`))).toContain('Horaires à confirmer');
  });

  test('that says nothing is for a desk on the next half-day that has not begun', async () => {
    expect(headingOf(await search(''))).toBe('Lundi 23 novembre, après-midi : poste');
    service.clock.set('2026-11-27T18:30:00+01:00');
    expect(headingOf(await search(''))).toMatch(/^(Samedi 28|Lundi 30) novembre, matin : poste$/);
  });

  test('begins where a member says that they live, but not where that may be one place or another', async () => {
    const { account, ...member } = await service.visitor();
    await livesAt(account, 'Bagnac sur Célé');
    expect(headingOf(await member.get('/search'))).toContain('près de Bagnac-sur-Célé');
    expect(headingOf(await member.get(`/search?${MORNING}`))).toContain('près de Bagnac-sur-Célé');
    expect(headingOf(await member.get(`/search?${MORNING}&near=`))).toBe('Mardi 24 novembre, matin : poste');
    await livesAt(account, 'Castanet');
    expect(headingOf(await member.get('/search'))).toBe('Lundi 23 novembre, après-midi : poste');
  });

  test.each([
    ['a name', 'bagnac sur cele'],
    ['a postcode with its name', '46270 Bagnac-sur-Célé'],
    ['an INSEE code', '46015'],
    ['the name that is proposed', 'Bagnac-sur-Célé (46)'],
  ])('understands %s', async (_, near) => {
    const page = await search(`near=${encodeURIComponent(near)}&${MORNING}`);
    expect(headingOf(page)).toContain('près de Bagnac-sur-Célé');
    expect(valueOf(page, 'near')).toBe('Bagnac-sur-Célé (46)');
  });

  test('books with one press, or holds the place to say more', async () => {
    const member = await service.visitor();
    const page = await member.get(`/search?near=figeac&${MORNING}`);
    const [book, hold] = formsOf(page.body as string).filter(
      ({ fields }) => fields['telecentre'] === 'figeac',
    );
    const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    expect(book).toMatchObject({ method: 'post', action: '/bookings', fields: wish });
    expect(hold).toMatchObject({ method: 'post', action: '/bookings/holds', fields: wish });
    expect(book?.fields['key']).toMatch(/^[\w-]{22}$/);
    expect(book?.fields['formToken']).toBeTruthy();
  });

  test('shows first what the visitor has at that time, and not what they have given back', async () => {
    const member = await service.visitor();
    const reference = await booked(member, '2026-12-01');
    expect(textOf(await member.get(`/search?near=figeac&date=2026-12-01&halfDay=morning`))).toContain(
      'Vous avez déjà réservé : poste, Bureau télétravail, Maison de l’emploi de Figeac, mardi 1er décembre, matin.',
    );
    expect(textOf(await member.get(`/search?near=figeac&date=2026-12-01&halfDay=afternoon`))).not.toContain(
      'Vous avez déjà réservé',
    );
    await member.post(`/api/v1/bookings/${reference}/cancellation`);
    expect(textOf(await member.get(`/search?near=figeac&date=2026-12-01&halfDay=morning`))).not.toContain(
      'Vous avez déjà réservé',
    );
  });

  test('does not call booked what is only kept, and leads to where it is confirmed', async () => {
    const member = await service.visitor();
    const wish = { telecentre: 'figeac', kind: 'desk', date: '2026-12-02', halfDay: 'morning' };
    const held = await member.post('/api/v1/bookings', { ...wish, hold: true });
    expect(held.status).toBe(201);
    const { reference } = held.body as { reference: string };
    const page = await member.get('/search?near=figeac&date=2026-12-02&halfDay=morning');
    expect(textOf(page)).toContain(
      'Gardée pour vous jusqu’à 9 h 10 : poste, Bureau télétravail, Maison de l’emploi de Figeac, mercredi 2 décembre, matin Confirmer',
    );
    expect(textOf(page)).not.toContain('Vous avez déjà réservé');
    expect(page.body).toContain(`href="/bookings/${reference}/completion"`);
    expect((await member.post(`/api/v1/bookings/${reference}/cancellation`)).status).toBe(200);

    // An hour alone is one of today.
    service.clock.set('2026-11-23T23:55:00+01:00');
    expect((await member.post('/api/v1/bookings', { ...wish, hold: true })).status).toBe(201);
    const late = await member.get('/search?near=figeac&date=2026-12-02&halfDay=morning');
    expect(textOf(late)).toContain('Gardée pour vous jusqu’au mardi 24 novembre à 0 h 05 : poste');
  });

  test('speaks of choosing only where there are several places', async () => {
    const page = textOf(await search(`near=figeac&${MORNING}`));
    expect(page).toMatch(/Figeac.*?1 poste libre.*?Réserver Ajouter un objet/);
    expect(page).toMatch(/Montmurat.*?4 postes libres.*?Réserver Choisir la place, ajouter un objet/);
  });

  test('lets somebody wait for what is full, also beside what they have elsewhere', async () => {
    const [figeac, member] = ['near=figeac&date=2026-12-17&halfDay=morning', await service.visitor()];
    const waysToWait = async (): Promise<number> =>
      ((await member.get(`/search?${figeac}`)).body as string).split('action="/waitlist"').length - 1;
    await booked(await service.member(), '2026-12-17');
    expect(await waysToWait()).toBe(1);
    const wish = { kind: 'desk', date: '2026-12-17', halfDay: 'morning' };
    expect((await member.post('/api/v1/bookings', { ...wish, telecentre: 'montmurat' })).status).toBe(201);
    expect(await waysToWait()).toBe(1);
    const form = await member.get(
      '/bookings/new?telecentre=figeac&kind=desk&date=2026-12-17&halfDay=morning',
    );
    expect(formsOf(form.body as string).filter(({ action }) => action === '/waitlist')).toHaveLength(1);
    const page = await member.get(`/search?${figeac}`);
    const way = formsOf(page.body as string).find(({ action }) => action === '/waitlist');
    expect((await member.send('/waitlist', way?.fields ?? {})).headers['location']).toBe(
      '/waitlist?done=waiting',
    );
  });

  test('tells what is full with what is free there that day, one press away', async () => {
    await booked(await service.member(), '2026-12-08');
    const page = await search(`near=figeac&date=2026-12-08&halfDay=morning`);
    expect(offersIn(page)).not.toContain('Figeac');
    expect(textOf(page)).toMatch(
      /Pas libres à ce moment-là.*Figeac.*complet le matin libre l’après-midi 13 h 30 – 17 h 30 Réserver/,
    );
    const [instead] = formsOf(page.body as string).filter(({ fields }) => fields['telecentre'] === 'figeac');
    expect(instead?.fields).toMatchObject({ date: '2026-12-08', halfDay: 'afternoon' });
  });

  test('of a day on which all are shut says so, and proposes what comes next', async () => {
    const page = await search('near=figeac&date=2026-11-29&halfDay=morning');
    expect(textOf(page)).toContain('Les télécentres proches sont tous fermés à ce moment-là.');
    expect(textOf(page)).toMatch(/Les prochaines possibilités Figeac.*lundi 30 novembre · matin/);
    expect(formsOf(page.body as string).some(({ fields }) => fields['date'] === '2026-11-30')).toBe(true);
  });

  test('of a day on which all are shut proposes several telecentres, and none of them again and again', async () => {
    const offered = offersIn(await search('near=figeac&date=2026-11-29&halfDay=morning'));
    expect(offered).toEqual(['Figeac', 'Montmurat', 'Figeac', 'Montmurat']);
  });

  test('looks as far as it takes for what comes next', async () => {
    const holidays = await startService();
    try {
      await holidays.database.query(
        `insert into closure (telecentre_id, local_start, local_end, period, reason)
         select id, '2026-11-30', '2026-12-19', tstzrange('2026-11-30 00:00+01', '2026-12-19 00:00+01'), 'Travaux'
         from telecentre`,
      );
      const page = await holidays.anybody.get('/search?near=figeac&date=2026-11-30&halfDay=morning');
      expect(textOf(page)).toMatch(/Les prochaines possibilités.*Figeac[^·]*lundi 21 décembre · matin/);
    } finally {
      await holidays.close();
    }
  });

  test.each(['2027-06-01', '2199-01-01'])(
    'further ahead than anything is booked, for %s, says until when, and leads there',
    async (date) => {
      const page = await search(`near=figeac&date=${date}&halfDay=morning`);
      expect(textOf(page)).toContain('C’est trop loin : on peut réserver jusqu’au vendredi 22 janvier 2027.');
      expect(page.body).toMatch(/class="button" href="\/search\?[^"]*date=2027-01-22/);
      expect(offersIn(await search('near=figeac&date=2027-01-22&halfDay=morning'))).toContain('Figeac');
    },
  );

  test('leads to other days, and to the same one a week sooner or later', async () => {
    const page = await search('near=figeac&date=2026-12-15&halfDay=morning');
    const days = [
      ...(page.body as string).matchAll(/<a [^>]*href="\/search\?[^"]*date=([\d-]+)&[^"]*"/g),
    ].map(([, day]) => day);
    expect(days).toEqual(expect.arrayContaining(['2026-12-08', '2026-12-14', '2026-12-22']));
    const soon = await search(`near=figeac&${MORNING}`);
    expect(textOf(soon)).not.toContain('Semaine précédente');
    expect(textOf(soon)).toContain('Semaine suivante');
  });

  test('leads from each telecentre to its page on that day, for that kind of place', async () => {
    const page = await search(`near=decazeville&kind=meeting_room&${MORNING}`);
    expect(page.body).toContain(`href="/telecentres/decazeville?from=${TUESDAY}&amp;kind=meeting_room"`);
  });

  test.each([
    ['', true],
    [`near=figeac&${MORNING}&form=open`, true],
    [`near=figeac&${MORNING}`, false],
    [MORNING, false],
  ])('%s has its form open: %s', async (query, isOpen) => {
    expect(/<details class="asks search" open/.test((await search(query)).body as string)).toBe(isOpen);
  });

  test('by the hour for what is booked by the half-day says so, and proposes the halves', async () => {
    const page = await search(`near=figeac&date=${TUESDAY}&from=09:00&to=10:00`);
    expect(textOf(page)).toContain('Cette place se réserve à la demi-journée ou à la journée.');
    expect(textOf(page)).toContain('libre le matin 9 h – 12 h Réserver');
  });

  test('finds only rooms that really have what is asked for (field.md, 6.1.5)', async () => {
    const room = `near=decazeville&kind=videoconference_room&people=4&date=${TUESDAY}&halfDay=hours&from=14:00&to=16:00`;
    const page = await search(room);
    expect(headingOf(page)).toBe(
      'Mardi 24 novembre, 14 h – 16 h : salle de visioconférence, 4 personnes près de Decazeville',
    );
    expect(offersIn(page)).toEqual(['Aurillac']);
    expect(textOf(page)).toContain('8 places · 14 h – 16 h visioconférence, écran, tableau blanc');
    expect(offersIn(await search(room.replace('people=4', 'people=9')))).toEqual([]);
    expect(textOf(await search(room.replace('people=4', 'people=9')))).toContain(
      'Aucun télécentre du réseau n’a de salle de visioconférence avec tout ce que vous demandez.',
    );
  });

  test.each([
    [`kind=meeting_room&equipment=videoconference&equipment=screen`, ['Aurillac']],
    [`kind=meeting_room&equipment=videoconference,screen`, ['Aurillac']],
    [`kind=meeting_room&equipment=screen`, ['Decazeville', 'Aurillac']],
    [`kind=office`, ['Cassaniouze', 'Aurillac']],
  ])('with %s is for those who have it', async (asked, places) => {
    expect(offersIn(await search(`near=decazeville&${MORNING}&${asked}`))).toEqual(places);
  });

  test('of a room that is taken proposes the same time sooner or later', async () => {
    const time = { start: `2026-12-15T14:00`, end: `2026-12-15T16:00` };
    const taken = await (await service.member()).post('/api/v1/bookings', { resource: 'aur-visio', ...time });
    expect(taken.status).toBe(201);
    const page = await search(
      `near=aurillac&kind=videoconference_room&date=2026-12-15&halfDay=hours&from=14:00&to=16:00`,
    );
    expect(textOf(page)).toMatch(
      /Rien de libre à ce moment-là.*pris à cette heure libre \d+ h(?: 30)? – \d+ h(?: 30)? Réserver.*Les prochaines possibilités/,
    );
  });

  test('costs two statements beside those that know the visitor, and three where nothing is free', async () => {
    await search(`near=figeac&${MORNING}`);
    const query = service.database.query.bind(service.database);
    let statements = 0;
    service.database.query = (...asked: Parameters<typeof query>) => {
      statements += 1;
      return query(...asked);
    };
    await search(`near=figeac&${MORNING}`);
    expect(statements).toBeLessThanOrEqual(2);
    statements = 0;
    await search('near=figeac&date=2026-11-29&halfDay=morning');
    expect(statements).toBeLessThanOrEqual(3);
  });
});

describe('a place that is not clear', () => {
  test('is asked for again: which of those that are called so, with all the rest kept', async () => {
    const page = await search(`near=castanet&${MORNING}&kind=office`, 422);
    expect(textOf(page)).toContain('« castanet » : quelle commune ?');
    const ways = [...(page.body as string).matchAll(/href="(\/search\?[^"]*Castanet[^"]*)"/g)].map(
      ([, way]) => way,
    );
    expect(ways).toHaveLength(3);
    const found = await service.anybody.get((ways[0] ?? '').replaceAll('&amp;', '&'));
    expect(headingOf(found)).toBe('Mardi 24 novembre, matin : bureau près de Castanet');
    expect(chosenIn(found)).toContain('office');
  });

  test('is guessed when it is spelled nearly so', async () => {
    const page = await search(`near=figaec&${MORNING}`, 422);
    expect(textOf(page)).toContain('Vouliez-vous dire…');
    expect(page.body).toContain('Figeac (46)');
  });

  test('that nobody knows is said to be so beside its field', async () => {
    const page = await search(`near=Atlantis&${MORNING}`, 422);
    expect(errorsIn(page)).toEqual({
      near: 'ce nom ne nous dit rien dans les départements du réseau ni autour',
    });
    expect(valueOf(page, 'near')).toBe('Atlantis');
  });
});

describe('what cannot be understood', () => {
  test.each([
    ['date=2026-13-01&halfDay=morning', { date: 'une date, par exemple 12/01/2027' }],
    ['date=2026-11-22&halfDay=morning', { date: 'ce jour est passé' }],
    [`date=${TUESDAY}&halfDay=evening`, { halfDay: 'choisissez dans la liste' }],
    [
      `date=${TUESDAY}&halfDay=hours`,
      { from: 'une heure, par exemple 14 h 30', to: 'une heure, par exemple 14 h 30' },
    ],
    [
      `date=${TUESDAY}&halfDay=hours&from=25:00&to=9`,
      { from: 'une heure, par exemple 14 h 30', to: 'une heure, par exemple 14 h 30' },
    ],
    [`date=${TUESDAY}&from=16:00&to=14:00`, { to: 'la fin vient après le début' }],
    [`${MORNING}&kind=bed`, { kind: 'choisissez dans la liste' }],
    [`${MORNING}&kind=meeting_room&people=0`, { people: 'un nombre de personnes, de 1 à 1000' }],
    [`${MORNING}&kind=meeting_room&people=many`, { people: 'un nombre de personnes, de 1 à 1000' }],
    [`${MORNING}&equipment=sauna`, { equipment: 'choisissez dans la liste' }],
  ])('of %s is said beside its field and above the form', async (query, errors) => {
    const page = await search(query, 422);
    expect(errorsIn(page)).toEqual(errors);
    for (const field of Object.keys(errors)) {
      expect(page.body).toContain(`href="#${field}"`);
      expect(page.body).toMatch(new RegExp(`id="${field}"`));
    }
  });

  test('a desk for several people is said to be for one', async () => {
    const page = await search(`${MORNING}&people=3`, 422);
    expect(errorsIn(page)['people']).toMatch(/^un poste est pour une personne/);
  });

  test('leaves all that was typed where it was', async () => {
    const page = await search(
      'near=Figeac&date=2020-01-01&halfDay=hours&from=10:00&to=11:30&kind=meeting_room&people=7&equipment=wifi&equipment=screen',
      422,
    );
    const typed = ['near', 'date', 'from', 'to', 'people'].map((name) => valueOf(page, name));
    expect(typed).toEqual(['Figeac', '2020-01-01', '10:00', '11:30', '7']);
    expect(chosenIn(page)).toEqual(['hours', 'meeting_room', 'wifi', 'screen']);
  });

  test.each([
    'near=a&near=b',
    `near=${'x'.repeat(5000)}`,
    'near=%00',
    'near=%3Cscript%3Ealert(1)%3C/script%3E',
    `date=${TUESDAY}&date=${TUESDAY}`,
    'near[]=figeac',
    'people=9999999999',
    `${MORNING}&equipment=${'wifi,'.repeat(100)}`,
    'moving=%00',
    "near='; drop table booking; --",
    '__proto__=1&constructor=2',
    'shown=-1',
    'shown=99999999999999999999',
  ])('neither breaks anything nor comes back as it is: %s', async (query) => {
    const page = await service.anybody.get(`/search?${query}`, { accept: 'text/html' });
    expect([200, 404, 422]).toContain(page.status);
    expect(page.body).not.toContain('<script>alert');
  });
});

describe('a search for a booking that is to be moved', () => {
  test('begins with what it is, and each offer moves it there', async () => {
    const member = await service.visitor();
    const reference = await booked(member, '2026-12-22');
    const page = await member.get(`/search?moving=${reference}`);
    expect(textOf(page)).toContain(
      'Vous déplacez : poste, Bureau télétravail, Maison de l’emploi de Figeac, mardi 22 décembre, matin',
    );
    expect(headingOf(page)).toBe('Mardi 22 décembre, matin : poste près de Figeac');
    const [first] = formsOf(page.body as string).filter(({ method }) => method === 'post');
    expect(first).toMatchObject({
      action: `/bookings/${reference}/move`,
      fields: { kind: 'desk', date: '2026-12-22' },
    });
    expect(textOf(page)).toContain('Déplacer ici');
    expect(textOf(page)).not.toContain('Réserver');
    expect(textOf(page)).not.toContain('Vous avez déjà réservé');
  });

  test('is for whoever has it', async () => {
    const reference = await booked(await service.visitor(), '2027-01-05');
    const other = await service.visitor();
    expect((await other.get(`/search?moving=${reference}`, { accept: 'text/html' })).status).toBe(404);
    const anybody = await service.anybody.get(`/search?moving=${reference}`, { accept: 'text/html' });
    expect([anybody.status, anybody.headers['location']]).toEqual([
      303,
      `/sign-in?to=${encodeURIComponent(`/search?moving=${reference}`)}`,
    ]);
  });
});

async function search(query: string, status = 200): Promise<Answer> {
  const page = await service.anybody.get(`/search?${query}`, { accept: 'text/html' });
  expect([query, page.status]).toEqual([query, status]);
  return page;
}

/** The desk at Figeac, in the morning. */
async function booked(who: Caller, date: string): Promise<string> {
  const wish = { telecentre: 'figeac', kind: 'desk', date, halfDay: 'morning' };
  const answer = await who.post('/api/v1/bookings', wish);
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

async function livesAt(account: string, commune: string): Promise<void> {
  await service.database.query('update account set commune = $2 where id = $1', [account, commune]);
}

function headingOf({ body }: Answer): string {
  return plain(/<h1>(.*?)<\/h1>/s.exec(body as string)?.[1] ?? '');
}

function textOf({ body }: Answer): string {
  return plain(/<main[^>]*>(.*)<\/main>/s.exec(body as string)?.[1] ?? '');
}

function offersIn({ body }: Answer): string[] {
  return [...(body as string).matchAll(/data-offer="[^"]*" data-name="([^"]*)"/g)].map(
    ([, name = '']) => name,
  );
}

function valueOf({ body }: Answer, name: string): string | undefined {
  const [input = ''] = new RegExp(`<input[^>]*id="${name}"[^>]*>`).exec(body as string) ?? [];
  return / value="([^"]*)"/.exec(input)?.[1];
}

function chosenIn({ body }: Answer): string[] {
  const marked = (body as string).matchAll(
    /<(?:input|option)[^>]*value="([^"]*)"[^>]* (?:checked|selected)[^>]*>/g,
  );
  return [...marked].map(([, value = '']) => value);
}

function errorsIn({ body }: Answer): Record<string, string> {
  const errors = (body as string).matchAll(/<small id="(\w+)-error" class="wrong">(.*?)<\/small>/g);
  return Object.fromEntries([...errors].map(([, field = '', words = '']) => [field, plain(words)]));
}

function plain(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('\u2060', '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ([.,])/g, '$1')
    .trim();
}
