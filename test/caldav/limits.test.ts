import { MOST_ENTRIES } from '../../src/calendar-feeds/feed-content.js';
import { THUNDERBIRD_MULTIGET } from './bodies.js';
import { conditionIn, dav, subscribe, toldIn, type DavLook } from './dav.js';
import { manyBookings } from './many.js';
import { calendarProgram } from './program.js';

const program = calendarProgram();
const { ask, propfind, report } = program;

const FILTER = '<c:filter><c:comp-filter name="VCALENDAR"/></c:filter>';
const query = (properties: string, filter = FILTER): string =>
  `<c:calendar-query xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>${properties}</d:prop>${filter}</c:calendar-query>`;
const names = (count: number, suffix = ''): string =>
  Array.from({ length: count }, (_, index) => `<d:p${index}${suffix}/>`).join('');

/** Nobody else is answered meanwhile: milliseconds, ten times what it takes. */
const SOON = 3000;

describe('Of the largest calendar', () => {
  beforeEach(() => manyBookings(program.service, program.zoe.account, MOST_ENTRIES));
  afterEach(() => program.service.database.query('delete from booking'));

  const soon = async (asking: () => Promise<DavLook>): Promise<DavLook> => {
    const began = performance.now();
    const look = await asking();
    expect(performance.now() - began).toBeLessThan(SOON);
    return look;
  };

  test('everything is told at once', async () => {
    const look = await soon(() => report(query('<d:getetag/><c:calendar-data/>')));
    expect(Object.keys(toldIn(look))).toHaveLength(MOST_ENTRIES);
  });

  test.each([
    ['a query', (body: string) => report(query(body))],
    [
      'a list of what is there',
      (body: string) =>
        propfind(
          program.feed.calendar,
          `<d:propfind xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav"><d:prop>${body}</d:prop></d:propfind>`,
          '1',
        ),
    ],
  ])('%s is told what it asks for once, however often it asks', async (_, asking) => {
    const once = await asking('<c:calendar-data/>');
    const often = await soon(() => asking('<c:calendar-data/>'.repeat(7000)));
    expect(often.text === once.text).toBe(true);
    expect((await soon(() => asking(names(101)))).status).toBe(403);
    const long = await soon(() => asking(names(100, 'x'.repeat(1000))));
    expect([long.status, conditionIn(long)]).toEqual([507, 'number-of-matches-within-limits']);
  });

  test('nothing is looked for by thousands of conditions', async () => {
    const conditions = '<c:prop-filter name="X"><c:is-not-defined/></c:prop-filter>'.repeat(1800);
    const look = await soon(() =>
      report(
        query(
          '<d:getetag/>',
          `<c:filter><c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT">${conditions}</c:comp-filter></c:comp-filter></c:filter>`,
        ),
      ),
    );
    expect([look.status, conditionIn(look)]).toEqual([403, 'supported-filter']);
  });

  test('an event is told once, however often it is named', async () => {
    const [, event = ''] = Object.keys(toldIn(await propfind(program.feed.calendar, undefined, '1')));
    const look = await soon(() => report(THUNDERBIRD_MULTIGET(...Array<string>(1000).fill(event))));
    expect(look.text.split(event)).toHaveLength(2);
  });
});

test('A calendar may be loaded ten events at a time, and then be asked about every few seconds, but not without end', async () => {
  const many = (times: number): Promise<number[]> =>
    Promise.all(Array.from({ length: times }, async () => (await propfind('/caldav/', undefined)).status));
  expect((await many(253)).filter((status) => status === 429)).toHaveLength(3);
  const refused = await propfind('/caldav/', undefined);
  expect([refused.headers['retry-after'], refused.headers['content-type']]).toEqual([
    '12',
    'text/plain; charset=utf-8',
  ]);
  expect((await ask('OPTIONS', '/caldav/')).status).toBe(200);
  const other = await subscribe(program.zoe);
  const path = other.calendar;
  expect((await dav(program.service, other, 'PROPFIND', path, { headers: { depth: '0' } })).status).toBe(207);
  program.service.clock.advanceMinutes(1);
  expect((await many(6)).sort()).toEqual([207, 207, 207, 207, 207, 429]);
});
