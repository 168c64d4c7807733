/** Somebody who has left something in every place where a person can leave anything, with a word of its own in each. */
import { randomBytes } from 'node:crypto';
import { remember, rememberReading } from '../../src/audit/audit-trail.js';
import type { Database } from '../../src/platform/database/database.js';
import type { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { accountNamed, bookStay, setStatus } from './everybody.js';
import { HER_WORDS_TOGETHER, together } from './jeanne-together.js';

export const NAME = 'Jeanne Zyzomys';
export const EMAIL = 'jeanne.zyzomys@example.org';

/** Words that only she can have left; each is somewhere in her rows. */
export const HER_WORDS = [
  NAME,
  EMAIL,
  'Montmurat-la-Sienne',
  '12345678901234',
  'Firefox sur son ordinateur',
  'jeton du tableur',
  'https://sa-porte.example.org',
  'sujet-chez-le-fournisseur',
  'titre-passé',
  'titre-à-venir',
  'titre-retenu',
  'titre-de-ce-matin',
  'titre-changé-depuis',
  'collegue-de-jeanne@example.org',
  'clé-de-répétition',
  'refus-gardé',
  '/retour-après-connexion',
  'courriel-en-attente',
  'courriel-abandonné',
  'serveur-qui-refuse',
  ...HER_WORDS_TOGETHER,
];

export interface Jeanne {
  readonly id: string;
  readonly pseudonym: string;
  /** References, by what they are. */
  readonly bookings: Readonly<
    Record<'past' | 'visited' | 'now' | 'expected' | 'coming' | 'held' | 'lapsed' | 'byTheHost', string>
  >;
  readonly forColleague: string;
  readonly forGuest: string;
  readonly colleague: string;
  readonly host: string;
}

/** On Monday 23 November 2026 at 9:30 in Paris. */
export async function settleJeanne(database: Database, secrets: SecretBox, now: number): Promise<Jeanne> {
  const id = await accountNamed(database, NAME, now);
  const colleague = await accountNamed(database, 'Paul Voisin', now);
  const host = await accountNamed(database, 'Hélène Accueil', now);
  await database.query(`insert into employer (siret, name) values ('12345678901234', 'Conseil')`);
  const [{ pseudonym } = { pseudonym: '' }] = await database.query<{ pseudonym: string }>(
    `update account set email = $2, commune = 'Montmurat-la-Sienne', employer_siret = '12345678901234', rules_version = 1,
  rules_accepted_at = $3 where id = $1 returning pseudonym`,
    [id, EMAIL, new Date(now)],
  );
  await signedIn(database, secrets, id, now);
  await database.query(
    `insert into colleague (account_id, email, allowed_at)
select whose.id, who.email, $4 from account whose, account who
where (whose.id, who.id) in (($1::uuid, $2::uuid), ($2, $1), ($2, $3))`,
    [id, colleague, host, new Date(now)],
  );
  await roles(database, id, host, now);
  const bookings = await comings(database, id, host, now);
  await handovers(database, { id, coming: bookings.coming, colleague }, now);
  await together(database, { id, date: bookings.visited, place: bookings.past }, now);
  await inLine(database, id, now);
  await renting(database, id, now);
  await statements(database, id, now);
  await remember(database, { action: 'token.issued', actor: pseudonym, subject: pseudonym }, now);
  const [reader] = await database.query<{ pseudonym: string }>(
    'select pseudonym from account where id = $1',
    [host],
  );
  const reading = {
    role: 'host',
    place: 'figeac',
    reader: reader?.pseudonym ?? '',
    subjects: [pseudonym],
  } as const;
  await rememberReading(database, reading, now);
  return {
    id,
    pseudonym,
    bookings,
    colleague,
    host,
    forColleague: await sure(
      bookStay(database, {
        account: colleague,
        actor: id,
        from: '2026-12-10T09:00+01:00',
        to: '2026-12-10T12:00+01:00',
        title: 'à Paul',
        now,
      }),
    ),
    forGuest: await sure(
      bookStay(database, {
        guest: 'Invité Martin',
        actor: id,
        from: '2026-12-11T09:00+01:00',
        to: '2026-12-11T12:00+01:00',
        now,
      }),
    ),
  };
}

async function statements(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `with closed as (insert into closed_month (telecentre_id, month, closed_at, absences_charged)
  select id, '2026-10-01', $2, false from telecentre where slug = 'figeac' returning telecentre_id, month)
insert into statement (id, telecentre_id, month, year, number, account_id, employer_siret, debtor, debtor_key, total_cents, lines, counted)
select gen_random_uuid(), telecentre_id, month, 2026, 1, $1, '12345678901234', 'member', '', 1000, '[]', '[]' from closed`,
    [id, new Date(now)],
  );
}

