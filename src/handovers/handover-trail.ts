import type { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';

/** The booking is not named: its reference, in an old mail, would tell whose pseudonym this is. */
export function entryOf(
  action: 'booking.handover-offered' | 'booking.handed-over',
  { pseudonym }: Caller,
  { holder, booking }: EntrySubject,
): Parameters<typeof remember>[1] {
  return { action, actor: pseudonym, subject: holder.pseudonym, place: booking.telecentre };
}

interface EntrySubject {
  readonly holder: { readonly pseudonym: string };
  readonly booking: { readonly telecentre: string };
}
