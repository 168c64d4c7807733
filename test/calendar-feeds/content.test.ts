import { DerivedUids } from '../../src/calendar-feeds/derived-uid.js';
import { FeedContents, MOST_ENTRIES } from '../../src/calendar-feeds/feed-content.js';
import type { FeedSubject } from '../../src/calendar-feeds/feed.js';
import { networkOf, room } from '../bookings/places.js';
import { told as answered } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { eventsIn } from './feeds.js';

let service: TestService;
let contents: FeedContents;
let member: KnownCaller;
beforeAll(async () => {
  const rooms = [room('murat-a'), room('murat-b'), room('murat-c')];
  const both = { ...room('murat-ab'), parts: ['murat-a', 'murat-b'] };
  service = await startService({ network: networkOf({ slug: 'murat', resources: [...rooms, both] }) });
});
beforeEach(async () => {
  await service.startAgain();
  contents = service.app.get(FeedContents);
  member = await service.member();
});
afterAll(() => service.close());

const DATE = '2026-11-24';

describe('The feed of a room', () => {
  test('that is part of another, or made of others, tells what takes it', async () => {
    await book('murat-a', 'morning');
    await book('murat-ab', 'afternoon');
    await book('murat-c', 'morning');
    expect(await startsOf('murat-a')).toEqual([`${DATE}T08:00:00Z`, `${DATE}T13:00:00Z`]);
    expect(await startsOf('murat-b')).toEqual([`${DATE}T13:00:00Z`]);
    expect(await startsOf('murat-ab')).toEqual([`${DATE}T08:00:00Z`, `${DATE}T13:00:00Z`]);
    expect(await startsOf('murat-c')).toEqual([`${DATE}T08:00:00Z`]);
  });

  test('knows its entries again when somebody’s calendar brings them back', async () => {
    await book('murat-a', 'morning');
    const { entries } = await contents.of(await roomOf('murat-a'), 'fr');
    const uids = service.app.get(DerivedUids);
    const [own] = await service.database.query<{ uid: string }>('select calendar_uid as uid from booking');
    for (const { uid } of entries) {
      expect(uids.isOurs(uid)).toBe(true);
      expect(uids.isOurs(uid.replace(/.$/, (last) => (last === '0' ? '1' : '0')))).toBe(false);
      expect(uids.of(own?.uid ?? '')).toBe(uid);
    }
    expect(uids.isOurs(own?.uid ?? '')).toBe(false);
  });
});

describe('A feed', () => {
  test('tells the same entry to the octet, with the same tag, as long as it is the same version', async () => {
    const subject: FeedSubject = { scope: 'me', account: member.account };
    await book('murat-a', 'morning');
    const [before] = (await contents.of(subject, 'fr')).entries;
    service.clock.advanceMinutes(5);
    await book('murat-a', 'afternoon');
    const [again, other] = (await contents.of(subject, 'fr')).entries;
    expect(again).toEqual(before);
    expect(other?.tag).not.toBe(again?.tag);
    expect((await contents.of(subject, 'en')).version).not.toBe((await contents.of(subject, 'fr')).version);
  });

  test('of more than anybody reads tells the nearest, the oldest left out first', async () => {
    await service.database.query(
      `insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end, time_zone,
  starts_at, ends_at, people, created_at, updated_at)
select gen_random_uuid(), 'R' || n, $1, r.telecentre_id, r.id, 'confirmed', at, at + interval '10 minutes', 'UTC',
  at at time zone 'UTC', (at + interval '10 minutes') at time zone 'UTC', 1, now(), now()
from generate_series(1, $2::int) n cross join lateral (select timestamp '2026-10-30' + n * interval '4 hours' as at) t
  cross join (select id, telecentre_id from resource where key = 'murat-a') r`,
      [member.account, MOST_ENTRIES + 10],
    );
    const { entries } = await contents.of({ scope: 'me', account: member.account }, 'fr');
    expect(entries).toHaveLength(MOST_ENTRIES);
    const starts = entries.map(({ start }) => start);
    expect(starts).toEqual([...starts].sort((one, other) => one - other));
    expect(new Date(starts[0] ?? 0).toISOString()).toBe('2026-10-31T20:00:00.000Z');
    expect(new Date(starts.at(-1) ?? 0).toISOString()).toBe('2027-09-30T00:00:00.000Z');
  });

  test('says what has changed since, and what time has taken out of it', async () => {
    const subject: FeedSubject = { scope: 'telecentre', telecentre: 1, names: true };
    await book('murat-a', 'morning');
    const reference = await book('murat-b', 'morning');
    const uids = await uidsByReference();
    service.clock.advanceMinutes(60);
    const since = service.clock.now();
    expect(await contents.changedSince(subject, since)).toEqual(new Set());
    service.clock.advanceMinutes(60);
    await member.post(`/api/v1/bookings/${reference}/cancellation`);
    expect(await contents.changedSince(subject, since)).toEqual(new Set([uids.get(reference)]));
    service.clock.set('2026-12-25T09:00:00+01:00');
    const inDecember = service.clock.now();
    service.clock.set('2026-12-26T09:00:00+01:00');
    expect((await contents.of(subject, 'fr')).entries).toEqual([]);
    const gone = [...uids].filter(([one]) => one !== reference).map(([, uid]) => uid);
    expect(await contents.changedSince(subject, inDecember)).toEqual(new Set(gone));
  });
});

async function roomOf(key: string): Promise<FeedSubject> {
  const [row] = await service.database.query<{ id: number }>('select id from resource where key = $1', [key]);
  return { scope: 'resource', resource: row?.id ?? 0 };
}

async function startsOf(key: string): Promise<string[]> {
  const { entries } = await contents.of(await roomOf(key), 'fr');
  return eventsIn(`BEGIN:VCALENDAR\r\n${entries.map(({ text }) => text).join('')}END:VCALENDAR\r\n`).map(
    ({ start }) => start,
  );
}

async function book(resource: string, halfDay: string): Promise<string> {
  const { status, body } = answered(await member.post('/api/v1/bookings', { resource, date: DATE, halfDay }));
  expect([status, body]).toEqual([201, expect.anything()]);
  return (body as { reference: string }).reference;
}

async function uidsByReference(): Promise<Map<string, string>> {
  const rows = await service.database.query<{ reference: string; uid: string }>(
    'select reference, calendar_uid as uid from booking',
  );
  return new Map(rows.map(({ reference, uid }) => [reference, uid]));
}
