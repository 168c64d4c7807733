import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A booking becomes somebody else's without ever being free: only who holds it changes, never what it occupies. Since then
 * its story is that of two people, and each of them reads their own part. And whoever leaves early frees the rest.
 */
export class Handovers1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(VOIDING);
    await runner.query(HANDING_OVER);
    await runner.query(LEAVING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TABLES = `
create table handover_offer (
  id uuid primary key,
  booking_id uuid not null references booking (id) on delete cascade,
  revision int not null,
  giver_id uuid not null references account (id) on delete cascade,
  host_id uuid references account (id) on delete set null,
  recipient_email text not null constraint handover_offer_address_is_short check (length(recipient_email) between 3 and 254),
  other_reference text,
  status text not null default 'open' constraint handover_offer_status_is_known
    check (status in ('open', 'accepted', 'refused', 'withdrawn', 'void', 'lapsed')),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  settled_at timestamptz,
  told text,
  reached boolean not null default false,
  failed_at timestamptz,
  constraint handover_offer_is_settled_at_some_time check ((status = 'open') = (settled_at is null))
);
comment on table handover_offer is 'Somebody offers their booking to somebody else, perhaps for one of theirs';
comment on column handover_offer.revision is 'Of the booking as it was offered';
comment on column handover_offer.host_id is 'Who receives people there, and offers it: they agree to whom it is given';
comment on column handover_offer.recipient_email is 'As it was typed. Whether it is a member''s, only the mail tells';
comment on column handover_offer.other_reference is 'What is asked for in exchange, as it was typed; null: nothing';
comment on column handover_offer.status is 'void: one of the bookings has changed meanwhile';
comment on column handover_offer.told is 'The status that those concerned were told last';
comment on column handover_offer.reached is 'Somebody was told of the offer';
comment on column handover_offer.failed_at is 'Set aside so as not to hold up the others; tried again from time to time';
create unique index handover_offer_open_is_one_per_booking on handover_offer (booking_id) where status = 'open';
create index handover_offer_open_by_other on handover_offer (other_reference) where status = 'open' and other_reference is not null;
create index handover_offer_by_booking on handover_offer (booking_id);
create index handover_offer_by_giver on handover_offer (giver_id);
create index handover_offer_by_host on handover_offer (host_id) where host_id is not null;
create index handover_offer_by_recipient on handover_offer (recipient_email);
create index handover_offer_untold on handover_offer (id) where told is distinct from status;

create table past_holder (
  booking_id uuid not null references booking (id) on delete cascade,
  revision int not null,
  account_id uuid references account (id) on delete set null,
  at timestamptz not null,
  primary key (booking_id, revision)
);
comment on table past_holder is 'Whose a booking was until it was handed over';
comment on column past_holder.revision is 'The first one that was not theirs any more';
comment on column past_holder.account_id is 'Null: they have been erased since';
create index past_holder_by_account on past_holder (account_id) where account_id is not null;

-- Whose a booking was when it had this revision; null: nobody's by now.
create function holder_at(p_booking uuid, p_revision int) returns uuid language sql stable as $$
  select case when later.revision is null then b.account_id else later.account_id end
  from booking b left join lateral (
    select h.revision, h.account_id from past_holder h
    where h.booking_id = b.id and h.revision > p_revision order by h.revision limit 1) later on true
  where b.id = p_booking
$$;
`;

const VOIDING = `
-- What was agreed to is no more what was offered. Of the booking asked for in exchange, only where it was the reader's own.
create function void_handover_offers() returns trigger language plpgsql as $$
begin
  update handover_offer set status = 'void', settled_at = new.updated_at where status = 'open' and booking_id = new.id;
  update handover_offer o set status = 'void', settled_at = new.updated_at
  where o.status = 'open' and o.other_reference = new.reference
    and exists (select from account a where a.id = old.account_id and a.email = o.recipient_email);
  return null;
end $$;
create trigger booking_change_voids_handover_offers after update on booking for each row
  when ((old.status, old.resource_id, old.starts_at, old.ends_at, old.account_id)
    is distinct from (new.status, new.resource_id, new.starts_at, new.ends_at, new.account_id))
  execute function void_handover_offers();
`;

const HANDING_OVER = `
-- What the giver had said of it, to themselves or to the host, is not for whoever comes now, and goes from the story too.
-- Its place in a series or a team was the giver's.
create function pass_on(p_booking uuid, p_to uuid, p_actor uuid, p_now timestamptz) returns void language plpgsql as $$
declare
  v_before booking;
begin
  select * into v_before from booking where id = p_booking;
  update booking set account_id = p_to, booked_by = null, title = null, message = null, approval_word = null,
    cancellation_reason = null, offered_instead_of = null, series_id = null, series_date = null, team_id = null,
    calendar_uid = gen_random_uuid(), revision = revision + 1, updated_at = p_now
  where id = p_booking;
  insert into past_holder (booking_id, revision, account_id, at)
  values (p_booking, v_before.revision + 1, v_before.account_id, p_now);
  update booking_event set booking = booking || '{"title": null, "message": null, "cancellationReason": null}'
  where booking_id = p_booking
    and coalesce(booking ->> 'title', booking ->> 'message', booking ->> 'cancellationReason') is not null;
  update series_date set fate = 'left_out' where series_id = v_before.series_id and date = v_before.series_date;
  perform append_booking_event(p_booking, 'handed_over', p_actor, p_now);
end $$;

-- Whoever the offer is to has accepted it, having seen the bookings at these revisions. Outcomes: 'accepted', 'over' (the
-- offer stands no more), 'stale' (a booking had changed meanwhile), 'nobody' (the account is gone). In the order of every
-- writer: what bookings belong to, bookings, then accounts.
create function accept_handover(p_offer uuid, p_account uuid, p_revision int, p_other_revision int, p_now timestamptz)
returns text language plpgsql as $$
declare
  v_offer handover_offer;
  v_other uuid;
begin
  select * into v_offer from handover_offer where id = p_offer;
  perform from series where id in (select series_id from booking
    where id = v_offer.booking_id or reference = v_offer.other_reference) order by id for no key update;
  perform from team_booking where id in (select team_id from booking
    where id = v_offer.booking_id or reference = v_offer.other_reference) order by id for no key update;
  perform from booking where id = v_offer.booking_id or reference = v_offer.other_reference order by id for update;
  perform from account where id = p_account for key share;
  if not found then
    return 'nobody';
  end if;
  select * into v_offer from handover_offer where id = p_offer for update;
  if not found or v_offer.status <> 'open' or v_offer.expires_at <= p_now then
    return 'over';
  end if;
  perform from booking where id = v_offer.booking_id and revision = p_revision and status = 'confirmed'
    and starts_at > p_now and account_id = v_offer.giver_id;
  if not found then
    return 'stale';
  end if;
  if v_offer.other_reference is not null then
    select id into v_other from booking where reference = v_offer.other_reference and revision = p_other_revision
      and status = 'confirmed' and starts_at > p_now and account_id = p_account;
    if not found then
      return 'stale';
    end if;
  end if;
  update handover_offer set status = 'accepted', settled_at = p_now, told = 'accepted' where id = p_offer;
  perform pass_on(v_offer.booking_id, p_account, p_account, p_now);
  if v_other is not null then
    perform pass_on(v_other, v_offer.giver_id, p_account, p_now);
  end if;
  return 'accepted';
end $$;
`;

const LEAVING = `
-- From p_end on somebody is there no more: the place closes, or they leave. What follows the end, such as the time for airing,
-- stays occupied until p_until. Whoever leaves without having been ticked, or seen by a host who says so, has not said that they
-- came: that stays open, as of any booking that is over. Null: the booking had changed meanwhile.
drop function end_early;
create function end_early(
  p_booking uuid, p_revision int, p_end timestamptz, p_local_end timestamp, p_actor uuid, p_now timestamptz,
  p_kind text default 'edited', p_until timestamptz default null, p_seen boolean default false
) returns jsonb language plpgsql as $$
declare
  v_until timestamptz := coalesce(p_until, p_end);
  v_leaves boolean := p_kind = 'left_early';
begin
  update booking set ends_at = p_end, local_end = p_local_end, half_day = null,
    status = case when (status = 'checked_in' or p_seen) and (v_leaves or p_end <= p_now) then 'completed' else status end,
    arrived_at = case when p_seen then coalesce(arrived_at, starts_at) else arrived_at end,
    revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and starts_at < p_end
    and (status = 'checked_in' or v_leaves and status = 'confirmed');
  if not found then
    return null;
  end if;
  delete from allocation where booking_id = p_booking and lower(during) >= v_until;
  update allocation set during = tstzrange(lower(during), v_until) where booking_id = p_booking and upper(during) > v_until;
  return append_booking_event(p_booking, p_kind, p_actor, p_now);
end $$;
`;
