import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that follow what happens to bookings, calendars that agree with them, and work by the clock that is recorded. */
export class Confirmations1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(BOOKINGS);
    await runner.query(TELLING);
    await runner.query(MAIL);
    await runner.query(WORK);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const BOOKINGS = `
alter table booking
  add calendar_uid uuid not null default gen_random_uuid(),
  add cancellation_reason text
    constraint booking_cancellation_reason_is_short check (length(cancellation_reason) between 1 and 500),
  add constraint booking_reason_is_of_a_cancellation check (cancellation_reason is null or status = 'cancelled');
comment on column booking.calendar_uid is
  'What calendars know the booking by (RFC 5545, 3.8.4.7); another one once it has moved to another telecentre';
comment on column booking.cancellation_reason is 'What whoever cancelled has told the holder';

create function renew_calendar_uid() returns trigger language plpgsql as $$
begin
  new.calendar_uid := gen_random_uuid();
  return new;
end $$;
create trigger booking_elsewhere_is_another_entry before update of telecentre_id on booking
  for each row when (new.telecentre_id <> old.telecentre_id) execute function renew_calendar_uid();

alter table booking_event
  drop constraint booking_event_kind_is_known,
  add constraint booking_event_kind_is_known check (kind in ('held', 'booked', 'confirmed', 'moved', 'edited', 'cancelled',
    'restored', 'expired', 'checked_in', 'completed', 'missed'));

create or replace function booking_snapshot(p_booking uuid) returns jsonb language sql stable as $$
  select jsonb_build_object(
    'reference', b.reference, 'status', b.status,
    'telecentre', t.slug, 'telecentreName', t.name,
    'resource', r.key, 'resourceName', r.name, 'kind', r.kind,
    'start', (extract(epoch from b.starts_at) * 1000)::bigint, 'end', (extract(epoch from b.ends_at) * 1000)::bigint,
    'timeZone', b.time_zone, 'halfDay', b.half_day, 'people', b.people, 'equipment', to_jsonb(b.equipment), 'title', b.title,
    'revision', b.revision, 'expiresAt', (extract(epoch from b.expires_at) * 1000)::bigint,
    'calendarUid', b.calendar_uid, 'cancellationReason', b.cancellation_reason)
  from booking b join resource r on r.id = b.resource_id join telecentre t on t.id = b.telecentre_id
  where b.id = p_booking
$$;

-- As before, with what the holder is told of the reason.
drop function change_status;
create function change_status(
  p_booking uuid, p_revision int, p_from text[], p_to text, p_event text, p_release boolean, p_actor uuid, p_now timestamptz,
  p_reason text default null
) returns jsonb language plpgsql as $$
begin
  update booking set status = p_to, expires_at = null, cancellation_reason = p_reason, revision = revision + 1, updated_at = p_now
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

-- Takes back a cancellation: the booking gets its time again, on the first candidate that can be won. 'taken': rivals
-- have them all. 'stale': it changed meanwhile. 'network-changed': the decision must be made again.
create function restore_booking(
  p_booking uuid, p_revision int, p_resource int[], p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_actor uuid, p_now timestamptz, p_network_version bigint
) returns table (outcome text, snapshot jsonb) language plpgsql as $$
declare
  v_candidate int;
begin
  if not network_is_at(p_network_version) then
    return query select 'network-changed', null::jsonb;
    return;
  end if;
  -- Units before bookings, as in occupy.
  perform lock_units(p_unit);
  perform from booking b
  where b.id = p_booking and b.revision = p_revision and b.status = 'cancelled' and b.anonymised_at is null for update;
  if not found then
    return query select 'stale', null::jsonb;
    return;
  end if;
  v_candidate := occupy(p_candidate, p_unit, p_from, p_to, p_booking, null, null, p_now);
  if v_candidate is null then
    return query select 'taken', null::jsonb;
    return;
  end if;
  update booking set status = 'confirmed', resource_id = p_resource[v_candidate], cancellation_reason = null,
    revision = revision + 1, updated_at = p_now
  where id = p_booking;
  return query select 'restored', append_booking_event(p_booking, 'restored', p_actor, p_now);
end $$;

-- As before, and nothing that somebody wrote about why it was cancelled stays either.
create or replace function anonymise_bookings(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_count int;
begin
  update booking b set
    (holder_status, holder_commune) = (select a.status, a.commune from account a where a.id = b.account_id),
    account_id = null, guest_name = null, title = null, cancellation_reason = null, anonymised_at = p_now
  where b.id = any (p_bookings) and b.anonymised_at is null;
  get diagnostics v_count = row_count;
  update booking_event set booking = booking || '{"title": null, "cancellationReason": null}'
  where booking_id = any (p_bookings)
    and (booking ->> 'title' is not null or booking ->> 'cancellationReason' is not null);
  return v_count;
end $$;

create table door_code (
  telecentre_id int primary key references telecentre (id) on delete cascade,
  sealed bytea not null,
  shown_minutes_before int not null default 1440
    constraint door_code_is_shown_in_the_week_before check (shown_minutes_before between 0 and 10080),
  changed_at timestamptz not null
);
comment on table door_code is 'What opens the door outside staffed hours; never in a mail, only on the page of a booking';
comment on column door_code.shown_minutes_before is 'The holder of a confirmed booking sees it from so long before until the end';
`;

