/** An agreement to have a place for months. Dates are those of the telecentre's calendar. */
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';

export interface RentalRecord extends Terms {
  readonly id: string;
  readonly reference: string;
  readonly revision: number;
  readonly telecentreId: number;
  /** Its slug. */
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly departmentCode: string;
  readonly resourceId: number;
  /** As the network calls it. */
  readonly resource: string;
  readonly resourceName: string;
  readonly kind: Kind;
  readonly timeZone: string;
  readonly tenant: Tenant;
  /** So far its time is taken. */
  readonly occupiedUntil: LocalDate;
  readonly monthlyCents: number;
  /** What it costs from the first of a month on, instead; by date. */
  readonly amounts: readonly AmountFrom[];
  /** The agreement that was signed, as the host files it. */
  readonly agreement: string;
  readonly notice: Notice | null;
}

export interface Terms {
  readonly startsOn: LocalDate;
  /** The first day on which the place is free again; null: it renews itself. */
  readonly endsOn: LocalDate | null;
  readonly termMonths: number;
  readonly noticeDays: number;
  readonly tacitRenewal: boolean;
}

export type Tenant =
  | {
      readonly kind: 'member';
      readonly account: string;
      readonly pseudonym: string;
      readonly email: string;
      readonly name: string | null;
    }
  | { readonly kind: 'employer'; readonly siret: string; readonly name: string | null }
  | { readonly kind: 'body'; readonly name: string }
  /** They have left; the agreement goes on or is over, without their name. */
  | { readonly kind: 'forgotten' };

export interface AmountFrom {
  readonly from: LocalDate;
  readonly cents: number;
}

export const NOTICE_GIVERS = ['tenant', 'telecentre'] as const;
export type NoticeGiver = (typeof NOTICE_GIVERS)[number];

export interface Notice {
  readonly givenOn: LocalDate;
  readonly by: NoticeGiver;
  readonly reason: string | null;
  /** By the telecentre, sooner than the agreement says: public property is only ever lent until further notice. */
  readonly revoked: boolean;
}

/** What hosts call them; null of somebody who has left. */
export function tenantName(tenant: Tenant): string | null {
  switch (tenant.kind) {
    case 'member':
      return tenant.name ?? tenant.email;
    case 'employer':
      return tenant.name ?? tenant.siret;
    case 'body':
      return tenant.name;
    case 'forgotten':
      return null;
  }
}
