import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The places: departments, telecentres, what can be booked there, and when it is shut. */
export class Network1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create extension if not exists btree_gist;

create table network (
  id smallint primary key default 1 constraint network_is_one check (id = 1),
  name text not null,
  version bigint not null default 1,
  about jsonb not null default '{}'
);
comment on table network is 'The one network of this installation';
comment on column network.version is 'Raised by every change of departments, telecentres, resources or closures, so that readers may keep a copy of them and know when it is old';
comment on column network.about is 'What the network file says beside the engine''s needs: operator, start, sources';
insert into network (name) values ('');

create table department (
  code text primary key constraint department_code_is_official check (code ~ '^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[678])$'),
  name text not null,
  coordinator text not null
);

create table telecentre (
  id int generated always as identity primary key,
  slug text not null constraint telecentre_slug_is_unique unique
    constraint telecentre_slug_is_plain check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null,
  department_code text not null references department (code),
  insee_code text not null,
  commune text not null,
  postcode text not null,
  latitude double precision not null constraint telecentre_latitude_is_on_earth check (latitude between -90 and 90),
  longitude double precision not null constraint telecentre_longitude_is_on_earth check (longitude between -180 and 180),
  time_zone text not null,
  holiday_zone text not null,
  closed_on_public_holidays boolean not null,
  opening jsonb not null,
  hours_confirmed boolean not null default false,
  published boolean not null default false,
  access_regime text not null constraint telecentre_access_regime_is_known check (access_regime in ('reception', 'key', 'code')),
  access_instructions text not null,
  about jsonb not null default '{}'
);
comment on column telecentre.opening is 'Week, named periods, holiday corrections and exceptional openings: read and written whole';
comment on column telecentre.hours_confirmed is 'False until the host has confirmed the hours: they are then shown as "to be confirmed"';
comment on column telecentre.about is 'Host, tariff, speciality, and for every leaf whether it is sourced, assumed or not found';
create index telecentre_by_department on telecentre (department_code);

create table resource (
  id int generated always as identity primary key,
  key text not null constraint resource_key_is_unique unique
    constraint resource_key_is_plain check (key ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(key) <= 80),
  telecentre_id int not null references telecentre (id),
  pool text,
  position int not null,
  kind text not null constraint resource_kind_is_known check (kind in ('desk', 'office', 'meeting_room', 'training_room', 'videoconference_room')),
  name text not null,
  capacity int not null constraint resource_seats_somebody check (capacity between 1 and 1000),
  equipment text[] not null default '{}',
  granularities text[] not null constraint resource_is_booked_in_something check (cardinality(granularities) > 0 and granularities <@ array['hour', 'half_day', 'day']),
  step_minutes int not null constraint resource_step_divides_a_day check (step_minutes > 0 and 1440 % step_minutes = 0),
  shortest_minutes int not null,
  longest_minutes int not null,
  notice_minutes int not null constraint resource_notice_is_not_negative check (notice_minutes >= 0),
  horizon_days int not null constraint resource_horizon_is_not_negative check (horizon_days between 0 and 1000),
  minutes_between int not null constraint resource_minutes_between_are_bounded check (minutes_between between 0 and 1440),
  cancellation_minutes int not null constraint resource_cancellation_is_not_negative check (cancellation_minutes >= 0),
  hold_minutes int not null constraint resource_hold_is_bounded check (hold_minutes between 1 and 10080),
  withdrawn boolean not null default false,
  about jsonb not null default '{}',
  constraint resource_shortest_is_within_longest check (shortest_minutes between 1 and longest_minutes),
  constraint resource_desk_seats_one check (kind <> 'desk' or capacity = 1)
);
comment on column resource.pool is 'The open space that a desk belongs to';
comment on column resource.withdrawn is 'No longer offered; a closure without a near end stands on it, so that nothing can be booked';
create index resource_by_telecentre on resource (telecentre_id);

create table resource_part (
  resource_id int not null references resource (id),
  unit_id int not null references resource (id),
  primary key (resource_id, unit_id),
  constraint resource_part_is_another check (resource_id <> unit_id)
);
comment on table resource_part is 'A room made of rooms: booking it takes all its parts';
create index resource_part_by_unit on resource_part (unit_id);

create table closure (
  id bigint generated always as identity primary key,
  telecentre_id int not null references telecentre (id),
  resource_id int references resource (id),
  local_start timestamp not null,
  local_end timestamp not null,
  period tstzrange not null,
  reason text not null,
  constraint closure_has_length check (not isempty(period) and not lower_inf(period) and not upper_inf(period) and lower_inc(period) and not upper_inc(period))
);
comment on column closure.resource_id is 'Null: the whole telecentre is shut';
create unique index closure_is_said_once on closure (telecentre_id, coalesce(resource_id, 0), local_start, local_end);

create function raise_network_version() returns trigger language plpgsql as $$
begin
  update network set version = version + 1;
  return null;
end $$;
${['department', 'telecentre', 'resource', 'resource_part', 'closure']
  .map(
    (table) => `create trigger ${table}_raises_network_version
  after insert or update or delete on ${table} for each statement execute function raise_network_version();`,
  )
  .join('\n')}
`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('There is no way back from the first migration but a new database.'));
  }
}
