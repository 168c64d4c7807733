/** Dates for which nothing is booked yet, tried where and when the series now is. In the transaction of the change. */
import type { Target } from '../bookings/target.js';
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import { bookDates, type FreeDate } from '../series/booking-dates.js';
import { fateOf, lostAsTaken } from '../series/fates.js';
import { outlookOf, type Outlook } from '../series/outlook.js';
import type { SeriesTemplate } from '../series/series-record.js';
import { setFates } from '../series/series.queries.js';
import { takenAbout } from '../series/taken-about.js';
import { receivesWhere } from './change-date.js';
import type { HeldSeries } from './holding.service.js';
import type { DateOutcome } from './series-change.js';
import { giveTheirBooker } from './series-changes.queries.js';

export interface Trial {
  /** The id of the series to which they now belong. */
  readonly series: string;
  readonly template: SeriesTemplate;
  readonly target: Target;
  readonly dates: readonly LocalDate[];
}

export async function tryDates(sql: Sql, trial: Trial, held: HeldSeries): Promise<DateOutcome[]> {
  const { series, template, target, dates } = trial;
  const { caller, holder, network, now } = held;
  if (dates.length === 0) return [];
  const { telecentre } = target;
  const isReceiver = receivesWhere(telecentre.slug, held);
  const habits = holder.kind === 'member' ? holder.account : null;
  const question = { target, template, dates, isReceiver };
  const taken = await takenAbout(sql, question, target.resources, habits, now);
  const outlooks = outlookOf(question, taken, now).filter((one) => !('stay' in one) || one.stay.start > now);

  const people = {
    account: habits,
    guestName: holder.kind === 'guest' ? holder.name : null,
    actor: caller.account,
  };
  const toBook = {
    id: series,
    networkVersion: network.version,
    telecentre,
    template,
    party: people,
    isReceiver,
  };
  const free = outlooks.filter((one): one is FreeDate => one.as === 'free');
  const { booked, lost } = await bookDates(sql, free, toBook, now);
  await giveTheirBooker(
    sql,
    series,
    booked.map(({ id }) => id),
  );
  const final = lostAsTaken(outlooks, lost);
  await setFates(sql, series, final.map(fateOf));
  const bookings = new Map(booked.map(({ date, id }) => [date, id]));
  return final.map((one) => outcomeOf(one, bookings.get(one.date)));
}

function outcomeOf(outlook: Outlook, booking: string | undefined): DateOutcome {
  const { date } = outlook;
  switch (outlook.as) {
    case 'free':
      return { date, deed: 'booked', ...(booking === undefined ? {} : { booking }) };
    case 'later':
      return { date, deed: 'waiting' };
    case 'taken':
      return { date, deed: 'not-had', why: 'taken' };
    default:
      return { date, deed: 'not-had', why: outlook.as, violations: outlook.violations };
  }
}
