import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who has come and who has not. Whoever is marked absent gives their time up; it comes back to them only through `occupy`,
 * like all occupied time, and not at all when somebody else has it by then.
 */
export class Attendance1700000000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ARRIVING);
    await runner.query(WALKING_IN);
    await runner.query(LOOKING_BACK);
    await runner.query(SCREENS);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const ARRIVING = `
alter table telecentre add attendance_settled_at timestamptz;
comment on column telecentre.attendance_settled_at is
  'When no_show_minutes or self_check_in was last changed: nobody is given up before they could have known; null: never';

-- Returns the booking as it now is; null when it had changed meanwhile. p_at: when they came, which may be told later.
create function check_in(p_booking uuid, p_revision int, p_at timestamptz, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  update booking set status = 'checked_in', arrived_at = p_at, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and status = 'confirmed';
  if not found then
    return null;
  end if;
  return append_booking_event(p_booking, 'checked_in', p_actor, p_now);
end $$;

-- Gives somebody who was marked absent their time again: as they have come (p_at), or as they may still. 'taken': somebody
-- else has it. 'stale': the booking had changed meanwhile.
create function reclaim_booking(
  p_booking uuid, p_revision int, p_from timestamptz[], p_to timestamptz[], p_at timestamptz, p_actor uuid, p_now timestamptz
) returns table (outcome text, snapshot jsonb) language plpgsql as $$
declare
  v_candidate int[];
  v_unit int[];
  v_from timestamptz[];
  v_to timestamptz[];
begin
  -- The network, units, bookings: in this order, as everywhere. What the room is made of stays as it is meanwhile.
  perform pg_advisory_xact_lock_shared(2013, 0);
  select array_agg(1), array_agg(unit order by unit, starts), array_agg(starts order by unit, starts), array_agg(ends order by unit, starts)
  into v_candidate, v_unit, v_from, v_to
  from booking b cross join lateral unnest(units_of(b.resource_id)) unit cross join unnest(p_from, p_to) piece (starts, ends)
  where b.id = p_booking;
  perform lock_units(v_unit);
  perform from booking b
  where b.id = p_booking and b.revision = p_revision and b.status = 'no_show' and b.anonymised_at is null for update;
  if not found then
    return query select 'stale', null::jsonb;
    return;
  end if;
  if occupy(v_candidate, v_unit, v_from, v_to, p_booking, null, null, p_now) is null then
    return query select 'taken', null::jsonb;
    return;
  end if;
  update booking set status = case when p_at is null then 'confirmed' else 'checked_in' end, arrived_at = p_at,
    revision = revision + 1, updated_at = p_now
  where id = p_booking;
  return query select 'reclaimed', append_booking_event(
    p_booking, case when p_at is null then 'restored' else 'checked_in' end, p_actor, p_now);
end $$;
`;

const WALKING_IN = `
-- Somebody who came without a booking, on the first candidate that can be won; as \`book\` otherwise. They are there already.
create function walk_in(
  p_booking uuid, p_reference text, p_category text, p_name text, p_actor uuid, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text, p_people int, p_now timestamptz,
  p_key text, p_fingerprint bytea, p_network_version bigint, p_local_start timestamp, p_local_end timestamp,
  p_at timestamptz
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
    values (p_actor, p_key, p_fingerprint, p_booking, p_now)
    on conflict (account_id, key) do nothing;
    if not found then
      return query select 'repeated', null::jsonb;
      return;
    end if;
  end if;

  v_candidate := occupy(p_candidate, p_unit, p_from, p_to, p_booking, null, null, p_now);
  if v_candidate is null then
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'taken', null::jsonb;
    return;
  end if;

  insert into booking (id, reference, walk_in, guest_name, booked_by, telecentre_id, resource_id, status, arrived_at,
    local_start, local_end, time_zone, starts_at, ends_at, half_day, people, created_at, updated_at)
  values (p_booking, p_reference, p_category, p_name, p_actor, p_telecentre, p_resource[v_candidate], 'checked_in', p_at,
    p_local_start, p_local_end, p_time_zone, p_starts_at, p_ends_at, p_half_day, p_people, p_now, p_now)
  on conflict (reference) do nothing;
  if not found then
    delete from allocation where booking_id = p_booking;
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'reference-used', null::jsonb;
    return;
  end if;
  return query select 'booked', append_booking_event(p_booking, 'walked_in', p_actor, p_now);
end $$;
`;

const LOOKING_BACK = `
-- For those who look at what is over, and at what has begun and nobody has claimed.
create index booking_under_way on booking (ends_at) where status in ('confirmed', 'checked_in');
create index booking_missed_by on booking (account_id, starts_at) where status = 'no_show';

-- What ended before p_ended is over. Some at a time; those that somebody else has in hand are left for the next night.
create function complete_bookings(p_ended timestamptz, p_most int, p_now timestamptz) returns int language plpgsql as $$
declare
  v_booking uuid;
  v_count int := 0;
begin
  for v_booking in
    select id from booking where status in ('confirmed', 'checked_in') and ends_at < p_ended
    order by ends_at limit p_most for update skip locked
  loop
    update booking set status = 'completed', revision = revision + 1, updated_at = p_now where id = v_booking;
    perform append_booking_event(v_booking, 'completed', null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
`;

const SCREENS = `
create table door_screen (
  id uuid primary key default gen_random_uuid(),
  telecentre_id int not null references telecentre (id) on delete cascade,
  resource_id int references resource (id) on delete cascade,
  label text not null constraint door_screen_label_is_short check (length(label) between 1 and 60),
  token_hash bytea not null constraint door_screen_token_is_unique unique
    constraint door_screen_token_is_sha256 check (length(token_hash) = 32),
  created_at timestamptz not null
);
comment on table door_screen is 'A tablet on a wall: whoever has its address sees what is free there, and nobody''s name';
comment on column door_screen.resource_id is 'Null: the whole telecentre';
create index door_screen_by_telecentre on door_screen (telecentre_id);
`;
