import { Injectable } from '@nestjs/common';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { MovedWish } from '../bookings/move-wish.js';
import { restore } from '../bookings/restoring.queries.js';
import { targetOf } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { undoEndsAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { takeSeriesInHand } from '../series/known-series.js';
import { unitsOf } from '../series/taken-about.js';
import { mayTouch, placeOn } from './change-date.js';
import { DecideAgain, HoldingService, type HeldSeries } from './holding.service.js';
import { findRestorable, type Restorable } from './restoring.queries.js';
import type { ChangedSeries, DateOutcome } from './series-change.js';
import { raiseRevision } from './series-changes.queries.js';
import { tellOf } from './telling.js';

export interface CanBeRestored {
  readonly count: number;
  /** Of the first of them. */
  readonly until: Instant;
}

/** Takes back the cancellation of dates, in one transaction and one mail: a slip of the finger should cost nobody their places. */
@Injectable()
export class RestoringSeriesService {
  constructor(
    private readonly database: Database,
    private readonly holding: HoldingService,
    private readonly clock: Clock,
  ) {}

  /** Null: there is nothing that this caller could take back. */
  async restorable({ account }: Caller, series: string): Promise<CanBeRestored | null> {
    const found = await findRestorable(this.database, { series, account }, this.clock.now());
    if (found.length === 0) return null;
    return { count: found.length, until: undoEndsAt(Math.min(...found.map((one) => one.cancelledAt))) };
  }

  /** All that can be had again; what somebody else has won meanwhile is named. */
  async restore(caller: Caller, id: string): Promise<ChangedSeries> {
    return this.holding.whileHeld(caller, id, { unitsWanted: unitsOfCancelled, dryRun: false }, restoreAll);
  }
}

function unitsOfCancelled({ series, network }: HeldSeries): UnitId[] {
  const cancelled = series.dates.flatMap(({ booking }) => (booking?.status === 'cancelled' ? [booking] : []));
  const targets = cancelled.flatMap((booking) => targetOf(sameAgain(booking).where, network) ?? []);
  return unitsOf(targets.flatMap(({ resources }) => resources));
}

async function restoreAll(sql: Sql, held: HeldSeries): Promise<ChangedSeries> {
  const { caller, series, now } = held;
  const about = { series: series.id, account: caller.account };
  const restorable = new Map((await findRestorable(sql, about, now)).map((one) => [one.booking, one]));
  const outcomes: DateOutcome[] = [];
  for (const { date, booking } of series.dates) {
    const found = booking && restorable.get(booking.id);
    if (booking && found && mayTouch(booking, held))
      outcomes.push(await restoreDate(sql, date, { booking, found }, held));
  }
  const isDone = outcomes.some(({ deed }) => deed === 'changed');
  if (isDone) await raiseRevision(sql, series.id, now);
  const changed = { after: await takeSeriesInHand(sql, caller, series.id), outcomes, parted: null };
  if (isDone) await tellOf(sql, 'changed', held, changed);
  return changed;
}

async function restoreDate(
  sql: Sql,
  date: string,
  { booking, found }: { readonly booking: BookingRecord; readonly found: Restorable },
  held: HeldSeries,
): Promise<DateOutcome> {
  const { network, caller, now } = held;
  const wish = sameAgain(booking);
  const target = targetOf(wish.where, network);
  if (target === null) return { date, deed: 'not-had', why: 'refused' };
  // Notice and horizon were kept when it was booked: to take back a cancellation is not to book anew.
  const placing = { booking, wish, target, judgedAt: found.placedAt, isReceiver: false };
  const placed = await placeOn(sql, placing, held);
  if ('why' in placed) return { date, deed: 'not-had', why: placed.why, violations: placed.violations };
  const { outcome } = await restore(sql, booking, placed, caller.account, now);
  if (outcome === 'restored') return { date, deed: 'changed', booking: booking.id };
  if (outcome === 'taken') return { date, deed: 'not-had', why: 'taken' };
  throw new DecideAgain();
}

/** By its instants: should the half-day have other hours by now, the booking keeps the time that it had. */
function sameAgain({
  telecentre,
  kind,
  start,
  end,
  people,
  equipment,
  title,
  message,
}: BookingRecord): MovedWish {
  const time = { start: { instant: start }, end: { instant: end } };
  return { where: { telecentre, kind }, time, people, equipment, title, message };
}
