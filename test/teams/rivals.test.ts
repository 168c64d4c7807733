import {
  bookNow,
  deadlocks,
  halfDays,
  members,
  overlaps,
  randomFrom,
  rounds,
  shuffled,
  tally,
} from '../bookings/rivals.js';
import { startService, type Answer, type Caller, type TestService } from '../support/service.js';
import { bookTeam, VILLAGES } from './villages.js';

let service: TestService;
beforeAll(async () => {
  service = await startService({ network: VILLAGES });
});
afterAll(() => service.close());

/** What is asked for at once of the eight desks of Vic and its rooms. */
const TEAMS = [
  [{ kind: 'desk', count: 3 }],
  [
    { kind: 'desk', count: 2 },
    { kind: 'meeting_room', people: 7 },
  ],
  [
    { kind: 'desk', count: 2 },
    { resource: 'vic-a', people: 4 },
  ],
  [{ kind: 'desk', count: 5 }],
  [{ resource: 'vic-open-6' }, { resource: 'vic-open-1' }],
  [{ resource: 'vic-open-1' }, { resource: 'vic-open-6' }],
];

test('Teams against teams against those who want one desk: no half team, no desk left over while somebody is sent away', async () => {
  const random = randomFrom(8);
  const people = await members(service, 20);
  for (const then of halfDays(rounds(18))) {
    const requests = shuffled(
      people.map((person, index) => requestOf(person, index, then)),
      random,
    );
    const answers = await Promise.all(requests.map((request) => request()));
    const counts = tally(answers);
    expect(counts).toEqual({ 201: counts[201], 409: 20 - (counts[201] ?? 0) });
    expect(await desksTaken(then.date, then.halfDay)).toBe(8);
  }
  expect(await partsOfTeams()).toEqual([]);
  expect(await service.doctor()).toEqual([]);
  expect(await overlaps(service)).toEqual([]);
  expect(await deadlocks(service)).toBe(0);
});

/** Twelve teams, and eight who want one desk each: as many as there are. */
function requestOf(person: Caller, index: number, then: object): () => Promise<Answer> {
  const places = index < 12 ? TEAMS[index % TEAMS.length] : undefined;
  if (places === undefined) return () => bookNow(person, { telecentre: 'vic', kind: 'desk', ...then });
  return () => bookTeam(person, places, then);
}

async function desksTaken(date: string, halfDay: string): Promise<number> {
  const [row] = await service.database.query<{ count: number }>(
    `select count(*)::int as count from booking b join resource r on r.id = b.resource_id
where r.kind = 'desk' and b.status = 'confirmed' and b.local_start::date = $1 and b.half_day = $2`,
    [date, halfDay],
  );
  return row?.count ?? 0;
}

/** Teams of fewer places than any team asked for, or more. */
async function partsOfTeams(): Promise<unknown[]> {
  return service.database.query(`
    select m.id, count(b.id) from team_booking m left join booking b on b.team_id = m.id and b.status = 'confirmed'
    group by m.id having count(b.id) not in (2, 3, 5)`);
}

test('Two teams that want the same two places, each in another order: one has both', async () => {
  const [one, other] = await members(service, 2);
  for (const then of halfDays(4)) {
    const date = { ...then, date: then.date.replace('2026-11', '2026-12') };
    const [first, second] = [TEAMS[4], TEAMS[5]];
    const answers = await Promise.all([
      bookTeam(one as Caller, first ?? [], date),
      bookTeam(other as Caller, second ?? [], date),
    ]);
    expect(tally(answers)).toEqual({ 201: 1, 409: 1 });
  }
});
