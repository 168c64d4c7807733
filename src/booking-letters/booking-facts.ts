/** What there is to know of a booking, line by line: nothing assumed, and never a code. */
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Fact } from '../outbox/letter-parts.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation, sourcedHostOf } from '../telecentres/sourced.js';
import { toBeConfirmed } from '../telecentres/telecentres.views.js';
import { HOURS_TO_BE_CONFIRMED } from '../telecentres/telecentres.words.js';
import { addressOf, mapOf } from './place.js';
import { fullTime, hours, isOneDay, localMoment } from './time-in-words.js';
import type { NewsKind } from './booking-news.js';
import { asSentence, type BookingWords, type Label, type Told } from './told.js';

export function bookingFacts(told: Told, words: BookingWords): Fact[] {
  const { news } = told;
  const { kind, booking, before, now, reader, byName } = news;
  const { language } = reader;
  const fact = (label: Label, value: string | null | undefined, url?: string): Fact[] =>
    value ? [{ label: words.labels[label], value, ...(url === undefined ? {} : { url }) }] : [];

  if (kind === 'moved-away')
    return [
      ...fact('formerly', summaryOf(booking, language)),
      ...fact('now', now && summaryOf(now, language)),
      ...fact('reference', booking.reference),
    ];
  return [
    ...timeFacts(),
    ...fact('place', booking.resourceName),
    ...fact('telecentre', booking.telecentreName),
    ...fact('formerly', before && formerlyOf(before, booking, language)),
    ...(isOver(kind) ? [] : placeFacts()),
    ...(kind !== 'cancelled' || news.by === 'telecentre' ? hostFacts() : []),
    ...fact('title', booking.title),
    ...fact('message', booking.message),
    ...fact('people', booking.people > 1 ? String(booking.people) : null),
    ...fact('bookedBy', kind === 'confirmed' || kind === 'held' || kind === 'requested' ? byName : null),
    ...fact('reason', kind === 'cancelled' && news.by !== 'telecentre' ? booking.cancellationReason : null),
    ...fact('reference', booking.reference),
  ];

  function timeFacts(): Fact[] {
    if (!isOneDay(booking)) return fact('date', fullTime(booking, language));
    const halfDay = booking.halfDay === null ? [] : [words.halfDays[booking.halfDay]];
    return [
      ...fact('date', dateInWords(localMoment(booking.start, booking.timeZone).date, language)),
      ...fact('hours', [...halfDay, hours(booking, language)].join(', ')),
    ];
  }

  function placeFacts(): Fact[] {
    const { telecentre } = news;
    if (telecentre === null) return [];
    return [
      // The postcode stays with its commune.
      ...fact('address', addressOf(telecentre).replace(/(\d{5}) /, '$1\u00a0')),
      ...fact(
        'map',
        hasExactLocation(telecentre) ? words.values.map : words.values.communeMap,
        mapOf(telecentre),
      ),
      ...fact('access', accessOf(telecentre, words)),
      ...doorFacts(telecentre),
      ...(telecentre.hoursConfirmed ? [] : fact('opening', HOURS_TO_BE_CONFIRMED[language])),
    ];
  }

  /** A place that only waits opens no door yet. */
  function doorFacts({ access }: Telecentre): Fact[] {
    if (kind === 'held' || kind === 'requested') return [];
    if (told.doorCode !== null) return fact('doorCode', words.values.doorCode(told.doorCode), news.links.see);
    return fact('doorCode', access.regime === 'code' ? words.values.noDoorCode : null);
  }

  function hostFacts(): Fact[] {
    const { structure, phone, contactEmail } = news.telecentre === null ? {} : sourcedHostOf(news.telecentre);
    return [
      ...fact('host', structure),
      ...fact('phone', phone, `tel:${(phone ?? '').replace(/[^+\d]/g, '')}`),
      ...fact('email', contactEmail, `mailto:${contactEmail ?? ''}`),
    ];
  }
}

/** Nobody comes any more, and needs to find the place. */
function isOver(kind: NewsKind): boolean {
  return kind === 'cancelled' || kind === 'declined' || kind === 'lapsed';
}

/** How to get in; with a word of caution where nobody has confirmed it. */
export function accessOf(telecentre: Telecentre, words: BookingWords): string {
  const instructions = telecentre.access.instructions.trim();
  if (instructions === '' || !toBeConfirmed(telecentre).includes('access')) return instructions;
  return `${asSentence(instructions)} ${words.values.accessToBeConfirmed}`;
}

/** As it was before, without what has stayed the same. */
function formerlyOf(before: BookingSnapshot, booking: BookingSnapshot, language: Language): string {
  const parts = [
    fullTime(before, language),
    ...(before.resource === booking.resource ? [] : [before.resourceName]),
    ...(before.telecentre === booking.telecentre ? [] : [before.telecentreName]),
  ];
  return parts.join(', ');
}

/** A booking on one line. */
function summaryOf(booking: BookingSnapshot, language: Language): string {
  return `${fullTime(booking, language)}, ${booking.resourceName}, ${booking.telecentreName}`;
}
