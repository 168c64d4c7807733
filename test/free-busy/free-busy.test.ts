import { gunzipSync } from 'node:zlib';
import { eventsIn } from '../calendar-feeds/feeds.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Answer, type Caller, type TestService } from '../support/service.js';
import { periodsIn, takenOn } from './reading.js';

const WORKS = { from: '2026-11-26T09:00', to: '2026-11-26T12:00', reason: 'Travaux', resource: 'nord' };
const HOUSE = networkOf(
  {
    slug: 'vic',
    closures: [WORKS],
    resources: [
      room('nord', { holdMinutes: 10 }),
      room('sud', { minutesBetween: 30 }),
      { ...room('hall'), kind: 'training_room', capacity: 16, parts: ['nord', 'sud'] },
      desks('vic', 2),
    ],
  },
  { slug: 'cache', published: false, resources: [room('secrete')] },
);

let service: TestService;
let member: Caller;
beforeAll(async () => (service = await startService({ network: HOUSE })));
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne.martin@example.org');
});
afterAll(() => service.close());

const TEN = { start: `${TUESDAY}T10:00`, end: `${TUESDAY}T11:00` };

describe('the free/busy address of a place', () => {
  test('tells ninety days from this morning, closing hours included, in one VFREEBUSY without METHOD', async () => {
    const { status, body } = await askFor('sud');
    const lines = body.split('\r\n');
    expect(status).toBe(200);
    expect(lines.slice(0, 12)).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Telecentres//Reservations 1.0//FR',
      'CALSCALE:GREGORIAN',
      'BEGIN:VFREEBUSY',
      'UID:sud@127.0.0.1',
      'DTSTAMP:20261122T230000Z',
      'DTSTART:20261122T230000Z',
      'DTEND:20270220T230000Z',
      `URL:${service.url}/free-busy/sud`,
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261122T230000Z/20261123T080000Z',
      'FREEBUSY;FBTYPE=BUSY-UNAVAILABLE:20261123T110000Z/20261123T130000Z',
    ]);
    expect(lines.slice(-3)).toEqual(['END:VFREEBUSY', 'END:VCALENDAR', '']);
    expect(body).not.toContain('METHOD');
  });

  test('has what is booked as busy, with the minutes kept free after it, and no more once it is cancelled', async () => {
    const reference = await book({ resource: 'sud', ...TEN });
    expect(await takenOn(service, 'sud', TUESDAY)).toEqual(['BUSY 2026-11-24T09:00Z/10:30Z']);
    await member.post(`/api/v1/bookings/${reference}/cancellation`);
    expect(await takenOn(service, 'sud', TUESDAY)).toEqual([]);
  });

  test('joins what follows without a gap', async () => {
    await book({ resource: 'nord', ...TEN });
    await book({ resource: 'nord', start: `${TUESDAY}T11:00`, end: `${TUESDAY}T12:00` });
    expect(await takenOn(service, 'nord', TUESDAY)).toEqual(['BUSY 2026-11-24T09:00Z/11:00Z']);
  });

  test('has a hold as tentative while it stands, and nothing once it has lapsed', async () => {
    await book({ resource: 'nord', ...TEN, hold: true });
    expect(await takenOn(service, 'nord', TUESDAY)).toEqual(['BUSY-TENTATIVE 2026-11-24T09:00Z/10:00Z']);
    const { headers } = await askFor('nord');
    service.clock.advanceMinutes(11);
    expect(await takenOn(service, 'nord', TUESDAY)).toEqual([]);
    expect((await askFor('nord', { 'if-none-match': String(headers['etag']) })).status).toBe(200);
  });

  test('of a room made of rooms is busy when one of them is, and the other way round', async () => {
    await book({ resource: 'nord', ...TEN });
    expect(await takenOn(service, 'hall', TUESDAY)).toEqual(['BUSY 2026-11-24T09:00Z/10:00Z']);
    expect(await takenOn(service, 'sud', TUESDAY)).toEqual([]);
    await book({ resource: 'hall', date: '2026-11-25', halfDay: 'morning' });
    expect(await takenOn(service, 'nord', '2026-11-25')).toEqual(['BUSY 2026-11-25T08:00Z/11:00Z']);
  });

  test('has what another calendar blocks as busy', async () => {
    await service.database.query(
      `with calendar as (
  insert into external_calendar (resource_id, label, sealed_address, fingerprint, host, created_at)
  select id, 'Agenda de la mairie', '', decode(repeat('00', 32), 'hex'), 'mairie.example', now() from resource where key = 'nord'
  returning id, resource_id
), event as (
  insert into external_busy (external_calendar_id, uid, title, during, first_told_at)
  select id, 'x', 'Conseil', tstzrange('2026-11-24T13:00Z', '2026-11-24T15:00Z'), now() from calendar
  returning id, during
)
insert into allocation (resource_id, during, external_busy_id) select resource_id, during, event.id from calendar, event`,
    );
    expect(await takenOn(service, 'nord', TUESDAY)).toEqual(['BUSY 2026-11-24T13:00Z/15:00Z']);
    expect((await askFor('nord')).body).not.toMatch(/Conseil|mairie/);
  });

  test('has a closure as unavailable and not as busy, for all that it concerns', async () => {
    const closed = async (key: string): Promise<boolean> =>
      periodsIn((await askFor(key)).body).includes('BUSY-UNAVAILABLE 2026-11-25T17:00Z/13:00Z');
    expect([await closed('nord'), await closed('hall'), await closed('sud')]).toEqual([true, true, false]);
    expect(await takenOn(service, 'nord', '2026-11-26')).toEqual([]);
  });

  test('names nobody', async () => {
    const title = 'Entretien avec Madame Lacaze';
    const reference = await book({ resource: 'nord', ...TEN, title });
    const text = (await askFor('nord')).body;
    for (const secret of [reference, 'jeanne', 'martin', 'Lacaze']) expect(text).not.toContain(secret);
  });

  test.each(['nowhere', 'secrete', '..%2Fetc', 'vic'])(
    'says in plain text that there is no %s',
    async (key) => {
      for (const extension of ['ifb', 'ics']) {
        const { status, headers } = await member.get(`/free-busy/${key}.${extension}`);
        expect([status, headers['content-type']]).toEqual([404, 'text/plain; charset=utf-8']);
      }
      expect((await service.anybody.get(`/free-busy/${key}`)).status).toBe(404);
    },
  );
});

