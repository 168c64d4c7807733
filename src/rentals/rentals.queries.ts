import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Notice, RentalRecord, Terms } from './rental-record.js';

const RENTAL = `r.id, r.reference, r.revision, r.telecentre_id as "telecentreId", t.slug as telecentre, t.name as "telecentreName",
  t.department_code as "departmentCode", r.resource_id as "resourceId", p.key as resource, p.name as "resourceName", p.kind,
  r.time_zone as "timeZone",
  case when a.id is not null then jsonb_build_object('kind', 'member', 'account', a.id, 'pseudonym', a.pseudonym,
      'email', a.email, 'name', a.name)
    when e.siret is not null then jsonb_build_object('kind', 'employer', 'siret', e.siret, 'name', e.name)
    when r.tenant_name is not null then jsonb_build_object('kind', 'body', 'name', r.tenant_name)
    else jsonb_build_object('kind', 'forgotten') end as tenant,
  r.starts_on::text as "startsOn", r.ends_on::text as "endsOn", r.occupied_until::text as "occupiedUntil",
  r.term_months as "termMonths", r.notice_days as "noticeDays", r.tacit_renewal as "tacitRenewal",
  r.monthly_cents as "monthlyCents",
  (select coalesce(jsonb_agg(jsonb_build_object('from', m.from_month, 'cents', m.monthly_cents) order by m.from_month), '[]')
    from rental_amount m where m.rental_id = r.id) as amounts,
  r.agreement,
  case when r.notice_given_on is not null then jsonb_build_object('givenOn', r.notice_given_on, 'by', r.notice_given_by,
    'reason', r.notice_reason, 'revoked', r.revoked) end as notice`;

const JOINED = `rental r join telecentre t on t.id = r.telecentre_id join resource p on p.id = r.resource_id
  left join account a on a.id = r.account_id left join employer e on e.siret = r.employer_siret`;

/** By place and start. `condition` is about `r`. */
export function listRentalsWhere(
  sql: Sql,
  condition: string,
  values: readonly unknown[],
): Promise<RentalRecord[]> {
  return sql.query<RentalRecord>(
    `select ${RENTAL} from ${JOINED} where ${condition} order by t.name, p.position, r.starts_on, r.id`,
    values,
  );
}

export async function findRental(sql: Sql, reference: string): Promise<RentalRecord | undefined> {
  const [rental] = await listRentalsWhere(sql, 'r.reference = $1', [reference]);
  return rental;
}

/** As it is once nobody else is changing it, until the transaction ends. */
export async function lockRental(sql: Sql, rental: RentalRecord): Promise<RentalRecord> {
  await sql.query('select from rental where id = $1 for update', [rental.id]);
  return (await findRental(sql, rental.reference)) ?? rental;
}

/** From its first midnight to its last, so far as its time is taken. */
export async function periodOf(sql: Sql, { id }: RentalRecord): Promise<Period> {
  const [period = { start: 0, end: 0 }] = await sql.query<Period>(
    `select (extract(epoch from midnight_of(starts_on, time_zone)) * 1000)::float8 as start,
       (extract(epoch from midnight_of(occupied_until, time_zone)) * 1000)::float8 as end from rental where id = $1`,
    [id],
  );
  return period;
}

export interface NewRental extends Terms {
  readonly id: string;
  readonly reference: string;
  readonly tenant: NewTenant;
  readonly telecentreId: number;
  /** The key of the resource. */
  readonly resource: string;
  readonly timeZone: string;
  readonly occupiedUntil: LocalDate;
  readonly monthlyCents: number;
  readonly agreement: string;
}

export interface NewTenant {
  readonly account: string | null;
  readonly siret: string | null;
  readonly name: string | null;
}

