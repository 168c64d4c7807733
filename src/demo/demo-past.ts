import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { checkIn } from '../attendance/attendance.queries.js';
import { ClosingDays } from '../attendance/closing-days.js';
import { book, changeStatus } from '../bookings/bookings.queries.js';
import { factsFor } from '../bookings/facts.queries.js';
import { PlacingService } from '../bookings/placing.service.js';
import { newReference } from '../bookings/reference.js';
import { termsOf } from '../bookings/terms.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { Database, type Sql } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { addDays, openingInstant } from '../reservation/local-time.js';
import { HOUR, MINUTE, type Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { PastWish } from './demo-bookings.js';
import { addressOf, DEMO_PEOPLE, HOSTED } from './demo-people.js';
import type { DemoAccount } from './demo.queries.js';

/** Ahead enough for every place's notice, and soon enough for every place's horizon. */
const BOOKED_DAYS_BEFORE = 3;
/** When the host has seen who is there, and who is not. */
const SEEN_AFTER = 10 * MINUTE;
const MISSED_AFTER = HOUR;

/** By their addresses. */
type Accounts = ReadonlyMap<string, DemoAccount>;

/** What has been, through the doors of then: each is decided, written and ticked as it would have been on its day. */
@Injectable()
export class DemoPast {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly closingDays: ClosingDays,
  ) {}

  /** How many could be had. In one transaction, as a first start waits for it. */
  async write(wishes: readonly PastWish[], accounts: Accounts, now: Instant): Promise<number> {
    const booked = await this.database.transaction(async (sql) => {
      let count = 0;
      for (const wish of wishes) if (await this.writeIfPossible(sql, wish, accounts)) count++;
      return count;
    });
    await this.closingDays.complete(now);
    return booked;
  }

  private async writeIfPossible(sql: Sql, wish: PastWish, accounts: Accounts): Promise<boolean> {
    const account = accounts.get(addressOf({ key: wish.who }))?.id;
    const booking = account === undefined ? null : await this.book(sql, wish, account);
    if (booking === null) return false;
    const host = wish.where.telecentre === HOSTED ? hostAmong(accounts) : undefined;
    if (host !== undefined) await tick(sql, booking, wish, host);
    return true;
  }

  private async book(sql: Sql, wish: PastWish, account: string): Promise<BookingRecord | null> {
    const { telecentres } = await this.directory.current();
    const zone = telecentres.get(wish.where.telecentre)?.opening.timeZone;
    if (zone === undefined) return null;
    const then = openingInstant(addDays(wish.time.date, -BOOKED_DAYS_BEFORE), '18:00', zone);
    const [id, reference] = [randomUUID(), newReference()];
    try {
      const placement = await this.placing.place(
        { ...wish, equipment: [] },
        factsFor(sql, account, [], then),
        then,
        'fr',
      );
      const terms = termsOf(placement, { hold: false, isReceiver: false }, then, 'fr');
      // Nobody was asked then.
      if (terms.awaitsApproval) return null;
      const who = { account, guestName: null, actor: account };
      const asked = { id, reference, message: null, retry: null, turn: null };
      const { snapshot } = await book(sql, { ...placement, ...terms, ...who, ...asked }, then);
      return snapshot && { ...snapshot, id };
    } catch (error) {
      // Closed, or taken by somebody real.
      if (error instanceof Problem && [409, 422].includes(error.content.status)) return null;
      throw error;
    }
  }
}

async function tick(sql: Sql, booking: BookingRecord, { came }: PastWish, host: string): Promise<void> {
  const seenAt = booking.start + (came ? SEEN_AFTER : MISSED_AFTER);
  if (came) await checkIn(sql, booking, seenAt, host, seenAt);
  else await changeStatus(sql, booking, MISSED, host, seenAt);
}

const MISSED = { from: ['confirmed'], to: 'no_show', event: 'missed', release: true, reason: null } as const;

function hostAmong(accounts: Accounts): string | undefined {
  const host = DEMO_PEOPLE.find(({ role }) => role?.role === 'host');
  return host && accounts.get(addressOf(host))?.id;
}
