import { unknownTarget } from '../bookings/target.js';
import { invalidRequest } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import { servesAs } from '../reservation/resource.js';
import type { WantedTime } from '../reservation/stay.js';
import type { WantedPlaces } from '../reservation/team.js';
import type { Network, Telecentre } from '../telecentres/network.js';

/** What somebody wants for a team: all of it, at one telecentre and one time. */
export interface TeamWish {
  /** By its slug. */
  readonly telecentre: string;
  readonly time: WantedTime;
  readonly places: readonly TeamPlace[];
  /** Desks side by side, as far as can be. */
  readonly together: boolean;
  readonly title: string | null;
  /** To whoever receives them. */
  readonly message: string | null;
}

export type TeamPlace = {
  /** In each of them. */
  readonly people: number;
  readonly count: number;
} & ({ readonly kind: Kind } | { /** By its id. */ readonly resource: string });

/** More than these are an event, and are arranged with the host. */
export const MOST_PLACES = 12;

export interface TeamTarget {
  readonly telecentre: Telecentre;
  readonly wanted: readonly WantedPlaces[];
}

/** What is wanted, as the network has it. */
export function targetOfTeam(wish: TeamWish, network: Network, language: Language): TeamTarget {
  const telecentre = network.telecentres.get(wish.telecentre);
  if (telecentre === undefined) throw unknownTarget({ ...wish, kind: 'desk' }, language);
  const strange = wish.places.findIndex(
    (place) =>
      'resource' in place && network.resources.get(place.resource)?.telecentre.slug !== wish.telecentre,
  );
  if (strange !== -1)
    throw invalidRequest([{ field: `places[${strange}].resource`, message: NOT_THERE[language] }]);
  return { telecentre, wanted: wantedAt(telecentre, wish) };
}

/** The same elsewhere: instead of a place that was named, one of its kind. */
export function wantedElsewhere(
  telecentre: Telecentre,
  { places, ...wish }: TeamWish,
  network: Network,
): WantedPlaces[] {
  const ofKind = places.map((place): TeamPlace => {
    if ('kind' in place) return place;
    const { count, people, resource } = place;
    return { count, people, kind: network.resources.get(resource)?.resource.kind ?? 'desk' };
  });
  return wantedAt(telecentre, { ...wish, places: ofKind });
}

export function wantedAt({ resources }: Telecentre, { places, time }: TeamWish): WantedPlaces[] {
  return places.map((place) => ({
    request: { time, kind: 'kind' in place ? place.kind : null, people: place.people, equipment: [] },
    resources: resources.filter((one) =>
      'kind' in place ? servesAs(one, place.kind) : one.id === place.resource,
    ),
    count: place.count,
  }));
}

const NOT_THERE: Words = {
  fr: 'n’est pas une place de ce télécentre',
  en: 'is not a place of this telecentre',
};
