import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People: how they sign in, what they may do, what is remembered of it, and how long. Nothing in here signs anybody in
 * when it is stolen: of links, sessions, tokens and recovery codes there are only hashes, and the secret of a second
 * factor is sealed with a key that the database does not hold.
 */
export class People1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MEMBERS);
    await runner.query(SIGNING_IN);
    await runner.query(ROLES);
    await runner.query(MEMORY);
    await runner.query(BOOKINGS);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('People are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const MEMBERS = `
create table house_rules (
  version int primary key,
  text_fr text not null,
  text_en text not null,
  published_at timestamptz not null
);
comment on table house_rules is 'What a member accepts; every version is kept, and a new one is asked for again';
insert into house_rules (version, text_fr, text_en, published_at) values (1,
$fr$Je prends soin des lieux et du matériel, et je signale ce qui est en panne.
Je libère ma place dès que je sais que je ne viendrai pas : quelqu’un d’autre en a besoin.
Je respecte les horaires du télécentre, le calme et la confidentialité de mes voisins.
Je ne communique à personne les codes et les clés qui me sont confiés.
L’occupation d’une place est temporaire, précaire et révocable : le télécentre peut la reprendre en disant pourquoi.$fr$,
$en$I take care of the place and its equipment, and report what is broken.
I free my place as soon as I know that I will not come: somebody else needs it.
I respect the hours of the telecentre, its quiet and my neighbours’ confidentiality.
I pass on to nobody the codes and keys entrusted to me.
The use of a place is temporary, precarious and revocable: the telecentre may take it back, saying why.$en$,
'2026-11-22T00:00:00Z');

create table employer (
  siret text primary key constraint employer_siret_is_a_siret check (siret ~ '^[0-9]{14}$'),
  name text
);

alter table account
  add pseudonym uuid not null default gen_random_uuid() constraint account_pseudonym_is_unique unique,
  add name text,
  add language text constraint account_language_is_known check (language in ('fr', 'en')),
  add status text constraint account_status_is_known check (status in
    ('independent', 'employee', 'public_agent', 'job_seeker', 'student', 'association', 'second_home_owner', 'candidate')),
  add commune text,
  add employer_siret text references employer (siret),
  add rules_version int references house_rules (version),
  add rules_accepted_at timestamptz,
  add last_active_at timestamptz not null default now(),
  add idle_warned_at timestamptz,
  add demo boolean not null default false;
comment on column account.pseudonym is 'What the audit trail knows of the person; nobody''s once the account is erased';
comment on column account.commune is 'Name of the home commune; never an address';
comment on column account.employer_siret is 'As an identity provider has told it';
comment on column account.demo is 'Demonstration people, to be removed by "demo clear"';
create index account_by_activity on account (last_active_at);

create table colleague (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  email text not null constraint colleague_email_is_lower_case check (email = lower(email)),
  allowed_at timestamptz not null,
  constraint colleague_is_allowed_once unique (account_id, email)
);
comment on column colleague.email is 'Of whoever may book for the account: a member''s or not, which is asked when they book';
comment on table colleague is 'The account allows the colleague to book for it';
create index colleague_by_email on colleague (email);
`;

const SIGNING_IN = `
create table sign_in_link (
  hash bytea primary key constraint sign_in_link_hash_is_sha256 check (length(hash) = 32),
  email text not null,
  language text not null constraint sign_in_link_language_is_known check (language in ('fr', 'en')),
  return_to text not null,
  oidc_issuer text,
  oidc_subject text,
  employer_siret text,
  proof_hash bytea constraint sign_in_link_proof_hash_is_sha256 check (length(proof_hash) = 32),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  constraint sign_in_link_identity_is_whole check ((oidc_issuer is null) = (oidc_subject is null))
);
comment on table sign_in_link is 'Used means deleted';
comment on column sign_in_link.oidc_subject is 'An identity that waits for its holder to prove the address';
comment on column sign_in_link.proof_hash is 'Of what the browser keeps that may link the identity; no other may';
create index sign_in_link_by_expiry on sign_in_link (expires_at);
create index sign_in_link_by_email on sign_in_link (email);

create table session (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  hash bytea not null constraint session_hash_is_unique unique
    constraint session_hash_is_sha256 check (length(hash) = 32),
  device text not null,
  signed_in_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  second_factor_at timestamptz,
  sealed_id_token bytea
);
comment on table session is 'Revoked means deleted';
comment on column session.device is 'Browser and system in two words, so that its owner recognises it';
comment on column session.second_factor_at is 'When the second factor was given in this session';
comment on column session.sealed_id_token is 'What an identity provider wants to see again at sign-out';
create index session_by_account on session (account_id);
create index session_by_expiry on session (expires_at);

create table oidc_identity (
  issuer text not null,
  subject text not null,
  account_id uuid not null references account (id) on delete cascade,
  linked_at timestamptz not null,
  primary key (issuer, subject)
);
create index oidc_identity_by_account on oidc_identity (account_id);

create table second_factor (
  account_id uuid primary key references account (id) on delete cascade,
  sealed_secret bytea not null,
  begun_in uuid references session (id) on delete cascade,
  confirmed_at timestamptz,
  last_step bigint,
  created_at timestamptz not null,
  constraint second_factor_confirmed_is_of_no_session check (confirmed_at is null or begun_in is null)
);
comment on column second_factor.begun_in is
  'The session that is shown the secret, and with which it goes; null once it is confirmed, and for the demonstration';
comment on column second_factor.confirmed_at is 'Null: begun, not yet proven by a first code';
comment on column second_factor.last_step is 'The last time step that was accepted: no code is taken twice';
create index second_factor_by_session on second_factor (begun_in) where begun_in is not null;

create table recovery_code (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references second_factor (account_id) on delete cascade,
  hash bytea not null constraint recovery_code_hash_is_sha256 check (length(hash) = 32),
  used_at timestamptz
);
create index recovery_code_by_account on recovery_code (account_id);

create table attempt_count (
  kind text not null,
  subject bytea not null,
  window_start timestamptz not null,
  count int not null,
  primary key (kind, subject, window_start)
);
comment on table attempt_count is 'How often something was tried, for limits that all instances share';
comment on column attempt_count.subject is 'A keyed hash of an address or a source; it cannot be read back';
create index attempt_count_by_age on attempt_count (window_start);

alter table access_token
  add scopes text[] not null default '{read,book}'
    constraint access_token_scopes_are_known check (cardinality(scopes) > 0 and scopes <@ array['read', 'book', 'host']),
  add second_factor boolean not null default false,
  add last_used_at timestamptz,
  drop constraint access_token_account_id_fkey,
  add constraint access_token_account_id_fkey foreign key (account_id) references account (id) on delete cascade;
comment on column access_token.second_factor is 'Whether whoever made it had given theirs; without, it acts in no role that asks for one';
`;

const ROLES = `
create table role_grant (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id) on delete cascade,
  role text not null,
  telecentre_id int references telecentre (id),
  department_code text references department (code),
  employer_siret text references employer (siret),
  starts_at timestamptz not null,
  ends_at timestamptz,
  lent_from uuid references role_grant (id) on delete cascade,
  granted_at timestamptz not null,
  granted_by uuid references account (id) on delete set null,
  revoked_at timestamptz,
  revoked_by uuid references account (id) on delete set null,
  constraint role_grant_has_its_scope check (
    (role = 'host' and telecentre_id is not null and num_nonnulls(department_code, employer_siret) = 0)
    or (role = 'coordinator' and department_code is not null and num_nonnulls(telecentre_id, employer_siret) = 0)
    or (role = 'employer_manager' and employer_siret is not null and num_nonnulls(telecentre_id, department_code) = 0)
    or (role = 'administrator' and num_nonnulls(telecentre_id, department_code, employer_siret) = 0)),
  constraint role_grant_has_length check (ends_at is null or ends_at > starts_at),
  constraint role_grant_lent_has_an_end check (lent_from is null or (ends_at is not null and role = 'host'))
);
comment on table role_grant is 'Who may act as what, and where. Kept after its end: granting and revoking is remembered';
comment on column role_grant.lent_from is 'A host has lent their role to a neighbour; it ends with the host''s own at the latest';
comment on column role_grant.granted_by is 'Null: the operator, or somebody who has been erased';
create unique index role_grant_is_given_once on role_grant
  (account_id, role, coalesce(telecentre_id, 0), coalesce(department_code, ''), coalesce(employer_siret, ''))
  where revoked_at is null and lent_from is null;
