import { spawn } from 'node:child_process';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { createDAVClient, type DAVCalendar } from 'tsdav';
import { eventsIn } from '../calendar-feeds/feeds.js';
import { told } from '../platform/problem-document.js';
import { asking } from '../support/judges.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { subscribe, type DavFeed } from './dav.js';

let service: TestService;
let zoe: KnownCaller & { readonly session: string };
let feed: DavFeed;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  zoe = await service.visitor('zoe@example.org');
  feed = await subscribe(zoe);
});
afterAll(() => service.close());

const DAY = { start: '2026-11-24T00:00:00Z', end: '2026-11-25T00:00:00Z' };

describe('tsdav', () => {
  let client: Awaited<ReturnType<typeof createDAVClient>>;
  beforeEach(async () => {
    client = await createDAVClient({
      serverUrl: service.url,
      credentials: { username: 'zoe', password: feed.token },
      authMethod: 'Basic',
      defaultAccountType: 'caldav',
    });
  });

  test('finds the calendar from the address of the service alone, and everything in it', async () => {
    const tuesday = await book(TUESDAY);
    const friday = await book('2026-11-27');
    const [calendar, ...others] = await client.fetchCalendars();
    expect(others).toEqual([]);
    expect(calendar).toMatchObject({
      url: service.url + feed.calendar,
      components: ['VEVENT'],
      displayName: expect.stringContaining('Mes réservations') as string,
      reports: ['calendarQuery', 'calendarMultiget', 'syncCollection'],
    });
    expect(await uidsIn(calendar)).toEqual([tuesday.uid, friday.uid].sort());
    expect(await uidsIn(calendar, DAY)).toEqual([tuesday.uid]);
  });

  test('sees a booking come, move and go, and nothing else', async () => {
    await book('2026-11-27');
    const [calendar] = await client.fetchCalendars();
    if (calendar === undefined) throw new Error('There is no calendar.');
    const event = await book(TUESDAY);
    let known: DAVCalendar = { ...calendar, objects: await client.fetchCalendarObjects({ calendar }) };
    const step = async (): Promise<Record<string, number>> => {
      service.clock.advanceMinutes(15);
      const { created, updated, deleted } = (
        await client.smartCollectionSyncDetailed({
          collection: { ...known, objectMultiGet: client.calendarMultiGet },
          method: 'webdav',
        })
      ).objects;
      const [now] = await client.fetchCalendars();
      if (now === undefined) throw new Error('The calendar has gone.');
      known = { ...now, objects: await client.fetchCalendarObjects({ calendar: now }) };
      return { created: created.length, updated: updated.length, deleted: deleted.length };
    };
    await step();
    expect(await step()).toEqual({ created: 0, updated: 0, deleted: 0 });
    const another = await book('2026-11-26');
    expect(await step()).toEqual({ created: 1, updated: 0, deleted: 0 });
    await zoe.patch(`/api/v1/bookings/${event.reference}`, { date: '2026-11-25', halfDay: 'afternoon' });
    expect(await step()).toEqual({ created: 0, updated: 1, deleted: 0 });
    await zoe.post(`/api/v1/bookings/${another.reference}/cancellation`);
    expect(await step()).toEqual({ created: 0, updated: 0, deleted: 1 });
  });

  test('is refused whatever it would write', async () => {
    const { uid } = await book(TUESDAY);
    const [calendar] = await client.fetchCalendars();
    if (calendar === undefined) throw new Error('There is no calendar.');
    const iCalString = 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    const made = await client.createCalendarObject({ calendar, filename: 'new.ics', iCalString });
    const event = { url: `${service.url}${feed.calendar}${uid}.ics`, data: iCalString, etag: '' };
    const changed = await client.updateCalendarObject({ calendarObject: event });
    const deleted = await client.deleteCalendarObject({ calendarObject: event });
    expect([made.status, changed.status, deleted.status]).toEqual([403, 403, 403]);
    expect(await uidsIn(calendar)).toEqual([uid]);
  });

  async function uidsIn(calendar: DAVCalendar | undefined, timeRange?: typeof DAY): Promise<string[]> {
    if (calendar === undefined) throw new Error('There is no calendar.');
    const objects = await client.fetchCalendarObjects({ calendar, ...(timeRange && { timeRange }) });
    return objects.flatMap(({ data }) => eventsIn(String(data)).map(({ uid }) => uid)).sort();
  }
});

describe('python-caldav', () => {
  asking('python3-caldav')('sees a booking come, move and go, and can write nothing', async () => {
    const kept = await book('2026-11-27');
    service.clock.advanceMinutes(15);
    const first = await askPython();
    expect(first).toMatchObject({
      name: expect.stringContaining('Mes réservations') as string,
      all: [[kept.uid, '2026-11-27T08:00:00+00:00']],
      within: [],
      changed: [kept.uid],
      writing: 'refused',
    });

    service.clock.advanceMinutes(15);
    const event = await book(TUESDAY);
    const second = await askPython(first.known);
    expect(second.within).toEqual([[event.uid, '2026-11-24T08:00:00+00:00']]);
    expect(second.changed).toEqual([event.uid]);

    service.clock.advanceMinutes(15);
    await zoe.patch(`/api/v1/bookings/${event.reference}`, { date: TUESDAY, halfDay: 'afternoon' });
    const third = await askPython(second.known);
    expect(third.within).toEqual([[event.uid, '2026-11-24T12:30:00+00:00']]);
    expect(third.changed).toEqual([event.uid]);

    service.clock.advanceMinutes(15);
    await zoe.post(`/api/v1/bookings/${event.reference}/cancellation`);
    const last = await askPython(third.known);
    expect([last.within, last.changed, last.all]).toEqual([[], [event.uid], first.all]);
  });
});

interface Seen {
  readonly name: string;
  readonly all: readonly unknown[];
  readonly within: readonly unknown[];
  readonly changed: readonly string[];
  readonly known: string;
  readonly writing: string | null;
}

async function askPython(known?: string): Promise<Seen> {
  const script = path.join(import.meta.dirname, 'judges/python_caldav.py');
  const python = spawn('/usr/bin/python3', ['-I', script], { stdio: ['pipe', 'pipe', 'pipe'] });
  python.stdin.end(
    JSON.stringify({
      url: `${service.url}/caldav/`,
      token: feed.token,
      known,
      from: DAY.start.replace('Z', '+00:00'),
      to: DAY.end.replace('Z', '+00:00'),
    }),
  );
  const [answered, complained] = await Promise.all([text(python.stdout), text(python.stderr)]);
  if (answered === '') throw new Error(complained);
  return JSON.parse(answered) as Seen;
}

async function book(date: string): Promise<{ readonly uid: string; readonly reference: string }> {
  const wish = { resource: 'fig-desk', date, halfDay: 'morning' };
  const { status, body } = told(await zoe.post('/api/v1/bookings', wish));
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { reference } = body as { reference: string };
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid::text as uid from booking where reference = $1',
    [reference],
  );
  return { uid: row?.uid ?? '', reference };
}