describe('a program that asks again', () => {
  test('is told only when something has changed', async () => {
    const first = await askFor('nord');
    const known = { 'if-none-match': String(first.headers['etag']) };
    expect(first.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, max-age=300',
      vary: 'Accept-Encoding',
      'x-content-type-options': 'nosniff',
    });
    expect(first.headers['etag']).toMatch(/^"[\w-]{22}"$/);

    service.clock.advanceMinutes(300);
    const again = await askFor('nord', known);
    expect([again.status, again.body as unknown, again.headers['etag']]).toEqual([
      304,
      '',
      known['if-none-match'],
    ]);
    expect(bodyHeaders(again.headers)).toEqual([]);
    expect((await askFor('nord', { 'if-none-match': `W/${known['if-none-match']}, "other"` })).status).toBe(
      304,
    );

    await book({ resource: 'nord', ...TEN });
    expect((await askFor('nord', known)).status).toBe(200);
  });

  test('gets the same text until something changes, dated by the last change', async () => {
    service.clock.set('2026-11-23T10:20:00+01:00');
    const untouched = (await askFor('nord')).body;
    service.clock.advanceMinutes(60);
    expect((await askFor('nord')).body).toBe(untouched);
    await book({ resource: 'nord', ...TEN });
    const changed = (await askFor('nord')).body;
    expect(changed).toContain('\r\nDTSTAMP:20261123T102000Z\r\n');
    service.clock.advanceMinutes(60);
    expect((await askFor('nord')).body).toBe(changed);
  });

  test('gets a new window on a new day', async () => {
    const { headers } = await askFor('nord');
    service.clock.set('2026-11-24T00:01:00+01:00');
    const { status, body } = await askFor('nord', { 'if-none-match': String(headers['etag']) });
    expect([status, body.includes('DTSTART:20261123T230000Z')]).toEqual([200, true]);
  });

  test('may have it packed, and may ask for its head only', async () => {
    const { body, headers } = await askFor('nord');
    const response = await fetch(`${service.url}/free-busy/nord.ifb`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'identity' },
    });
    expect([response.status, response.headers.get('etag'), await response.text()]).toEqual([
      200,
      headers['etag'],
      '',
    ]);
    const packed = await service.app
      .getHttpAdapter()
      .getInstance()
      .inject({ url: '/free-busy/nord.ifb', headers: { 'accept-encoding': 'gzip' } });
    expect(packed.headers['content-encoding']).toBe('gzip');
    const unpacked = gunzipSync(packed.rawPayload).toString();
    expect(periodsIn(unpacked)).toEqual(periodsIn(body));
  });
});

describe('the calendar of a place to subscribe to', () => {
  const askForCalendar = async (headers: Record<string, string> = {}): Promise<TextAnswer> => {
    const answer = await service.anybody.get('/free-busy/hall.ics', headers);
    return { ...answer, body: String(answer.body) };
  };

  test('tells what is taken and by nobody, with parts and wholes, and only where it has changed', async () => {
    const empty = await askForCalendar();
    expect(eventsIn(empty.body)).toEqual([]);
    expect(empty.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'content-disposition': 'inline; filename="hall.ics"',
    });
    const known = { 'if-none-match': String(empty.headers['etag']) };
    const same = await askForCalendar(known);
    expect([same.status, bodyHeaders(same.headers)]).toEqual([304, []]);

    await book({ resource: 'nord', ...TEN, title: 'Entretien avec Madame Lacaze' });
    const { status, body } = await askForCalendar(known);
    expect([status, eventsIn(body).map(({ summary, start }) => [summary, start])]).toEqual([
      200,
      [['Occupé', '2026-11-24T09:00:00Z']],
    ]);
    expect(body).not.toMatch(/Lacaze|jeanne/);
  });
});