const TELLING = `
create table booking_event_untold (
  event_id bigint primary key references booking_event (id) on delete cascade,
  failed_at timestamptz
);
comment on table booking_event_untold is
  'Events of which nobody has been told yet; a row goes in the transaction that writes the mails';
comment on column booking_event_untold.failed_at is 'Set aside so as not to hold up the others; tried again from time to time';

create or replace function append_booking_event(p_booking uuid, p_kind text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
declare
  v_snapshot jsonb := booking_snapshot(p_booking);
begin
  with event as (
    insert into booking_event (booking_id, revision, kind, actor_id, at, booking)
    values (p_booking, (v_snapshot ->> 'revision')::int, p_kind, p_actor, p_now, v_snapshot) returning id
  )
  insert into booking_event_untold (event_id) select id from event;
  return v_snapshot;
end $$;

-- A queue does without it: see src/notifications/README.md.
alter table booking_event drop column transaction;

create table invitation (
  uid uuid primary key,
  booking_id uuid not null references booking (id) on delete cascade,
  account_id uuid not null references account (id) on delete cascade,
  sequence int not null constraint invitation_sequence_is_counted check (sequence >= 0),
  telecentre_id int not null references telecentre (id),
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  withdrawn_at timestamptz
);
comment on table invitation is 'What a member''s calendar was last told by mail (RFC 5546): which entry, in which version';
comment on column invitation.withdrawn_at is 'The entry was cancelled';
create index invitation_by_booking on invitation (booking_id);
create index invitation_by_account on invitation (account_id);
`;

const MAIL = `
alter table account
  add declined_mail text[] not null default '{}'
    constraint account_declines_what_may_be_declined
    check (declined_mail <@ array['invitation', 'reminder', 'hold', 'own_change', 'morning_sheet', 'last_minute']);
comment on column account.declined_mail is 'What the person does not want by mail; the rest cannot be declined';

alter table outgoing_mail
  add position bigint generated always as identity,
  add account_id uuid references account (id) on delete cascade,
  add thread uuid,
  add key text constraint outgoing_mail_is_written_once unique,
  add calendar_uid uuid,
  add host_of int references telecentre (id),
  add bounced_at timestamptz,
  add bounce_reason text,
  drop constraint outgoing_mail_keeps_its_letter_while_it_waits,
  add constraint outgoing_mail_keeps_its_letter_while_it_waits check (next_attempt_at is null or sealed is not null),
  add constraint outgoing_mail_forgets_its_letter_once_sent check (sent_at is null or sealed is null),
  add constraint outgoing_mail_bounces_once_sent check (bounced_at is null or sent_at is not null);
comment on column outgoing_mail.account_id is 'Whom it is to, when that is a member';
comment on column outgoing_mail.thread is 'Mails of one thread to one recipient leave in the order in which they were written';
comment on column outgoing_mail.key is 'What it tells, so that nobody is told twice';
comment on column outgoing_mail.calendar_uid is 'The entry that it tells a calendar about: an older version never follows a newer one';
comment on column outgoing_mail.host_of is 'Written to somebody because they receive people there: for hosts only, also when it leaves later';
comment on column outgoing_mail.sealed is
  'The letter, encrypted with a key that is not in the database; kept while it waits and, for another try, once given up';
comment on column outgoing_mail.bounced_at is 'It came back after it was sent';
comment on column outgoing_mail.bounce_reason is 'Without addresses and links';
drop index outgoing_mail_waiting;
create index outgoing_mail_waiting on outgoing_mail (attempts, next_attempt_at) where next_attempt_at is not null;
create index outgoing_mail_by_thread on outgoing_mail (thread, position) where thread is not null;
create index outgoing_mail_by_account on outgoing_mail (account_id) where account_id is not null;
create index outgoing_mail_failed on outgoing_mail (created_at) where gave_up_at is not null or bounced_at is not null;

create table inbound_mailbox (
  id smallint primary key default 1 constraint inbound_mailbox_is_one check (id = 1),
  uid_validity bigint not null,
  last_uid bigint not null
);
comment on table inbound_mailbox is 'Up to where the mailbox of answers has been read (RFC 3501, 2.3.1.1)';

create table inbound_mail (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  outcome text not null,
  detail text
);
comment on table inbound_mail is 'What became of each mail that was read; no addresses, nothing of its text';
create index inbound_mail_by_age on inbound_mail (at);
`;

const WORK = `
create table job_run (
  job text not null,
  due_at timestamptz not null,
  attempts int not null default 1 constraint job_run_attempts_are_counted check (attempts > 0),
  started_at timestamptz not null,
  finished_at timestamptz,
  outcome text,
  error text,
  primary key (job, due_at),
  constraint job_run_ends_well_or_not check (
    case when finished_at is null then num_nonnulls(outcome, error) = 0 else num_nonnulls(outcome, error) = 1 end)
);
comment on table job_run is 'Work by the clock: each run that was due, done once by whichever instance was first';
comment on column job_run.outcome is 'What it did, in a few words';
create index job_run_by_age on job_run (started_at);
`;
