/** Erasing somebody: what is coming is given back, what has been stays without them, and everything else goes. */
import { remember } from '../audit/audit-trail.js';
import type { Database, Sql } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Instant } from '../reservation/period.js';
import { endBookings, findOtherAdministrator, lockPerson } from './erasure.queries.js';
import { personParameters, WITH_ME, type PersonalRecord } from './personal-record.js';
import { PERSONAL_RECORDS } from './personal-records.js';

/** The person themselves, the clock that finds them long gone, or the operator who was asked to. */
export type ErasedBy = 'self' | 'idle' | 'operator';

export interface Erasure {
  /** Bookings that were given back. */
  readonly ended: number;
}

/**
 * In the caller's transaction: all of it or nothing. Undefined when there is no such account. Whoever books for the
 * person at the same moment waits for the lock on the account, and then finds nobody to book for.
 */
export async function eraseAccount(
  sql: Sql,
  accountId: string,
  { by, now }: { readonly by: ErasedBy; readonly now: Instant },
): Promise<Erasure | undefined> {
  const person = await lockPerson(sql, accountId, now);
  if (person === undefined) return undefined;
  if (by !== 'operator' && person.administers && !(await findOtherAdministrator(sql, accountId, now)))
    throw lastAdministrator();

  const ended = await endBookings(sql, accountId, now);
  for (const { forgottenBy } of PERSONAL_RECORDS as readonly PersonalRecord[])
    if (forgottenBy !== undefined)
      await sql.query(`${WITH_ME} ${forgottenBy}`, personParameters(person, now));
  const actor = by === 'self' ? person.pseudonym : null;
  await remember(
    sql,
    { action: 'account.erased', actor, subject: person.pseudonym, details: { by, ended } },
    now,
  );
  await sql.query('delete from account where id = $1', [accountId]);
  return { ended };
}

/** For the operator. Undefined when nobody has this address. */
export async function eraseByEmail(
  database: Database,
  email: string,
  now: Instant,
): Promise<Erasure | undefined> {
  return database.transaction(async (sql) => {
    const [account] = await sql.query<{ id: string }>('select id from account where email = $1', [
      email.trim().toLowerCase(),
    ]);
    return account && eraseAccount(sql, account.id, { by: 'operator', now });
  });
}

function lastAdministrator(): Problem {
  return new Problem({
    status: 409,
    name: 'last-administrator',
    title: {
      fr: 'Vous êtes la seule personne à administrer le réseau.',
      en: 'You are the only administrator of the network.',
    },
    detail: {
      fr: 'Confiez d’abord ce rôle à quelqu’un d’autre\u00a0; vous pourrez ensuite effacer votre compte.',
      en: 'First give this role to somebody else; then you can erase your account.',
    },
  });
}