/** One that she has handed over, one that she offers, and one that she is offered. */
async function handovers(
  database: Database,
  { id, coming, colleague }: { readonly id: string; readonly coming: string; readonly colleague: string },
  now: number,
): Promise<void> {
  const on = async (account: string, date: string): Promise<string> =>
    sure(
      bookStay(database, {
        account,
        actor: account,
        from: `${date}T09:00+01:00`,
        to: `${date}T12:00+01:00`,
        title: 'titre-cédé',
        now,
      }),
    );
  const given = await on(id, '2026-12-14');
  await database.query('select pass_on(id, $2, $2, $3) from booking where reference = $1', [
    given,
    colleague,
    new Date(now),
  ]);
  const offered: readonly (readonly [string, string, string])[] = [
    [id, coming, 'collegue-de-jeanne@example.org'],
    [colleague, await on(colleague, '2026-12-16'), EMAIL],
  ];
  for (const [giver, reference, to] of offered)
    await database.query(
      `insert into handover_offer (id, booking_id, revision, giver_id, host_id, recipient_email, made_at, expires_at, status)
select gen_random_uuid(), b.id, b.revision, $1, $5, $3, $4, b.starts_at, 'open' from booking b where b.reference = $2`,
      [giver, reference, to, new Date(now), giver === id ? null : id],
    );
}

async function inLine(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `insert into waitlist_entry (id, account_id, telecentre_id, kind, date, half_day, starts_at, ends_at, people, asked_at)
select gen_random_uuid(), $1, id, 'desk', '2026-12-17', 'morning', '2026-12-17T09:00+01:00', '2026-12-17T12:00+01:00', 1, $2
from telecentre where slug = 'figeac'`,
    [id, new Date(now)],
  );
}

async function renting(database: Database, id: string, now: number): Promise<void> {
  await database.query(
    `with rented as (
  insert into rental (id, reference, account_id, telecentre_id, resource_id, time_zone, starts_on, occupied_from, occupied_until,
    ends_on, term_months, notice_days, tacit_renewal, monthly_cents, agreement, notice_given_on, notice_given_by, notice_reason,
    created_at, updated_at)
  select gen_random_uuid(), 'RENT-2345', $1, r.telecentre_id, r.id, 'Europe/Paris', '2025-01-01', '2025-01-01T00:00+01:00',
    '2026-01-01', '2026-01-01', 12, 30, true, 10000, 'convention-de-jeanne', '2025-11-01', 'tenant', 'raison-du-départ', $2, $2
  from resource r where r.key = 'aur-b1' returning id)
insert into rental_amount (rental_id, from_month, monthly_cents, noted_at) select id, '2025-06-01', 11000, $2 from rented`,
    [id, new Date(now)],
  );
  await database.query(
    `insert into allocation (resource_id, during, rental_id)
select resource_id, tstzrange(occupied_from, '2026-01-01T00:00+01:00'), id from rental where account_id = $1`,
    [id],
  );
}

async function signedIn(database: Database, secrets: SecretBox, id: string, now: number): Promise<void> {
  const at = new Date(now);
  const soon = new Date(now + 900_000);
  await database.query(
    `insert into session (account_id, hash, device, signed_in_at, last_seen_at, expires_at, second_factor_at, sealed_id_token)
values ($1, $2, 'Firefox sur son ordinateur', $3, $3, $4, $3, $5)`,
    [id, randomBytes(32), at, soon, secrets.seal(NAME, 'id-token')],
  );
  await database.query(
    `insert into access_token (account_id, hash, label, created_at, expires_at, last_used_at) values ($1, $2, 'jeton du tableur', $3, $4, $3)`,
    [id, randomBytes(32), at, soon],
  );
  await database.query('insert into oidc_identity values ($1, $2, $3, $4)', [
    'https://sa-porte.example.org',
    'sujet-chez-le-fournisseur',
    id,
    at,
  ]);
  await database.query(
    'insert into second_factor (account_id, sealed_secret, confirmed_at, last_step, created_at) values ($1, $2, $3, 1, $3)',
    [id, secrets.seal('secret', 'second-factor'), at],
  );
  await database.query(
    'insert into recovery_code (account_id, hash, used_at) values ($1, $2, $4), ($1, $3, null)',
    [id, randomBytes(32), randomBytes(32), at],
  );
  await database.query(
    `insert into sign_in_link (hash, email, language, return_to, oidc_issuer, oidc_subject, created_at, expires_at)
values ($1, $2, 'fr', '/retour-après-connexion', 'https://sa-porte.example.org', 'sujet', $3, $4)`,
    [randomBytes(32), EMAIL, at, soon],
  );
  await database.query(
    `insert into outgoing_mail (id, kind, recipient, sealed, message_id, created_at, next_attempt_at, gave_up_at, last_error) values
  (gen_random_uuid(), 'courriel-en-attente', $1, $2, 'one@example.org', $3, $3, null, null),
  (gen_random_uuid(), 'courriel-abandonné', $1, null, 'other@example.org', $3, null, $3, 'serveur-qui-refuse')`,
    [EMAIL, secrets.seal(`Bonjour ${NAME}`, 'outgoing-mail'), at],
  );
  await database.query(
    `insert into idempotency_key (account_id, key, fingerprint, refusal, created_at) values ($1, 'clé-refusée', '\\x00', '{"name": "refus-gardé"}', $2)`,
    [id, at],
  );
}

