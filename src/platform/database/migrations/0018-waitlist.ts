import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who waits for what, in line. Time that becomes free while somebody waits for it is kept in the very transaction that
 * frees it: between the two nobody slips in. From there it is offered or given back, one telecentre at a time under the
 * lock 2019, which comes before the network, units and bookings, and which only those take who serve the line.
 */
export class Waitlist1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WAITING);
    await runner.query(KEEPING);
    await runner.query(GIVING);
    await runner.query(FOLLOWING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const WAITING = `
create table waitlist_entry (
  id uuid primary key,
  number bigint generated always as identity,
  account_id uuid not null references account (id),
  telecentre_id int not null references telecentre (id),
  resource_id int references resource (id),
  kind text,
  date date,
  half_day text constraint waitlist_entry_half_day_is_known check (half_day in ('morning', 'afternoon', 'day')),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  people int not null constraint waitlist_entry_is_for_somebody check (people between 1 and 1000),
  equipment text[] not null default '{}',
  state text not null default 'waiting' constraint waitlist_entry_state_is_known
    check (state in ('waiting', 'offered', 'taken_up', 'declined', 'lapsed', 'withdrawn', 'booked', 'gone', 'over')),
  offer_id uuid references booking (id) on delete set null,
  beside uuid[] not null default '{}',
  asked_at timestamptz not null,
  constraint waitlist_entry_is_somewhere check (num_nonnulls(resource_id, kind) = 1),
  constraint waitlist_entry_has_one_time check (num_nonnulls(date, half_day) <> 1),
  constraint waitlist_entry_has_length check (starts_at < ends_at)
);
comment on table waitlist_entry is 'Somebody waits in line for a place at a time: the first for whom something frees is offered it';
comment on column waitlist_entry.number is 'The order of asking';
comment on column waitlist_entry.starts_at is 'Of a half-day: by the hours of the place as last looked at';
comment on column waitlist_entry.state is
  'taken_up, declined, lapsed: what became of the offer; booked: they found a place there themselves; gone: the place is no longer offered; over: it has begun';
comment on column waitlist_entry.offer_id is 'What is held for them, or was';
comment on column waitlist_entry.beside is 'Bookings that they had at that time when they asked: they want this as well';
create unique index waitlist_entry_is_one_per_person_place_and_period
  on waitlist_entry (account_id, telecentre_id, coalesce(resource_id, 0), coalesce(kind, ''), starts_at, ends_at)
  where state in ('waiting', 'offered');
create index waitlist_entry_waiting on waitlist_entry (telecentre_id, starts_at) where state = 'waiting';
create unique index waitlist_entry_by_offer on waitlist_entry (offer_id) where offer_id is not null;
create index waitlist_entry_by_account on waitlist_entry (account_id, starts_at);
create index waitlist_entry_by_end on waitlist_entry (ends_at);

-- One sits at a desk or in an office, and meets in a room: whoever has the one may need the other at the same time.
create function are_alike(p_kind text, p_other text) returns boolean language sql immutable as $$
  select (p_kind in ('desk', 'office')) = (p_other in ('desk', 'office'))
$$;
`;

const KEEPING = `
-- Keeps of what was just freed all that somebody waits for, with the minutes that stay free after a stay. Rooms that may
-- serve as one another are not told apart here: whoever serves the line knows better, and gives back what nobody can use.
create function keep_for_those_who_wait(p_unit int, p_freed tstzrange) returns void language plpgsql as $$
declare
  v_telecentre int;
  v_wanted tstzmultirange;
  v_piece tstzrange;
begin
  select u.telecentre_id, range_agg(tstzrange(e.starts_at, e.ends_at + make_interval(mins => u.minutes_between)))
  into v_telecentre, v_wanted
  from resource u join waitlist_entry e on e.telecentre_id = u.telecentre_id
  where u.id = p_unit and e.state = 'waiting' and e.starts_at < upper(p_freed) and e.ends_at > lower(p_freed)
    and case when e.resource_id is not null then p_unit = any (units_of(e.resource_id)) else exists (
      select from resource r where (r.id = p_unit or r.id in (select resource_id from resource_part where unit_id = p_unit))
        and (r.kind = e.kind or e.kind in ('meeting_room', 'videoconference_room') and r.kind not in ('desk', 'office'))) end
  group by u.telecentre_id;
  if v_wanted is null then
    return;
  end if;
  for v_piece in
    select unnest(tstzmultirange(p_freed) * v_wanted - coalesce(
      (select range_agg(t.during) from taken_time(array[p_unit], lower(p_freed), upper(p_freed), '-infinity') t), '{}'))
  loop
    -- The clock of the database, as whoever frees it may not know another.
    perform occupy(array[1], array[p_unit], array[lower(v_piece)], array[upper(v_piece)],
      null, null, null, '-infinity', null, null, clock_timestamp());
  end loop;
  perform pg_notify('time_kept', v_telecentre::text);
end $$;

-- At the end of the transaction: until then a booking that moves may take again what was its own. Calendars elsewhere have
-- had their part by then, as theirs is the trigger of the earlier name.
create function keep_what_was_freed() returns trigger language plpgsql as $$
declare
  v_freed tstzrange;
begin
  if tg_op = 'DELETE' then
    perform keep_for_those_who_wait(old.resource_id, old.during);
  else
    for v_freed in select unnest(tstzmultirange(old.during) - tstzmultirange(new.during)) loop
      perform keep_for_those_who_wait(old.resource_id, v_freed);
    end loop;
  end if;
  return null;
end $$;
create constraint trigger allocation_freed_is_kept_for_those_who_wait after delete on allocation
  deferrable initially deferred for each row
  when (old.kept_since is null) execute function keep_what_was_freed();
create constraint trigger allocation_shortened_is_kept_for_those_who_wait after update of during on allocation
  deferrable initially deferred for each row
  when (old.kept_since is null and old.during <> new.during) execute function keep_what_was_freed();

-- As before; and a rival who comes upon a lapsed hold does not have its time before those who wait for it.
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
    update booking set status = 'expired', expires_at = null, awaits_approval = false, revision = revision + 1, updated_at = p_now where id = v_booking;
    for v_freed in delete from allocation where booking_id = v_booking returning resource_id as unit, during loop
      perform fill_external_time(array[v_freed.unit], v_freed.during);
      perform keep_for_those_who_wait(v_freed.unit, v_freed.during);
    end loop;
    perform append_booking_event(v_booking, 'expired', null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;
`;

const GIVING = `
-- Takes these pieces from what is kept for those who wait and, for a closure, also from what calendars elsewhere have of
-- them; what was around stays as it was.
drop function make_way;
create function make_way(p_unit int[], p_from timestamptz[], p_to timestamptz[], p_only_kept boolean default false)
returns void language plpgsql as $$
declare
  v_piece record;
begin
  for v_piece in
    select a.id, a.resource_id as unit, a.external_busy_id, a.kept_since, a.during
      , tstzmultirange(a.during) - range_agg(tstzrange(wanted.starts, wanted.ends)) as rest
    from unnest(p_unit, p_from, p_to) wanted (unit, starts, ends)
    join allocation a on a.resource_id = wanted.unit and a.during && tstzrange(wanted.starts, wanted.ends)
    where a.kept_since is not null or (a.external_busy_id is not null and not p_only_kept)
    group by a.id order by a.resource_id, a.id
  loop
    delete from allocation where id = v_piece.id;
    insert into allocation (resource_id, during, external_busy_id, kept_since)
    select v_piece.unit, part, v_piece.external_busy_id, v_piece.kept_since from unnest(v_piece.rest) part
    on conflict on constraint allocation_never_overlaps do nothing;
  end loop;
end $$;

-- What was just held is held for whoever is first in line. Nobody has read of it yet: it is told as an offer from the
-- start. False: they wait no more.
create function offer_to_entry(p_entry uuid, p_offer uuid) returns boolean language plpgsql as $$
begin
  update waitlist_entry set state = 'offered', offer_id = p_offer where id = p_entry and state = 'waiting';
  if not found then
    return false;
  end if;
  update booking_event set kind = 'offered' where booking_id = p_offer and revision = 1;
  return true;
end $$;
`;

const FOLLOWING = `
-- What becomes of a booking decides what becomes of the entry behind it, whichever way it was answered: a host's no counts
-- like one's own, else the same person would be offered the same again. Whoever has found such a place there themselves
-- waits no more; what they had beside when they asked is what they had.
create function settle_waiting() returns trigger language plpgsql as $$
begin
  if new.kind in ('confirmed', 'expired', 'cancelled') then
    update waitlist_entry e set
      state = case when new.kind = 'confirmed' then 'taken_up' when new.kind = 'expired' then 'lapsed'
        when new.actor_id is not null then 'declined' else 'waiting' end,
      offer_id = case when new.kind <> 'cancelled' or new.actor_id is not null then e.offer_id end
    where e.offer_id = new.booking_id and e.state = 'offered';
    -- Else they would have as many turns as entries while others wait: for silence all that meets it there, for a no all
    -- that it would have served.
    if new.kind = 'expired' or new.kind = 'cancelled' and new.actor_id is not null then
      update waitlist_entry e set state = mine.state
      from waitlist_entry mine join booking b on b.id = mine.offer_id join resource r on r.id = b.resource_id
      where mine.offer_id = new.booking_id and mine.state in ('lapsed', 'declined')
        and e.account_id = mine.account_id and e.telecentre_id = mine.telecentre_id and e.state = 'waiting'
        and case mine.state when 'lapsed' then e.starts_at < b.ends_at and e.ends_at > b.starts_at
          else e.starts_at >= b.starts_at and e.ends_at <= b.ends_at
            and (e.resource_id = b.resource_id or e.kind in (r.kind, mine.kind)) end;
    end if;
  end if;
  if new.kind not in ('expired', 'cancelled') then
    update waitlist_entry e set state = 'booked' from booking b join resource r on r.id = b.resource_id
    where b.id = new.booking_id and b.status in ('confirmed', 'checked_in') and e.account_id = b.account_id
      and e.telecentre_id = b.telecentre_id and e.state = 'waiting' and e.starts_at < b.ends_at and e.ends_at > b.starts_at
      and (e.resource_id = b.resource_id or b.id <> all (e.beside)
        and are_alike(r.kind, coalesce(e.kind, (select kind from resource where id = e.resource_id))));
  end if;
  return null;
end $$;
create trigger booking_event_settles_waiting after insert on booking_event for each row
  when (new.kind in ('booked', 'confirmed', 'moved', 'restored', 'handed_over', 'expired', 'cancelled'))
  execute function settle_waiting();

-- Whoever loses an offer to a closing waits on in their old place: nobody has said no.
create function wait_on_after_closing() returns trigger language plpgsql as $$
begin
  update waitlist_entry set state = 'waiting', offer_id = null
  where offer_id = new.booking_id and state = 'declined' and new.what in ('cancelled', 'offered');
  return null;
end $$;
create trigger closure_effect_leaves_waiting after insert on closure_effect for each row
  execute function wait_on_after_closing();
`;
