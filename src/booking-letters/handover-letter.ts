/** The letters between those who hand over a booking: what is offered, what came of it, and what is no longer the reader's. */
import { letter, type Letter } from '../outbox/letter.js';
import type { Fact } from '../outbox/letter-parts.js';
import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Telecentre } from '../telecentres/network.js';
import { calendarPartOf } from './booking-calendar.js';
import type { HandedOverNews, OfferNews } from './handover-news.js';
import { HANDOVER_WORDS } from './handover.words.js';
import { dayAndTimeOf, fullTime, shortTime, spokenTime } from './time-in-words.js';

export function offerLetter(news: OfferNews): Letter {
  const { kind, reader, networkName, sender, booking, telecentre, other, isSwap, page } = news;
  const { language } = reader;
  const words = HANDOVER_WORDS[language];
  const told = {
    other,
    isSwap,
    place: booking.resourceName,
    where: whereOf(booking, telecentre, language),
    when: shortTime(booking, language),
    spoken: spokenTime(booking, language),
    deadline: dayAndTimeOf(news.expiresAt, booking.timeZone, language),
  };
  const written = letter({
    language,
    networkName,
    subject: words.subject[kind](told),
    greeting: words.greeting(reader.name),
    paragraphs: words.says[kind](told),
    facts: factsOf(news),
    action: { label: kind === 'offered' ? words.answer : words.see, url: page },
    after: kind === 'offered' ? [words.signIn] : [],
    footer: [words.why],
  });
  return { ...written, from: sender };
}

export function handedOverLetter(news: HandedOverNews): Letter {
  const { reader, networkName, sender, booking, telecentre, to, isSwap, calendar } = news;
  const { language } = reader;
  const words = HANDOVER_WORDS[language];
  const where = whereOf(booking, telecentre, language);
  const when = shortTime(booking, language);
  const written = letter({
    language,
    networkName,
    subject: words.handedOverSubject({ isSwap, place: booking.resourceName, where, when }),
    greeting: words.greeting(reader.name),
    paragraphs: [words.handedOver({ to, spoken: spokenTime(booking, language), where, isSwap })],
    facts: bookingFacts(booking, language),
    footer: [words.why],
  });
  return {
    ...written,
    from: sender,
    ...(calendar === null ? {} : { calendar: calendarPartOf(news, calendar) }),
  };
}

function factsOf({ booking, inExchangeFor, reader: { language } }: OfferNews): Fact[] {
  const words = HANDOVER_WORDS[language];
  if (inExchangeFor === null) return bookingFacts(booking, language);
  const { resourceName, telecentreName } = inExchangeFor;
  const value = `${fullTime(inExchangeFor, language)}, ${resourceName}, ${telecentreName}`;
  return [...bookingFacts(booking, language), { label: words.labels.inExchangeFor, value }];
}

function bookingFacts(booking: BookingSnapshot, language: Language): Fact[] {
  const { labels } = HANDOVER_WORDS[language];
  return [
    { label: labels.when, value: fullTime(booking, language) },
    { label: labels.place, value: booking.resourceName },
    { label: labels.telecentre, value: booking.telecentreName },
  ];
}

/** The telecentre's name where its commune is not known any more. */
function whereOf(booking: BookingSnapshot, telecentre: Telecentre | null, language: Language): string {
  return telecentre === null ? `(${booking.telecentreName})` : inCommune(telecentre.commune.name, language);
}
