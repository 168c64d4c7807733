import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who shut a place and when, and what became of everybody who was to come. A closure is the closed time itself, and goes
 * when it is lifted; a closing is the story of it, and stays.
 */
export class Closings1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(SHUTTING);
    await runner.query(ENDING);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Bookings are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TABLES = `
create table closing (
  id uuid primary key,
  telecentre_id int not null references telecentre (id),
  resource_id int references resource (id),
  local_start timestamp not null,
  local_end timestamp not null,
  time_zone text not null,
  reason text not null constraint closing_reason_is_short check (length(reason) between 1 and 300),
  message text constraint closing_message_is_short check (length(message) between 1 and 500),
  closure_id bigint references closure (id) on delete set null,
  closed_by uuid references account (id) on delete set null,
  closed_at timestamptz not null,
  shortened_at timestamptz,
  lifted_at timestamptz,
  constraint closing_has_length check (local_start < local_end)
);
comment on table closing is 'Somebody shut a place or one of its resources, with all that followed for those who were to come';
comment on column closing.resource_id is 'Null: the whole telecentre';
comment on column closing.closure_id is 'The closed time; null once it is lifted, here or by an import of the network';
comment on column closing.message is 'What those concerned are told besides the reason';
create unique index closing_is_of_its_closure on closing (closure_id) where closure_id is not null;
create index closing_by_telecentre on closing (telecentre_id, local_end);
create index closing_by_closer on closing (closed_by) where closed_by is not null;

create table closure_effect (
  closing_id uuid not null references closing (id),
  booking_id uuid not null references booking (id) on delete cascade,
  revision int not null,
  what text not null constraint closure_effect_is_known check (what in ('moved', 'offered', 'cancelled', 'ended')),
  offer_id uuid references booking (id) on delete set null,
  unforeseen boolean not null,
  seen_at timestamptz,
  phoned_at timestamptz,
  phoned_by uuid references account (id) on delete set null,
  primary key (closing_id, booking_id),
  constraint closure_effect_offers_something check (offer_id is null or what = 'offered')
);
comment on table closure_effect is 'What became of a booking that a closing stood in the way of';
comment on column closure_effect.revision is 'The one of the booking that the closing made: its event tells of the closing';
comment on column closure_effect.unforeseen is 'It had come after the list was shown, and was treated as proposed';
comment on column closure_effect.seen_at is 'When its holder first looked at the booking, or at what they are offered';
comment on column closure_effect.phoned_at is 'When a host noted that they had told the holder by telephone';
create index closure_effect_by_caller on closure_effect (phoned_by) where phoned_by is not null;
create index closure_effect_by_booking on closure_effect (booking_id);
create index closure_effect_by_offer on closure_effect (offer_id) where offer_id is not null;
`;

const SHUTTING = `
-- Takes for this closure all that it closes from now on and no other closure has closed. False: somebody has some of it.
create function shut(p_closure bigint, p_now timestamptz) returns boolean language plpgsql as $$
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
      where a.resource_id = unit and a.closure_id is not null and a.during && c.period), '{}')) piece
  where c.id = p_closure;
  if v_unit is null then
    return true;
  end if;
  perform lock_units(v_unit);
  return occupy(v_candidate, v_unit, v_from, v_to, null, p_closure, null, p_now) is not null;
end $$;

-- Gives back what this closure closes. What other closures close there is taken by them.
create function open_again(p_closure bigint, p_now timestamptz) returns void language plpgsql as $$
declare
  v_other bigint;
begin
  perform lock_units(array(select resource_id from allocation where closure_id = p_closure));
  delete from allocation where closure_id = p_closure;
  for v_other in
    select other.id from closure c join closure other on other.telecentre_id = c.telecentre_id and other.period && c.period
    where c.id = p_closure and other.id <> c.id order by other.id
  loop
    perform shut(v_other, p_now);
  end loop;
end $$;
`;

const ENDING = `
-- Somebody is there, and the place closes: from p_end on they are there no more. Null: the booking had changed meanwhile.
create function end_early(
  p_booking uuid, p_revision int, p_end timestamptz, p_local_end timestamp, p_actor uuid, p_now timestamptz
) returns jsonb language plpgsql as $$
begin
  update booking set ends_at = p_end, local_end = p_local_end, half_day = null,
    status = case when p_end <= p_now then 'completed' else status end, revision = revision + 1, updated_at = p_now
  where id = p_booking and revision = p_revision and status = 'checked_in' and starts_at < p_end;
  if not found then
    return null;
  end if;
  delete from allocation where booking_id = p_booking and lower(during) >= p_end;
  update allocation set during = tstzrange(lower(during), p_end) where booking_id = p_booking and upper(during) > p_end;
  return append_booking_event(p_booking, 'edited', p_actor, p_now);
end $$;

-- What was just held is held instead of another booking. Nobody has read of it yet: it is told as an offer from the start.
create function offer_instead(p_offer uuid, p_instead_of uuid) returns void language plpgsql as $$
begin
  update booking set offered_instead_of = p_instead_of where id = p_offer;
  update booking_event set kind = 'offered' where booking_id = p_offer and revision = 1;
end $$;
`;