create index role_grant_by_account on role_grant (account_id);
create index role_grant_by_telecentre on role_grant (telecentre_id) where telecentre_id is not null;
create index role_grant_by_department on role_grant (department_code) where department_code is not null;
create index role_grant_by_lender on role_grant (lent_from) where lent_from is not null;
create index role_grant_by_granter on role_grant (granted_by) where granted_by is not null;
create index role_grant_by_revoker on role_grant (revoked_by) where revoked_by is not null;

-- What an account may act as at this moment.
create function active_grants(p_account uuid, p_now timestamptz) returns jsonb language sql stable as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', g.id, 'role', g.role,
    'telecentreId', g.telecentre_id, 'departmentCode', g.department_code, 'employerSiret', g.employer_siret)
    order by g.role, g.telecentre_id, g.department_code, g.employer_siret), '[]')
  from role_grant g left join role_grant lender on lender.id = g.lent_from
  where g.account_id = p_account and g.revoked_at is null and g.starts_at <= p_now and (g.ends_at is null or g.ends_at > p_now)
    and (g.lent_from is null or (lender.revoked_at is null and (lender.ends_at is null or lender.ends_at > p_now)))
$$;
`;

const MEMORY = `
create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  action text not null,
  actor uuid,
  actor_role text,
  subject uuid,
  place text,
  details jsonb not null default '{}'
);
comment on table audit_entry is 'Who did or read what, by pseudonyms; no names, no addresses';
comment on column audit_entry.actor is 'account.pseudonym; null: the operator, or the clock';
comment on column audit_entry.subject is 'account.pseudonym of the person concerned';
comment on column audit_entry.place is 'Slug of a telecentre, number of a department or of an employer';
create index audit_entry_by_subject on audit_entry (subject, at desc) where subject is not null;
create index audit_entry_by_age on audit_entry (at);