/** Told once more in the same words, it is the same. */
export async function findSame(sql: Sql, wanted: NewRental): Promise<RentalRecord | undefined> {
  const { tenant, resource, startsOn, termMonths, noticeDays, tacitRenewal, monthlyCents, agreement } =
    wanted;
  const [same] = await listRentalsWhere(
    sql,
    `p.key = $1 and r.starts_on = $2 and r.term_months = $3 and r.agreement = $4 and r.account_id is not distinct from $5
     and r.employer_siret is not distinct from $6 and r.tenant_name is not distinct from $7 and r.notice_days = $8
     and r.tacit_renewal = $9 and r.monthly_cents = $10 and r.notice_given_on is null`,
    [
      ...[resource, startsOn, termMonths, agreement, tenant.account, tenant.siret, tenant.name],
      ...[noticeDays, tacitRenewal, monthlyCents],
    ],
  );
  return same;
}

/** Null: nobody has said it. */
export async function employerName(sql: Sql, siret: string): Promise<string | null> {
  const [employer] = await sql.query<{ name: string | null }>('select name from employer where siret = $1', [
    siret,
  ]);
  return employer?.name ?? null;
}

/** Before its time is taken. False: its reference is in use. */
export async function insertRental(sql: Sql, rental: NewRental, now: Instant): Promise<boolean> {
  const { tenant } = rental;
  if (tenant.siret !== null)
    await sql.query('insert into employer (siret) values ($1) on conflict do nothing', [tenant.siret]);
  const made = await sql.query(
    `insert into rental (id, reference, account_id, employer_siret, tenant_name, telecentre_id, resource_id, time_zone,
       starts_on, ends_on, occupied_from, occupied_until, term_months, notice_days, tacit_renewal, monthly_cents, agreement,
       created_at, updated_at)
     select $1, $2, $3, $4, $5, $6, p.id, $8, $9, $10, greatest(midnight_of($9, $8), $17), $11, $12, $13, $14, $15, $16, $17, $17
     from resource p where p.key = $7
     on conflict (reference) do nothing returning 1`,
    [
      rental.id,
      rental.reference,
      tenant.account,
      tenant.siret,
      tenant.name,
      rental.telecentreId,
      rental.resource,
      rental.timeZone,
      rental.startsOn,
      rental.endsOn,
      rental.occupiedUntil,
      rental.termMonths,
      rental.noticeDays,
      rental.tacitRenewal,
      rental.monthlyCents,
      rental.agreement,
      new Date(now),
    ],
  );
  return made.length > 0;
}

/** False: somebody has some of its time, and the transaction is to be undone. */
export async function occupyForRental(sql: Sql, id: string, now: Instant): Promise<boolean> {
  const [row] = await sql.query<{ won: boolean }>(
    'select occupy_for_rental(id, occupied_from, occupied_until, $2) as won from rental where id = $1',
    [id, new Date(now)],
  );
  return row?.won === true;
}

/** False: it had changed meanwhile, and the transaction is to be undone. */
export async function endRental(
  sql: Sql,
  { id, revision }: RentalRecord,
  endsOn: LocalDate,
  { givenOn, by, reason, revoked }: Notice,
  now: Instant,
): Promise<boolean> {
  const [row] = await sql.query<{ ended: boolean }>(
    'select end_rental($1, $2, $3, $4, $5, $6, $7, $8) as ended',
    [id, revision, endsOn, givenOn, by, reason, revoked, new Date(now)],
  );
  return row?.ended === true;
}

/** What it costs from this month on; what was noted for later months falls away. */
export async function noteAmount(
  sql: Sql,
  { id }: RentalRecord,
  from: LocalDate,
  cents: number,
  now: Instant,
): Promise<void> {
  await sql.query('delete from rental_amount where rental_id = $1 and from_month >= $2', [id, from]);
  await sql.query(
    'insert into rental_amount (rental_id, from_month, monthly_cents, noted_at) values ($1, $2, $3, $4)',
    [id, from, cents, new Date(now)],
  );
  await sql.query('update rental set revision = revision + 1, updated_at = $2 where id = $1', [
    id,
    new Date(now),
  ]);
}
