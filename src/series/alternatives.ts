/** For a date that is taken: what is nearest to it. The same place at another time of the day, another place there, another telecentre. */
import { offersOf, prospectOf, type Offer, type Prospect } from '../availability/offers.js';
import type { Target } from '../bookings/target.js';
import type { Taken } from '../reservation/availability.js';
import type { Request } from '../reservation/decide.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Stay, WantedTime } from '../reservation/stay.js';
import { neighboursOf } from '../telecentres/near.js';
import type { Network } from '../telecentres/network.js';
import { timeOn, type SeriesTemplate } from './series-record.js';

/** Other telecentres are looked for among this many nearest ones that are open then, as for a single booking. */
const PLACES_LOOKED_AT = 4;

type Wanted = Pick<SeriesTemplate, 'time' | 'people' | 'equipment'>;

export interface TakenDate {
  readonly date: LocalDate;
  readonly stay: Stay;
}

/** On the same day at the same telecentre, all of whose taken time is known. */
export function alternativeHere(
  { date, stay }: TakenDate,
  { telecentre, kind, resources }: Target,
  { time, people, equipment }: Wanted,
  taken: Taken,
  now: Instant,
): Offer | null {
  const same = { time: timeOn(date, time), people, equipment };
  const own = kind ?? resources[0]?.kind ?? null;
  const requests: Request[] = [
    // One place was named: another of its sort at the same time is nearer than the same at another time.
    ...(kind === null ? [{ ...same, kind: own }] : []),
    ...otherTimes(date, stay).map((other) => ({ ...same, time: other, kind: own })),
    ...KINDS.filter((other) => other !== own).map((other) => ({ ...same, kind: other })),
  ];
  for (const request of requests) {
    const prospect = prospectOf(telecentre, 0, request);
    const [offer] = prospect ? offersOf(prospect, request, taken, now) : [];
    if (offer) return offer;
  }
  return null;
}

/** The nearest telecentres that may have it on that date. */
export function prospectsElsewhere(
  { date }: TakenDate,
  target: Target,
  wanted: Wanted,
  network: Network,
): Prospect[] {
  const request = requestElsewhere(date, target, wanted);
  const prospects: Prospect[] = [];
  for (const { telecentre, distanceKm } of neighboursOf(target.telecentre, network)) {
    if (prospects.length === PLACES_LOOKED_AT) break;
    const prospect = prospectOf(telecentre, distanceKm, request);
    if (prospect) prospects.push(prospect);
  }
  return prospects;
}

export function alternativeElsewhere(
  { date }: TakenDate,
  target: Target,
  wanted: Wanted,
  prospects: readonly Prospect[],
  taken: Taken,
  now: Instant,
): Offer | null {
  const request = requestElsewhere(date, target, wanted);
  for (const prospect of prospects) {
    const [offer] = offersOf(prospect, request, taken, now);
    if (offer) return offer;
  }
  return null;
}

function requestElsewhere(
  date: LocalDate,
  { kind, resources }: Target,
  { time, people, equipment }: Wanted,
): Request {
  return { time: timeOn(date, time), kind: kind ?? resources[0]?.kind ?? null, people, equipment };
}

/** For a half-day the other one; for hours as many sooner or later, then half-days. */
function otherTimes(date: LocalDate, { start, end, halfDay }: Stay): WantedTime[] {
  const length = end - start;
  const shifted =
    halfDay === null
      ? [1, -1, 2, -2].map((times) => ({
          start: { instant: start + times * length },
          end: { instant: end + times * length },
        }))
      : [];
  const halves = HALF_DAYS.filter((half) => half !== 'day' && half !== halfDay);
  return [...shifted, ...halves.map((half) => ({ date, halfDay: half }))];
}
