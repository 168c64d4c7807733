import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { refuseUnlessIt } from '../bookings/known-booking.js';
import { changesOnlyTheWords, wishOf, type MoveWish } from '../bookings/move-wish.js';
import { targetOf } from '../bookings/target.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { takeSeriesInHand } from '../series/known-series.js';
import type { SeriesInHand } from '../series/known-series.js';
import { timeOn, type SeriesRecord } from '../series/series-record.js';
import { unitsOf } from '../series/taken-about.js';
import { CancellingService } from './cancelling.service.js';
import { changeDate, mayTouch } from './change-date.js';
import { ChangingService } from './changing.service.js';
import { DecideAgain, HoldingService, type HeldSeries } from './holding.service.js';
import { datesIn } from './scope.js';
import type {
  ChangedSeries,
  DateOutcome,
  SeriesCancellationWish,
  SeriesChange,
  SeriesChangeWish,
} from './series-change.js';
import { nothingBooked, staleSeries } from './series-changes.problems.js';

/** The verbs on a series that is there. One date is changed as any booking is: it is an exception from then on. */
@Injectable()
export class SeriesChangesService {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingsService,
    private readonly holding: HoldingService,
    private readonly changing: ChangingService,
    private readonly cancelling: CancellingService,
    private readonly clock: Clock,
  ) {}

  async change(
    caller: Caller,
    id: string,
    wish: SeriesChangeWish,
    language: Language,
  ): Promise<ChangedSeries> {
    if (wish.scope.of !== 'one')
      return this.seen(caller, await this.changing.change(caller, id, wish, language));
    const known = await takeSeriesInHand(this.database, caller, id);
    const { date } = wish.scope;
    const booking = bookingOn(known.series, date, language) ?? refuseWithout();
    if (wish.revision !== undefined && wish.revision !== known.series.revision)
      throw staleSeries(known.series.revision);
    const moveWish = moveWishOf(booking, wish.change);
    if (wish.dryRun) return this.seen(caller, await this.tryOne(caller, id, date, moveWish, language));
    const { revision } = await this.bookings.move(caller, booking.reference, moveWish, language);
    return this.afterOne(caller, id, known, {
      date,
      deed: revision === booking.revision ? 'unchanged' : 'changed',
    });
  }

  /** Of a date for which nothing is booked: it is not wanted any more. Once more is the same as once. */
  async cancel(
    caller: Caller,
    id: string,
    wish: SeriesCancellationWish,
    language: Language,
  ): Promise<ChangedSeries> {
    const { scope, reason } = wish;
    const known = await takeSeriesInHand(this.database, caller, id);
    const booking = scope.of === 'one' ? bookingOn(known.series, scope.date, language) : null;
    if (booking === null || scope.of !== 'one' || wish.dryRun)
      return this.seen(caller, await this.cancelling.cancel(caller, id, wish, language));
    const { revision } = await this.bookings.cancel(caller, booking.reference, language, reason);
    return this.afterOne(caller, id, known, {
      date: scope.date,
      deed: revision === booking.revision ? 'unchanged' : 'cancelled',
    });
  }

  private async afterOne(
    caller: Caller,
    id: string,
    known: SeriesInHand,
    outcome: DateOutcome,
  ): Promise<ChangedSeries> {
    // A move may have taken it from where the caller may look.
    const after = await takeSeriesInHand(this.database, caller, id).catch(() => known);
    return this.seen(caller, { after, outcomes: [outcome], parted: null });
  }

  /** Who sees a member in a role is remembered for it. */
  private async seen(caller: Caller, changed: ChangedSeries): Promise<ChangedSeries> {
    const { series, holder, standing } = changed.after;
    if (standing.as === 'receiver' && holder.kind === 'member') {
      const [subjects, place] = [[holder.pseudonym], series.telecentre];
      const reading = { reader: caller.pseudonym, role: standing.role, subjects, place };
      await rememberReading(this.database, reading, this.clock.now());
    }
    return changed;
  }

  /** As the booking's own verb would, and nothing stays of it. */
  private async tryOne(
    caller: Caller,
    id: string,
    date: LocalDate,
    moveWish: MoveWish,
    language: Language,
  ): Promise<ChangedSeries> {
    const targetIn = ({ series, network }: HeldSeries) => {
      const booking = bookingOn(series, date, language);
      return booking && targetOf(wishOf(booking, moveWish).where, network);
    };
    const unitsWanted = (held: HeldSeries) => unitsOf(targetIn(held)?.resources ?? []);
    return this.holding.whileHeld(caller, id, { unitsWanted, dryRun: true }, async (sql, held) => {
      const booking = bookingOn(held.series, date, language) ?? refuseWithout();
      if (!mayTouch(booking, held)) throw notFound();
      refuseUnlessIt('move', booking, held.now);
      const way = changesOnlyTheWords(moveWish) ? 'reword' : 'move';
      const wish = wishOf(booking, moveWish);
      const change = { date, do: way, own: [], booking, wish, keepsTime: moveWish.time === null } as const;
      const outcome = await changeDate(sql, change, held);
      if (outcome === null) throw new DecideAgain();
      return { after: await takeSeriesInHand(sql, caller, id), outcomes: [outcome], parted: null };
    });
  }
}

function bookingOn(series: SeriesRecord, date: LocalDate, language: Language): BookingRecord | null {
  return datesIn(series, { of: 'one', date }, language)[0]?.booking ?? null;
}

function refuseWithout(): never {
  throw nothingBooked();
}

/** On the day on which it now is. */
function moveWishOf({ start, timeZone }: BookingRecord, change: SeriesChange): MoveWish {
  const { time, ...rest } = change;
  return {
    ...rest,
    time: time && timeOn(localDateOf(start, timeZone), time),
    revision: undefined,
  };
}
