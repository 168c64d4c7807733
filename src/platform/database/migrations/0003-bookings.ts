import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bookings, and the one table of occupied time. `occupy` is the only door to it; the exclusion constraint is the lock
 * on that door.
 *
 * Three traps shape the functions, all measured:
 * - A plain insert under an exclusion constraint makes two rivals wait for each other until the deadlock detector ends
 *   it, a second later. `on conflict do nothing` does not.
 * - Several rows in one transaction can still wait crosswise with another such writer. They take an advisory lock per
 *   unit first, in the order of unit ids; a booking of a single row holds nothing while it waits, and needs none.
 * - `during && x` makes the planner choose the constraint's own index, two hundred times slower over many units than a
 *   btree on (resource_id, lower(during)). As allocations of a unit never overlap, those that meet a period are the
 *   ones that begin within it and at most one that began before.
 */
export class Bookings1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(READING);
    await runner.query(OCCUPYING);
    await runner.query(CHANGING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TABLES = `
create table booking (
  id uuid primary key,
  reference text not null constraint booking_reference_is_unique unique,
  account_id uuid not null references account (id),
  telecentre_id int not null references telecentre (id),
  resource_id int not null references resource (id),
  status text not null constraint booking_status_is_known
    check (status in ('held', 'confirmed', 'checked_in', 'completed', 'cancelled', 'expired', 'no_show')),
  local_start timestamp not null,
  local_end timestamp not null,
  time_zone text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  half_day text constraint booking_half_day_is_known check (half_day in ('morning', 'afternoon', 'day')),
  people int not null constraint booking_is_for_somebody check (people between 1 and 1000),
  equipment text[] not null default '{}',
  title text,
  expires_at timestamptz,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint booking_has_length check (starts_at < ends_at),
  constraint booking_expires_while_held check ((status = 'held') = (expires_at is not null))
);
comment on column booking.local_start is 'What the clock on the telecentre''s wall shows, by the service''s own table of time zones; the doctor command holds it against the server''s';
comment on column booking.expires_at is 'When a hold lapses by itself';
comment on column booking.revision is 'Raised by every change';
create index booking_by_account on booking (account_id, starts_at desc);
create index booking_by_account_and_telecentre on booking (account_id, telecentre_id, starts_at desc);
create index booking_by_resource on booking (resource_id, starts_at);
create index booking_held on booking (expires_at) where status = 'held';

create table allocation (
  id bigint generated always as identity primary key,
  resource_id int not null references resource (id),
  during tstzrange not null,
  booking_id uuid references booking (id) deferrable initially deferred,
  closure_id bigint references closure (id),
  held_until timestamptz,
  constraint allocation_has_one_owner check (num_nonnulls(booking_id, closure_id) = 1),
  constraint allocation_is_bounded check (
    not isempty(during) and not lower_inf(during) and not upper_inf(during)
    and isfinite(lower(during)) and isfinite(upper(during))
    and lower_inc(during) and not upper_inc(during)),
  constraint allocation_held_is_of_a_booking check (held_until is null or booking_id is not null),
  constraint allocation_never_overlaps exclude using gist (resource_id with =, during with &&)
);
comment on table allocation is 'One unit for one half-open period. A row exists only while it occupies: released means deleted';
comment on column allocation.held_until is 'While the booking is only held: from then on the row stands in nobody''s way';
comment on constraint allocation_never_overlaps on allocation is 'No unit is ever given twice for the same moment, whatever the code does';
create index allocation_by_start on allocation (resource_id, lower(during)) include (during);
create index allocation_by_booking on allocation (booking_id) where booking_id is not null;
create index allocation_by_closure on allocation (closure_id) where closure_id is not null;
create index allocation_held on allocation (held_until) where held_until is not null;

create table booking_event (
  id bigint generated always as identity primary key,
  booking_id uuid not null references booking (id),
  revision int not null,
  kind text not null constraint booking_event_kind_is_known
    check (kind in ('held', 'booked', 'confirmed', 'moved', 'edited', 'cancelled', 'expired', 'checked_in', 'completed', 'missed')),
  actor_id uuid references account (id),
  at timestamptz not null,
  booking jsonb not null,
  transaction xid8 not null default pg_current_xact_id(),
  constraint booking_event_is_one_per_revision unique (booking_id, revision)
);
comment on table booking_event is 'Append-only: who did what to a booking, when, and what it then was';
comment on column booking_event.actor_id is 'Null: the clock';
comment on column booking_event.transaction is 'Lets readers follow without skipping an event that commits late';

create table idempotency_key (
  account_id uuid not null references account (id),
  key text not null,
  fingerprint bytea not null,
  booking_id uuid references booking (id) deferrable initially deferred,
  refusal jsonb,
  created_at timestamptz not null,
  primary key (account_id, key),
  constraint idempotency_key_has_one_answer check (num_nonnulls(booking_id, refusal) = 1)
);
comment on table idempotency_key is 'The first answer to a request that may be sent again: the booking it made, or its refusal';
create index idempotency_key_by_age on idempotency_key (created_at);
`;

const READING = `
-- What occupies these units within [p_from, p_to), lapsed holds left aside.
create function taken_time(p_units int[], p_from timestamptz, p_to timestamptz, p_now timestamptz)
returns table (resource_id int, during tstzrange) language sql stable as $$
  select unit.id, met.during
  from unnest(p_units) unit (id)
  cross join lateral (
    (select a.during, a.held_until from allocation a
      where a.resource_id = unit.id and lower(a.during) < p_from
      order by lower(a.during) desc limit 1)
    union all
    select a.during, a.held_until from allocation a
      where a.resource_id = unit.id and lower(a.during) >= p_from and lower(a.during) < p_to
  ) met
  where upper(met.during) > p_from and (met.held_until is null or met.held_until > p_now)
$$;

-- A booking as it is shown and as its events remember it.
create function booking_snapshot(p_booking uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'reference', b.reference, 'status', b.status,
    'telecentre', t.slug, 'telecentreName', t.name,
    'resource', r.key, 'resourceName', r.name, 'kind', r.kind,
    'start', (extract(epoch from b.starts_at) * 1000)::bigint, 'end', (extract(epoch from b.ends_at) * 1000)::bigint,
    'timeZone', b.time_zone, 'halfDay', b.half_day, 'people', b.people, 'equipment', to_jsonb(b.equipment), 'title', b.title,
    'revision', b.revision, 'expiresAt', (extract(epoch from b.expires_at) * 1000)::bigint)
  from booking b join resource r on r.id = b.resource_id join telecentre t on t.id = b.telecentre_id
  where b.id = p_booking
$$;
`;

const OCCUPYING = `
create function append_booking_event(p_booking uuid, p_kind text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  v_snapshot jsonb := booking_snapshot(p_booking);
begin
  insert into booking_event (booking_id, revision, kind, actor_id, at, booking)
  values (p_booking, (v_snapshot ->> 'revision')::int, p_kind, p_actor, p_now, v_snapshot);
  return v_snapshot;
end $$;

-- Ends these holds, whose time has run out, and frees what they occupied. Locks in id order.
create function expire_holds(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_booking uuid;
  v_count int := 0;
begin
  for v_booking in
    select b.id from booking b
    where b.id = any (p_bookings) and b.status = 'held' and b.expires_at <= p_now
    order by b.id for update
  loop
    update booking set status = 'expired', expires_at = null, revision = revision + 1, updated_at = p_now where id = v_booking;
    delete from allocation where booking_id = v_booking;
    perform append_booking_event(v_booking, 'expired', null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- The one door to occupied time. The arrays are parallel: row i says that candidate p_candidate[i] needs unit p_unit[i]
-- from p_from[i] to p_to[i]; rows are ordered by candidate, unit and time. The candidates are tried in order, each
-- whole or not at all. Returns the one that was won, or null when rivals have them all; nothing is then left behind.
create function occupy(
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_booking uuid, p_closure bigint, p_held_until timestamptz, p_now timestamptz
) returns int language plpgsql as $$
declare
  v_candidate int;
  v_wanted int;
  v_won int;
  v_lapsed uuid[];
begin
  if exists (select from unnest(p_candidate) wanted (candidate) group by candidate having count(*) > 1) then
    perform lock_units(p_unit);
  end if;

  with lapsed as materialized ( -- few rows by their own small index, never the whole history of the units
    select resource_id, during, booking_id from allocation where held_until <= p_now
  )
  select array_agg(distinct lapsed.booking_id) into v_lapsed
  from lapsed join unnest(p_unit, p_from, p_to) wanted (unit, starts, ends)
    on wanted.unit = lapsed.resource_id and lower(lapsed.during) < wanted.ends and upper(lapsed.during) > wanted.starts;
  if v_lapsed is not null then
    perform expire_holds(v_lapsed, p_now);
  end if;

  for v_candidate, v_wanted in
    select candidate, count(*) from unnest(p_candidate) wanted (candidate) group by candidate order by candidate
  loop
    insert into allocation (resource_id, during, booking_id, closure_id, held_until)
    select unit, tstzrange(starts, ends), p_booking, p_closure, p_held_until
    from unnest(p_candidate, p_unit, p_from, p_to) wanted (candidate, unit, starts, ends)
    where candidate = v_candidate
    order by unit, starts
    on conflict on constraint allocation_never_overlaps do nothing;
    get diagnostics v_won = row_count;
    if v_won = v_wanted then
      return v_candidate;
    end if;
    if v_won > 0 then
      delete from allocation where booking_id = p_booking or closure_id = p_closure;
    end if;
  end loop;
  return null;
end $$;

-- Held until the transaction ends; always in the order of unit ids. The first number keeps these locks apart from
-- others of the application.
create function lock_units(p_unit int[]) returns void language plpgsql as $$
declare
  v_unit int;
begin
  for v_unit in select distinct unit from unnest(p_unit) u (unit) order by unit loop
    perform pg_advisory_xact_lock(2012, v_unit);
  end loop;
end $$;
`;

const CHANGING = `
-- Bookings are decided on a copy of the network and written a moment later. They share this lock while they write; who
-- changes what no constraint guards (the parts of a room, a time zone) takes it alone, until the transaction ends.
create function pause_bookings() returns void language sql as $$ select pg_advisory_xact_lock(2013, 0) $$;

create function network_is_at(p_version bigint) returns boolean language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(2013, 0);
  return (select version = p_version from network);
end $$;

-- Makes a booking of the first candidate that can be won. p_resource[i] is what candidate i is booked as. Outcomes:
-- 'booked' (with the booking), 'taken', 'repeated' (the idempotency key has an answer), 'reference-used' (ask again with another), 'network-changed' (decide again).
create function book(
  p_booking uuid, p_reference text, p_account uuid, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_expires_at timestamptz, p_now timestamptz,
  p_key text, p_fingerprint bytea, p_network_version bigint, p_local_start timestamp, p_local_end timestamp
) returns table (outcome text, snapshot jsonb) language plpgsql as $$
declare
  v_candidate int;
begin
  if not network_is_at(p_network_version) then
    return query select 'network-changed', null::jsonb;
    return;
  end if;
  if p_key is not null then
    insert into idempotency_key (account_id, key, fingerprint, booking_id, created_at)
    values (p_account, p_key, p_fingerprint, p_booking, p_now)
    on conflict (account_id, key) do nothing;
    if not found then
      return query select 'repeated', null::jsonb;
      return;
    end if;
  end if;

  v_candidate := occupy(p_candidate, p_unit, p_from, p_to, p_booking, null, p_expires_at, p_now);
  if v_candidate is null then
    delete from idempotency_key where account_id = p_account and key = p_key;
    return query select 'taken', null::jsonb;
    return;
  end if;

  insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end, time_zone,
    starts_at, ends_at, half_day, people, equipment, title, expires_at, created_at, updated_at)
  values (p_booking, p_reference, p_account, p_telecentre, p_resource[v_candidate],
    case when p_expires_at is null then 'confirmed' else 'held' end,
    p_local_start, p_local_end, p_time_zone,
    p_starts_at, p_ends_at, p_half_day, p_people, p_equipment, p_title, p_expires_at, p_now, p_now)
  on conflict (reference) do nothing;
  if not found then
    delete from allocation where booking_id = p_booking;
    delete from idempotency_key where account_id = p_account and key = p_key;
    return query select 'reference-used', null::jsonb;
    return;
  end if;

  return query select 'booked', append_booking_event(
    p_booking, case when p_expires_at is null then 'booked' else 'held' end, p_account, p_now);
end $$;

-- Moves a booking to the first candidate that can be won; the old time is given up only then. 'taken': rivals have
-- them all, and nothing has changed. Raises no error for what can be expected: 'stale' says that
-- the booking changed meanwhile, 'network-changed' that the decision must be made again.
create function move_booking(
  p_booking uuid, p_revision int, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_actor uuid, p_now timestamptz, p_network_version bigint,
  p_local_start timestamp, p_local_end timestamp
) returns table (outcome text, snapshot jsonb) language plpgsql as $$
declare
  v_candidate int;
  v_expires_at timestamptz;
begin
  if not network_is_at(p_network_version) then
    return query select 'network-changed', null::jsonb;
    return;
  end if;
  -- Units before bookings, as in occupy. Were its own units changed meanwhile, the revision tells.
  perform lock_units(p_unit || (select array_agg(a.resource_id) from allocation a where a.booking_id = p_booking));
  select b.expires_at into v_expires_at from booking b
  where b.id = p_booking and b.revision = p_revision and (b.status <> 'held' or b.expires_at > p_now)
  for update;
  if not found then
    return query select 'stale', null::jsonb;
    return;
  end if;
  begin
    delete from allocation where booking_id = p_booking;
    v_candidate := occupy(p_candidate, p_unit, p_from, p_to, p_booking, null, v_expires_at, p_now);
    if v_candidate is null then
      raise exception using errcode = 'TB001', message = 'every candidate is taken';
    end if;
  exception when sqlstate 'TB001' then
    return query select 'taken', null::jsonb;
    return;
  end;

  update booking set telecentre_id = p_telecentre, resource_id = p_resource[v_candidate],
    local_start = p_local_start, local_end = p_local_end, time_zone = p_time_zone,
    starts_at = p_starts_at, ends_at = p_ends_at, half_day = p_half_day,
    people = p_people, equipment = p_equipment, title = p_title, revision = revision + 1, updated_at = p_now
  where id = p_booking;
  return query select 'moved', append_booking_event(p_booking, 'moved', p_actor, p_now);
end $$;

-- Returns the booking as it now is; null when it had changed meanwhile.
create function edit_title(p_booking uuid, p_revision int, p_title text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  update booking set title = p_title, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision;
  if not found then
    return null;
  end if;
  return append_booking_event(p_booking, 'edited', p_actor, p_now);
end $$;

-- Brings a booking from one of p_from to p_to, if it is at this revision and its hold, if it is one, still stands.
-- p_release frees what it occupied. Returns the booking as it now is; null when it was in another state.
create function change_status(
  p_booking uuid, p_revision int, p_from text[], p_to text, p_event text, p_release boolean, p_actor uuid, p_now timestamptz
) returns jsonb language plpgsql as $$
begin
  update booking set status = p_to, expires_at = null, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and status = any (p_from) and (status <> 'held' or expires_at > p_now);
  if not found then
    return null;
  end if;
  if p_release then
    delete from allocation where booking_id = p_booking;
  else
    update allocation set held_until = null where booking_id = p_booking and held_until is not null;
  end if;
  return append_booking_event(p_booking, p_event, p_actor, p_now);
end $$;
`;
