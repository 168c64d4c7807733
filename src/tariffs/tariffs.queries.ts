import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Month } from '../reservation/months.js';
import type { RuleScope, TariffRule } from './tariff-rule.js';

export type NewRule = Omit<TariffRule, 'id' | 'validUntil'>;

const RULE = `r.id, case when t.id is not null then jsonb_build_object('scope', 'telecentre', 'telecentre', t.slug)
    when r.department_code is not null then jsonb_build_object('scope', 'department', 'department', r.department_code)
    else jsonb_build_object('scope', 'network') end as "where",
  r.kind, r.status, r.unit, r.from_months as "fromMonths", r.until_months as "untilMonths", r.from_unit as "fromUnit", r.cents,
  r.valid_from::text as "validFrom", r.valid_until::text as "validUntil"`;

/** All of them, those that have ended included: amounts of then count for a past month. */
export function listRules(sql: Sql): Promise<TariffRule[]> {
  return sql.query<TariffRule>({
    name: 'tariff-rules',
    text: `select ${RULE} from tariff_rule r left join telecentre t on t.id = r.telecentre_id
order by t.name nulls first, r.department_code nulls first, r.kind nulls first, r.status nulls first, r.from_months, r.valid_from,
  r.cents, r.id`,
  });
}

export async function findRule(sql: Sql, id: string): Promise<TariffRule | undefined> {
  const [rule] = await sql.query<TariffRule>(
    `select ${RULE} from tariff_rule r left join telecentre t on t.id = r.telecentre_id where r.id = $1 for update of r`,
    [id],
  );
  return rule;
}

export async function insertRule(sql: Sql, id: string, rule: NewRule, now: number): Promise<void> {
  const { where, kind, status, unit, fromMonths, untilMonths, fromUnit, cents, validFrom } = rule;
  await sql.query(
    `insert into tariff_rule (id, telecentre_id, department_code, kind, status, unit, from_months, until_months, from_unit, cents,
  valid_from, created_at)
values ($1, (select id from telecentre where slug = $2), $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      id,
      where.scope === 'telecentre' ? where.telecentre : null,
      where.scope === 'department' ? where.department : null,
      ...[kind, status, unit, fromMonths, untilMonths, fromUnit, cents, validFrom, new Date(now)],
    ],
  );
}

export async function endRule(sql: Sql, id: string, validUntil: LocalDate): Promise<void> {
  await sql.query('update tariff_rule set valid_until = $2 where id = $1', [id, validUntil]);
}

/** The last month that is closed at any of the telecentres that a rule made for there counts at. */
export async function lastClosedMonth(sql: Sql, where: RuleScope): Promise<Month | null> {
  const [row] = await sql.query<{ month: Month | null }>(
    `select to_char(max(c.month), 'YYYY-MM') as month from closed_month c join telecentre t on t.id = c.telecentre_id
where ($1::text is null or t.slug = $1) and ($2::text is null or t.department_code = $2)`,
    [
      where.scope === 'telecentre' ? where.telecentre : null,
      where.scope === 'department' ? where.department : null,
    ],
  );
  return row?.month ?? null;
}

/** Whether bookings that were missed are due there: as the telecentre says, else as the network does, else not. */
export async function absencesAreCharged(sql: Sql, telecentreId: number): Promise<boolean> {
  const [row] = await sql.query<{ charged: boolean }>(
    `select charged from absence_charge where telecentre_id = $1 or telecentre_id is null order by telecentre_id nulls last limit 1`,
    [telecentreId],
  );
  return row?.charged ?? false;
}

export interface AbsenceCharge {
  /** Null: the whole network. */
  readonly telecentre: string | null;
  readonly charged: boolean;
}

export function listAbsenceCharges(sql: Sql): Promise<AbsenceCharge[]> {
  return sql.query<AbsenceCharge>(
    `select t.slug as telecentre, c.charged from absence_charge c left join telecentre t on t.id = c.telecentre_id
order by t.name nulls first`,
  );
}

/** Null: as the network does. */
export async function setAbsenceCharge(
  sql: Sql,
  telecentre: string | null,
  charged: boolean | null,
): Promise<void> {
  await sql.query(
    `delete from absence_charge where coalesce(telecentre_id, 0) = coalesce((select id from telecentre where slug = $1), 0)`,
    [telecentre],
  );
  if (charged === null) return;
  await sql.query(
    'insert into absence_charge (telecentre_id, charged) values ((select id from telecentre where slug = $1), $2)',
    [telecentre, charged],
  );
}