describe('the page of a place', () => {
  const pageOf = async (key: string, language = 'fr'): Promise<string> =>
    String(
      (await service.anybody.get(`/free-busy/${key}`, { accept: 'text/html', 'accept-language': language }))
        .body,
    );

  test.each([
    ['2026-11-24T09:30:00+01:00', 'Libre jusqu’à 10\u00a0h'],
    ['2026-11-24T10:30:00+01:00', 'Occupée jusqu’à 11\u00a0h'],
    ['2026-11-24T11:30:00+01:00', 'Libre jusqu’à 12\u00a0h'],
    ['2026-11-24T12:30:00+01:00', 'Fermé jusqu’à 14\u00a0h'],
    ['2026-11-24T20:00:00+01:00', 'Fermé jusqu’au mercredi 25 novembre à 9\u00a0h'],
  ])('says at %s: %s', async (now, words) => {
    await book({ resource: 'nord', ...TEN });
    service.clock.set(now);
    expect(await pageOf('nord')).toContain(`<strong>${words}</strong>`);
  });

  test('shows what is left of seven days, in the language of whoever looks, and names nobody', async () => {
    await book({ resource: 'nord', ...TEN, title: 'Entretien avec Madame Lacaze' });
    const page = await pageOf('nord', 'en');
    const rows = [...page.matchAll(/<li><p><strong>(.*?)<\/p><\/li>/g)].map(([, row = '']) =>
      row.replaceAll('<br/>', ' | ').replace(/<[^>]*>/g, ''),
    );
    expect(rows.slice(0, 4)).toEqual([
      'Monday 23 November | Free: 9:00\u00a0–\u2060\u00a012:00, 14:00\u00a0–\u2060\u00a018:00',
      'Tuesday 24 November | Free: 9:00\u00a0–\u2060\u00a010:00, 11:00\u00a0–\u2060\u00a012:00, 14:00\u00a0–\u2060\u00a018:00 | Taken: 10:00\u00a0–\u2060\u00a011:00',
      'Wednesday 25 November | Free: 9:00\u00a0–\u2060\u00a012:00, 14:00\u00a0–\u2060\u00a018:00',
      'Thursday 26 November | Free: 14:00\u00a0–\u2060\u00a018:00',
    ]);
    expect(rows).toHaveLength(7);
    expect(page).not.toMatch(/Lacaze|jeanne/);
  });

  test('leads to both files, and has its own address as a code to print', async () => {
    const page = await pageOf('nord');
    const address = `${service.url}/free-busy/nord`;
    expect(page).toContain(`href="${address.replace('http:', 'webcal:')}.ics"`);
    expect(page).toContain(`${address}.ics</code>`);
    expect(page).toContain(`${address}.ifb</code>`);
    expect(page).toContain('<title>Code QR de cette page</title>');
    expect(page).toContain('Cette salle est-elle libre\u00a0?<br/>Visez ce code avec votre téléphone.');
    expect(page).toContain(`<p class="whole-address">${address}</p>`);
  });

  test('leads into the programs that open no webcal, to the calendars of an account, and back to the others', async () => {
    const page = await pageOf('nord');
    const asked = `url=${encodeURIComponent(`${service.url}/free-busy/nord.ics`)}&amp;name=Salle%20nord`;
    expect(page).toContain('href="https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F');
    expect(page).toContain(`href="https://outlook.office.com/calendar/0/addfromweb?${asked}"`);
    expect(page).toContain(`href="https://outlook.live.com/calendar/0/addfromweb?${asked}"`);
    expect(page).toContain('href="/account/calendars?resource=nord"');
    expect(page).toContain('href="/#telecentres"');
  });

  test('says in English until when', async () => {
    service.clock.set('2026-11-24T20:00:00+01:00');
    expect(await pageOf('nord', 'en')).toContain('Closed until Wednesday 25 November at 9:00');
  });
});

interface TextAnswer extends Omit<Answer, 'body'> {
  readonly body: string;
}

async function askFor(key: string, headers: Record<string, string> = {}): Promise<TextAnswer> {
  const answer = await service.anybody.get(`/free-busy/${key}.ifb`, headers);
  return { ...answer, body: String(answer.body) };
}

/** Its reference. */
async function book(wish: object): Promise<string> {
  const { status, body } = told(await member.post('/api/v1/bookings', wish));
  if (status !== 201) throw new Error(JSON.stringify(body));
  return (body as { reference: string }).reference;
}

/** What is kept elsewhere would take them for its own. */
function bodyHeaders(headers: object): string[] {
  return Object.keys(headers).filter((name) => /^content-(type|length)$/.test(name));
}
