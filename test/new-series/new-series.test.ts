import { textOf } from '../booking-links/linked.js';
import { bookNow } from '../bookings/rivals.js';
import { HOUSES } from '../series/houses.js';
import { hostOf } from '../support/hosts.js';
import { startService, type Answer, type KnownCaller, type TestService } from '../support/service.js';
import { HTML, hasMade, press, pressOf, previewPath, THURSDAYS_AT_FIGEAC } from './repeating.js';

let service: TestService;

beforeAll(async () => {
  service = await startService({ network: HOUSES });
});
afterAll(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

const PREVIEW = previewPath(THURSDAYS_AT_FIGEAC);

describe('The form that repeats a booking', () => {
  test('begins with what the link said, and complains of nothing', async () => {
    const jeanne = await service.visitor();
    const path = '/series/new?telecentre=figeac&kind=desk&date=2027-01-07&halfDay=afternoon';
    const answer = await jeanne.get(path, HTML);
    const [status, body] = [answer.status, String(answer.body)];
    expect(status).toBe(200);
    expect(body).toMatch(/<option value="figeac" selected/);
    expect(body).toMatch(/<option value="afternoon" selected/);
    expect(body).toMatch(/name="thu" value="yes" checked/);
    expect(body).toContain('value="2027-01-07"');
    expect(body).not.toContain('role="alert"');
  });

  test('knows where a room is of which only the name was said, and its hours', async () => {
    const jeanne = await service.visitor();
    const body = String(
      (await jeanne.get('/series/new?resource=fig-room&date=2027-01-07&from=10:00&to=11:00', HTML)).body,
    );
    expect(body).toMatch(/<option value="fig-room" selected/);
    expect(body).toMatch(/<option value="hours" selected/);
    expect(body).toContain('value="10:00"');
  });

  test('says beside each field what is missing once it is sent', async () => {
    const jeanne = await service.visitor();
    const answer = await jeanne.get(previewPath({ ...THURSDAYS_AT_FIGEAC, until: '' }), HTML);
    const [status, body] = [answer.status, String(answer.body)];
    expect(status).toBe(200);
    expect(body).toMatch(/id="until-error"/);
    expect(body).not.toContain('name="keep"');
    const far = await jeanne.get(previewPath({ ...THURSDAYS_AT_FIGEAC, until: '2040-01-01' }), HTML);
    expect(textOf(String(far.body))).toContain('va plus loin que 5');
  });

  test('asks whoever has not signed in to do so, and comes back to the very dates', async () => {
    const asked = await service.anybody.get(PREVIEW, HTML);
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).toContain(encodeURIComponent('/series/new?telecentre=figeac'));
    const pressed = await service.anybody.send('/series', { ...THURSDAYS_AT_FIGEAC, key: 'x' }, HTML);
    expect([pressed.status, String(pressed.headers['location'])]).toEqual([
      303,
      expect.stringContaining(encodeURIComponent('how=weekly')) as unknown,
    ]);
  });
});

