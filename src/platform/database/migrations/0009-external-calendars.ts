import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Other people's calendars of a room, and the time that they take: the third owner of occupied time.
 *
 * What stands goes before what is told from elsewhere: an event occupies what nobody else has, piece by piece. So two
 * things must meet: a calendar is placed beside what is booked, and a booking gives up time that an event waits for. Each
 * would miss the other, were both under way at once. Whoever gives up time shares the lock 2016 from then on, whoever
 * places a calendar takes it alone. Making a booking has nothing to do with it: the constraint settles that.
 */
export class ExternalCalendars1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(OCCUPYING);
    await runner.query(FILLING);
    await runner.query(PLACING);
    await runner.query(MEETING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Occupied time is never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TABLES = `
create table external_calendar (
  id uuid primary key default gen_random_uuid(),
  resource_id int not null references resource (id),
  label text not null constraint external_calendar_label_is_short check (length(label) between 1 and 100),
  sealed_address bytea not null,
  fingerprint bytea not null constraint external_calendar_fingerprint_is_sha256 check (length(fingerprint) = 32),
  host text not null,
  created_by uuid references account (id) on delete set null,
  created_at timestamptz not null,
  etag text,
  last_modified text,
  last_read_at timestamptz,
  last_success_at timestamptz,
  last_whole_at timestamptz,
  events int not null default 0 constraint external_calendar_events_are_counted check (events >= 0),
  warnings jsonb not null default '[]',
  failing_since timestamptz,
  failure jsonb,
  failing_told_at timestamptz,
  held_back_since timestamptz,
  held_back jsonb,
  constraint external_calendar_is_attached_once unique (resource_id, fingerprint),
  constraint external_calendar_fails_for_a_reason check ((failing_since is null) = (failure is null)),
  constraint external_calendar_tells_of_a_failure check (failing_told_at is null or failing_since is not null),
  constraint external_calendar_is_held_back_for_a_reason check ((held_back_since is null) = (held_back is null))
);
comment on table external_calendar is 'A calendar elsewhere whose events take the time of a place';
comment on column external_calendar.sealed_address is 'Whoever knows it reads that calendar: encrypted with a key that is not in the database';
comment on column external_calendar.host is 'What is shown of the address';
comment on column external_calendar.last_read_at is 'When it was last asked, whatever came of it';
comment on column external_calendar.last_success_at is 'When it last answered: what is blocked is as it was then';
comment on column external_calendar.last_whole_at is 'When it was last read whole, and not only found unchanged';
comment on column external_calendar.events is 'In the whole calendar, when it was last placed: to tell an emptied calendar from a quiet one';
comment on column external_calendar.held_back is 'It was suddenly nearly empty: what it held, and what freeing it would do; a person confirms';
create index external_calendar_by_creator on external_calendar (created_by) where created_by is not null;

create table external_busy (
  id bigint generated always as identity primary key,
  external_calendar_id uuid not null references external_calendar (id) on delete cascade,
  uid text not null,
  title text not null,
  during tstzrange not null,
  calendar_uid uuid not null default gen_random_uuid() constraint external_busy_calendar_uid_is_unique unique,
  first_told_at timestamptz not null,
  constraint external_busy_is_told_once unique (external_calendar_id, uid, during),
  constraint external_busy_is_bounded check (
    not isempty(during) and not lower_inf(during) and not upper_inf(during) and lower_inc(during) and not upper_inc(during))
);
comment on table external_busy is 'An event of a calendar elsewhere, as long as it is told there and a month afterwards';
comment on column external_busy.title is 'For hosts alone';
comment on column external_busy.calendar_uid is 'What our own calendars know it by; theirs is nobody else''s business';
create index external_busy_by_time on external_busy using gist (external_calendar_id, during);
create index external_busy_by_end on external_busy (upper(during));

create table external_conflict (
  booking_id uuid not null references booking (id) on delete cascade,
  uid text not null,
  during tstzrange not null,
  told_at timestamptz not null,
  last_seen_at timestamptz not null,
  primary key (booking_id, uid, during)
);
comment on table external_conflict is 'An event elsewhere and a booking here want the same place at the same time; the booking stays, and the hosts were told';
comment on column external_conflict.uid is 'The event as its own calendar knows it: who has been told of it is not told again when it has gone for a while, or its calendar';
comment on column external_conflict.last_seen_at is 'When they last met: what has long been settled and comes back is told again';

alter table allocation
  add external_busy_id bigint references external_busy (id) on delete cascade,
  drop constraint allocation_has_one_owner,
  add constraint allocation_has_one_owner check (num_nonnulls(booking_id, closure_id, external_busy_id) = 1);
create index allocation_by_external_busy on allocation (external_busy_id) where external_busy_id is not null;
-- By which our own bookings are known again in calendars elsewhere.
create index booking_by_calendar_uid on booking (calendar_uid);
`;

const OCCUPYING = `
-- Gives up time, or is about to: see the head of this migration.
create function share_external_time() returns void language sql as $$ select pg_advisory_xact_lock_shared(2016, 0) $$;

-- As before; and what an event elsewhere has waited for is its own before any rival can have it. The lock comes before
-- anything is occupied in their place: whoever waits for our rows must not have us wait for this.
create or replace function expire_holds(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_booking uuid;
  v_freed record;
  v_count int := 0;
begin
  perform share_external_time();
  for v_booking in
    select b.id from booking b
    where b.id = any (p_bookings) and b.status = 'held' and b.expires_at <= p_now
    order by b.id for update
  loop
    update booking set status = 'expired', expires_at = null, revision = revision + 1, updated_at = p_now where id = v_booking;
    for v_freed in delete from allocation where booking_id = v_booking returning resource_id as unit, during loop
      perform fill_external_time(array[v_freed.unit], v_freed.during);
    end loop;
    perform append_booking_event(v_booking, 'expired', null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- As before, with a third owner. A closure goes before what calendars elsewhere tell: they keep the rest.
drop function occupy;
create function occupy(
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_booking uuid, p_closure bigint, p_held_until timestamptz, p_now timestamptz, p_external_busy bigint default null
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
  if p_closure is not null then
    perform make_way(p_unit, p_from, p_to);
  end if;

  for v_candidate, v_wanted in
    select candidate, count(*) from unnest(p_candidate) wanted (candidate) group by candidate order by candidate
  loop
    insert into allocation (resource_id, during, booking_id, closure_id, external_busy_id, held_until)
    select unit, tstzrange(starts, ends), p_booking, p_closure, p_external_busy, p_held_until
    from unnest(p_candidate, p_unit, p_from, p_to) wanted (candidate, unit, starts, ends)
    where candidate = v_candidate
    order by unit, starts
    on conflict on constraint allocation_never_overlaps do nothing;
    get diagnostics v_won = row_count;
    if v_won = v_wanted then
      return v_candidate;
    end if;
    if v_won > 0 then
      delete from allocation where booking_id = p_booking or closure_id = p_closure or external_busy_id = p_external_busy;
    end if;
  end loop;
  return null;
end $$;

-- Takes these pieces of time from whatever calendars elsewhere have of them; what they had around stays theirs.
create function make_way(p_unit int[], p_from timestamptz[], p_to timestamptz[]) returns void language plpgsql as $$
declare
  v_piece record;
begin
  for v_piece in
    select a.id, a.resource_id as unit, a.external_busy_id, a.during
      , tstzmultirange(a.during) - range_agg(tstzrange(wanted.starts, wanted.ends)) as rest
    from unnest(p_unit, p_from, p_to) wanted (unit, starts, ends)
    join allocation a on a.resource_id = wanted.unit and a.during && tstzrange(wanted.starts, wanted.ends)
    where a.external_busy_id is not null
    group by a.id order by a.resource_id, a.id
  loop
    delete from allocation where id = v_piece.id;
    insert into allocation (resource_id, during, external_busy_id)
    select v_piece.unit, part, v_piece.external_busy_id from unnest(v_piece.rest) part
    on conflict on constraint allocation_never_overlaps do nothing;
  end loop;
end $$;
`;

const FILLING = `
-- The units that a booking of this resource takes: itself, or what it is made of.
create function units_of(p_resource int) returns int[] language sql stable as $$
  select coalesce((select array_agg(unit_id order by unit_id) from resource_part where resource_id = p_resource), array[p_resource])
$$;

-- Occupies what calendars elsewhere tell of these units and nobody has. Of events that overlap, the one that begins first
-- has the time that they share: as they are in the order of their beginnings, that is all until the latest end so far. A
-- rival may be quicker with some of it: then what is left is looked at again. Nearly always there is nothing to do: that
-- is found out first, by a few looks into indexes.
create function fill_external_time(p_unit int[], p_within tstzrange) returns void language plpgsql as $$
declare
  v_left record;
  v_again boolean;
begin
  if not exists (
    select from (select unnest(p_unit) union select resource_id from resource_part where unit_id = any (p_unit)) booked_as (resource_id)
    join external_calendar c on c.resource_id = booked_as.resource_id
    join external_busy b on b.external_calendar_id = c.id and b.during && p_within
  ) then
    return;
  end if;
  loop
    v_again := false;
    for v_left in
      with told as (
        select u.unit, b.id, greatest(lower(b.during), lower(p_within)) as starts, least(upper(b.during), upper(p_within)) as ends
        from (select distinct unnest(p_unit)) u (unit)
        cross join lateral (
          select u.unit as resource_id union all select p.resource_id from resource_part p where p.unit_id = u.unit) booked_as
        join external_calendar c on c.resource_id = booked_as.resource_id
        join external_busy b on b.external_calendar_id = c.id and b.during && p_within
      ), shared_out as (
        select told.unit, told.id, told.ends, greatest(told.starts, max(told.ends) over (
          partition by told.unit order by told.starts, told.id rows between unbounded preceding and 1 preceding)) as starts
        from told
      )
      select s.unit, s.id as busy, lower(piece) as starts, upper(piece) as ends
      from shared_out s
      cross join lateral unnest(tstzmultirange(tstzrange(s.starts, s.ends)) - coalesce(
        (select range_agg(t.during) from taken_time(array[s.unit], s.starts, s.ends, '-infinity') t), '{}')) piece
      where s.starts < s.ends
      order by s.unit, lower(piece)
    loop
      if occupy(array[1], array[v_left.unit], array[v_left.starts], array[v_left.ends],
          null, null, null, '-infinity', v_left.busy) is null then
        v_again := true;
      end if;
    end loop;
    exit when not v_again;
  end loop;
end $$;

-- At the end of the transaction: until then a booking that moves may take again what was its own.
create function fill_what_was_freed() returns trigger language plpgsql as $$
begin
  perform share_external_time();
  perform fill_external_time(array[old.resource_id], old.during);
  return null;
end $$;
create constraint trigger allocation_freed_goes_to_calendars_elsewhere after delete on allocation
  deferrable initially deferred for each row
  when (old.external_busy_id is null) execute function fill_what_was_freed();

-- A room made of other rooms than before: what its calendars take follows.
create function refit_external_time() returns trigger language plpgsql as $$
declare
  v_resource int := coalesce(new.resource_id, old.resource_id);
  v_unit int := coalesce(new.unit_id, old.unit_id);
begin
  if not exists (select from external_calendar where resource_id = v_resource) then
    return null;
  end if;
  perform share_external_time();
  perform lock_units(units_of(v_resource) || v_unit || v_resource);
  delete from allocation a using external_busy b, external_calendar c
  where a.external_busy_id = b.id and b.external_calendar_id = c.id and c.resource_id = v_resource
    and a.resource_id <> all (units_of(v_resource));
  perform fill_external_time(units_of(v_resource) || v_unit, '(,)');
  return null;
end $$;
create constraint trigger resource_part_moves_external_time after insert or delete on resource_part
  deferrable initially deferred for each row execute function refit_external_time();
`;

const PLACING = `
-- Until the transaction ends nobody gives up time, and of these units nobody books several at once. What a room is made
-- of stays as it is.
create function lock_external_time(p_calendar uuid) returns int[] language plpgsql as $$
declare
  v_units int[];
begin
  perform pg_advisory_xact_lock_shared(2013, 0);
  select units_of(c.resource_id) into v_units from external_calendar c where c.id = p_calendar for update;
  if v_units is not null then
    perform lock_units(v_units);
    perform pg_advisory_xact_lock(2016, 0);
  end if;
  return v_units;
end $$;

-- Makes the time that this calendar takes between p_from and p_to what it tells now; what is over stays as it was.
-- Returns how many events have come and gone; null when the calendar itself has gone.
create function place_external_busy(
  p_calendar uuid, p_uid text[], p_title text[], p_starts timestamptz[], p_ends timestamptz[],
  p_from timestamptz, p_to timestamptz, p_now timestamptz
) returns int language plpgsql as $$
declare
  v_units int[] := lock_external_time(p_calendar);
  v_changes int;
begin
  if v_units is null then
    return null;
  end if;
  -- Whoever has one of them locked ends it themselves, and then leaves its time to us.
  perform expire_holds(array(
    select b.id from booking b where b.id in (
      select a.booking_id from allocation a where a.resource_id = any (v_units) and a.held_until <= p_now)
    and b.status = 'held' and b.expires_at <= p_now order by b.id for update skip locked), p_now);

  with told as materialized (
    select uid, tstzrange(starts, ends) as during, min(title) as title
    from unnest(p_uid, p_title, p_starts, p_ends) t (uid, title, starts, ends) group by 1, 2
  ), gone as (
    delete from external_busy b
    where b.external_calendar_id = p_calendar and b.during && tstzrange(p_from, p_to)
      and not exists (select from told where told.uid = b.uid and told.during = b.during)
    returning b.calendar_uid
  ), come as (
    insert into external_busy (external_calendar_id, uid, title, during, first_told_at)
    select p_calendar, told.uid, told.title, told.during, p_now from told
    where not exists (select from external_busy b
      where b.external_calendar_id = p_calendar and b.uid = told.uid and b.during = told.during)
    returning calendar_uid
  ), renamed as (
    update external_busy b set title = told.title from told
    where b.external_calendar_id = p_calendar and b.uid = told.uid and b.during = told.during and b.title <> told.title
  ), changed as (
    select calendar_uid from gone union all select calendar_uid from come
  ), noted as (
    insert into calendar_change (telecentre_id, uid, at)
    select r.telecentre_id, changed.calendar_uid, p_now
    from changed, external_calendar c join resource r on r.id = c.resource_id where c.id = p_calendar
    returning 1
  )
  select count(*) into v_changes from noted;

  perform fill_external_time(v_units, tstzrange(p_from, null));
  return v_changes;
end $$;

-- Its time is free at once, or goes to another calendar that tells of it. False: there was none.
create function remove_external_calendar(p_calendar uuid, p_now timestamptz) returns boolean language plpgsql as $$
declare
  v_units int[] := lock_external_time(p_calendar);
begin
  if v_units is null then
    return false;
  end if;
  insert into calendar_change (telecentre_id, uid, at)
  select r.telecentre_id, b.calendar_uid, p_now
  from external_busy b join external_calendar c on c.id = b.external_calendar_id join resource r on r.id = c.resource_id
  where c.id = p_calendar;
  delete from external_calendar where id = p_calendar;
  perform fill_external_time(v_units, '(,)');
  return true;
end $$;
`;

const MEETING = `
-- The events of this calendar that meet bookings which stand and are not over.
create function external_meetings(p_calendar uuid, p_now timestamptz)
returns table (external_busy_id bigint, booking_id uuid) language sql stable as $$
  select distinct b.id, k.id
  from external_calendar c
  cross join unnest(units_of(c.resource_id)) unit
  join external_busy b on b.external_calendar_id = c.id and upper(b.during) > p_now
  join allocation a on a.resource_id = unit and a.during && b.during and upper(a.during) > p_now
  join booking k on k.id = a.booking_id
  where c.id = p_calendar and k.status in ('confirmed', 'checked_in')
    and k.starts_at < upper(b.during) and k.ends_at > lower(b.during) and k.ends_at > p_now
$$;

-- Those of which nobody has been told; they now count as told. What has not met for days may be told again.
create function note_external_conflicts(p_calendar uuid, p_now timestamptz, p_remembered_since timestamptz)
returns table (external_busy_id bigint, booking_id uuid) language plpgsql as $$
#variable_conflict use_column
begin
  delete from external_conflict x using external_meetings(p_calendar, p_now) m join external_busy b on b.id = m.external_busy_id
  where (x.booking_id, x.uid, x.during) = (m.booking_id, b.uid, b.during) and x.last_seen_at < p_remembered_since;
  update external_conflict x set last_seen_at = p_now
  from external_meetings(p_calendar, p_now) m join external_busy b on b.id = m.external_busy_id
  where (x.booking_id, x.uid, x.during) = (m.booking_id, b.uid, b.during);
  return query
    with noted as (
      insert into external_conflict (booking_id, uid, during, told_at, last_seen_at)
      select m.booking_id, b.uid, b.during, p_now, p_now
      from external_meetings(p_calendar, p_now) m join external_busy b on b.id = m.external_busy_id
      order by 1, 2, 3 on conflict do nothing returning booking_id, uid, during
    )
    select b.id, noted.booking_id
    from noted join external_busy b on b.uid = noted.uid and b.during = noted.during
    where b.external_calendar_id = p_calendar;
end $$;
`;
