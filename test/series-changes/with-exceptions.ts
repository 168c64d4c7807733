/** A series of Thursdays in which nearly every date has something of its own, and what is read of it in the database. */
import { addDays } from '../../src/reservation/local-time.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { type Answer, type Caller, type TestService } from '../support/service.js';

/** So many pairs of houses that each test has its own: `vic-1` with two rooms, and `murat-1` with one. */
export function pairsOfHouses(count: number): object {
  const pairs = Array.from({ length: count }, (_, index) => index + 1);
  return networkOf(
    ...pairs.flatMap((n) => [
      {
        slug: `vic-${n}`,
        resources: [room(`vic-${n}-a`, LATE), room(`vic-${n}-b`, LATE), desks(`vic-${n}-desk`, 2, LATE)],
        closures: [{ from: `${CLOSED}T00:00`, to: `${addDays(CLOSED, 1)}T00:00`, reason: 'Travaux' }],
      },
      { slug: `murat-${n}`, resources: [room(`murat-${n}-a`, LATE), desks(`murat-${n}-desk`, 1, LATE)] },
    ]),
  );
}

/** Two days before, somebody counts on it. */
const LATE = { horizonDays: 1000, cancellationMinutes: 2 * 24 * 60 };

/** What is the matter with which Thursday. */
export const DATES = {
  plain: '2026-12-03',
  ownTime: '2026-12-10',
  ownPlace: '2026-12-17',
  ownTitle: '2027-01-07',
  ownMessage: '2027-01-14',
  ownPeople: '2027-01-21',
  otherDay: '2027-01-28',
  otherRoom: '2027-02-04',
  cancelled: '2027-02-11',
  taken: '2027-02-18',
  closed: '2027-02-25',
  leftOut: '2027-03-04',
  last: '2027-03-11',
} as const;
export type Matter = keyof typeof DATES;
export const MATTERS = Object.keys(DATES) as Matter[];
const CLOSED = DATES.closed;

export interface Prepared {
  readonly id: string;
  readonly member: Caller;
  readonly account: string;
}

export async function seriesWithExceptions(service: TestService, n: number): Promise<Prepared> {
  const [member, rival] = await Promise.all([
    service.member(`jeanne-${n}@example.org`),
    service.member(`rival-${n}@example.org`),
  ]);
  const house = { telecentre: `vic-${n}`, kind: 'meeting_room' };
  for (const resource of [`vic-${n}-a`, `vic-${n}-b`])
    await created(rival.post('/api/v1/bookings', { resource, date: DATES.taken, halfDay: 'morning' }));
  const dates = Object.values(DATES);
  const wish = { ...house, halfDay: 'morning', dates, without: [DATES.leftOut], people: 2, title: 'Équipe' };
  const { id } = (await created(member.post('/api/v1/series', wish))) as { id: string };

  const own = async (matter: Matter, changes: object): Promise<void> => {
    const { reference } = (await stateOf(service, id))[DATES[matter]] as { reference: string };
    expect((await member.patch(`/api/v1/bookings/${reference}`, changes)).status).toBe(200);
  };
  await own('ownTime', { date: DATES.ownTime, halfDay: 'afternoon' });
  await own('ownPlace', { telecentre: `murat-${n}`, kind: 'meeting_room' });
  await own('ownTitle', { title: 'Anniversaire' });
  await own('ownMessage', { message: 'Je viens avec un chien.' });
  await own('ownPeople', { people: 5 });
  await own('otherDay', { date: addDays(DATES.otherDay, 1), halfDay: 'morning' });
  await own('otherRoom', { resource: await otherRoom(service, id, n) });
  const { reference } = (await stateOf(service, id))[DATES.cancelled] as { reference: string };
  expect((await member.post(`/api/v1/bookings/${reference}/cancellation`)).status).toBe(200);
  return { id, member, account: member.account };
}

async function otherRoom(service: TestService, id: string, n: number): Promise<string> {
  const now = (await stateOf(service, id))[DATES.otherRoom]?.resource;
  return now === `vic-${n}-a` ? `vic-${n}-b` : `vic-${n}-a`;
}

export async function created(answer: Promise<Answer>): Promise<unknown> {
  const { status, body } = (await answer) as { status: number; body: unknown };
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Of one date, as the database has it. */
export interface DateState {
  readonly fate: string;
  readonly reference: string | null;
  readonly status: string | null;
  readonly telecentre: string | null;
  readonly resource: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly people: number | null;
  readonly title: string | null;
  readonly message: string | null;
  /** How many bookings stand for it. */
  readonly standing: number;
}

/** By the date of the series. */
export async function stateOf(service: TestService, id: string): Promise<Record<string, DateState>> {
  const rows = await service.database.query<DateState & { date: string }>(
    `select d.date::text, d.fate, b.reference, b.status, t.slug as telecentre, r.key as resource, b.people, b.title, b.message,
  to_char(b.local_start, 'YYYY-MM-DD HH24:MI') as start, to_char(b.local_end, 'YYYY-MM-DD HH24:MI') as "end",
  (select count(*)::int from booking o where o.series_id = d.series_id and o.series_date = d.date
    and o.status in ('held', 'confirmed', 'checked_in')) as standing
from series_date d
left join lateral (select * from booking b where b.series_id = d.series_id and b.series_date = d.date
  order by b.status in ('held', 'confirmed', 'checked_in') desc, b.created_at desc, b.id limit 1) b on true
left join telecentre t on t.id = b.telecentre_id left join resource r on r.id = b.resource_id
where d.series_id = $1 order by d.date`,
    [id],
  );
  return Object.fromEntries(rows.map(({ date, ...state }) => [date, state]));
}

/** What an answer says of each date, by what is the matter with it: `kept: taken`, `changed`. */
export function outcomesIn({ body }: Answer): Partial<Record<Matter, string>> {
  const { outcomes } = body as {
    outcomes: { date: string; outcome: string; why?: string; own?: string[] }[];
  };
  return Object.fromEntries(
    outcomes.map(({ date, outcome, why, own }) => [
      MATTERS.find((matter) => DATES[matter] === date) ?? date,
      [outcome, ...(why ? [why] : []), ...(own ? [`own ${own.join(', ')}`] : [])].join(': '),
    ]),
  );
}

export function hostOf(service: TestService, telecentre: string): Promise<Caller> {
  return service.member(`host-${telecentre}@example.org`, {
    scopes: ['read', 'book', 'host'],
    grants: [{ role: 'host', telecentre }],
  });
}

/** The last that was told of a series in one mail. */
export async function newsOf(service: TestService, series: string): Promise<object> {
  const rows = await service.database.query<{ details: object }>(
    'select kind, done_by as by, details from joint_news where series_id = $1 order by id desc limit 1',
    [series],
  );
  return { ...rows[0], ...rows[0]?.details };
}

export async function remembered(service: TestService, action: string): Promise<number> {
  return (await service.database.query('select from audit_entry where action = $1', [action])).length;
}

export function seriesPath(id: string): string {
  return `/api/v1/series/${id}`;
}
