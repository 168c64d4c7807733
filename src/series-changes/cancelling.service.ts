import { Injectable } from '@nestjs/common';
import { isOneOf, isOvertaken } from '../bookings/booking-record.js';
import { reasonMissing, reasonNotYours } from '../bookings/bookings.problems.js';
import { owesReason } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { takeSeriesInHand } from '../series/known-series.js';
import type { SeriesDate } from '../series/series-record.js';
import { setFates } from '../series/series.queries.js';
import { cancelDate, mayTouch, receivesWhere } from './change-date.js';
import { isToCome, isWantedStill } from './date-plan.js';
import { DecideAgain, HoldingService, type HeldSeries } from './holding.service.js';
import { datesIn } from './scope.js';
import type { ChangedSeries, DateOutcome, SeriesCancellationWish } from './series-change.js';
import { noneFollows, notAllFollow, staleSeries } from './series-changes.problems.js';
import { raiseRevision } from './series-changes.queries.js';
import { tellOf } from './telling.js';

/** Gives back all dates of a series that are still to come, or those from one on. Nothing is waited for any more. */
@Injectable()
export class CancellingService {
  constructor(private readonly holding: HoldingService) {}

  /** Once more is the same as once. */
  async cancel(
    caller: Caller,
    id: string,
    wish: SeriesCancellationWish,
    language: Language,
  ): Promise<ChangedSeries> {
    const { dryRun } = wish;
    return this.holding.whileHeld(caller, id, { unitsWanted: () => [], dryRun }, (sql, held) =>
      cancel(sql, held, wish, language),
    );
  }
}

async function cancel(
  sql: Sql,
  held: HeldSeries,
  { scope, reason, onConflict, dryRun, onlyThese }: SeriesCancellationWish,
  language: Language,
): Promise<ChangedSeries> {
  const { caller, series, now } = held;
  refuseReason(held, reason, language);
  const hasChanged = datesIn(series, scope, language).some(
    ({ booking }) => booking !== null && isToCome(booking, now) && isOvertaken(booking, onlyThese),
  );
  if (hasChanged) throw staleSeries(series.revision);
  const isMeant = ({ booking }: SeriesDate): boolean => booking === null || isOneOf(booking, onlyThese);
  const outcomes: DateOutcome[] = [];
  for (const one of datesIn(series, scope, language).filter(isMeant))
    outcomes.push(await giveBack(sql, one, held, reason));
  const leftOut = outcomes.filter(({ deed }) => deed === 'left-out');
  await setFates(
    sql,
    series.id,
    leftOut.map(({ date }) => ({ date, fate: 'left_out' })),
  );
  const isDone = outcomes.some(({ deed }) => deed === 'cancelled' || deed === 'left-out');
  if (isDone) await raiseRevision(sql, series.id, now);

  const changed = { after: await takeSeriesInHand(sql, caller, series.id), outcomes, parted: null };
  if (dryRun) return changed;
  const isKept = outcomes.some(({ deed }) => deed === 'kept');
  if (isKept && onConflict === 'refuse') throw notAllFollow(changed, language);
  if (isKept && !isDone) throw noneFollows(changed, language);
  if (isDone) await tellOf(sql, 'cancelled', held, changed);
  return changed;
}

/** As for one booking: only whoever receives people there says why, and owes it to a member who is to come. */
function refuseReason(held: HeldSeries, reason: string | null, language: Language): void {
  if (reason !== null && !receivesWhere(held.series.telecentre, held)) throw reasonNotYours(language);
  if (reason === null && owesReason(held.caller, held)) throw reasonMissing(language);
}

async function giveBack(
  sql: Sql,
  one: SeriesDate,
  held: HeldSeries,
  reason: string | null,
): Promise<DateOutcome> {
  const { date, booking } = one;
  if (isWantedStill(one, held.series, held.now)) return { date, deed: 'left-out' };
  if (booking === null || !isToCome(booking, held.now)) return { date, deed: 'unchanged' };
  if (!mayTouch(booking, held)) return { date, deed: 'kept', why: 'not-yours' };
  const outcome = await cancelDate(sql, date, booking, reason, held);
  if (outcome === null) throw new DecideAgain();
  return outcome;
}