async function roles(database: Database, id: string, host: string, now: number): Promise<void> {
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, granted_at, granted_by)
select $1, 'host', id, $3, $3, $2 from telecentre where slug = 'figeac'`,
    [id, host, new Date(now)],
  );
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, ends_at, granted_at, granted_by, lent_from)
select $2, 'host', telecentre_id, $3, $4, $3, $1, id from role_grant where account_id = $1`,
    [id, host, new Date(now), new Date(now + 86_400_000)],
  );
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, granted_at, granted_by, revoked_at, revoked_by)
select $2, 'host', id, $3, $3, $1, $3, $1 from telecentre where slug = 'aurillac'`,
    [id, host, new Date(now)],
  );
}

async function comings(
  database: Database,
  account: string,
  host: string,
  now: number,
): Promise<Jeanne['bookings']> {
  const lastWeek = Date.parse('2026-11-12T09:00+01:00');
  const past = await sure(
    bookStay(database, {
      account,
      from: '2026-11-16T09:00+01:00',
      to: '2026-11-16T12:00+01:00',
      title: 'titre-changé-depuis',
      now: lastWeek,
    }),
  );
  await database.query(
    `select edit_words(id, revision, 'titre-passé', message, account_id, $2) from booking where reference = $1`,
    [past, new Date(lastWeek)],
  );
  const visited = await sure(
    bookStay(database, {
      account,
      from: '2026-11-17T09:00+01:00',
      to: '2026-11-17T12:00+01:00',
      now: lastWeek,
    }),
  );
  await setStatus(database, visited, 'checked_in', lastWeek);
  await setStatus(database, visited, 'completed', lastWeek);
  const today = await sure(
    bookStay(database, {
      account,
      from: '2026-11-23T09:00+01:00',
      to: '2026-11-23T12:00+01:00',
      title: 'titre-de-ce-matin',
      now: lastWeek,
    }),
  );
  await setStatus(database, today, 'checked_in', lastWeek);
  return {
    past,
    visited,
    now: today,
    expected: await sure(
      bookStay(database, {
        account,
        resource: 'aur-b1',
        from: '2026-11-23T09:00+01:00',
        to: '2026-11-23T12:00+01:00',
        now: lastWeek,
      }),
    ),
    coming: await sure(
      bookStay(database, {
        account,
        from: '2026-12-01T09:00+01:00',
        to: '2026-12-01T12:00+01:00',
        title: 'titre-à-venir',
        key: 'clé-de-répétition',
        now,
      }),
    ),
    held: await sure(
      bookStay(database, {
        account,
        from: '2026-12-02T09:00+01:00',
        to: '2026-12-02T12:00+01:00',
        title: 'titre-retenu',
        heldUntil: new Date(now + 600_000).toISOString(),
        now,
      }),
    ),
    lapsed: await sure(
      bookStay(database, {
        account,
        from: '2026-12-03T09:00+01:00',
        to: '2026-12-03T12:00+01:00',
        heldUntil: new Date(now - 60_000).toISOString(),
        now: now - 600_000,
      }),
    ),
    byTheHost: await sure(
      bookStay(database, {
        account,
        actor: host,
        from: '2026-12-04T09:00+01:00',
        to: '2026-12-04T12:00+01:00',
        now,
      }),
    ),
  };
}

async function sure(reference: Promise<string | undefined>): Promise<string> {
  const booked = await reference;
  if (booked === undefined) throw new Error('The time was taken.');
  return booked;
}