create table retention (
  id smallint primary key default 1 constraint retention_is_one check (id = 1),
  idle_warning_months int not null default 23 constraint retention_warns_sometime check (idle_warning_months between 1 and 119),
  idle_erasure_months int not null default 24 constraint retention_erases_sometime check (idle_erasure_months between 2 and 120),
  audit_months int not null default 12 constraint retention_keeps_audit_for_a_while check (audit_months between 1 and 60),
  guest_months int not null default 12 constraint retention_forgets_guests check (guest_months between 1 and 60),
  mail_days int not null default 30 constraint retention_forgets_mail check (mail_days between 1 and 365),
  constraint retention_warns_before_it_erases check (idle_warning_months < idle_erasure_months)
);
comment on table retention is 'How long what concerns people is kept (CNIL: accounts 2 years with a warning, logs 6 to 12 months)';
insert into retention default values;
`;

const BOOKINGS = `
alter table booking
  alter account_id drop not null,
  add booked_by uuid references account (id) on delete set null,
  add guest_name text,
  add anonymised_at timestamptz,
  add holder_status text,
  add holder_commune text,
  add constraint booking_has_one_holder check (
    num_nonnulls(account_id, guest_name) = case when anonymised_at is null then 1 else 0 end);
comment on column booking.account_id is 'Who comes; null for a guest, and for somebody who has been erased';
comment on column booking.booked_by is 'Who booked for them, if it was somebody else: a host, or a colleague';
comment on column booking.holder_status is 'What is kept of somebody who has been erased: status and home commune';
create index booking_by_booker on booking (booked_by) where booked_by is not null;
create index booking_by_telecentre on booking (telecentre_id, starts_at);
create index idempotency_key_by_booking on idempotency_key (booking_id) where booking_id is not null;
create index booking_by_guest on booking (ends_at) where guest_name is not null;
comment on column booking_event.actor_id is 'Null: the clock, or somebody who has been erased';

-- As before, with the holder apart from whoever books: p_account or p_guest_name is the holder, p_actor makes the request.
drop function book;
create function book(
  p_booking uuid, p_reference text, p_account uuid, p_guest_name text, p_actor uuid, p_telecentre int, p_resource int[],
  p_candidate int[], p_unit int[], p_from timestamptz[], p_to timestamptz[],
  p_starts_at timestamptz, p_ends_at timestamptz, p_time_zone text, p_half_day text,
  p_people int, p_equipment text[], p_title text, p_expires_at timestamptz, p_now timestamptz,
  p_key text, p_fingerprint bytea, p_network_version bigint, p_local_start timestamp, p_local_end timestamp
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
    local_start, local_end, time_zone, starts_at, ends_at, half_day, people, equipment, title, expires_at, created_at, updated_at)
  values (p_booking, p_reference, p_account, p_guest_name, nullif(p_actor, p_account), p_telecentre, p_resource[v_candidate],
    case when p_expires_at is null then 'confirmed' else 'held' end,
    p_local_start, p_local_end, p_time_zone,
    p_starts_at, p_ends_at, p_half_day, p_people, p_equipment, p_title, p_expires_at, p_now, p_now)
  on conflict (reference) do nothing;
  if not found then
    delete from allocation where booking_id = p_booking;
    delete from idempotency_key where account_id = p_actor and key = p_key;
    return query select 'reference-used', null::jsonb;
    return;
  end if;

  return query select 'booked', append_booking_event(
    p_booking, case when p_expires_at is null then 'booked' else 'held' end, p_actor, p_now);
end $$;
`;
