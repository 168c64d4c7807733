import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { APPLE_SYNC } from './bodies.js';
import {
  conditionIn,
  dav,
  subscribe,
  syncTokenIn,
  toldIn,
  type DavFeed,
  type DavLook,
  type Told,
} from './dav.js';

let service: TestService;
let zoe: KnownCaller & { readonly session: string };
let feed: DavFeed;
let kept: Booked;
let token: string;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  zoe = await service.visitor('zoe@example.org');
  kept = await book('2026-11-30');
  feed = await subscribe(zoe);
  // What happened within these minutes before a look may be told twice.
  service.clock.advanceMinutes(15);
  token = syncTokenIn(await sync(''));
});
afterAll(() => service.close());

const ETAG = { getcontenttype: expect.any(String) as string, getetag: expect.any(String) as string };

test('Whoever knows nothing gets everything', async () => {
  expect(toldIn(await sync(''))).toEqual({ [hrefOf(kept)]: ETAG });
});

test('Whoever knows all gets nothing, and the same token again', async () => {
  service.clock.advanceMinutes(120);
  const look = await sync(token);
  expect([toldIn(look), syncTokenIn(look)]).toEqual([{}, token]);
});

test('A booking that comes, moves, is renamed and goes is told at each step, and nothing else', async () => {
  const event = await book(TUESDAY);
  expect(await changes()).toEqual({ [hrefOf(event)]: ETAG });
  await zoe.patch(`/api/v1/bookings/${event.reference}`, { date: '2026-11-25', halfDay: 'afternoon' });
  expect(await changes()).toEqual({ [hrefOf(event)]: ETAG });
  await zoe.patch(`/api/v1/bookings/${event.reference}`, { title: 'Conseil' });
  expect(await changes()).toEqual({ [hrefOf(event)]: ETAG });
  await zoe.post(`/api/v1/bookings/${event.reference}/cancellation`);
  expect(await changes()).toEqual({ [hrefOf(event)]: '404' });
  expect(await changes()).toEqual({});
});

test('What has changed has another tag, and what has not keeps it', async () => {
  const before = tagsIn(await sync(''));
  await zoe.patch(`/api/v1/bookings/${kept.reference}`, { title: 'Conseil' });
  const changed = tagsIn(await sync(token));
  expect(Object.keys(changed)).toEqual(Object.keys(before));
  expect(changed).not.toEqual(before);
  expect(tagsIn(await sync(''))).toEqual(changed);
});

test('What falls out of the window is told as gone', async () => {
  service.clock.set('2027-02-27T09:00:00+01:00');
  const look = await sync('');
  service.clock.set('2027-03-15T09:00:00+01:00');
  expect(toldIn(await sync(syncTokenIn(look)))).toEqual({ [hrefOf(kept)]: '404' });
});

test('A feed of a place tells what others take there, and keeps step with them', async () => {
  feed = await subscribe(zoe, { scope: 'resource', resource: 'fig-desk' });
  token = syncTokenIn(await sync(''));
  const other = await service.member('jeanne@example.org');
  const answer = await other.post('/api/v1/bookings', {
    resource: 'fig-desk',
    date: TUESDAY,
    halfDay: 'morning',
  });
  expect(answer.status).toBe(201);
  const [href, ...others] = Object.keys(await changes());
  expect(others).toEqual([]);
  const { text } = await dav(service, feed, 'GET', href ?? '');
  expect(text).toContain('DTSTART:20261124T080000Z');
  expect(text).not.toContain('jeanne');
});

test.each([
  ['of nobody', 'http://example.org/sync/5'],
  ['of another calendar', 'urn:telecentres:sync:1:00000000-0000-4000-8000-000000000000:abc:def'],
  ['without a version', 'urn:telecentres:sync:1:'],
])('A token %s is refused, so that the program begins anew', async (_, wrong) => {
  const look = await sync(wrong);
  expect([look.status, conditionIn(look)]).toEqual([403, 'valid-sync-token']);
});

test('So is one that is older than what we remember', async () => {
  service.clock.advanceMinutes(40 * 24 * 60);
  const look = await sync(token);
  expect([look.status, conditionIn(look)]).toEqual([403, 'valid-sync-token']);
});

test('Fewer results than there are cannot be asked for', async () => {
  const limited = (most: number): Promise<DavLook> =>
    ask(APPLE_SYNC('').replace('<A:prop>', `<A:limit><A:nresults>${most}</A:nresults></A:limit><A:prop>`));
  await book(TUESDAY);
  const look = await limited(1);
  expect([look.status, conditionIn(look)]).toEqual([507, 'number-of-matches-within-limits']);
  expect((await limited(2)).status).toBe(207);
});

interface Booked {
  readonly uid: string;
  readonly reference: string;
}

async function book(date: string): Promise<Booked> {
  const { status, body } = told(
    await zoe.post('/api/v1/bookings', {
      resource: 'fig-desk',
      date,
      halfDay: 'morning',
    }),
  );
  if (status !== 201) throw new Error(JSON.stringify(body));
  const { reference } = body as { reference: string };
  const [row] = await service.database.query<{ uid: string }>(
    'select calendar_uid::text as uid from booking where reference = $1',
    [reference],
  );
  return { uid: row?.uid ?? '', reference };
}

function hrefOf({ uid }: Booked): string {
  return `${feed.calendar}${uid}.ics`;
}

/** Since the last look. */
async function changes(): Promise<Told> {
  const look = await sync(token);
  token = syncTokenIn(look);
  service.clock.advanceMinutes(15);
  return toldIn(look);
}

function sync(known: string): Promise<DavLook> {
  return ask(APPLE_SYNC(known));
}

function ask(body: string): Promise<DavLook> {
  return dav(service, feed, 'REPORT', feed.calendar, { body, headers: { depth: '0' } });
}

function tagsIn(look: DavLook): Record<string, string> {
  return Object.fromEntries(
    Object.entries(toldIn(look)).map(([href, told]) => [href, (told as { getetag: string }).getetag]),
  );
}
