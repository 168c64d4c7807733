/** What a refusal for want of room offers instead, as its members have it. */
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { Problem } from '../platform/http/problem.js';
import { dayInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';

export interface Alternative {
  readonly place: string;
  readonly placeName: string;
  /** With its offset. */
  readonly start: string;
  readonly end: string;
  readonly halfDay: HalfDay | null;
}

/** Those at the same telecentre: elsewhere a host has nothing to give. */
export function alternativesIn(error: unknown, telecentre: string): readonly Alternative[] {
  if (!(error instanceof Problem)) return [];
  const offers = (error.content.members?.['alternatives'] ?? []) as readonly Offered[];
  return offers
    .filter((offer) => offer.telecentre === telecentre)
    .map(({ resource, start, end, halfDay }) => ({
      place: resource.id,
      placeName: resource.name,
      start,
      end,
      halfDay,
    }));
}

interface Offered {
  readonly telecentre: string;
  readonly resource: { readonly id: string; readonly name: string };
  readonly start: string;
  readonly end: string;
  readonly halfDay: HalfDay | null;
}

/** As a form sends it. Times as the telecentre's clock shows them stand before their offset. */
export function fieldsOf({ place, start, end, halfDay }: Alternative): Readonly<Record<string, string>> {
  const hours = { from: start.slice(11, 16), to: end.slice(11, 16) };
  return { place, date: start.slice(0, 10), part: halfDay ?? 'hours', ...hours };
}

export function alternativeInWords(
  { placeName, start, end, halfDay }: Alternative,
  language: Language,
): string {
  const hours = hoursInWords(start.slice(11, 16), end.slice(11, 16), language);
  const part = halfDay === null ? hours : `${HALF_DAY_IN_WORDS[halfDay][language]} (${hours})`;
  return `${dayInWords(start.slice(0, 10), language)}, ${part}, ${placeName}`;
}
