/** When a telecentre is open, day by day: its hours less its closures, and why they are not as usual. */
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { dayOf, holidayOn, openPeriods } from '../reservation/opening-hours.js';
import { overlaps, type Instant, type Period } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';

export interface OpeningDay {
  readonly date: LocalDate;
  /** None: shut all day. */
  readonly periods: readonly Period[];
  readonly isHoliday: string | null;
  /** What replaces the ordinary week: a season, an opening for once. */
  readonly season: string | null;
  readonly isExceptional: boolean;
  /** Why it is shut, all day or for a part of it. */
  readonly closed: readonly string[];
}

export type OpenNow =
  | { readonly isOpen: true; readonly until: Instant }
  /** Null: for longer than anybody has said. */
  | { readonly isOpen: false; readonly opens: Instant | null; readonly why: string | null };

/** Longer than any yearly closing. */
const DAYS_LOOKED_AHEAD = 120;

export function openingDays(telecentre: Telecentre, from: LocalDate, days: number): OpeningDay[] {
  return Array.from({ length: days }, (_, later) => openingDay(telecentre, addDays(from, later)));
}

export function openingDay({ opening, closures }: Telecentre, date: LocalDate): OpeningDay {
  const window = dayWindow(date, opening.timeZone);
  const { replacedBy } = dayOf(opening, date);
  return {
    date,
    periods: openPeriods(opening, closures, window),
    isHoliday: holidayOn(opening, date) ?? null,
    season: replacedBy?.kind === 'period' ? replacedBy.name : null,
    isExceptional: replacedBy?.kind === 'exceptional',
    closed: [
      ...new Set(closures.filter(({ period }) => overlaps(period, window)).map(({ reason }) => reason)),
    ].filter((reason) => reason !== ''),
  };
}

export function openNow(telecentre: Telecentre, now: Instant): OpenNow {
  const { timeZone } = telecentre.opening;
  const today = localDateOf(now, timeZone);
  for (let later = 0; later < DAYS_LOOKED_AHEAD; later++) {
    const day = openingDay(telecentre, addDays(today, later));
    const period = day.periods.find(({ end }) => end > now);
    if (period === undefined) continue;
    if (period.start <= now) return { isOpen: true, until: period.end };
    return { isOpen: false, opens: period.start, why: whyShut(openingDay(telecentre, today)) };
  }
  return { isOpen: false, opens: null, why: whyShut(openingDay(telecentre, today)) };
}

/** Beyond a long weekend, people want to hear why, and where else they can go. */
const LONG_DAYS = 4;

/** Shut for longer than a weekend. */
export function isShutForLong(open: OpenNow, now: Instant): boolean {
  return !open.isOpen && (open.opens === null || open.opens - now > LONG_DAYS * 86_400_000);
}

export function dayWindow(date: LocalDate, zone: string): Period {
  return {
    start: openingInstant(date, '00:00', zone),
    end: openingInstant(addDays(date, 1), '00:00', zone),
  };
}

function whyShut({ periods, closed, isHoliday, season }: OpeningDay): string | null {
  return closed[0] ?? (periods.length > 0 ? null : (isHoliday ?? season));
}
