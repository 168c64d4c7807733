/** The refusals of this room as problems. None of them names a person. */
import { violationView } from '../bookings/violations.words.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { withOffset } from '../reservation/local-time.js';
import type { Shortfall } from '../reservation/team.js';
import type { Telecentre } from '../telecentres/network.js';
import { resourceOf } from '../telecentres/telecentres.views.js';
import type { TeamOffer } from './alternatives.service.js';
import type { TeamPlace } from './team-wish.js';

export interface Incomplete {
  readonly telecentre: Telecentre;
  /** As they were wanted. */
  readonly places: readonly TeamPlace[];
  readonly shortfalls: readonly Shortfall[];
  readonly alternatives: readonly TeamOffer[];
}

/** What could be had is told of each place, though nothing has been written of any. */
export class TeamIncomplete extends Problem {
  constructor(
    readonly incomplete: Incomplete,
    language: Language,
  ) {
    super({
      status: 409,
      name: 'team-incomplete',
      title: {
        fr: 'Il n’y a pas assez de place pour toute l’équipe\u00a0; rien n’a été réservé.',
        en: 'There is not room for the whole team; nothing has been booked.',
      },
      members: {
        places: placesView(incomplete, language),
        alternatives: incomplete.alternatives.map(teamOfferView),
      },
    });
  }
}

function placesView({ telecentre, places, shortfalls }: Incomplete, language: Language): object[] {
  const { timeZone } = telecentre.opening;
  return places.map((place, index) => {
    const { had = 0, violations = [] } = shortfalls[index] ?? {};
    const broken = violations.map((one) => violationView(one, timeZone, language));
    return {
      ...('kind' in place ? { kind: place.kind } : { resource: place.resource }),
      ...{ people: place.people, count: place.count, had },
      ...(broken.length === 0 ? {} : { violations: broken }),
    };
  });
}

function teamOfferView({ telecentre, distanceKm, stay, candidates }: TeamOffer): object {
  const { timeZone } = telecentre.opening;
  return {
    telecentre: telecentre.slug,
    telecentreName: telecentre.name,
    distanceKm,
    start: withOffset(stay.start, timeZone),
    end: withOffset(stay.end, timeZone),
    timeZone,
    halfDay: stay.halfDay,
    places: candidates.map(({ resource }) => resourceOf(resource)),
  };
}
