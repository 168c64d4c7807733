import { bookingView } from '../bookings/booking-record.js';
import { seenAs } from '../bookings/standing.js';
import { violationView } from '../bookings/violations.words.js';
import type { Language } from '../platform/i18n/language.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { areSideBySide } from '../reservation/side-by-side.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { resourceOf } from '../telecentres/telecentres.views.js';
import type { KeptPart } from './cancelling-teams.service.js';
import type { TeamPlan } from './team-plan.js';
import type { TeamInHand } from './team-record.js';

export function teamView(team: TeamInHand, network: Network, now: Instant): object {
  const { id, title, bookings } = team;
  return {
    id,
    title,
    sideBySide: sitsSideBySide(team, network, now),
    bookings: bookings.map((known) => bookingView(seenAs(known.standing, known), now)),
  };
}

export function keptView({ known: { booking }, violations }: KeptPart, language: Language): object {
  return {
    reference: booking.reference,
    violations: violations.map((one) => violationView(one, booking.timeZone, language)),
  };
}

export function planView({ telecentre, stay, seats }: TeamPlan): object {
  const { timeZone } = telecentre.opening;
  const desks = seats.flatMap(({ resource }) => (resource.kind === 'desk' ? [resource.id] : []));
  return {
    telecentre: telecentre.slug,
    telecentreName: telecentre.name,
    start: withOffset(stay.start, timeZone),
    end: withOffset(stay.end, timeZone),
    timeZone,
    halfDay: stay.halfDay,
    sideBySide: desksSideBySide(desks, telecentre),
    places: seats.map(({ resource, people, awaitsApproval }) => ({
      resource: resourceOf(resource),
      people,
      needsApproval: awaitsApproval,
    })),
  };
}

/** Of what stands now. */
export function sitsSideBySide({ bookings }: TeamInHand, network: Network, now: Instant): boolean | null {
  const desks = bookings
    .map(({ booking }) => booking)
    .filter((booking) => booking.kind === 'desk' && occupiesTime(statusAt(booking, now)));
  const [first] = desks;
  const telecentre = first && network.telecentres.get(first.telecentre);
  if (!telecentre || desks.some((desk) => desk.telecentre !== telecentre.slug)) return null;
  return desksSideBySide(
    desks.map(({ resource }) => resource),
    telecentre,
  );
}

function desksSideBySide(ids: readonly string[], { resources }: Telecentre): boolean | null {
  const desks = resources.filter(({ kind }) => kind === 'desk');
  const theirs = desks.filter(({ id }) => ids.includes(id));
  return theirs.length < 2 ? null : areSideBySide(theirs, desks);
}