describe('The preview', () => {
  test('says of each date what would become of it, and of none twice', async () => {
    const page = await (await service.visitor()).get(PREVIEW, HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/24\s+dates sur 25/);
    expect(text).toContain('Tous les jeudis matin, à');
    expect(text).toContain('du 7 janvier au 24 juin 2027');
    expect(text).toMatch(/jeu\. 6 mai 2027 fermé · Ascension jeu\./);
    expect(text).toMatch(/Réserver les 24\s+dates/);
    expect(String(page.body).match(/name="keep"/g)).toHaveLength(24);
  });

  test('proposes the nearest to a date that is taken, and leaves out what they have booked then themselves', async () => {
    const [jeanne, rival] = [await service.visitor(), await service.visitor()];
    const room = { resource: 'sou-room', halfDay: 'morning' };
    const thursdays = { ...THURSDAYS_AT_FIGEAC, telecentre: 'sousceyrac', kind: 'meeting_room' };
    await bookNow(rival, { ...room, date: '2027-01-14' });
    const mine = await bookNow(jeanne, { ...room, date: '2027-01-21' });
    expect(mine.status).toBe(201);
    const page = await jeanne.get(previewPath(thursdays), HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/jeu\. 14 janvier 2027 pris · à la place/);
    expect(page.body).toMatch(/href="\/bookings\/new\?[^"]*date=2027-01-14[^"]*halfDay=afternoon/);
    expect(text).toMatch(/jeu\. 21 janvier 2027 Vous avez déjà réservé à ce moment-là : sousceyrac/i);
    expect(text).toMatch(/Réserver les 23 dates/);
    // They may want it all the same, also where nothing else can be had.
    const alone = { ...THURSDAYS_AT_FIGEAC, date: '2027-01-21', until: '2027-01-21' };
    const own = textOf(String((await jeanne.get(previewPath(alone), HTML)).body));
    expect(own).toContain('Vous avez déjà réservé aux dates possibles');
    expect(own).toContain('Réserver les dates cochées');
  });

  test('marks a holiday by its name where the doors stay open, and says of a closing no more than why', async () => {
    const jeanne = await service.visitor();
    const open = { ...THURSDAYS_AT_FIGEAC, telecentre: 'montmurat' };
    const text = textOf(String((await jeanne.get(previewPath(open), HTML)).body));
    expect(text).toMatch(/25 dates Tous/);
    expect(text).toMatch(/jeu\. 6 mai 2027 libre · Ascension : reste ouvert/);
    const shut = { ...THURSDAYS_AT_FIGEAC, telecentre: 'lacapelle', date: '2027-08-05', until: '2027-08-12' };
    const august = textOf(String((await jeanne.get(previewPath(shut), HTML)).body));
    expect(august).toMatch(/jeu\. 5 août 2027 fermé · Congés d’été jeu\. 12/);
    expect(august).toContain('Aucune date n’est possible ainsi');
  });

  test('names what will open only later', async () => {
    const fields = {
      ...THURSDAYS_AT_FIGEAC,
      telecentre: 'lacapelle',
      halfDay: 'afternoon',
      date: '2026-12-03',
      until: '2027-03-25',
    };
    const jeanne = await service.visitor();
    const page = await jeanne.get(previewPath(fields), HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/jeu\. 25 mars 2027 s’ouvrira le 24 janvier /);
    expect(text).toContain('seront réservées d’elles-mêmes');
    expect(text).toMatch(/Réserver les 17 dates 8 maintenant, 9 à leur ouverture/);
    const { headers } = await press(jeanne, '/series', pressOf(page));
    const made = textOf(String((await jeanne.get(String(headers['location']), HTML)).body));
    expect(made).toMatch(/C’est réservé : 8 dates ; 9 autres le seront à leur ouverture\. Un seul courriel/);
    // They count on those already.
    const elsewhere = { ...fields, telecentre: 'montmurat', date: '2027-03-18' };
    const then = textOf(String((await jeanne.get(previewPath(elsewhere), HTML)).body));
    expect(then).toMatch(/jeu\. 25 mars 2027 Déjà prévu dans une de vos séries : lacapelle/i);
  });
});

describe('One press', () => {
  test('books what is ticked and nothing else, however often it is pressed', async () => {
    const jeanne = await service.visitor();
    const fields = pressOf(await jeanne.get(PREVIEW, HTML), ['2027-02-04']);
    fields.set('title', 'Permanence');
    const [once, twice] = await Promise.all([
      press(jeanne, '/series', fields),
      press(jeanne, '/series', fields),
    ]);
    expect([once.status, twice.status]).toEqual([303, 303]);
    expect(twice.headers['location']).toBe(once.headers['location']);
    const { bookings } = (await jeanne.get('/api/v1/bookings')).body as { bookings: object[] };
    expect(bookings).toHaveLength(23);
    const page = await jeanne.get(String(once.headers['location']), HTML);
    const text = textOf(String(page.body));
    expect(text).toMatch(/C’est réservé\s*: 23\s+dates sur 25/);
    expect(text).toMatch(/jeudi 4 février 2027\s+sans cette date/i);
    expect(text).toContain('Permanence');
  });

  test('makes anew what was given back before any of it had opened', async () => {
    const jeanne = await service.visitor();
    const [date, until] = ['2027-03-04', '2027-03-25'];
    const fields = { ...THURSDAYS_AT_FIGEAC, telecentre: 'lacapelle', date, until };
    const { id, path } = await hasMade(jeanne, fields);
    expect((await jeanne.send(`${path}/cancellation`, { scope: 'all' }, HTML)).status).toBe(303);
    expect((await hasMade(jeanne, fields)).id).not.toBe(id);
  });

  test('on a page of before books nothing more when something else is ticked', async () => {
    const jeanne = await service.visitor();
    const page = await jeanne.get(PREVIEW, HTML);
    expect((await press(jeanne, '/series', pressOf(page))).status).toBe(303);
    const again = await press(jeanne, '/series', pressOf(page, ['2027-02-04']));
    expect(again.status).toBe(422);
    expect(textOf(String(again.body))).toContain('Vous avez déjà réservé depuis cette page');
  });

  test('says what is not as the preview said', async () => {
    const [jeanne, rival] = [await service.visitor(), await service.visitor()];
    const fields = {
      ...THURSDAYS_AT_FIGEAC,
      telecentre: 'lacapelle',
      date: '2026-12-03',
      until: '2026-12-31',
    };
    const page = await jeanne.get(previewPath(fields), HTML);
    await bookNow(rival, { telecentre: 'lacapelle', kind: 'desk', date: '2026-12-10', halfDay: 'morning' });
    const made = await press(jeanne, '/series', pressOf(page));
    const shown = await jeanne.get(String(made.headers['location']), HTML);
    const text = textOf(String(shown.body));
    expect(text).toMatch(/ceci a changé.*jeudi 10 décembre 2026 – pas réservée/s);
    // What could not be had can be waited for.
    expect(shown.body).toMatch(/action="\/waitlist"/);
  });

  test('takes chosen dates as well', async () => {
    const jeanne = await service.visitor();
    const { date: _date, until: _until, ...rest } = THURSDAYS_AT_FIGEAC;
    const { path } = await hasMade(jeanne, {
      ...rest,
      how: 'dates',
      on1: '2027-03-02',
      on2: '',
      on4: '2027-01-12',
    });
    const text = textOf(String((await jeanne.get(path, HTML)).body));
    expect(text).toMatch(/2\s+dates/);
    expect(text).toMatch(/mardi 12 janvier 2027/i);
    expect(text).toMatch(/mardi 2 mars 2027/i);
  });
});

describe('For somebody else', () => {
  const FOR_OTHER = {
    ...THURSDAYS_AT_FIGEAC,
    ...{ telecentre: 'montmurat', date: '2027-09-02', until: '2027-09-23', other: 'yes' },
  };

  let host: KnownCaller;
  beforeAll(async () => {
    host = await hostOf(service, 'montmurat');
  });

  test('is offered to nobody who could book for themselves only', async () => {
    const page = await (await service.visitor()).get(PREVIEW, HTML);
    expect(page.body).not.toContain('Pour quelqu’un d’autre');
    const asked = await (await service.visitor()).get(previewPath(FOR_OTHER), HTML);
    expect(textOf(String(asked.body))).toContain('personne ne vous a permis');
    expect(asked.body).not.toContain('name="title"');
  });

  test('lets a host book for one guest after another, and for a member, who is told', async () => {
    const member = await service.visitor();
    // What the host has then keeps nobody else from coming.
    await bookNow(host, { resource: 'sou-room', date: '2027-09-09', halfDay: 'morning' });
    const page = await host.get(previewPath(FOR_OTHER), HTML);
    expect(page.body).toMatch(/name="other"[^>]*checked/);
    const bookFor = (person: Readonly<Record<string, string>>): Promise<Answer> =>
      pressed(host, page, person, ['2027-09-16']);
    const [rose, again, paul] = [
      await bookFor({ name: 'Rose Vidal' }),
      await bookFor({ name: 'Rose Vidal' }),
      await bookFor({ name: 'Paul Roux' }),
    ];
    expect([rose.status, again.headers['location']]).toEqual([303, rose.headers['location']]);
    expect(paul.headers['location']).not.toBe(rose.headers['location']);
    const shown = textOf(String((await host.get(String(rose.headers['location']), HTML)).body));
    expect(shown).toMatch(/3\s+dates sur 4\. /);
    expect(shown).toContain('Rose Vidal');
    expect(shown).not.toContain('Un seul courriel');
    const theirs = await bookFor({ email: member.email });
    expect(textOf(String((await host.get(String(theirs.headers['location']), HTML)).body))).toContain(
      'Un seul courriel les confirme à la personne',
    );
    const { bookings } = (await member.get('/api/v1/bookings')).body as { bookings: object[] };
    expect(bookings).toHaveLength(3);
  });

  test('says beside its field who is missing or not known, and keeps what was ticked', async () => {
    const page = await host.get(previewPath({ ...FOR_OTHER, halfDay: 'afternoon' }), HTML);
    for (const [fields, field, said] of [
      [{}, 'name', 'écrivez le nom de la personne, ou l’adresse d’un membre'],
      [{ email: 'rose' }, 'email', 'doit être une adresse électronique'],
      [{ email: 'nobody@example.org' }, 'email', 'Aucun membre n’a cette adresse.'],
    ] as const) {
      const refused = await pressed(host, page, fields, ['2027-09-16']);
      const body = String(refused.body);
      expect(refused.status).toBe(422);
      expect(new RegExp(`id="${field}-error"[^>]*>([^<]*)`).exec(body)?.[1]).toContain(said);
      expect(body).toMatch(/value="2027-09-09" checked/);
      expect(body).not.toMatch(/value="2027-09-16" checked/);
      expect(refused.headers['location']).toBeUndefined();
    }
  });

  test('lets a colleague choose among those who allow it, and nobody else', async () => {
    const [member, colleague] = [await service.visitor(), await service.visitor()];
    await member.post('/api/v1/colleagues', { email: colleague.email });
    const page = await colleague.get(previewPath({ ...FOR_OTHER, halfDay: 'afternoon' }), HTML);
    expect(page.body).toContain(`<option value="${member.email}"`);
    expect(page.body).not.toContain('name="name"');
    expect((await pressed(colleague, page, { name: 'Rose Vidal' })).status).toBe(422);
    const stranger = await service.visitor();
    const refused = await pressed(colleague, page, { email: stranger.email });
    expect(textOf(String(refused.body))).toContain('ne vous a permis de réserver pour elle');
    expect((await pressed(colleague, page, { email: member.email })).status).toBe(303);
    const { bookings } = (await member.get('/api/v1/bookings')).body as { bookings: object[] };
    expect(bookings).toHaveLength(4);
  });
});

async function pressed(
  who: KnownCaller,
  page: Answer,
  person: Readonly<Record<string, string>>,
  unticked: readonly string[] = [],
): Promise<Answer> {
  const fields = pressOf(page, unticked);
  for (const [name, value] of Object.entries(person)) fields.set(name, value);
  return press(who, '/series', fields);
}
