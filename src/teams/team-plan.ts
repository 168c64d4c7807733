import { readFacts } from '../bookings/facts.queries.js';
import { placeOf, receivesAt } from '../bookings/standing.js';
import { termsOf, type Terms } from '../bookings/terms.js';
import type { Caller } from '../permissions/caller.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import type { Stay } from '../reservation/stay.js';
import type { Shortfall } from '../reservation/team.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { seat, unitsWanted, windowWanted } from './seating.js';
import type { TeamTarget, TeamWish } from './team-wish.js';

/** What the team would get now. Until it is booked, others may be quicker. */
export interface TeamPlan {
  readonly telecentre: Telecentre;
  readonly stay: Stay;
  readonly seats: readonly SeatInTeam[];
}

export interface SeatInTeam extends Terms {
  readonly resource: Resource;
  readonly people: number;
}

/** What one attempt needs to know. */
export interface TeamAttempt extends TeamTarget {
  readonly wish: TeamWish;
  readonly caller: Caller;
  readonly network: Network;
  readonly language: Language;
  readonly now: Instant;
}

export type PlannedTeam =
  | { readonly outcome: 'seated'; readonly plan: TeamPlan }
  | { readonly outcome: 'incomplete'; readonly shortfalls: readonly Shortfall[] };

/** By what is taken now. What is only given on request is asked for, unless the caller receives people there. */
export async function planTeam(sql: Sql, attempt: TeamAttempt): Promise<PlannedTeam> {
  const { wish, caller, telecentre, wanted, language, now } = attempt;
  const window = windowWanted(attempt);
  const facts = window
    ? await readFacts(sql, unitsWanted(wanted), window, caller.account, telecentre, now)
    : { taken: new Map<number, never>(), hadBefore: [] };
  const { together } = wish;
  const decision = seat(attempt, facts, { together, hadBefore: facts.hadBefore }, now);
  if (decision.outcome === 'incomplete') return { outcome: 'incomplete', shortfalls: decision.places };

  const { stay } = decision;
  const isReceiver = receivesAt(caller, placeOf(telecentre));
  const seats = decision.seats.flatMap((candidates, index) =>
    candidates.map((candidate): SeatInTeam => {
      const people = wanted[index]?.request.people ?? 1;
      const rest = { networkVersion: attempt.network.version, equipment: [], title: wish.title };
      const placement = { ...rest, telecentre, stay, people, candidates: [candidate] };
      const terms = termsOf(placement, { hold: false, isReceiver }, now, language);
      return { ...terms, resource: candidate.resource, people };
    }),
  );
  return { outcome: 'seated', plan: { telecentre, stay, seats } };
}
