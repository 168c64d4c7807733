import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Bookings that belong together: the dates of a series, the places of a team. They are written in one transaction and told in
 * one mail. And two more who may have time: whoever rents a place for long, and whoever waits in line while it is offered.
 */
export class Together1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TOGETHER);
    await runner.query(TELLING);
    await runner.query(OWNERS);
    await runner.query(BOOKING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TOGETHER = `
create table series (
  id uuid primary key,
  account_id uuid references account (id),
  guest_name text,
  booked_by uuid references account (id),
  telecentre_id int not null references telecentre (id),
  resource_id int references resource (id),
  kind text,
  half_day text constraint series_half_day_is_known check (half_day in ('morning', 'afternoon', 'day')),
  start_time time,
  end_time time,
  rule text constraint series_rule_is_short check (length(rule) between 1 and 300),
  starts_on date not null,
  people int not null constraint series_is_for_somebody check (people between 1 and 1000),
  equipment text[] not null default '{}',
  title text,
  message text constraint series_message_is_short check (length(message) between 1 and 500),
  calendar_uid uuid not null default gen_random_uuid(),
  calendar_sequence int not null default 0,
  continues uuid references series (id) on delete set null,
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint series_has_one_holder check (num_nonnulls(account_id, guest_name) = 1),
  constraint series_is_somewhere check (num_nonnulls(resource_id, kind) = 1),
  constraint series_has_one_time check (
    case when half_day is not null then num_nonnulls(start_time, end_time) = 0 else num_nonnulls(start_time, end_time) = 2 end)
);
comment on table series is 'The same time on many dates. What all of its dates have in common unless one of them says otherwise';
comment on column series.rule is 'RFC 5545, 3.3.10, on local dates from starts_on; null: chosen dates';
comment on column series.calendar_uid is 'What the calendars of those who are invited know the whole series by';
comment on column series.calendar_sequence is 'Of the last message to them, whether about the whole or one date';
comment on column series.continues is 'The series from which this one was parted: this date and the following';
create index series_by_account on series (account_id) where account_id is not null;
create index series_by_booker on series (booked_by) where booked_by is not null;

-- As of a booking: calendars take changes of an entry from one sender only, and the sender is the telecentre.
create trigger series_elsewhere_is_another_entry before update of telecentre_id on series
  for each row when (new.telecentre_id <> old.telecentre_id) execute function renew_calendar_uid();

create table series_date (
  series_id uuid not null references series (id) on delete cascade,
  date date not null,
  fate text not null constraint series_date_fate_is_known
    check (fate in ('booked', 'waiting', 'taken', 'closed', 'refused', 'left_out')),
  opens_on date,
  reason jsonb,
  primary key (series_id, date),
  constraint series_date_waits_for_its_day check ((fate = 'waiting') = (opens_on is not null))
);
comment on table series_date is 'The dates of a series by its rule, and what became of each';
comment on column series_date.date is 'As the rule has it; its booking may have been moved elsewhere';
comment on column series_date.fate is 'waiting: beyond the horizon of the place, booked on opens_on; left_out: not wanted by whoever made it';
create index series_date_waiting on series_date (opens_on) where fate = 'waiting';

create table team_booking (
  id uuid primary key,
  account_id uuid not null references account (id),
  telecentre_id int not null references telecentre (id),
  title text,
  calendar_uid uuid not null default gen_random_uuid(),
  calendar_sequence int not null default 0,
  created_at timestamptz not null
);
comment on table team_booking is 'Several places at once for a team: all of them were had, or none';
comment on column team_booking.account_id is 'Who books for the team';
create index team_booking_by_account on team_booking (account_id);

alter table booking
  add series_id uuid,
  add series_date date,
  add team_id uuid references team_booking (id) on delete set null,
  add constraint booking_is_a_date_of_its_series foreign key (series_id, series_date) references series_date (series_id, date) on delete set null,
  add constraint booking_has_series_and_date check ((series_id is null) = (series_date is null));
comment on column booking.series_date is 'As the rule of the series has it, wherever the booking has moved';
create index booking_by_series on booking (series_id, series_date) where series_id is not null;
create index booking_by_team on booking (team_id) where team_id is not null;

alter table idempotency_key
  add series_id uuid references series (id) on delete cascade,
  drop constraint idempotency_key_has_one_answer,
  add constraint idempotency_key_has_one_answer check (num_nonnulls(booking_id, series_id, refusal) = 1);
comment on table idempotency_key is
  'The first answer to a request that may be sent again: the booking or the series it made, or its refusal';
create index idempotency_key_by_series on idempotency_key (series_id) where series_id is not null;

alter table booking_event
  drop constraint booking_event_kind_is_known,
  add constraint booking_event_kind_is_known check (kind in ('held', 'requested', 'offered', 'booked', 'confirmed', 'moved', 'edited',
    'cancelled', 'declined', 'restored', 'expired', 'walked_in', 'checked_in', 'check_in_undone', 'missed', 'completed',
    'handed_over', 'left_early'));

create or replace function booking_snapshot(p_booking uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'reference', b.reference, 'status', b.status,
    'telecentre', t.slug, 'telecentreName', t.name,
    'resource', r.key, 'resourceName', r.name, 'kind', r.kind,
    'start', (extract(epoch from b.starts_at) * 1000)::bigint, 'end', (extract(epoch from b.ends_at) * 1000)::bigint,
    'timeZone', b.time_zone, 'halfDay', b.half_day, 'people', b.people, 'equipment', to_jsonb(b.equipment), 'title', b.title,
    'message', b.message, 'awaitsApproval', b.awaits_approval,
    'arrivedAt', (extract(epoch from b.arrived_at) * 1000)::bigint,
    'revision', b.revision, 'expiresAt', (extract(epoch from b.expires_at) * 1000)::bigint,
    'calendarUid', b.calendar_uid, 'cancellationReason', b.cancellation_reason,
    'series', b.series_id, 'seriesDate', b.series_date, 'team', b.team_id)
  from booking b join resource r on r.id = b.resource_id join telecentre t on t.id = b.telecentre_id
  where b.id = p_booking
$$;
`;

const TELLING = `
create table joint_news (
  id bigint generated always as identity primary key,
  series_id uuid references series (id) on delete cascade,
  team_id uuid references team_booking (id) on delete cascade,
  kind text not null constraint joint_news_kind_is_known check (kind in ('made', 'changed', 'cancelled', 'continued')),
  done_by text not null constraint joint_news_doer_is_known check (done_by in ('self', 'colleague', 'place', 'clock')),
  bookings uuid[] not null,
  events bigint[] not null,
  details jsonb not null default '{}',
  at timestamptz not null,
  failed_at timestamptz,
  constraint joint_news_is_of_one_thing check (num_nonnulls(series_id, team_id) = 1)
);
comment on table joint_news is 'What is to be told of a series or a team in one mail; a row goes in the transaction that writes it';
comment on column joint_news.bookings is 'Those that it changed: nothing more is told of each';
comment on column joint_news.events is 'What happened to each of them';
comment on column joint_news.failed_at is 'Set aside so as not to hold up the others; tried again from time to time';
create index joint_news_by_series on joint_news (series_id) where series_id is not null;
create index joint_news_by_team on joint_news (team_id) where team_id is not null;

-- What has just happened to these bookings, in this transaction, is told once for all of them.
create function tell_together(
  p_series uuid, p_team uuid, p_kind text, p_done_by text, p_bookings uuid[], p_details jsonb, p_now timestamptz
) returns bigint language plpgsql as $$
declare
  v_events bigint[];
  v_news bigint;
begin
  with taken as (
    delete from booking_event_untold where event_id in (
      select max(id) from booking_event where booking_id = any (p_bookings) group by booking_id)
    returning event_id
  )
  select coalesce(array_agg(event_id order by event_id), '{}') into v_events from taken;
  insert into joint_news (series_id, team_id, kind, done_by, bookings, events, details, at)
  values (p_series, p_team, p_kind, p_done_by, p_bookings, v_events, p_details, p_now) returning id into v_news;
  return v_news;
end $$;

alter table invitation
  alter booking_id drop not null,
  add series_id uuid references series (id) on delete cascade,
  add team_id uuid references team_booking (id) on delete cascade,
  add told jsonb,
  add constraint invitation_is_of_one_thing check (num_nonnulls(booking_id, series_id, team_id) = 1),
  add constraint invitation_of_series_says_what_was_told check ((told is not null) = (series_id is not null));
comment on column invitation.told is
  'Of a series: the hours by which its calendar knows each date, and the version in which single dates were told since';
create index invitation_by_series on invitation (series_id) where series_id is not null;
create index invitation_by_team on invitation (team_id) where team_id is not null;
`;

const OWNERS = `
create table rental (
  id uuid primary key,
  reference text not null constraint rental_reference_is_unique unique,
  account_id uuid references account (id),
  employer_siret text references employer (siret),
  tenant_name text constraint rental_tenant_name_is_short check (length(tenant_name) between 1 and 120),
  telecentre_id int not null references telecentre (id),
  resource_id int not null references resource (id),
  time_zone text not null,
  starts_on date not null,
  ends_on date,
  occupied_until date not null,
  term_months int not null constraint rental_term_is_in_months check (term_months between 1 and 60),
  notice_days int not null constraint rental_notice_is_in_days check (notice_days between 0 and 366),
  tacit_renewal boolean not null,
  monthly_cents int not null constraint rental_costs_something_or_nothing check (monthly_cents between 0 and 10000000),
  agreement text not null constraint rental_agreement_is_short check (length(agreement) between 1 and 120),
  notice_given_on date,
  notice_given_by text constraint rental_notice_is_given_by_one_of_both check (notice_given_by in ('tenant', 'telecentre')),
  revision int not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint rental_has_length check (starts_on < coalesce(ends_on, occupied_until))
);
comment on table rental is 'A place for months: its tenant has it day and night, closed days included, until the end or for one term after the other';
comment on column rental.account_id is 'The member who rents; besides, an employer or any other body may be the tenant';
comment on column rental.ends_on is 'The first day on which it is free again; null: it renews itself';
comment on column rental.occupied_until is 'So far its time is taken in advance; beyond the horizon of everybody else';
comment on column rental.agreement is 'The agreement that was signed, as the host files it';
create index rental_by_resource on rental (resource_id, starts_on);
create index rental_by_account on rental (account_id) where account_id is not null;

alter table allocation
  add rental_id uuid references rental (id),
  add kept_since timestamptz,
  drop constraint allocation_has_one_owner,
  add constraint allocation_has_one_owner check (num_nonnulls(booking_id, closure_id, external_busy_id, rental_id, kept_since) = 1);
comment on column allocation.kept_since is
  'Freed, and kept out of everybody''s reach for the moment until it is offered to those who wait in line for it';
create index allocation_by_rental on allocation (rental_id) where rental_id is not null;
create index allocation_kept on allocation (kept_since) where kept_since is not null;

-- As before, with two more owners.
drop function occupy;
create function occupy(
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_booking uuid, p_closure bigint, p_held_until timestamptz, p_now timestamptz, p_external_busy bigint default null,
  p_rental uuid default null, p_kept_since timestamptz default null
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
    insert into allocation (resource_id, during, booking_id, closure_id, external_busy_id, rental_id, kept_since, held_until)
    select unit, tstzrange(starts, ends), p_booking, p_closure, p_external_busy, p_rental, p_kept_since, p_held_until
    from unnest(p_candidate, p_unit, p_from, p_to) wanted (candidate, unit, starts, ends)
    where candidate = v_candidate
    order by unit, starts
    on conflict on constraint allocation_never_overlaps do nothing;
    get diagnostics v_won = row_count;
    if v_won = v_wanted then
      return v_candidate;
    end if;
    if v_won > 0 then
      delete from allocation
      where booking_id = p_booking or closure_id = p_closure or external_busy_id = p_external_busy or rental_id = p_rental;
    end if;
  end loop;
  return null;
end $$;
`;

const BOOKING = `
-- As before, perhaps as one of several that belong together; and of whoever came without a booking and is there already.
drop function walk_in;
drop function book;
create function book(
  p_booking uuid, p_reference text, p_account uuid, p_guest_name text, p_actor uuid, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_expires_at timestamptz, p_now timestamptz,
  p_key text, p_fingerprint bytea, p_network_version bigint, p_local_start timestamp, p_local_end timestamp,
  p_message text default null, p_awaits_approval boolean default false,
  p_series uuid default null, p_series_date date default null, p_team uuid default null,
  p_walk_in text default null, p_arrived_at timestamptz default null
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

  v_candidate := occupy(p_candidate, p_unit, p_from, p_to, p_booking, null, p_expires_at, p_now);
  if v_candidate is null then
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'taken', null::jsonb;
    return;
  end if;

  insert into booking (id, reference, account_id, guest_name, booked_by, telecentre_id, resource_id, status, walk_in, arrived_at,
    local_start, local_end, time_zone, starts_at, ends_at, half_day, people, equipment, title, message, awaits_approval, expires_at,
    series_id, series_date, team_id, created_at, updated_at)
  values (p_booking, p_reference, p_account, p_guest_name, nullif(p_actor, p_account), p_telecentre, p_resource[v_candidate],
    case when p_walk_in is not null then 'checked_in' when p_expires_at is null then 'confirmed' else 'held' end,
    p_walk_in, p_arrived_at, p_local_start, p_local_end, p_time_zone,
    p_starts_at, p_ends_at, p_half_day, p_people, p_equipment, p_title, p_message, p_awaits_approval, p_expires_at,
    p_series, p_series_date, p_team, p_now, p_now)
  on conflict (reference) do nothing;
  if not found then
    delete from allocation where booking_id = p_booking;
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'reference-used', null::jsonb;
    return;
  end if;

  return query select 'booked', append_booking_event(p_booking, case
    when p_walk_in is not null then 'walked_in' when p_expires_at is null then 'booked'
    when p_awaits_approval then 'requested' else 'held' end, p_actor, p_now);
end $$;
`;
