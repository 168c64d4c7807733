import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import { splitDay } from '../reservation/availability.js';
import { withOffset, type LocalDate } from '../reservation/local-time.js';
import { dayOf, openPeriods } from '../reservation/opening-hours.js';
import { intersect, overlaps, type Period } from '../reservation/period.js';
import { resourceOf } from '../telecentres/telecentres.views.js';
import type { Offer } from './offers.js';
import type { DayFacts } from './availability.service.js';

export function offerView({ telecentre, resource, stay, distanceKm, freeUnits }: Offer): object {
  const { timeZone } = telecentre.opening;
  return {
    telecentre: telecentre.slug,
    telecentreName: telecentre.name,
    resource: resourceOf(resource),
    ...periodView(stay, timeZone),
    halfDay: stay.halfDay,
    timeZone,
    distanceKm,
    freeUnits,
    needsApproval: resource.policy.needsApproval,
    hoursConfirmed: telecentre.hoursConfirmed,
  };
}

/** A day as anybody may see it: what is taken, and never by whom. */
export function dayView({ telecentre, window, taken: occupied }: DayFacts, date: LocalDate): object {
  const { opening, closures } = telecentre;
  const zone = opening.timeZone;
  const open = openPeriods(opening, closures, window);
  const halfDay = (half: HalfDay): object | null => {
    const periods = intersect(halfDayOn(opening, date, half), open);
    const [first, last] = [periods[0], periods.at(-1)];
    return first && last ? periodView({ start: first.start, end: last.end }, zone) : null;
  };
  return {
    telecentre: telecentre.slug,
    date,
    timeZone: zone,
    hoursConfirmed: telecentre.hoursConfirmed,
    segments: open.map((period) => periodView(period, zone)),
    morning: halfDay('morning'),
    afternoon: halfDay('afternoon'),
    replacedBy: dayOf(opening, date).replacedBy,
    closures: closures
      .filter((closure) => overlaps(closure.period, window))
      .map((closure) => ({ ...periodView(closure.period, zone), reason: closure.reason })),
    resources: telecentre.resources.map((resource) => {
      const bookable = openPeriods(opening, resource.closures, window);
      const { taken, free } = splitDay(resource, bookable, occupied);
      return {
        ...resourceOf(resource),
        taken: taken.map((period) => periodView(period, zone)),
        free: free.map((period) => periodView(period, zone)),
      };
    }),
  };
}

function periodView({ start, end }: Period, zone: string): { start: string; end: string } {
  return { start: withOffset(start, zone), end: withOffset(end, zone) };
}
