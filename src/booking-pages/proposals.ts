/** What can be had instead of a wish, one press each. */
import type { Offer } from '../availability/offers.js';
import type { Wish, WishedTime } from '../booking-forms/wish.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Stay } from '../reservation/stay.js';
import type { WishedPlace } from './wished-place.js';

export interface Proposal {
  readonly offer: Offer;
  readonly wish: Wish;
}

/** As many as are read at a glance. */
const PROPOSED = 3;

/** By turns another time in the same place and another place at the same time: the nearest of each first. */
export function proposalsOf(
  offers: readonly Offer[],
  wish: Wish,
  { telecentre, kind }: WishedPlace,
): Proposal[] {
  const isHere = (offer: Offer): boolean => offer.telecentre.slug === telecentre.slug;
  const [here, elsewhere] = [offers.filter(isHere), offers.filter((offer) => !isHere(offer))];
  return Array.from({ length: PROPOSED }, (_, turn) => [here[turn], elsewhere[turn]])
    .flat()
    .filter((offer) => offer !== undefined)
    .slice(0, PROPOSED)
    .map((offer) => ({
      // Nobody needs telling how far the same place is.
      offer: isHere(offer) ? { ...offer, distanceKm: null } : offer,
      wish: {
        ...wish,
        where: { telecentre: offer.telecentre.slug, kind },
        time: timeOf(offer.stay, offer.telecentre.opening.timeZone),
      },
    }));
}

function timeOf({ start, end, halfDay }: Stay, zone: string): WishedTime {
  const date = localDateOf(start, zone);
  if (halfDay !== null) return { date, halfDay };
  return { date, from: localTimeOf(start, zone), to: localTimeOf(end, zone) };
}
