/**
 * The door of this room. A request, the facts about the place and the time now go in; out come the candidates to try,
 * best first, or the reasons why not. What is decided here is what may be; whether the time is still free when it is
 * taken, only the database can say.
 */
import { isFree, occupiedBy, type Taken } from './availability.js';
import { allocationsFor, bestFirst, type Candidate } from './allocation.js';
import type { Kind } from './kind.js';
import { addDays, localDateOf, openingInstant } from './local-time.js';
import type { OpeningHours } from './opening-hours.js';
import { join, MINUTE, overlaps, type Instant, type Period } from './period.js';
import { brokenRules } from './policy.js';
import type { Violation } from './refusal.js';
import { missingEquipment, servesAs, type Resource } from './resource.js';
import { isStay, stayOf, type Stay, type WantedTime } from './stay.js';

export interface Request {
  readonly time: WantedTime;
  /** Null when one resource was named instead. */
  readonly kind: Kind | null;
  readonly people: number;
  readonly equipment: readonly string[];
}

export interface Facts {
  readonly opening: OpeningHours;
  /** Everything bookable there; or the one resource that was named. Not empty when no kind is asked for. */
  readonly resources: readonly Resource[];
  /** Occupied time, at least within `factsWindow`. */
  readonly taken: Taken;
  /** Ids of resources the member had there before, latest first. */
  readonly hadBefore: readonly string[];
}

/** Either the request breaks rules, and all of them are told at once; or it breaks none and somebody else has the time. */
export type Decision =
  | { readonly outcome: 'allocate'; readonly stay: Stay; readonly candidates: readonly Candidate[] }
  | { readonly outcome: 'rule-broken'; readonly violations: readonly Violation[] }
  | { readonly outcome: 'slot-taken'; readonly stay: Stay };

export function decide(request: Request, facts: Facts, now: Instant): Decision {
  // The largest first, because of two near misses the first is told.
  const resources = facts.resources
    .filter((resource) => request.kind === null || servesAs(resource, request.kind))
    .sort((one, other) => other.capacity - one.capacity);
  if (resources.length === 0 && request.kind !== null)
    return ruleBroken({ rule: 'no-such-kind', kind: request.kind });

  const stay = stayOf(request.time, facts.opening);
  if (!isStay(stay)) return ruleBroken(...stay, ...fewest(resources.map((one) => needsUnmet(one, request))));

  const broken = resources.map((resource) => [
    ...needsUnmet(resource, request),
    ...closedDuring(resource, stay),
    ...brokenRules(resource.policy, stay, facts.opening.timeZone, now),
  ]);
  const allowed = resources.filter((_, index) => broken[index]?.length === 0);
  if (allowed.length === 0) return ruleBroken(...fewest(broken));

  const candidates = allowed
    .map((resource) => ({ resource, occupied: occupiedBy(stay, resource.policy) }))
    .filter(({ resource, occupied }) => isFree(resource, occupied, facts.taken))
    .map(({ resource, occupied }) => ({ resource, allocations: allocationsFor(resource, occupied) }));
  if (candidates.length === 0) return { outcome: 'slot-taken', stay };

  const day = dayAround(stay, facts.opening.timeZone);
  const preference = { ...request, hadBefore: facts.hadBefore };
  return { outcome: 'allocate', stay, candidates: bestFirst(candidates, preference, facts.taken, day) };
}

/** The stretch of time about which `decide` must know what is taken; null when no fact can help the request. */
export function factsWindow(
  request: Request,
  opening: OpeningHours,
  resources: readonly Resource[],
): Period | null {
  const stay = stayOf(request.time, opening);
  if (!isStay(stay)) return null;
  const day = dayAround(stay, opening.timeZone);
  const between = Math.max(0, ...resources.map((resource) => resource.policy.minutesBetween));
  return { start: day.start, end: Math.max(day.end, stay.end + between * MINUTE) };
}

function ruleBroken(...violations: Violation[]): Decision {
  return { outcome: 'rule-broken', violations };
}

function needsUnmet(resource: Resource, { people, equipment }: Request): Violation[] {
  const violations: Violation[] = [];
  if (people > resource.capacity)
    violations.push({ rule: 'too-many-people', kind: resource.kind, people, capacity: resource.capacity });
  const missing = missingEquipment(resource, equipment);
  if (missing.length > 0) violations.push({ rule: 'missing-equipment', missing });
  return violations;
}

function closedDuring(resource: Resource, stay: Stay): Violation[] {
  const closure = resource.closures.find((one) =>
    stay.periods.some((period) => overlaps(one.period, period)),
  );
  if (closure === undefined) return [];
  const shut = join(resource.closures.map((one) => one.period)).find((period) =>
    overlaps(period, closure.period),
  );
  return [{ rule: 'closed', reason: closure.reason, until: shut?.end ?? closure.period.end }];
}

/** Of a whole pool that will not do, the nearest miss is what helps the person to ask again. */
function fewest(violations: readonly Violation[][]): Violation[] {
  return violations.reduce((best, one) => (one.length < best.length ? one : best), violations[0] ?? []);
}

function dayAround(stay: Stay, zone: string): Period {
  const first = localDateOf(stay.start, zone);
  const last = localDateOf(stay.end - 1, zone);
  return {
    start: openingInstant(first, '00:00', zone),
    end: openingInstant(addDays(last, 1), '00:00', zone),
  };
}
