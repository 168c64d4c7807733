import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Calendars that people subscribe to. What has changed is written beside the booking, in rows of its own that no other
 * booking waits for; a version is what was counted of them and what has been written since. See the README of
 * `calendar-feeds`.
 */
export class CalendarFeeds1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FEEDS);
    await runner.query(VERSIONS);
    await runner.query(NAMES);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Calendars that people subscribe to are never dropped: restore a backup instead.'),
    );
  }
}

const FEEDS = `
create table calendar_feed (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  form_id uuid,
  hash bytea not null constraint calendar_feed_hash_is_unique unique
    constraint calendar_feed_hash_is_sha256 check (length(hash) = 32),
  label text not null constraint calendar_feed_label_is_short check (length(label) between 1 and 100),
  scope text not null constraint calendar_feed_scope_is_known
    check (scope in ('me', 'telecentre', 'resource', 'department', 'events')),
  telecentre_id int references telecentre (id),
  resource_id int references resource (id),
  department_code text references department (code),
  names boolean not null default false,
  language text not null constraint calendar_feed_language_is_spoken check (language in ('fr', 'en')),
  created_at timestamptz not null,
  revoked_at timestamptz,
  over_because text constraint calendar_feed_reason_is_known check (over_because in ('revoked', 'right-lost')),
  sent_version text,
  sent_since timestamptz,
  names_remembered_at timestamptz,
  constraint calendar_feed_is_made_once_by_a_form unique (account_id, form_id),
  constraint calendar_feed_is_about_its_scope check (
    (telecentre_id is not null) = (scope = 'telecentre')
    and (resource_id is not null) = (scope = 'resource')
    and (department_code is not null) = (scope = 'department')),
  constraint calendar_feed_names_are_for_places check (not names or scope in ('telecentre', 'department')),
  constraint calendar_feed_is_over_for_a_reason check ((revoked_at is null) = (over_because is null)),
  constraint calendar_feed_was_sent_at_some_time check ((sent_version is null) = (sent_since is null))
);
comment on table calendar_feed is 'A secret address at which somebody''s calendar reads; kept for a year after its end, so that it says gone and not unknown';
comment on column calendar_feed.form_id is 'Of the form that it was made with: sent again, that form makes no other; null where it was made by a program';
comment on column calendar_feed.hash is 'SHA-256 of the secret in the address; the secret itself is shown once and kept nowhere';
comment on column calendar_feed.language is 'For good: entries in another one would be other entries, which no SEQUENCE tells';
comment on column calendar_feed.names is 'Tells who comes; else only that a place is taken';
comment on column calendar_feed.sent_version is 'The last version that was sent';
comment on column calendar_feed.sent_since is 'Its Last-Modified, in whole seconds; every further version has a later one';
comment on column calendar_feed.names_remembered_at is 'When the audit trail was last told that names are read here';

create table calendar_feed_reading (
  feed_id uuid not null references calendar_feed (id) on delete cascade,
  reader text not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  times bigint not null constraint calendar_feed_reading_is_counted check (times > 0),
  usual_minutes int constraint calendar_feed_reading_gap_is_counted check (usual_minutes > 0),
  primary key (feed_id, reader)
);
comment on table calendar_feed_reading is 'Which kind of calendar reads a feed, and when it looked';
comment on column calendar_feed_reading.usual_minutes is 'Between two looks, the later ones counting more; null until it has looked twice';
`;

const VERSIONS = `
create table calendar_change (
  id bigint generated always as identity primary key,
  telecentre_id int references telecentre (id),
  account_id uuid references account (id) on delete set null,
  uid uuid not null,
  at timestamptz not null,
  counted boolean not null default false
);
comment on table calendar_change is 'An entry of calendars has come, changed or gone: at a telecentre, of somebody; neither: a closure, for the whole network';
comment on column calendar_change.uid is 'What calendars know the entry by';
comment on column calendar_change.counted is 'It is in calendar_version; until then readers count it themselves';
create index calendar_change_by_telecentre on calendar_change (telecentre_id, at);
create index calendar_change_by_account on calendar_change (account_id, at) where account_id is not null;
create index calendar_change_uncounted_by_telecentre on calendar_change (telecentre_id) where not counted;
create index calendar_change_uncounted_by_account on calendar_change (account_id) where not counted;

create table calendar_version (
  telecentre_id int constraint calendar_version_is_one_per_telecentre unique references telecentre (id),
  account_id uuid constraint calendar_version_is_one_per_account unique references account (id) on delete cascade,
  version bigint not null,
  constraint calendar_version_has_one_subject check (num_nonnulls(telecentre_id, account_id) = 1)
);
comment on table calendar_version is 'Changes counted so far. A booking never writes here: whoever counts does';

create function told_in_calendars(p_status text) returns boolean language sql immutable as $$
  select p_status in ('confirmed', 'checked_in', 'completed', 'no_show')
$$;

create function note_calendar_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into calendar_change (telecentre_id, account_id, uid, at)
    values (old.telecentre_id, old.account_id, old.calendar_uid, clock_timestamp());
    return null;
  end if;
  -- No calendar shows what is only held: its coming and going changes nothing.
  if not told_in_calendars(new.status) and (tg_op = 'INSERT' or not told_in_calendars(old.status)) then
    return null;
  end if;
  if tg_op = 'UPDATE' and (old.telecentre_id, old.account_id, old.calendar_uid)
      is distinct from (new.telecentre_id, new.account_id, new.calendar_uid) then
    insert into calendar_change (telecentre_id, account_id, uid, at)
    values (old.telecentre_id, old.account_id, old.calendar_uid, greatest(new.updated_at, new.anonymised_at));
  end if;
  insert into calendar_change (telecentre_id, account_id, uid, at)
  values (new.telecentre_id, new.account_id, new.calendar_uid, greatest(new.updated_at, new.anonymised_at));
  return null;
end $$;
create trigger booking_is_noted_for_calendars after insert or update or delete on booking
  for each row execute function note_calendar_change();

-- Takes what has been written since into the versions: in one statement, so that readers see it on one side or the other.
create function count_calendar_changes() returns bigint language sql as $$
  with counted as (
    update calendar_change set counted = true where not counted returning telecentre_id, account_id
  ), telecentres as (
    insert into calendar_version (telecentre_id, version)
    select telecentre_id, count(*) from counted where telecentre_id is not null group by 1 order by 1
    on conflict (telecentre_id) do update set version = calendar_version.version + excluded.version
  ), accounts as (
    insert into calendar_version (account_id, version)
    select account_id, count(*) from counted where account_id is not null group by 1 order by 1
    on conflict (account_id) do update set version = calendar_version.version + excluded.version
  )
  select count(*) from counted
$$;
`;

