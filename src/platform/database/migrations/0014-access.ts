import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What somebody tells whoever receives them, and is told by them; and what opens the doors: of a telecentre or of one of its
 * rooms, changed from a moment on, with who has seen it.
 */
export class Access1700000000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(WORDS);
    await runner.query(DOORS);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const WORDS = `
alter table booking add approval_word text constraint booking_approval_word_is_short check (length(approval_word) between 1 and 300);
comment on column booking.approval_word is 'What the host who agreed to a request said with it';

-- As before, with the word to the host.
drop function edit_title;
create function edit_words(p_booking uuid, p_revision int, p_title text, p_message text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  update booking set title = p_title, message = p_message, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and anonymised_at is null;
  if not found then
    return null;
  end if;
  return append_booking_event(p_booking, 'edited', p_actor, p_now);
end $$;

-- As before, with the word to the host.
drop function move_booking;
create function move_booking(
  p_booking uuid, p_revision int, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_actor uuid, p_now timestamptz, p_network_version bigint,
  p_local_start timestamp, p_local_end timestamp, p_message text
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
    people = p_people, equipment = p_equipment, title = p_title, message = p_message, revision = revision + 1, updated_at = p_now
  where id = p_booking;
  return query select 'moved', append_booking_event(p_booking, 'moved', p_actor, p_now);
end $$;

comment on column outgoing_mail.host_of is
  'Written to somebody because they receive people there, as a host or for want of one: for them only, also when it leaves later';

-- A host agrees to a request. Null when it was no longer at this revision, or has lapsed.
create function approve_request(p_booking uuid, p_revision int, p_word text, p_actor uuid, p_now timestamptz)
returns jsonb language plpgsql as $$
begin
  update booking set approval_word = p_word
  where id = p_booking and revision = p_revision and awaits_approval and expires_at > p_now;
  if not found then
    return null;
  end if;
  return change_status(p_booking, p_revision, '{held}', 'confirmed', 'confirmed', false, p_actor, p_now);
end $$;

-- As before, and no word of the host stays either.
create or replace function anonymise_bookings(p_bookings uuid[], p_now timestamptz) returns int language plpgsql as $$
declare
  v_count int;
begin
  update booking b set
    (holder_status, holder_commune) = (select a.status, a.commune from account a where a.id = b.account_id),
    account_id = null, guest_name = null, title = null, message = null, approval_word = null, cancellation_reason = null,
    anonymised_at = p_now
  where b.id = any (p_bookings) and b.anonymised_at is null;
  get diagnostics v_count = row_count;
  update booking_event set booking = booking || '{"title": null, "message": null, "cancellationReason": null}'
  where booking_id = any (p_bookings)
    and coalesce(booking ->> 'title', booking ->> 'message', booking ->> 'cancellationReason') is not null;
  return v_count;
end $$;
`;

const DOORS = `
alter table door_code
  drop constraint door_code_pkey,
  add id bigint generated always as identity primary key,
  add resource_id int references resource (id) on delete cascade,
  add means text not null default 'code' constraint door_code_means_is_known check (means in ('code', 'key')),
  add valid_from timestamptz;
update door_code set valid_from = changed_at;
alter table door_code
  alter means drop default,
  alter valid_from set not null,
  add constraint door_code_follows_another unique nulls not distinct (telecentre_id, resource_id, means, valid_from);
create index door_code_by_resource on door_code (resource_id) where resource_id is not null;
comment on table door_code is
  'What opens a door: a code, or where the key is; never in a mail, only on the page of a booking. The next of the same door ends it';
comment on column door_code.resource_id is 'Null: for all who come to the telecentre';
comment on column door_code.valid_from is 'From when on it opens the door';

create table door_code_showing (
  id bigint generated always as identity primary key,
  telecentre_id int not null references telecentre (id) on delete cascade,
  booking_id uuid references booking (id) on delete cascade,
  account_id uuid references account (id) on delete cascade,
  shown_at timestamptz not null,
  constraint door_code_is_shown_to_somebody check (num_nonnulls(booking_id, account_id) = 1)
);
comment on table door_code_showing is 'Who was shown what opens a door of this telecentre: for a booking, or as a host';
create index door_code_showing_by_place on door_code_showing (telecentre_id, shown_at);
create index door_code_showing_by_booking on door_code_showing (booking_id) where booking_id is not null;
create index door_code_showing_by_account on door_code_showing (account_id) where account_id is not null;
`;
