/** Closings as programs see them. */
import { bookingView, type BookingSnapshot } from '../bookings/booking-record.js';
import type { Placement } from '../bookings/bookings.queries.js';
import { asSeenAtThePlace } from '../bookings/people.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Decided, Fate } from './closing.js';
import type { Plan, ToldClosing } from './closures.service.js';
import type { Effect } from './effects.queries.js';

export function planView({ time, decided }: Plan, now: Instant): object {
  const { telecentre, resource, period } = time;
  const zone = telecentre.opening.timeZone;
  return {
    telecentre: telecentre.slug,
    resource: resource?.id ?? null,
    start: withOffset(period.start, zone),
    end: withOffset(period.end, zone),
    inTheWay: decided.map((one) => inTheWayView(one, now)),
  };
}

function inTheWayView({ one, fate }: Decided, now: Instant): object {
  const { booking, holder, phone } = one;
  return {
    booking: bookingView({ ...booking, holder: asSeenAtThePlace(holder) }, now),
    phone,
    proposal: proposalView(fate, booking.timeZone),
  };
}

function proposalView(fate: Fate, zone: string): object {
  const { what } = fate;
  if (fate.what === 'ended') return { what, end: withOffset(fate.end, zone) };
  if (!('to' in fate)) return { what };
  const to = placementView(fate.to);
  if (fate.what === 'moved') return { what, to };
  const { timeZone } = fate.to.telecentre.opening;
  const { distanceKm, heldUntil } = fate;
  return { what, to: { ...to, distanceKm, heldUntil: withOffset(heldUntil, timeZone) } };
}

function placementView({ telecentre, stay, candidates: [candidate] }: Placement): object {
  const { timeZone } = telecentre.opening;
  return {
    telecentre: telecentre.slug,
    telecentreName: telecentre.name,
    resource: candidate?.resource.id ?? '',
    resourceName: candidate?.resource.name ?? '',
    start: withOffset(stay.start, timeZone),
    end: withOffset(stay.end, timeZone),
  };
}

export function closingView({ closing, effects }: ToldClosing): object {
  const { id, telecentre, resource, start, end, timeZone, reason, message, closedAt, closure } = closing;
  return {
    id,
    telecentre,
    resource,
    start: withOffset(start, timeZone),
    end: withOffset(end, timeZone),
    reason,
    message,
    closedAt: withOffset(closedAt, timeZone),
    lifted: closure === null,
    bookings: effects.map(effectView),
  };
}

function effectView({ booking, before, holder, phone, what, offer, unforeseen, seenAt }: Effect): object {
  const { reference, timeZone } = before;
  const to = what === 'moved' ? booking : offer;
  return {
    reference,
    holder: asSeenAtThePlace(holder),
    phone,
    start: withOffset(before.start, timeZone),
    end: withOffset(before.end, timeZone),
    what,
    ...(to === null ? {} : { to: snapshotView(to, what === 'offered') }),
    unforeseen,
    seenAt: seenAt === null ? null : withOffset(seenAt, timeZone),
  };
}

function snapshotView(to: BookingSnapshot, isOffer: boolean): object {
  const { telecentre, telecentreName, resource, resourceName, start, end, timeZone, expiresAt } = to;
  return {
    ...{ telecentre, telecentreName, resource, resourceName },
    start: withOffset(start, timeZone),
    end: withOffset(end, timeZone),
    ...(isOffer ? { reference: to.reference } : {}),
    ...(isOffer && expiresAt !== null ? { heldUntil: withOffset(expiresAt, timeZone) } : {}),
  };
}
