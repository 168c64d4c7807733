/** What a host writes down of an agreement, on the network as it is. */
import { invalidRequest, type FieldError } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import { addMonths } from '../reservation/months.js';
import type { Resource } from '../reservation/resource.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Terms } from './rental-record.js';
import { takenUntil } from './terms.js';

export interface RentalWish {
  /** Its id. */
  readonly resource: string;
  readonly tenant: WantedTenant;
  readonly startsOn: LocalDate;
  readonly termMonths: number;
  readonly noticeDays: number;
  /** False: it ends with its term. */
  readonly tacitRenewal: boolean;
  readonly monthlyCents: number;
  readonly agreement: string;
}

export type WantedTenant =
  { readonly member: string } | { readonly employer: string } | { readonly name: string };

export interface WantedRental extends Terms {
  readonly telecentre: Telecentre;
  readonly resource: Resource;
  readonly timeZone: string;
  readonly occupiedUntil: LocalDate;
}

export function wantedRental(
  wish: RentalWish,
  telecentre: Telecentre,
  today: LocalDate,
  language: Language,
): WantedRental {
  const { startsOn, termMonths, noticeDays, tacitRenewal } = wish;
  const endsOn = tacitRenewal ? null : addMonths(startsOn, termMonths);
  const resource = telecentre.resources.find(({ id }) => id === wish.resource);
  const errors: FieldError[] = [];
  if (resource === undefined) errors.push({ field: 'resource', message: NOT_HERE[language] });
  if (endsOn !== null && endsOn <= today) errors.push({ field: 'startsOn', message: IS_OVER[language] });
  if (startsOn > addMonths(today, FURTHEST_MONTHS))
    errors.push({ field: 'startsOn', message: TOO_FAR[language] });
  if (resource === undefined || errors.length > 0) throw invalidRequest(errors);
  const occupiedUntil = endsOn ?? takenUntil({ startsOn }, today);
  const { timeZone } = telecentre.opening;
  return {
    telecentre,
    resource,
    startsOn,
    endsOn,
    termMonths,
    noticeDays,
    tacitRenewal,
    timeZone,
    occupiedUntil,
  };
}

/** Nobody signs for later; and what lies further ahead is a slip of the keyboard. */
const FURTHEST_MONTHS = 24;

const NOT_HERE: Words = {
  fr: 'n’est pas une place de ce télécentre',
  en: 'is not a place of this telecentre',
};
const IS_OVER: Words = {
  fr: 'cette location serait déjà finie',
  en: 'this rental would be over already',
};
const TOO_FAR: Words = {
  fr: 'doit être dans les deux ans',
  en: 'must be within two years',
};
