/** What a search means where somebody has not said it. */
import type { WishedTime } from '../booking-forms/wish.js';
import { addDays, localDateOf, type LocalDate } from '../reservation/local-time.js';
import { subtract, type Instant } from '../reservation/period.js';
import { isStay, stayOf } from '../reservation/stay.js';
import { byDistance, type Place } from '../telecentres/near.js';
import type { Network, Telecentre } from '../telecentres/network.js';

/** What is usual for somebody is told by the places next to them. */
const TELECENTRES_ASKED = 5;
/** Longer no network is shut. */
const DAYS_ASKED = 21;

/** The next half-day that has not begun and on which somebody near is open. */
export function nextHalfDay(network: Network, place: Place | undefined, now: Instant): WishedTime {
  const near = nearest(network, place);
  const today = earliestToday(network, now);
  for (let later = 0; later < DAYS_ASKED; later++) {
    const date = addDays(today, later);
    for (const halfDay of ['morning', 'afternoon'] as const)
      if (near.some((telecentre) => opensAfter(telecentre, { date, halfDay }, now))) return { date, halfDay };
  }
  return { date: today, halfDay: 'morning' };
}

/** So many days, from the first on, on which somebody near is open at all. */
export function openDays(
  network: Network,
  place: Place | undefined,
  { from, count, now }: { readonly from: LocalDate; readonly count: number; readonly now: Instant },
): LocalDate[] {
  const near = nearest(network, place);
  const days: LocalDate[] = [];
  for (let later = 0; later < DAYS_ASKED && days.length < count; later++) {
    const date = addDays(from, later);
    if (near.some((telecentre) => opensAfter(telecentre, { date, halfDay: 'day' }, now))) days.push(date);
  }
  return days;
}

/** On the clock of the network that is furthest behind: nobody is told that their day is over. */
export function earliestToday(network: Network, now: Instant): LocalDate {
  const zones = new Set([...network.telecentres.values()].map(({ opening }) => opening.timeZone));
  const dates = [...zones].map((zone) => localDateOf(now, zone)).sort();
  return dates[0] ?? new Date(now).toISOString().slice(0, 10);
}

function nearest(network: Network, place: Place | undefined): Telecentre[] {
  return byDistance(network.telecentres.values(), place)
    .slice(0, TELECENTRES_ASKED)
    .map(({ telecentre }) => telecentre);
}

function opensAfter(
  telecentre: Telecentre,
  time: { date: LocalDate; halfDay: 'morning' | 'afternoon' | 'day' },
  now: Instant,
): boolean {
  const stay = stayOf(time, telecentre.opening);
  if (!isStay(stay)) return false;
  const open = subtract(
    stay.periods,
    telecentre.closures.map(({ period }) => period),
  );
  return open.some(({ start, end }) => (time.halfDay === 'day' ? end : start) > now);
}
