import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { addDays, localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { RentalRecord } from './rental-record.js';
import { RentalLetters } from './rental-letters.js';
import { listRentalsWhere } from './rentals.queries.js';
import { allOrNothing, Undo } from '../bookings/all-or-nothing.js';
import { earliestEnd, isTakenFarEnough, noticeDeadline, takenUntil } from './terms.js';

export interface Renewed {
  /** Taken a month further ahead. */
  readonly prolonged: number;
  /** Somebody stands in the way, far ahead: tried again each night. */
  readonly hindered: number;
  /** Tenants told that theirs is about to renew itself. */
  readonly told: number;
}

/** As long before the last day to give notice its tenant is told of it. */
const TOLD_DAYS_BEFORE = 30;
/** Whoever rents from month to month needs no letter each month. */
const SHORTEST_TERM_TOLD = 3;

/** What becomes of rentals by the clock: those without an end keep their place, and their tenants can still say no. */
@Injectable()
export class RenewingService {
  constructor(
    private readonly database: Database,
    private readonly letters: RentalLetters,
  ) {}

  async run(now: Instant): Promise<Renewed> {
    const rentals = await listRentalsWhere(this.database, 'r.ends_on is null', []);
    const done = { prolonged: 0, hindered: 0, told: 0 };
    for (const rental of rentals) {
      const prolonged = await this.prolong(rental, now);
      if (prolonged !== null) done[prolonged ? 'prolonged' : 'hindered'] += 1;
      if (await this.tell(rental, now)) done.told += 1;
    }
    if (done.told > 0) this.letters.send();
    return done;
  }

  /** Null: it need not be. */
  private prolong(rental: RentalRecord, now: Instant): Promise<boolean | null> {
    const today = localDateOf(now, rental.timeZone);
    if (isTakenFarEnough(rental, today)) return Promise.resolve(null);
    return allOrNothing(this.database, async (sql) => {
      // Before units, as everybody does: nobody changes the network meanwhile.
      await sql.query('select pg_advisory_xact_lock_shared(2013, 0)');
      const [row] = await sql.query<{ done: boolean }>('select prolong_rental($1, $2, $3) as done', [
        rental.id,
        takenUntil(rental, today),
        new Date(now),
      ]);
      if (row?.done !== true) throw new Undo(false);
      return true;
    });
  }

  private async tell(rental: RentalRecord, now: Instant): Promise<boolean> {
    if (rental.tenant.kind !== 'member' || rental.termMonths < SHORTEST_TERM_TOLD) return false;
    const today = localDateOf(now, rental.timeZone);
    const end = earliestEnd(rental, today);
    const noticeUntil = noticeDeadline(rental, end);
    if (today < addDays(noticeUntil, -TOLD_DAYS_BEFORE)) return false;
    return this.database.transaction(async (sql) => {
      const noted = await sql.query(
        `update rental set renewal_told_for = $2 where id = $1 and ends_on is null and renewal_told_for is distinct from $2
         returning 1`,
        [rental.id, end],
      );
      if (noted.length === 0) return false;
      await this.letters.tellRenewal(sql, rental.reference, { end, noticeUntil }, now);
      return true;
    });
  }
}
