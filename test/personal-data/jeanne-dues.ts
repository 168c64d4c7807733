/** What Jeanne rents, and what she owes. */
import type { Database } from '../../src/platform/database/database.js';

export async function renting(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `with rented as (
  insert into rental (id, reference, account_id, telecentre_id, resource_id, time_zone, starts_on, occupied_from, occupied_until,
    ends_on, term_months, notice_days, tacit_renewal, monthly_cents, agreement, notice_given_on, notice_given_by, notice_reason,
    created_at, updated_at)
  select gen_random_uuid(), 'RENT-2345', $1, r.telecentre_id, r.id, 'Europe/Paris', '2025-01-01', '2025-01-01T00:00+01:00',
    '2026-01-01', '2026-01-01', 12, 30, true, 10000, 'convention-de-jeanne', '2025-11-01', 'tenant', 'raison-du-départ', $2, $2
  from resource r where r.key = 'aur-b1' returning id)
insert into rental_amount (rental_id, from_month, monthly_cents, noted_at) select id, '2025-06-01', 11000, $2 from rented`,
    [id, new Date(now)],
  );
  await database.query(
    `insert into allocation (resource_id, during, rental_id)
select resource_id, tstzrange(occupied_from, '2026-01-01T00:00+01:00'), id from rental where account_id = $1`,
    [id],
  );
  await database.query(
    `insert into door_code_showing (telecentre_id, rental_id, shown_at)
select telecentre_id, id, '2025-12-24T09:00+01:00' from rental where account_id = $1`,
    [id],
  );
}

export async function statements(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `with closed as (insert into closed_month (telecentre_id, month, closed_at, absences_charged)
  select id, '2026-10-01', $2, false from telecentre where slug = 'figeac' returning telecentre_id, month)
insert into statement (id, telecentre_id, month, year, number, account_id, employer_siret, debtor, debtor_key, total_cents, lines, counted)
select gen_random_uuid(), telecentre_id, month, 2026, 1, $1, '12345678901234', 'member', '', 1000, '[]', '[]' from closed`,
    [id, new Date(now)],
  );
}
