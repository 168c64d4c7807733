import type { Prospect } from '../availability/offers.js';
import { addDays, localDateOf, type LocalDate } from '../reservation/local-time.js';
import { dayOf } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';

/** Longer no telecentre is shut at a stretch, so that there is a day before on which one can come. */
const DAYS_LOOKED_BACK = 14;

/** The last day on which one of them is open and can be booked; null where there is none of them. */
export function lastDayToBook(places: readonly Omit<Prospect, 'window'>[], now: Instant): LocalDate | null {
  const last = places
    .flatMap(({ telecentre: { opening }, resources }) =>
      resources.map(({ policy }) => addDays(localDateOf(now, opening.timeZone), policy.horizonDays)),
    )
    .sort()
    .at(-1);
  if (last === undefined) return null;
  const days = Array.from({ length: DAYS_LOOKED_BACK }, (_, sooner) => addDays(last, -sooner));
  return days.find((date) => places.some((place) => isOpenOn(place, date))) ?? last;
}

function isOpenOn({ telecentre }: Omit<Prospect, 'window'>, date: LocalDate): boolean {
  return dayOf(telecentre.opening, date).hours.segments.length > 0;
}
