/** Who comes, and who booked for them; and how much of it is shown to whoever looks. */
import type { MemberStatus } from '../accounts/member-status.js';
import type { Language } from '../platform/i18n/language.js';
import { walkInLabel, type WalkInCategory } from './walk-in.js';

export type Holder = MemberHolder | GuestHolder | WalkInHolder | ErasedHolder;

export interface MemberHolder {
  readonly kind: 'member';
  readonly account: string;
  readonly pseudonym: string;
  readonly email: string;
  readonly name: string | null;
  readonly status: MemberStatus | null;
  /** They have no earlier booking at this telecentre. */
  readonly firstVisit: boolean;
}

export interface GuestHolder {
  readonly kind: 'guest';
  readonly name: string;
}

/** They came without a booking, and said their name or did not. */
export interface WalkInHolder {
  readonly kind: 'walk-in';
  readonly name: string | null;
  readonly category: WalkInCategory;
}

/** The account was erased, or the guest's name forgotten. */
export interface ErasedHolder {
  readonly kind: 'erased';
}

/** Who booked for the holder. */
export interface Booker {
  readonly account: string;
  readonly name: string | null;
  /** The holder allows them to book, still. */
  readonly allowed: boolean;
}

export interface SeenHolder {
  readonly kind: Holder['kind'];
  readonly name: string | null;
  readonly email?: string;
  readonly status?: MemberStatus | null;
  readonly firstVisit?: boolean;
  /** Of a walk-in: what brings them. */
  readonly category?: WalkInCategory;
}

export interface SeenBooker {
  readonly name: string | null;
}

/** What those see who receive people at the place. Of a guest nothing is known: they are welcomed as somebody new. */
export function asSeenAtThePlace(holder: Holder): SeenHolder {
  switch (holder.kind) {
    case 'member': {
      const { kind, name, email, status, firstVisit } = holder;
      return { kind, name, email, status, firstVisit };
    }
    case 'guest':
      return { ...holder, firstVisit: true };
    case 'walk-in':
      return holder;
    case 'erased':
      return { ...holder, name: null };
  }
}

/** What a page or a sheet calls them; null of somebody who was erased. */
export function calledAtThePlace({ name, email, category }: SeenHolder, language: Language): string | null {
  return name ?? email ?? (category === undefined ? null : walkInLabel(category, language));
}

/** What a colleague sees, who knows for whom they have booked. */
export function asSeenByColleague(holder: Holder): SeenHolder {
  const { kind, name, email } = { name: null, email: undefined, ...holder };
  return { kind, name, ...(email === undefined ? {} : { email }) };
}
