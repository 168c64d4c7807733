import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A place rented for months is its tenant's day and night. What only shuts doors (closures, calendars elsewhere) steps
 * aside for it; what people have booked does not. Its dates become instants here and nowhere else.
 */
export class Rentals1700000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(TAKING);
    await runner.query(ENDING);
    await runner.query(SHUTTING);
    await runner.query(DOORS);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TABLES = `
alter table rental
  add occupied_from timestamptz not null,
  add notice_reason text constraint rental_notice_reason_is_short check (length(notice_reason) between 1 and 300),
  add revoked boolean not null default false,
  add renewal_told_for date,
  add constraint rental_has_one_tenant_at_the_most check (num_nonnulls(account_id, employer_siret, tenant_name) <= 1),
  add constraint rental_notice_is_whole check ((notice_given_on is null) = (notice_given_by is null)
    and (notice_given_on is not null or notice_reason is null and not revoked)),
  add constraint rental_renews_itself_or_ends check (tacit_renewal or ends_on is not null),
  drop constraint rental_has_length,
  add constraint rental_has_length check (starts_on < occupied_until or starts_on = ends_on);
comment on column rental.occupied_from is 'Its first midnight, or the moment at which an older agreement was written down here';
comment on column rental.revoked is 'Ended by the telecentre sooner than the agreement says';
comment on column rental.renewal_told_for is 'The end of the term of which the tenant was told that it renews itself';
comment on column rental.ends_on is
  'The first day on which it is free again, which is the first day of all when it never came to be; null: it renews itself';
create index rental_by_telecentre on rental (telecentre_id, starts_on);
create index rental_by_employer on rental (employer_siret) where employer_siret is not null;

create table rental_amount (
  rental_id uuid not null references rental (id) on delete cascade,
  from_month date not null constraint rental_amount_is_from_the_first_of_a_month check (extract(day from from_month) = 1),
  monthly_cents int not null constraint rental_amount_costs_something_or_nothing check (monthly_cents between 0 and 10000000),
  noted_at timestamptz not null,
  primary key (rental_id, from_month)
);
comment on table rental_amount is 'What a rental costs from a month on, instead of what was agreed at first';
`;

const TAKING = `
create function midnight_of(p_date date, p_zone text) returns timestamptz language sql stable as $$
  select p_date::timestamp at time zone p_zone
$$;

-- Takes the time until this day for a rental. False: somebody else has some of them, and what stepped aside has done so in vain: the
-- transaction is to be undone.
create function occupy_for_rental(p_rental uuid, p_from timestamptz, p_to date, p_now timestamptz) returns boolean language plpgsql as $$
declare
  v_units int[];
  v_wanted tstzrange;
  v_piece record;
begin
  select units_of(resource_id), tstzrange(p_from, midnight_of(p_to, time_zone))
  into v_units, v_wanted from rental where id = p_rental;
  perform lock_units(v_units);
  perform share_external_time();
  for v_piece in
    select id, resource_id as unit, closure_id, tstzmultirange(during) - tstzmultirange(v_wanted) as rest
    from allocation where resource_id = any (v_units) and closure_id is not null and during && v_wanted
    order by resource_id, id
  loop
    delete from allocation where id = v_piece.id;
    insert into allocation (resource_id, during, closure_id)
    select v_piece.unit, part, v_piece.closure_id from unnest(v_piece.rest) part;
  end loop;
  perform make_way(v_units, array_agg(lower(v_wanted)), array_agg(upper(v_wanted))) from unnest(v_units);
  return occupy((select array_agg(1) from unnest(v_units)), v_units,
    (select array_agg(lower(v_wanted)) from unnest(v_units)), (select array_agg(upper(v_wanted)) from unnest(v_units)),
    null, null, null, p_now, null, p_rental) is not null;
end $$;

-- It renews itself: its time is taken further ahead. False as above.
create function prolong_rental(p_rental uuid, p_until date, p_now timestamptz) returns boolean language plpgsql as $$
declare
  v_rental rental;
  v_from timestamptz;
begin
  perform lock_units((select units_of(resource_id) from rental where id = p_rental));
  select * into v_rental from rental where id = p_rental and ends_on is null and occupied_until < p_until for update;
  if not found then
    return true;
  end if;
  v_from := midnight_of(v_rental.occupied_until, v_rental.time_zone);
  if not occupy_for_rental(p_rental, v_from, p_until, p_now) then
    return false;
  end if;
  delete from allocation where rental_id = p_rental and lower(during) = v_from;
  update allocation set during = tstzrange(lower(during), midnight_of(p_until, v_rental.time_zone))
  where rental_id = p_rental and upper(during) = v_from;
  update rental set occupied_until = p_until, updated_at = p_now where id = p_rental;
  return true;
end $$;
`;

