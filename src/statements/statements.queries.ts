import type { MemberStatus } from '../accounts/member-status.js';
import type { Sql } from '../platform/database/database.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Month } from '../reservation/months.js';
import type { Instant } from '../reservation/period.js';
import { absencesAreCharged } from '../tariffs/tariffs.queries.js';
import type { Employer, MemberDebtor } from './statement.js';

/** A booking for which somebody came, or was expected and did not. */
export interface CountedBooking {
  readonly reference: string;
  /** `2026-11-24T09:00` on the clock of the place; of whoever left early, when they left. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly kind: Kind;
  readonly missed: boolean;
  /** Null: a guest, somebody without a booking, or somebody who has left. */
  readonly member: MemberDebtor | null;
  /** Whoever it was has left, or was a guest of long ago. */
  readonly isForgotten: boolean;
  readonly employer: Employer | null;
  readonly status: MemberStatus | null;
  /** The day on which the member first came to any place of the network. */
  readonly firstVisit: LocalDate | null;
}

/** Ticked, or over and nobody said otherwise, as the figures count. */
function came(booking: string, now: string): string {
  return `(${booking}.status in ('checked_in', 'completed') or ${booking}.status = 'confirmed' and ${booking}.ends_at <= ${now})`;
}

/** Those that begin on these dates; the last one does not belong to them. Of one member, or of whoever came. */
export function listCounted(
  sql: Sql,
  of: { readonly telecentreId: number; readonly account: string | null },
  from: LocalDate,
  to: LocalDate,
  now: Instant,
): Promise<CountedBooking[]> {
  return sql.query<CountedBooking>(
    {
      name: 'statements-counted',
      text: `select b.reference, to_char(b.local_start, 'YYYY-MM-DD"T"HH24:MI') as start,
  to_char(b.local_end, 'YYYY-MM-DD"T"HH24:MI') as "end", r.name as place, r.kind, b.status = 'no_show' as missed,
  b.anonymised_at is not null as "isForgotten",
  case when a.id is not null then jsonb_build_object('kind', 'member', 'account', a.id, 'pseudonym', a.pseudonym,
    'email', a.email, 'name', a.name) end as member,
  case when e.siret is not null then jsonb_build_object('siret', e.siret, 'name', e.name) end as employer,
  case when a.id is not null then a.status when b.walk_in <> 'other' then b.walk_in end as status,
  first.visit::text as "firstVisit"
from booking b join resource r on r.id = b.resource_id
  left join account a on a.id = b.account_id left join employer e on e.siret = a.employer_siret
  left join lateral (select min(v.local_start)::date as visit from booking v where v.account_id = a.id and ${came('v', '$5')}) first on true
where b.telecentre_id = $1 and ($2::uuid is null or b.account_id = $2) and b.local_start >= $3::date and b.local_start < $4::date
  and (${came('b', '$5')} or b.status = 'no_show')
order by b.local_start, b.reference`,
    },
    [of.telecentreId, of.account, from, to, new Date(now)],
  );
}

/** The first month for which anything is due at a telecentre; null: nothing is yet. */
export async function firstMonthDue(sql: Sql, telecentreId: number, now: Instant): Promise<Month | null> {
  const chargesAbsences = await absencesAreCharged(sql, telecentreId);
  const [row] = await sql.query<{ month: Month | null }>(
    `select to_char(least(
  (select min(b.local_start) from booking b where b.telecentre_id = $1
    and (${came('b', '$3')} or b.status = 'no_show' and $2)),
  (select min(r.starts_on) from rental r where r.telecentre_id = $1 and r.ends_on is distinct from r.starts_on)), 'YYYY-MM') as month`,
    [telecentreId, chargesAbsences, new Date(now)],
  );
  return row?.month ?? null;
}

/** The first month of which any of these telecentres has anything to tell, closed or not; null: there is none. */
export async function firstMonthOf(sql: Sql, telecentreIds: readonly number[]): Promise<Month | null> {
  const [row] = await sql.query<{ month: Month | null }>(
    `select to_char(min(first), 'YYYY-MM') as month from unnest($1::int[]) t (id) cross join lateral (select least(
  (select min(b.local_start) from booking b where b.telecentre_id = t.id
    and b.status in ('confirmed', 'checked_in', 'completed', 'no_show')),
  (select min(r.starts_on) from rental r where r.telecentre_id = t.id),
  (select min(c.month) from closed_month c where c.telecentre_id = t.id)) as first) there`,
    [telecentreIds],
  );
  return row?.month ?? null;
}

/** Where somebody has been on these dates, or has a rental or a closed statement; by id of the telecentre. */
export async function listPlacesOf(
  sql: Sql,
  account: string,
  from: LocalDate,
  to: LocalDate,
): Promise<number[]> {
  const rows = await sql.query<{ id: number }>(
    `select telecentre_id as id from booking
  where account_id = $1 and local_start >= $2::date and local_start < $3::date
union select telecentre_id from rental
  where account_id = $1 and starts_on < $3 and coalesce(ends_on, 'infinity') > $2
union select telecentre_id from statement where account_id = $1 and month = $2
union select s.telecentre_id from statement s where s.account_id = $1 and s.month >= $2::date - interval '1 year' and s.month < $2`,
    [account, from, to],
  );
  return rows.map(({ id }) => id);
}

/** The months until today in which there may be something for somebody, latest first. */
export async function listMonthsOf(sql: Sql, account: string, today: LocalDate): Promise<Month[]> {
  const rows = await sql.query<{ month: Month }>(
    `select to_char(month, 'YYYY-MM') as month from (
  select date_trunc('month', local_start) as month from booking
    where account_id = $1 and status in ('confirmed', 'checked_in', 'completed', 'no_show') and local_start < $2::date + 1
  union select month from statement where account_id = $1
  union select generate_series(date_trunc('month', starts_on), least(coalesce(ends_on - 1, $2::date), $2::date), interval '1 month')
    from rental where account_id = $1) months
order by 1 desc limit 24`,
    [account, today],
  );
  return rows.map(({ month }) => month);
}
