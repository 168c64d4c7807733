/** Days on which a place may well be closed: bridges between a holiday and a weekend, and what it closed a year ago. */
import { addDays, daysBetween, localDateOf, weekdayOf, type LocalDate } from '../reservation/local-time.js';
import { dayOf, holidayOn } from '../reservation/opening-hours.js';
import { DAY, overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { periodOf } from './closed-time.js';

export interface Proposal {
  readonly kind: 'bridge' | 'last-year';
  readonly from: LocalDate;
  /** Its last day. */
  readonly to: LocalDate;
  /** Of the holiday beside it, or of the closing a year ago. */
  readonly name: string;
}

/** Far enough for a summer to be planned in winter. */
const DAYS_AHEAD = 200;
/** The same weekdays a year later. */
const A_YEAR = 364;
/** Shorter, it was no annual closing. */
const SHORTEST_ANNUAL_DAYS = 4;

export function proposalsFor(
  telecentre: Telecentre,
  past: readonly (Period & { readonly reason: string })[],
  now: Instant,
): Proposal[] {
  const today = localDateOf(now, telecentre.opening.timeZone);
  return [...bridges(telecentre, today), ...annual(telecentre, past, today)]
    .filter((one) => !isClosed(telecentre, one))
    .sort((one, other) => (one.from < other.from ? -1 : 1));
}

/** A Friday after a holiday on Thursday, a Monday before one on Tuesday. */
function bridges({ opening }: Telecentre, today: LocalDate): Proposal[] {
  return Array.from({ length: DAYS_AHEAD }, (_, later) => addDays(today, later + 1)).flatMap((date) => {
    const beside = BESIDE[weekdayOf(date)];
    const holiday = beside === undefined ? undefined : holidayOn(opening, addDays(date, beside));
    if (holiday === undefined || dayOf(opening, date).hours.segments.length === 0) return [];
    return [{ kind: 'bridge' as const, from: date, to: date, name: holiday }];
  });
}

const BESIDE: Readonly<Record<string, number | undefined>> = { fri: -1, mon: 1 };

function annual(
  { opening: { timeZone } }: Telecentre,
  past: readonly (Period & { readonly reason: string })[],
  today: LocalDate,
): Proposal[] {
  return past.flatMap(({ start, end, reason }) => {
    if (end - start < SHORTEST_ANNUAL_DAYS * DAY) return [];
    const from = addDays(localDateOf(start, timeZone), A_YEAR);
    const to = addDays(localDateOf(end - 1, timeZone), A_YEAR);
    const ahead = daysBetween(today, from);
    return ahead > 0 && ahead <= DAYS_AHEAD ? [{ kind: 'last-year' as const, from, to, name: reason }] : [];
  });
}

function isClosed({ closures, opening }: Telecentre, { from, to }: Proposal): boolean {
  const time = periodOf(`${from}T00:00`, `${addDays(to, 1)}T00:00`, opening.timeZone);
  return closures.some(({ period }) => overlaps(period, time));
}