const ENDING = `
-- From p_ends_on on its place is free: first for what is closed there, then for calendars elsewhere, then for those who wait
-- in line, whose trigger comes at the end of the transaction. False: it had changed meanwhile, and the transaction is to be undone.
create function end_rental(
  p_rental uuid, p_revision int, p_ends_on date, p_given_on date, p_given_by text, p_reason text, p_revoked boolean, p_now timestamptz
) returns boolean language plpgsql as $$
declare
  v_units int[];
  v_rental rental;
  v_end timestamptz;
  v_freed tstzrange;
  v_closure bigint;
begin
  -- As writers do, before units: nobody closes anything there meanwhile.
  perform pg_advisory_xact_lock_shared(2013, 0);
  v_units := (select units_of(resource_id) from rental where id = p_rental);
  perform lock_units(v_units);
  perform share_external_time();
  -- The end of a long term may lie further ahead than its time is taken.
  if not prolong_rental(p_rental, p_ends_on, p_now) then
    return false;
  end if;
  select * into v_rental from rental where id = p_rental and revision = p_revision for update;
  if not found then
    return false;
  end if;
  v_end := midnight_of(p_ends_on, v_rental.time_zone);
  v_freed := tstzrange(v_end, midnight_of(v_rental.occupied_until, v_rental.time_zone));
  update rental set ends_on = p_ends_on, occupied_until = p_ends_on, notice_given_on = p_given_on, notice_given_by = p_given_by,
    notice_reason = p_reason, revoked = p_revoked, revision = revision + 1, updated_at = p_now
  where id = p_rental;
  delete from allocation where rental_id = p_rental and lower(during) >= v_end;
  update allocation set during = tstzrange(lower(during), v_end) where rental_id = p_rental and upper(during) > v_end;
  for v_closure in
    select id from closure where telecentre_id = v_rental.telecentre_id and period && v_freed order by id
  loop
    perform shut(v_closure, p_now);
  end loop;
  perform fill_external_time(v_units, v_freed);
  return true;
end $$;
`;

const SHUTTING = `
-- As before; and whoever rents a place has the key: what is rented is left out.
create or replace function shut(p_closure bigint, p_now timestamptz) returns boolean language plpgsql as $$
declare
  v_candidate int[];
  v_unit int[];
  v_from timestamptz[];
  v_to timestamptz[];
begin
  select array_agg(1), array_agg(unit order by unit, piece), array_agg(lower(piece) order by unit, piece),
    array_agg(upper(piece) order by unit, piece)
  into v_candidate, v_unit, v_from, v_to
  from closure c
  cross join lateral unnest(case when c.resource_id is not null then units_of(c.resource_id) else array(
    select r.id from resource r where r.telecentre_id = c.telecentre_id
      and not exists (select from resource_part p where p.resource_id = r.id)) end) unit
  cross join lateral unnest(tstzmultirange(c.period * tstzrange(p_now, null)) - coalesce(
    (select range_agg(a.during) from allocation a
      where a.resource_id = unit and (a.closure_id is not null or a.rental_id is not null) and a.during && c.period), '{}')) piece
  where c.id = p_closure;
  if v_unit is null then
    return true;
  end if;
  perform lock_units(v_unit);
  return occupy(v_candidate, v_unit, v_from, v_to, null, p_closure, null, p_now) is not null;
end $$;
`;

const DOORS = `
alter table door_code_showing
  add rental_id uuid references rental (id) on delete cascade,
  drop constraint door_code_is_shown_to_somebody,
  add constraint door_code_is_shown_to_somebody check (num_nonnulls(booking_id, rental_id, account_id) = 1);
comment on table door_code_showing is 'Who was shown what opens a door of this telecentre: for a booking, as a tenant, or as a host';
comment on table door_code is
  'What opens a door: a code, or where the key is; never in a mail, only on the page of a booking or a rental. The next of the same door ends it';
create index door_code_showing_by_rental on door_code_showing (rental_id) where rental_id is not null;
`;
