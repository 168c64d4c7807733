/** What is told of time that a calendar kept elsewhere takes. */
import { FeedContents } from '../../src/calendar-feeds/feed-content.js';
import type { FeedSubject } from '../../src/calendar-feeds/feed.js';
import {
  at,
  attached,
  beginAnew,
  book,
  event,
  openWorld,
  reread,
  type World,
} from '../external-calendars/attaching.js';
import type { KnownCaller } from '../support/service.js';
import { eventsIn, look, subscribe, unfolded, type Made } from './feeds.js';

let world: World;
let member: KnownCaller;
beforeAll(async () => {
  world = await openWorld();
  member = await world.service.member('member@example.org');
  await world.service.database.query(`update account set name = 'Zoé Durand' where id = $1`, [
    member.account,
  ]);
});
beforeEach(() => beginAnew(world));
afterAll(() => world.close());

test('Whoever receives people reads which calendar it is, everybody else that it is taken', async () => {
  world.outside.tell([event('a', '09:00', '11:00', 'Réunion secrète')]);
  await attached(world);
  expect(await summaries(await ofNaucelle(true))).toEqual(['Occupé – salle – Outlook de la mairie']);
  expect(await summaries(await ofNaucelle(false))).toEqual(['Occupé – salle']);
  expect(await summaries(await ofTheRoom())).toEqual(['Occupé']);
});

test('Time that somebody has booked is told once, and as before when they have given it up', async () => {
  const booked = await book(member, '09:00', '12:00');
  const { reference } = booked.body as { reference: string };
  world.outside.tell([event('a', '09:00', '11:00'), event('b', '11:00', '13:00')]);
  await attached(world);
  const [room, place, names] = [await ofTheRoom(), await ofNaucelle(false), await ofNaucelle(true)];
  const hours = ['2026-11-24T08:00:00Z', '2026-11-24T10:00:00Z'];
  expect(await starts(room)).toEqual(hours);
  expect(await starts(place)).toEqual(hours);
  // Two who want the same place: that is for those to see who receive them.
  expect(await summaries(names)).toEqual(
    expect.arrayContaining(['salle – Zoé Durand', 'Occupé – salle – Outlook de la mairie']),
  );
  await member.post(`/api/v1/bookings/${reference}/cancellation`);
  expect(await starts(room)).toEqual(hours);
  expect(await starts(place)).toEqual(hours);
});

test('What is told no more because somebody has moved there is among what has changed', async () => {
  const contents = world.service.app.get(FeedContents);
  const subject = await roomSubject();
  const booked = await book(member, '10:00', '12:00');
  const { reference } = booked.body as { reference: string };
  world.outside.tell([event('a', '09:00', '11:00')]);
  await attached(world);
  const before = (await contents.of(subject, 'fr')).entries.map(({ uid }) => uid);
  expect(before).toHaveLength(2);
  world.service.clock.advanceMinutes(60);
  const since = world.service.clock.now();
  world.service.clock.advanceMinutes(60);
  // By hand: through the service nobody gets time that is taken.
  await world.service.database.query(
    `update booking set starts_at = $2, revision = revision + 1, updated_at = $3 where reference = $1`,
    [reference, at('09:00'), new Date(world.service.clock.now())],
  );
  const after = (await contents.of(subject, 'fr')).entries.map(({ uid }) => uid);
  expect(after).toHaveLength(1);
  expect([...(await contents.changedSince(subject, since))].sort()).toEqual([...before].sort());
});

test('Whole days are whole days, wherever the calendar is read', async () => {
  world.outside.tell([
    { uid: 'days', from: '2026-11-25T00:00:00+01:00', to: '2026-11-27T00:00:00+01:00' },
    { uid: 'night', from: '2026-11-28T00:00:00+01:00', to: '2026-11-28T12:00:00+01:00' },
  ]);
  const id = await attached(world);
  await reread(world, id);
  const { text } = await look(world.service, (await ofTheRoom()).path);
  const lines = unfolded(text);
  expect(lines).toEqual(
    expect.arrayContaining([
      'DTSTART;VALUE=DATE:20261125',
      'DTEND;VALUE=DATE:20261127',
      'DTSTART:20261127T230000Z',
      'DTEND:20261128T110000Z',
    ]),
  );
  expect(lines.filter((line) => line === 'TRANSP:OPAQUE')).toHaveLength(2);
});

function ofNaucelle(names: boolean): Promise<Made> {
  return subscribe(world.host, { scope: 'telecentre', telecentre: 'naucelle', names });
}

function ofTheRoom(): Promise<Made> {
  return subscribe(world.host, { scope: 'resource', resource: 'salle' });
}

async function roomSubject(): Promise<FeedSubject> {
  const [row] = await world.service.database.query<{ id: number }>(
    `select id from resource where key = 'salle'`,
  );
  return { scope: 'resource', resource: row?.id ?? 0 };
}

async function summaries({ path }: Made): Promise<string[]> {
  return eventsIn((await look(world.service, path)).text).map(({ summary }) => summary);
}

async function starts({ path }: Made): Promise<string[]> {
  return eventsIn((await look(world.service, path)).text).map(({ start }) => start);
}
