import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What receiving people needs to know of a booking: who has come, what they wrote, whether a host has still to agree, what it was
 * offered instead of. And whoever shows a day hears of every change as it is committed.
 */
export class Receiving1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PLACES);
    await runner.query(PEOPLE);
    await runner.query(BOOKINGS);
    await runner.query(TELLING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const PLACES = `
alter table telecentre
  add no_show_minutes int constraint telecentre_waits_for_a_while check (no_show_minutes between 5 and 480),
  add self_check_in boolean not null default false;
comment on column telecentre.no_show_minutes is
  'So long after its beginning a booking that nobody claimed is released; null: never';
comment on column telecentre.self_check_in is 'A code at the door lets members say themselves that they are there';

alter table resource
  add needs_approval boolean not null default false,
  add approval_hours int not null default 48
    constraint resource_is_answered_for_in_time check (approval_hours between 1 and 336);
comment on column resource.needs_approval is 'Whoever books it asks; a host agrees or declines';
comment on column resource.approval_hours is 'So long a request waits for its answer, and never beyond its beginning';
`;

const PEOPLE = `
alter table account
  add phone text constraint account_phone_is_a_number check (phone ~ '^\\+?[0-9][0-9 .()-]{3,28}[0-9]$'),
  add door_initials boolean not null default false;
comment on column account.phone is 'For the hosts of places where they have booked, when something comes between';
comment on column account.door_initials is 'Their initials may be shown on the screen at the door';
`;

const BOOKINGS = `
alter table booking
  add arrived_at timestamptz,
  add message text constraint booking_message_is_short check (length(message) between 1 and 500),
  add awaits_approval boolean not null default false,
  add walk_in text constraint booking_walk_in_is_of_a_kind check (walk_in in
    ('independent', 'employee', 'public_agent', 'job_seeker', 'student', 'association', 'second_home_owner', 'candidate', 'other')),
  add offered_instead_of uuid references booking (id),
  add constraint booking_awaits_approval_while_held check (not awaits_approval or status = 'held'),
  add constraint booking_arrives_when_it_is_claimed check (arrived_at is null or status in ('checked_in', 'completed')),
  drop constraint booking_has_one_holder,
  add constraint booking_has_one_holder check (case
    when anonymised_at is not null then num_nonnulls(account_id, guest_name) = 0
    when walk_in is not null then account_id is null
    else num_nonnulls(account_id, guest_name) = 1 end);
comment on column booking.arrived_at is 'When somebody said that they are there';
comment on column booking.message is 'What the holder lets whoever receives them know';
comment on column booking.awaits_approval is 'A request: held until a host agrees, or until it lapses';
comment on column booking.walk_in is 'Somebody who came without a booking or an account: what brings them, and a guest name if they gave one';
comment on column booking.offered_instead_of is 'Held for the member in place of this one, which a closure took from them';
create index booking_awaiting_approval on booking (telecentre_id, expires_at) where awaits_approval;
create index booking_offered_instead_of on booking (offered_instead_of) where offered_instead_of is not null;

alter table booking_event
  drop constraint booking_event_kind_is_known,
  add constraint booking_event_kind_is_known check (kind in ('held', 'requested', 'offered', 'booked', 'confirmed', 'moved', 'edited',
    'cancelled', 'declined', 'restored', 'expired', 'walked_in', 'checked_in', 'check_in_undone', 'missed', 'completed'));

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
    'calendarUid', b.calendar_uid, 'cancellationReason', b.cancellation_reason)
  from booking b join resource r on r.id = b.resource_id join telecentre t on t.id = b.telecentre_id
  where b.id = p_booking
$$;

-- As before, with a word to whoever receives them, and perhaps only as a request.
drop function book;
create function book(
  p_booking uuid, p_reference text, p_account uuid, p_guest_name text, p_actor uuid, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_expires_at timestamptz, p_now timestamptz,
  p_key text, p_fingerprint bytea, p_network_version bigint, p_local_start timestamp, p_local_end timestamp,
  p_message text default null, p_awaits_approval boolean default false
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

  insert into booking (id, reference, account_id, guest_name, booked_by, telecentre_id, resource_id, status,
    local_start, local_end, time_zone, starts_at, ends_at, half_day, people, equipment, title, message, awaits_approval, expires_at,
    created_at, updated_at)
  values (p_booking, p_reference, p_account, p_guest_name, nullif(p_actor, p_account), p_telecentre, p_resource[v_candidate],
    case when p_expires_at is null then 'confirmed' else 'held' end,
    p_local_start, p_local_end, p_time_zone,
    p_starts_at, p_ends_at, p_half_day, p_people, p_equipment, p_title, p_message, p_awaits_approval, p_expires_at,
    p_now, p_now)
  on conflict (reference) do nothing;
  if not found then
    delete from allocation where booking_id = p_booking;
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'reference-used', null::jsonb;
    return;
  end if;

  return query select 'booked', append_booking_event(
    p_booking, case when p_expires_at is null then 'booked' when p_awaits_approval then 'requested' else 'held' end, p_actor, p_now);
end $$;

-- As before: what is a hold no more awaits no approval either.
create or replace function change_status(
  p_booking uuid, p_revision int, p_from text[], p_to text, p_event text, p_release boolean, p_actor uuid, p_now timestamptz,
  p_reason text default null
) returns jsonb language plpgsql as $$
begin
  update booking set status = p_to, expires_at = null, awaits_approval = false, cancellation_reason = p_reason,
    arrived_at = case when p_to in ('checked_in', 'completed') then arrived_at end,
    revision = revision + 1, updated_at = p_now
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
    end loop;
    perform append_booking_event(v_booking, 'expired', null, p_now);
    v_count := v_count + 1;
  end loop;
  return v_count;
end $$;

-- As before, and no word to the host stays either.
create or replace function anonymise_bookings(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_count int;
begin
  update booking b set
    (holder_status, holder_commune) = (select a.status, a.commune from account a where a.id = b.account_id),
    account_id = null, guest_name = null, title = null, message = null, cancellation_reason = null, anonymised_at = p_now
  where b.id = any (p_bookings) and b.anonymised_at is null;
  get diagnostics v_count = row_count;
  update booking_event set booking = booking || '{"title": null, "message": null, "cancellationReason": null}'
  where booking_id = any (p_bookings)
    and coalesce(booking ->> 'title', booking ->> 'message', booking ->> 'cancellationReason') is not null;
  return v_count;
end $$;
`;

const TELLING = `
-- One word for each change, told when it is committed and not before: which telecentre to look at again.
create function tell_booking_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('booking_changed', new.telecentre_id::text);
  if tg_op = 'UPDATE' and old.telecentre_id <> new.telecentre_id then
    perform pg_notify('booking_changed', old.telecentre_id::text);
  end if;
  return null;
end $$;
create trigger booking_change_is_told after insert or update on booking
  for each row execute function tell_booking_changed();

create or replace function raise_network_version() returns trigger language plpgsql as $$
begin
  update network set version = version + 1;
  perform pg_notify('network_changed', '');
  return null;
end $$;
`;
