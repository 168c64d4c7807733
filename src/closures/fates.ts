/**
 * Where everybody goes whom a closing stands in the way of: to another place of the same house, to a neighbour as an
 * offer, or home. In the order of their beginnings; what one is given, the next cannot have. Pure.
 */
import type { Placement } from '../bookings/bookings.queries.js';
import { noticeKeptFor } from '../bookings/kept-notice.js';
import { decide } from '../reservation/decide.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { Resource, UnitId } from '../reservation/resource.js';
import type { WantedTime } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import {
  isUnderWay,
  partsOf,
  type Choices,
  type Decided,
  type Deed,
  type Fate,
  type InTheWay,
} from './closing.js';
import { offerDeadline } from './offer-deadline.js';
import type { Neighbour, Surroundings } from './surroundings.js';

export interface Closing {
  /** From when on nobody may be there; null: nothing closes, the hours have changed. */
  readonly closesAt: Instant | null;
  readonly choices: Choices | null;
}

export function fatesOf(
  inTheWay: readonly InTheWay[],
  around: Surroundings,
  { closesAt, choices }: Closing,
): Decided[] {
  return inTheWay.map((one) => {
    const fate = fateOf(one, choices?.get(one.booking.reference) ?? 'move', around, closesAt);
    if ('to' in fate)
      for (const { unit, period } of fate.to.candidates[0]?.allocations ?? []) take(unit, period, around);
    return { one, fate };
  });
}

/** Nobody else is given this time any more. */
export function take(unit: UnitId, period: Period, { taken }: Surroundings): void {
  taken.set(unit, [...(taken.get(unit) ?? []), period]);
}

function fateOf(one: InTheWay, wanted: Deed, around: Surroundings, closesAt: Instant | null): Fate {
  const { booking } = one;
  // Nobody counts yet on what is only held or asked for.
  if (booking.status === 'held') return { what: 'cancelled' };
  const to = wanted === 'move' ? movedTo(one, around, closesAt) : null;
  if (to !== null) return { what: 'moved', to };
  if (closesAt !== null && isUnderWay(booking, closesAt)) return { what: 'ended', end: endOf(one, closesAt) };
  return (wanted === 'cancel' ? null : offerOf(one, around)) ?? { what: 'cancelled' };
}

/** The same time in another place; where the hours have changed, the same half-day as it now is. */
function movedTo(one: InTheWay, around: Surroundings, closesAt: Instant | null): Placement | null {
  const { booking } = one;
  if (closesAt === null && booking.halfDay === null) return null;
  const time = closesAt === null ? halfDayOf(one) : instantsOf(one);
  const judgedAt = noticeKeptFor(booking, around.telecentre, around.now);
  return placed(one, around.telecentre, around.telecentre.resources, time, around, judgedAt);
}

function offerOf(one: InTheWay, around: Surroundings): Fate | null {
  const { booking, holder } = one;
  if (holder.kind !== 'member' || booking.status !== 'confirmed') return null;
  for (const { telecentre, distanceKm } of around.neighbours) {
    const to = offeredBy({ telecentre, distanceKm }, one, around);
    const heldUntil = to && offerDeadline(to.stay.start, around.now, telecentre.opening.timeZone);
    if (to !== null && heldUntil !== null) return { what: 'offered', to, distanceKm, heldUntil };
  }
  return null;
}

/** Where a host has to agree first, nothing can be promised. */
function offeredBy({ telecentre }: Neighbour, one: InTheWay, around: Surroundings): Placement | null {
  const free = telecentre.resources.filter(({ policy }) => !policy.needsApproval);
  return placed(one, telecentre, free, halfDayOf(one), around, around.now);
}

function placed(
  { booking, occupies }: InTheWay,
  telecentre: Telecentre,
  resources: readonly Resource[],
  time: WantedTime,
  { network, taken }: Surroundings,
  askedAt: Instant,
): Placement | null {
  const { kind, people, equipment, title } = booking;
  const facts = {
    opening: telecentre.opening,
    resources,
    // What it occupies itself, it gives up.
    taken: without(taken, occupies),
    hadBefore: [booking.resource],
  };
  const decision = decide({ kind, people, equipment, time }, facts, askedAt);
  const [best] = decision.outcome === 'allocate' ? decision.candidates : [];
  if (decision.outcome !== 'allocate' || best === undefined) return null;
  const { stay } = decision;
  return { networkVersion: network.version, telecentre, stay, candidates: [best], people, equipment, title };
}

function halfDayOf({ booking }: InTheWay): WantedTime {
  const { halfDay, start, timeZone } = booking;
  return halfDay === null ? instantsOf({ booking }) : { date: localDateOf(start, timeZone), halfDay };
}

function instantsOf({ booking: { start, end } }: Pick<InTheWay, 'booking'>): WantedTime {
  return { start: { instant: start }, end: { instant: end } };
}

/** A day ends with its morning where the closing begins in the lunch hour. */
function endOf(one: InTheWay, closesAt: Instant): Instant {
  const before = partsOf(one).filter(({ start }) => start < closesAt);
  return Math.min(closesAt, ...before.slice(-1).map(({ end }) => end));
}

function without(
  taken: ReadonlyMap<UnitId, readonly Period[]>,
  own: InTheWay['occupies'],
): ReadonlyMap<UnitId, readonly Period[]> {
  const left = new Map(taken);
  for (const { unit, period } of own)
    left.set(
      unit,
      (left.get(unit) ?? []).filter((one) => one.start !== period.start || one.end !== period.end),
    );
  return left;
}
