/** Whose business a booking is: of who comes, of who booked for them, and of who receives people at the place. */
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere, roleAt } from '../permissions/may.js';
import type { Place, Role } from '../permissions/roles.js';
import type { Telecentre } from '../telecentres/network.js';
import type { BookingSnapshot, KnownBooking, SeenBooking } from './booking-record.js';
import { asSeenAtThePlace, asSeenByColleague } from './people.js';

export type Standing =
  | { readonly as: 'holder' | 'colleague' }
  /** In a role at the place. */
  | { readonly as: 'receiver'; readonly role: Role };

export type Deed = 'read' | 'change';

/** Null: to this caller there is no such booking. */
export function standingOf(
  caller: Caller,
  deed: Deed,
  { holder, booker, place }: Pick<KnownBooking, 'holder' | 'booker' | 'place'>,
): Standing | null {
  if (mayAnywhere(caller, `bookings.own.${deed}`)) {
    if (holder.kind === 'member' && holder.account === caller.account) return { as: 'holder' };
    if (booker?.allowed === true && booker.account === caller.account) return { as: 'colleague' };
  }
  const role = roleAt(caller, `bookings.place.${deed}`, place);
  return role && { as: 'receiver', role };
}

/** As what somebody did something to a booking; null: the clock, or somebody who has been erased. */
export function actedAs(
  actor: string | null,
  { holder, booker }: Pick<KnownBooking, 'holder' | 'booker'>,
): Standing['as'] | null {
  if (actor === null) return null;
  if (holder.kind === 'member' && holder.account === actor) return 'holder';
  return actor === booker?.account && booker.allowed ? 'colleague' : 'receiver';
}

/** Whether the caller receives people at this place, whatever else the booking is to them. */
export function receivesAt(caller: Caller, place: Place): boolean {
  return roleAt(caller, 'bookings.place.change', place) !== null;
}

/** Whoever takes from a member what they count on says why: the member reads it. */
export function owesReason(
  caller: Caller,
  { standing, holder }: Pick<KnownBooking, 'holder'> & { readonly standing: Standing },
): boolean {
  return standing.as === 'receiver' && holder.kind === 'member' && holder.account !== caller.account;
}

/** The holder is told who booked for them, the others who comes. */
export function seenAs({ as }: Standing, { booking, holder, booker }: KnownBooking): SeenBooking {
  return {
    ...withoutWords(booking, { as }),
    ...(as === 'colleague' ? { holder: asSeenByColleague(holder) } : {}),
    ...(as === 'receiver' ? { holder: asSeenAtThePlace(holder) } : {}),
    ...(booker === null ? {} : { bookedBy: { name: booker.name } }),
  };
}

/** What the telecentre and whoever comes say to each other is not for those who may book for them. */
export function withoutWords<Booking extends BookingSnapshot>(
  booking: Booking,
  { as }: Pick<Standing, 'as'>,
): Booking {
  return as === 'colleague' ? { ...booking, message: null, cancellationReason: null } : booking;
}

export function placeOf({ id, department }: Telecentre): Place {
  return { telecentreId: id, departmentCode: department.code };
}
