/** What must be known before a booking is decided. */
import { TAKEN_AS_JSON, takenOfRows, type TakenRow, type TakenTime } from '../availability/taken-time.js';
import type { Sql, Statement } from '../platform/database/database.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';

export interface BookingFacts extends TakenTime {
  /** Ids of resources that the holder had at this telecentre, latest first. */
  readonly hadBefore: readonly string[];
}

export const FACTS: Statement = {
  name: 'booking-facts',
  text: `select (select version::int from network) as version,
  (select ${TAKEN_AS_JSON} from taken_time($1, $2, $3, $4)) as rows,
  array(select r.key from booking b join resource r on r.id = b.resource_id
    where b.account_id = $5 and b.telecentre_id = $6 and b.status in ('confirmed', 'checked_in', 'completed')
    order by b.starts_at desc limit 3) as had`,
};

/** What must be known to decide on a booking, in one statement. Of a guest's habits nothing is known. */
export async function readFacts(
  sql: Sql,
  units: readonly UnitId[],
  window: Period,
  holder: string | null,
  telecentre: Telecentre,
  now: Instant,
): Promise<BookingFacts> {
  const [row] = await sql.query<{ version: number; rows: TakenRow[]; had: string[] }>(FACTS, [
    units,
    new Date(window.start),
    new Date(window.end),
    new Date(now),
    holder,
    telecentre.id,
  ]);
  return { version: row?.version ?? 0, taken: takenOfRows(row?.rows ?? []), hadBefore: row?.had ?? [] };
}

/** What else occupies these units, the time of some bookings (by their references) left aside. */
export async function takenByOthers(
  sql: Sql,
  units: readonly UnitId[],
  window: Period,
  references: readonly string[],
  now: Instant,
): Promise<TakenTime> {
  const [row] = await sql.query<{ version: number; rows: TakenRow[] }>(
    {
      name: 'taken-by-others',
      text: `select (select version::int from network) as version,
  (select ${TAKEN_AS_JSON} from (
    select * from taken_time($1, $2, $3, $4)
    except select resource_id, during from allocation
      where booking_id in (select id from booking where reference = any ($5))) others) as rows`,
    },
    [units, new Date(window.start), new Date(window.end), new Date(now), references],
  );
  return { version: row?.version ?? 0, taken: takenOfRows(row?.rows ?? []) };
}

/** What the holder holds themselves, and would give back for this, is not taken. */
export function factsFor(sql: Sql, holder: string | null, insteadOf: readonly string[], now: Instant) {
  return async (units: readonly UnitId[], window: Period, telecentre: Telecentre): Promise<BookingFacts> => {
    const facts = await readFacts(sql, units, window, holder, telecentre, now);
    if (insteadOf.length === 0) return facts;
    return { ...facts, ...(await takenByOthers(sql, units, window, insteadOf, now)) };
  };
}
