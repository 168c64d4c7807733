import type { MemberStatus } from '../accounts/member-status.js';
import type { Sql } from '../platform/database/database.js';
import { firstDayOf, type Month } from '../reservation/months.js';
import type { Instant } from '../reservation/period.js';
import { halfDaysOf, type Debtor, type Employer, type Line, type Statement } from './statement.js';

/** A statement as it was closed. Names are those of today: when somebody has left there is none. */
export interface ClosedStatement extends Statement {
  readonly month: Month;
  readonly hasLeft: boolean;
}

interface Row {
  readonly month: Month;
  readonly year: number;
  readonly number: number;
  readonly hasLeft: boolean;
  readonly debtor: Debtor;
  readonly employer: Employer | null;
  readonly status: MemberStatus | null;
  readonly cents: number;
  readonly lines: readonly Line[];
  readonly counted: readonly string[];
}

/** Of these months, all or those of one member, by their numbers. */
export async function listClosed(
  sql: Sql,
  of: { readonly telecentreId: number; readonly account: string | null },
  from: Month,
  to: Month,
): Promise<ClosedStatement[]> {
  const rows = await sql.query<Row>(
    `select to_char(s.month, 'YYYY-MM') as month, s.year, s.number, s.debtor = 'member' and a.id is null as "hasLeft", s.status, s.total_cents as cents, s.lines,
  s.counted,
  case when a.id is not null then jsonb_build_object('kind', 'member', 'account', a.id, 'pseudonym', a.pseudonym,
      'email', a.email, 'name', a.name)
    when s.debtor = 'employer' then jsonb_build_object('kind', 'employer', 'siret', e.siret, 'name', e.name)
    when s.debtor = 'body' then jsonb_build_object('kind', 'body', 'rental', s.debtor_key, 'name', s.body_name)
    else jsonb_build_object('kind', 'nobody') end as debtor,
  case when e.siret is not null then jsonb_build_object('siret', e.siret, 'name', e.name) end as employer
from statement s left join account a on a.id = s.account_id left join employer e on e.siret = s.employer_siret
where s.telecentre_id = $1 and ($2::uuid is null or s.account_id = $2) and s.month between $3 and $4
order by s.month, s.number`,
    [of.telecentreId, of.account, firstDayOf(from), firstDayOf(to)],
  );
  return rows.map(({ year, number, ...row }) => ({
    ...row,
    number: `${year}-${String(number).padStart(4, '0')}`,
    halfDays: halfDaysOf(row.lines),
  }));
}

export interface ClosedMonth {
  readonly month: Month;
  readonly closedAt: Instant;
  /** Whether bookings that were missed were due then. */
  readonly absencesCharged: boolean;
}

/** Latest first. */
export async function listClosedMonths(sql: Sql, telecentreId: number): Promise<ClosedMonth[]> {
  return sql.query<ClosedMonth>(
    `select to_char(month, 'YYYY-MM') as month, (extract(epoch from closed_at) * 1000)::float8 as "closedAt",
  absences_charged as "absencesCharged"
from closed_month where telecentre_id = $1 order by 1 desc`,
    [telecentreId],
  );
}

export async function insertClosed(
  sql: Sql,
  telecentreId: number,
  { month, closedAt, absencesCharged }: ClosedMonth,
  statements: readonly Statement[],
): Promise<void> {
  await sql.query(
    'insert into closed_month (telecentre_id, month, closed_at, absences_charged) values ($1, $2, $3, $4)',
    [telecentreId, firstDayOf(month), new Date(closedAt), absencesCharged],
  );
  for (const { debtor, employer, status, cents, lines, counted } of statements)
    await sql.query(
      `insert into statement (id, telecentre_id, month, year, number, account_id, employer_siret, debtor, debtor_key, body_name,
  status, total_cents, lines, counted)
select gen_random_uuid(), $1, $2::date, y.year, coalesce((select max(number) from statement s where s.telecentre_id = $1 and s.year = y.year), 0) + 1,
  $3, $4, $5, $6, $7, $8, $9, $10, $11
from (select extract(year from $2::date)::int as year) y`,
      [
        telecentreId,
        firstDayOf(month),
        debtor.kind === 'member' ? debtor.account : null,
        employer?.siret ?? null,
        debtor.kind,
        debtorKey(debtor),
        debtor.kind === 'body' ? debtor.name : null,
        ...[status, cents, JSON.stringify(lines), JSON.stringify(counted)],
      ],
    );
}

function debtorKey(debtor: Debtor): string {
  if (debtor.kind === 'employer') return debtor.siret;
  return debtor.kind === 'body' ? debtor.rental : '';
}