const NAMES = `
create table calendar_naming (
  id smallint primary key default 1 constraint calendar_naming_is_one check (id = 1),
  revision int not null default 0,
  revised_at timestamptz not null default now(),
  closures_revision int not null default 0,
  closures_revised_at timestamptz not null default now()
);
comment on table calendar_naming is 'What every entry shows beside its booking: names and addresses of places. Part of every SEQUENCE, so that it grows when they change, wherever a booking has moved';
insert into calendar_naming default values;

create function note_calendar_naming() returns trigger language plpgsql as $$
begin
  update calendar_naming set revision = revision + 1, revised_at = greatest(clock_timestamp(), revised_at);
  return null;
end $$;
create trigger telecentre_naming_is_noted_for_calendars after update on telecentre for each row
  when ((old.name, old.commune, old.postcode, old.latitude, old.longitude, old.access_instructions, old.published, old.about)
    is distinct from (new.name, new.commune, new.postcode, new.latitude, new.longitude, new.access_instructions, new.published, new.about))
  execute function note_calendar_naming();
create trigger resource_naming_is_noted_for_calendars after update on resource for each row
  when (old.name is distinct from new.name) execute function note_calendar_naming();

-- What a closure of a whole telecentre is known by, wherever it is told: the same place and time is the same entry.
create function closure_uid(p_telecentre int, p_period tstzrange) returns uuid language sql immutable as $$
  select md5(concat_ws(' ', 'closure', p_telecentre,
    extract(epoch from lower(p_period))::bigint, extract(epoch from upper(p_period))::bigint))::uuid
$$;

create function note_closure_change() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' and old.resource_id is null then
    insert into calendar_change (uid, at, counted)
    values (closure_uid(old.telecentre_id, old.period), clock_timestamp(), true);
  end if;
  if tg_op <> 'DELETE' and new.resource_id is null then
    insert into calendar_change (uid, at, counted)
    values (closure_uid(new.telecentre_id, new.period), clock_timestamp(), true);
  end if;
  update calendar_naming
  set closures_revision = closures_revision + 1, closures_revised_at = greatest(clock_timestamp(), closures_revised_at);
  return null;
end $$;
create trigger closure_is_noted_for_calendars after insert or update or delete on closure
  for each row execute function note_closure_change();

alter table account
  add name_revision int not null default 0,
  add named_at timestamptz;
comment on column account.name_revision is 'Raised when the name changes: part of the SEQUENCE of entries that show it';
create function revise_name() returns trigger language plpgsql as $$
begin
  new.name_revision := old.name_revision + 1;
  new.named_at := clock_timestamp();
  return new;
end $$;
create trigger account_name_is_revised before update on account for each row
  when (old.name is distinct from new.name) execute function revise_name();

-- Only of bookings that some calendar still tells: the longest look back is ninety days.
create function note_calendar_name() returns trigger language plpgsql as $$
begin
  insert into calendar_change (telecentre_id, account_id, uid, at)
  select telecentre_id, account_id, calendar_uid, new.named_at from booking
  where account_id = new.id and ends_at > new.named_at - interval '100 days';
  return null;
end $$;
create trigger account_name_is_noted_for_calendars after update on account for each row
  when (old.name is distinct from new.name) execute function note_calendar_name();

alter table booking add name_revision int not null default 0;
comment on column booking.name_revision is 'Once it is nobody''s: how often its entries had shown another name, this time included';
create function keep_name_revision() returns trigger language plpgsql as $$
begin
  new.name_revision := 1 + coalesce((select name_revision from account where id = old.account_id), 0);
  return new;
end $$;
create trigger booking_keeps_name_revision before update on booking for each row
  when (old.anonymised_at is null and new.anonymised_at is not null) execute function keep_name_revision();
`;
