/** What a team gets at a telecentre, by what is taken there. */
import type { TakenTime } from '../availability/taken-time.js';
import { factsWindow } from '../reservation/decide.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import { seatTeam, type TeamDecision, type WantedPlaces } from '../reservation/team.js';
import type { TeamTarget } from './team-wish.js';

export function seat(
  { telecentre, wanted }: TeamTarget,
  { taken }: Pick<TakenTime, 'taken'>,
  { together, hadBefore = [] }: { readonly together: boolean; readonly hadBefore?: readonly string[] },
  now: Instant,
): TeamDecision {
  const desks = telecentre.resources.filter(({ kind }) => kind === 'desk');
  return seatTeam(wanted, { opening: telecentre.opening, taken, hadBefore, desks }, together, now);
}

/** All that may be given, for which nobody else may be seated meanwhile. */
export function unitsWanted(wanted: readonly WantedPlaces[]): UnitId[] {
  return [...new Set(wanted.flatMap(({ resources }) => resources.flatMap(({ units }) => units)))];
}

/** About which stretch of time it must be known what is taken; null: nobody can come then anyhow. */
export function windowWanted({ telecentre, wanted }: TeamTarget): Period | null {
  const windows = wanted.flatMap(
    ({ request, resources }) => factsWindow(request, telecentre.opening, resources) ?? [],
  );
  if (windows.length === 0) return null;
  return {
    start: Math.min(...windows.map(({ start }) => start)),
    end: Math.max(...windows.map(({ end }) => end)),
  };
}
