import { Injectable } from '@nestjs/common';
import { email } from '../accounts/accounts.schemas.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { unknownPerson } from '../booking-forms/for-whom.refusal.js';
import { FOR_WHOM_WORDS } from '../booking-forms/for-whom.words.js';
import { placeOf, receivesAt } from '../bookings/standing.js';
import type { AllowingColleague } from '../colleagues/colleagues.queries.js';
import { ColleaguesService } from '../colleagues/colleagues.service.js';
import { mayAnywhere } from '../permissions/may.js';
import type { Typed } from '../platform/http/endpoint.js';
import { Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Network } from '../telecentres/network.js';
import type { MakeFields } from './series-form.js';

/** For whom a visitor may book besides themselves. */
export interface ForWhom {
  /** They receive people somewhere, or somebody allows it. */
  readonly isOffered: boolean;
  /** At the telecentre of the form: anybody. */
  readonly receives: boolean;
  /** Elsewhere: these. */
  readonly allowing: readonly AllowingColleague[];
}

@Injectable()
export class ForWhomService {
  constructor(private readonly colleagues: ColleaguesService) {}

  async of(visit: Visit, { telecentre }: Typed, network: Network): Promise<ForWhom> {
    const { caller } = visitorOf(visit);
    const place = network.telecentres.get(telecentre ?? '');
    const { allowing } = await this.colleagues.list(caller);
    return {
      isOffered: allowing.length > 0 || mayAnywhere(caller, 'bookings.place.change'),
      receives: place !== undefined && receivesAt(caller, placeOf(place)),
      allowing,
    };
  }
}

/** What is wrong with whom somebody names, beside its field; null: nothing. */
export function wrongPerson(
  { other, name, email: address }: MakeFields,
  { receives }: ForWhom,
  language: Language,
): Readonly<Record<string, string>> | null {
  if (other === undefined) return null;
  if (address === undefined && !receives) return { email: CHOOSE[language] };
  if (address === undefined) return name === undefined ? { name: FOR_WHOM_WORDS.nobody[language] } : null;
  return email.safeParse(address).success ? null : { email: NO_ADDRESS[language] };
}

/** Null: it is not the person that stood in the way. */
export function refusedPerson(
  error: unknown,
  { other }: MakeFields,
  { receives }: ForWhom,
  language: Language,
): { readonly status: number; readonly errors: Readonly<Record<string, string>> } | null {
  const unknown = other === undefined ? null : unknownPerson(error, language);
  if (unknown === null || !(error instanceof Problem)) return null;
  const { status, message } = unknown;
  return { status, errors: { email: receives ? message : error.content.title[language] } };
}

const CHOOSE: Words = { fr: 'choisissez pour qui', en: 'choose for whom' };
const NO_ADDRESS: Words = {
  fr: 'doit être une adresse électronique, comme camille@exemple.fr',
  en: 'must be an e-mail address, such as camille@example.org',
};
