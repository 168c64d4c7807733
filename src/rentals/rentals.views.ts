/** Rentals as programs see them. */
import { bookingView } from '../bookings/booking-record.js';
import { asSeenAtThePlace } from '../bookings/people.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { InTheWay } from './in-the-way.queries.js';
import { tenantName, type RentalRecord, type Tenant } from './rental-record.js';
import type { RentalPlan } from './rental-plan.js';
import { earliestEnd, nextRenewal, noticeDeadline, stateOn } from './terms.js';

export function rentalView(rental: RentalRecord, now: Instant): object {
  const today = localDateOf(now, rental.timeZone);
  const state = stateOn(rental, today);
  const { notice } = rental;
  return {
    reference: rental.reference,
    state,
    telecentre: rental.telecentre,
    telecentreName: rental.telecentreName,
    resource: rental.resource,
    resourceName: rental.resourceName,
    tenant: tenantView(rental.tenant),
    startsOn: rental.startsOn,
    endsOn: rental.endsOn,
    termMonths: rental.termMonths,
    noticeDays: rental.noticeDays,
    tacitRenewal: rental.tacitRenewal,
    monthlyCents: rental.monthlyCents,
    amounts: rental.amounts,
    agreement: rental.agreement,
    renewal: rental.endsOn === null ? renewalView(rental, today) : null,
    notice,
    revision: rental.revision,
  };
}

export function planView({ wanted, inTheWay }: RentalPlan, now: Instant): object {
  const { telecentre, resource, startsOn, endsOn } = wanted;
  const today = localDateOf(now, wanted.timeZone);
  return {
    telecentre: telecentre.slug,
    resource: resource.id,
    startsOn,
    endsOn,
    renewal: endsOn === null ? renewalView(wanted, today) : null,
    inTheWay: inTheWayView(inTheWay, now),
  };
}

/** For those who receive people there: they are told who it is, and how to reach them. */
export function inTheWayView({ bookings, rentals }: InTheWay, now: Instant) {
  return {
    bookings: bookings.map(({ booking, holder, phone }) => ({
      booking: bookingView({ ...booking, holder: asSeenAtThePlace(holder) }, now),
      phone,
    })),
    rentals: rentals.map(({ reference, tenant, startsOn, endsOn }) => ({
      reference,
      tenant: tenantName(tenant),
      startsOn,
      endsOn,
    })),
  };
}

function renewalView(terms: Parameters<typeof earliestEnd>[0], today: string): object {
  const earliest = earliestEnd(terms, today);
  return {
    nextRenewal: nextRenewal(terms, today),
    earliestEnd: earliest,
    noticeUntil: noticeDeadline(terms, earliest),
  };
}

function tenantView(tenant: Tenant): object {
  switch (tenant.kind) {
    case 'member':
      return { kind: tenant.kind, email: tenant.email, name: tenant.name };
    case 'employer':
    case 'body':
    case 'forgotten':
      return tenant;
  }
}
