import { unauthorized } from '../accounts/accounts.problems.js';
import { remember, type AuditEntry } from '../audit/audit-trail.js';
import { noSuchMember } from '../colleagues/colleagues.problems.js';
import type { Caller } from '../permissions/caller.js';
import type { Database, Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { book, type BookOutcome, type NewBooking } from './bookings.queries.js';
import { bookInTurn } from './one-at-a-time.queries.js';
import type { Party } from './party.js';

/** One statement for oneself. For somebody else, what is remembered of it is written with it or not at all. */
export async function bookFor(
  database: Database,
  booking: NewBooking,
  party: Party,
  caller: Caller,
  now: Instant,
): Promise<BookOutcome> {
  try {
    if (party.kind === 'oneself')
      return await (booking.turn
        ? bookInTurn(database, booking, booking.turn, now)
        : book(database, booking, now));
    const entry = madeFor(party, caller, booking.telecentre.slug);
    return await database.transaction(async (sql) => {
      const written = await book(sql, booking, now);
      if (written.outcome === 'booked') await remember(sql, entry, now);
      return written;
    });
  } catch (error) {
    throw withoutOneOfThem(error, party);
  }
}

/** One of the two has been erased since we looked: there is nobody to book for, or nobody who books. */
export function withoutOneOfThem(error: unknown, party: Party): unknown {
  if (!isAboutAnAccount(error)) return error;
  return party.kind === 'member' ? noSuchMember() : unauthorized();
}

/** Themselves, or somebody they have booked for before: nothing new is learnt of them. */
export async function hasBookedFor(sql: Sql, booker: string, member: string): Promise<boolean> {
  if (booker === member) return true;
  const found = await sql.query('select from booking where booked_by = $1 and account_id = $2 limit 1', [
    booker,
    member,
  ]);
  return found.length > 0;
}

/** A foreign key (SQLSTATE 23503) that leads to an account. */
function isAboutAnAccount(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return (
    code === '23503' &&
    typeof constraint === 'string' &&
    /_(account_id|actor_id|booked_by)_fkey$/.test(constraint)
  );
}

/** The booking is not named: its reference, in an old mail, would tell whose pseudonym this is. */
export function madeFor(
  party: Exclude<Party, { kind: 'oneself' }>,
  caller: Caller,
  place: string,
): AuditEntry {
  return {
    action: 'booking.made-for',
    actor: caller.pseudonym,
    actorRole: party.role,
    subject: party.kind === 'member' ? party.member.pseudonym : null,
    place,
    details: { for: party.kind },
  };
}
