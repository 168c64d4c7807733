/** Somebody who has left something in every place where a person can leave anything, with a word of its own in each. */
import { remember, rememberReading } from '../../src/audit/audit-trail.js';
import type { Database } from '../../src/platform/database/database.js';
import type { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { accountNamed, bookStay } from './everybody.js';
import { EMAIL, NAME, roles, signedIn } from './jeanne-account.js';
import { comings, handovers, inLine, sure, type HerBookings } from './jeanne-bookings.js';
import { renting, statements } from './jeanne-dues.js';
import { HER_WORDS_TOGETHER, together } from './jeanne-together.js';

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
  readonly bookings: HerBookings;
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
