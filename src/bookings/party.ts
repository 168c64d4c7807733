/** Who comes by a new booking, and who makes it. */
import type { Member } from '../colleagues/colleagues.queries.js';
import type { Caller } from '../permissions/caller.js';
import type { Role } from '../permissions/roles.js';

/** For whom somebody wants to book. */
export type Beneficiary =
  | 'oneself'
  /** By their e-mail address. */
  | { readonly member: string }
  /** By their name. */
  | { readonly guest: string };

interface Whom {
  readonly member?: string | undefined;
  readonly guest?: { readonly name: string } | undefined;
}

/** As a request says it; nothing said: themselves. */
export function beneficiaryOf(whom: Whom | undefined): Beneficiary {
  if (whom?.member !== undefined) return { member: whom.member };
  return whom?.guest === undefined ? 'oneself' : { guest: whom.guest.name };
}

/** For whom a caller may book, and in what role; null in none, as a colleague. */
export type Party =
  | { readonly kind: 'oneself' }
  | { readonly kind: 'member'; readonly member: Member; readonly role: Role | null }
  | { readonly kind: 'guest'; readonly name: string; readonly role: Role };

export interface PartyOfBooking {
  readonly account: string | null;
  readonly guestName: string | null;
  readonly actor: string;
}

export function partyOfBooking(party: Party, { account }: Caller): PartyOfBooking {
  switch (party.kind) {
    case 'oneself':
      return { account, guestName: null, actor: account };
    case 'member':
      return { account: party.member.account, guestName: null, actor: account };
    case 'guest':
      return { account: null, guestName: party.name, actor: account };
  }
}
