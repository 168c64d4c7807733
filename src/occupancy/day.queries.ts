import { takenOfRows, TAKEN_AS_JSON, type TakenRow } from '../availability/taken-time.js';
import {
  BOOKING_WITH_PEOPLE,
  knownBookingOf,
  PEOPLE_JOINED,
  type BookingWithPeopleRow,
} from '../bookings/people.queries.js';
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import { LONGEST_STAY_MINUTES } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import type { BusyPlace, DayFacts, RentedPlace } from './day.js';
import { EXPECTED } from './occupancy.queries.js';

/** One statement reads all of a telecentre's day: who comes, what calendars elsewhere say, and what is occupied. */
const DAY: Statement = {
  name: 'state-of-day',
  text: `select (select version::int from network) as version,
  (select coalesce(json_agg(one), '[]') from (
    select ${BOOKING_WITH_PEOPLE} from booking b ${PEOPLE_JOINED} where ${EXPECTED}
    order by b.starts_at, b.ends_at, b.reference) one) as bookings,
  (select coalesce(json_agg(json_build_object('unit', unit.id, 'title', e.title,
      'start', (extract(epoch from lower(met.during)) * 1000)::int8,
      'end', (extract(epoch from upper(met.during)) * 1000)::int8) order by met.during), '[]')
    from unnest($6::int[]) unit (id) cross join lateral (
      (select a.during, a.external_busy_id from allocation a
        where a.resource_id = unit.id and lower(a.during) < $2 order by lower(a.during) desc limit 1)
      union all
      select a.during, a.external_busy_id from allocation a
        where a.resource_id = unit.id and lower(a.during) >= $2 and lower(a.during) < $3) met
    join external_busy e on e.id = met.external_busy_id
    where upper(met.during) > $2) as busy,
  (select coalesce(json_agg(json_build_object('unit', a.resource_id, 'pseudonym', m.pseudonym,
      'tenant', coalesce(m.name, m.email, e.name, e.siret, r.tenant_name),
      'start', (extract(epoch from lower(a.during)) * 1000)::int8,
      'end', (extract(epoch from upper(a.during)) * 1000)::int8) order by a.during), '[]')
    from rental r join allocation a on a.rental_id = r.id
    left join account m on m.id = r.account_id left join employer e on e.siret = r.employer_siret
    where r.telecentre_id = $1 and a.during && tstzrange($2, $3)) as rented,
  (select ${TAKEN_AS_JSON} from taken_time($6, $2, $3, $4)) as taken`,
};

interface DayRow {
  readonly version: number;
  readonly bookings: readonly BookingWithPeopleRow[];
  readonly busy: readonly BusyPlace[];
  readonly rented: readonly RentedPlace[];
  readonly taken: readonly TakenRow[];
}

/** With the version of the network that it was read beside. */
export async function readDay(
  sql: Sql,
  { id, resources }: Pick<Telecentre, 'id' | 'resources'>,
  window: Period,
  now: Instant,
): Promise<DayFacts & { readonly version: number }> {
  const units = [...new Set(resources.flatMap((resource) => resource.units))];
  const [row] = await sql.query<DayRow>(DAY, [
    id,
    new Date(window.start),
    new Date(window.end),
    new Date(now),
    LONGEST_STAY_MINUTES,
    units,
  ]);
  const { version = 0, bookings = [], busy = [], rented = [], taken = [] } = row ?? {};
  return { version, bookings: bookings.map(knownBookingOf), busy, rented, taken: takenOfRows(taken) };
}
