/** What somebody owes one telecentre for one month, line by line. Nothing is paid here. */
import type { MemberStatus } from '../accounts/member-status.js';
import type { MonthShare } from '../rentals/dues.js';
import type { Kind } from '../reservation/kind.js';
import type { Month } from '../reservation/months.js';
import type { TariffRule } from '../tariffs/tariff-rule.js';

export interface Statement {
  readonly debtor: Debtor;
  /** `2026-0007`; null until the month is closed. */
  readonly number: string | null;
  /** Who employs the member. */
  readonly employer: Employer | null;
  /** What brings the member. */
  readonly status: MemberStatus | null;
  readonly lines: readonly Line[];
  readonly cents: number;
  readonly halfDays: number;
  /** The bookings as they were counted, so that a later change is noticed. */
  readonly counted: readonly string[];
  /** It is a member's who has left since it was closed: the amounts stay. */
  readonly hasLeft?: boolean;
}

export type Debtor =
  | MemberDebtor
  | { readonly kind: 'employer'; readonly siret: string; readonly name: string | null }
  /** Any other tenant, known by the reference of the rental. */
  | { readonly kind: 'body'; readonly rental: string; readonly name: string | null }
  /** People without an account, guests, and those who have left. */
  | { readonly kind: 'nobody' };

export interface MemberDebtor {
  readonly kind: 'member';
  readonly account: string;
  readonly pseudonym: string;
  readonly email: string;
  readonly name: string | null;
}

export interface Employer {
  readonly siret: string;
  readonly name: string | null;
}

export type Line = StayLine | RentalLine | CorrectionLine;

export interface StayLine {
  readonly kind: 'stay';
  readonly reference: string;
  /** `2026-11-24T09:00` on the clock of the place. */
  readonly start: string;
  readonly end: string;
  readonly place: string;
  readonly placeKind: Kind;
  readonly halfDays: number;
  /** Booked and not used, where that is due all the same. */
  readonly missed: boolean;
  readonly rules: readonly TariffRule[];
  readonly cents: number;
}

export interface RentalLine {
  readonly kind: 'rental';
  readonly reference: string;
  readonly place: string;
  readonly share: MonthShare | null;
  readonly cents: number;
}

/** What changed in a month after it was closed. */
export interface CorrectionLine {
  readonly kind: 'correction';
  readonly month: Month;
  readonly halfDays: number;
  readonly cents: number;
  /** References of the bookings that count for them in that month from then on. */
  readonly counted: readonly string[];
}

export function totalOf(lines: readonly { readonly cents: number }[]): number {
  return lines.reduce((sum, { cents }) => sum + cents, 0);
}

export function halfDaysOf(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + (line.kind === 'rental' ? 0 : line.halfDays), 0);
}

/** By which a statement is found in its month as long as it has no number. */
export function keyOf({ debtor, number }: Pick<Statement, 'debtor' | 'number'>): string {
  if (number !== null) return number;
  switch (debtor.kind) {
    case 'member':
      return debtor.pseudonym;
    case 'employer':
      return `employer-${debtor.siret}`;
    case 'body':
      return `rental-${debtor.rental}`;
    case 'nobody':
      return 'others';
  }
}

/** Who it is, however often they are read: the same before and after the month is closed. */
export function identityOf(debtor: Debtor): string {
  return debtor.kind === 'member' ? debtor.account : keyOf({ debtor, number: null });
}
