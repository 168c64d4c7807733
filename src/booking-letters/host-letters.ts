/** The letters to those who receive people: who comes today, and what has changed of it since. */
import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import { asSeenAtThePlace, calledAtThePlace, type Holder } from '../bookings/people.js';
import { letter, type Letter } from '../outbox/letter.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { HOST_WORDS, type ChangeTold } from './host-letters.words.js';
import type { HostNews, LastMinuteChange, MorningSheet } from './host-news.js';
import { hours, shortTime, spokenToday } from './time-in-words.js';

export function morningSheetLetter(sheet: MorningSheet): Letter {
  const { date, expected, telecentre, reader } = sheet;
  const words = HOST_WORDS[reader.language];
  const visitors = visitorsAmong(expected);
  const people = sum(visitors.map((visitor) => visitor.people));
  const firstVisits = visitors.filter((visitor) => visitor.firstVisit).length;
  return hostLetter(sheet, {
    subject: words.sheetSubject(telecentre.commune.name, dayInWords(date, reader.language), people),
    paragraph: words.sheetOpening({ people, bookings: expected.length, firstVisits }),
    ...(expected.length === 0
      ? {}
      : {
          table: {
            caption: words.caption,
            columns: words.columns,
            rows: expected.map((known) => rowOf(known, reader.language)),
          },
        }),
  });
}

export function lastMinuteLetter(change: LastMinuteChange): Letter {
  const { telecentre, reader } = change;
  const words = HOST_WORDS[reader.language];
  const told = changeTold(change);
  return hostLetter(change, {
    subject: words.changeSubject(telecentre.commune.name, told),
    paragraph: words.change(told),
  });
}

interface Body extends Pick<Parameters<typeof letter>[0], 'table'> {
  readonly subject: string;
  readonly paragraph: string;
}

function hostLetter(news: HostNews, { subject, paragraph, ...body }: Body): Letter {
  const { reader, networkName, sender, stop, telecentre } = news;
  const words = HOST_WORDS[reader.language];
  const written = letter({
    language: reader.language,
    networkName,
    subject,
    greeting: words.greeting(reader.name),
    paragraphs: [paragraph],
    ...body,
    footer: [words.why(telecentre.commune.name)],
    stop: { label: words.stop, url: stop },
  });
  return { ...written, from: sender };
}

interface Visitor {
  /** With those who come along. */
  readonly people: number;
  readonly firstVisit: boolean;
}

/** Whoever has two bookings on a day is expected once. */
function visitorsAmong(expected: readonly KnownBooking[]): Visitor[] {
  const visitors = new Map<string, Visitor>();
  for (const { booking, holder } of expected) {
    const who = identityOf(holder) ?? booking.id;
    const known = visitors.get(who);
    visitors.set(who, {
      people: Math.max(booking.people, known?.people ?? 0),
      firstVisit: (asSeenAtThePlace(holder).firstVisit ?? false) || (known?.firstVisit ?? false),
    });
  }
  return [...visitors.values()];
}

/** Undefined of those who may be anybody: somebody who was erased, or who came without saying a name. */
function identityOf(holder: Holder): string | undefined {
  if (holder.kind === 'member') return holder.account;
  return holder.kind === 'erased' || holder.name === null ? undefined : `guest ${holder.name}`;
}

function rowOf(known: KnownBooking, language: Language): string[] {
  const { booking } = known;
  // The column is narrow on a telephone.
  const narrow = hours(booking, language).replace('–\u00a0', '– ');
  return [narrow, presented(known, language), booking.resourceName];
}

/** `Ahmed Benali (première visite, 8 personnes)`. */
function presented({ booking, holder }: KnownBooking, language: Language): string {
  const words = HOST_WORDS[language];
  const seen = asSeenAtThePlace(holder);
  const remarks = [
    ...(booking.status === 'held' ? [words.held] : []),
    ...(seen.firstVisit === true ? [words.firstVisit] : []),
    ...(booking.people > 1 ? [words.people(booking.people)] : []),
    ...(booking.title === null ? [] : [words.title(booking.title)]),
    // Of events that were written down before there were messages.
    ...((booking.message ?? null) === null ? [] : [words.message(booking.message ?? '')]),
  ];
  const name = nameOf(holder, language);
  return remarks.length === 0 ? name : `${name} (${remarks.join(', ')})`;
}

function nameOf(holder: Holder, language: Language): string {
  return calledAtThePlace(asSeenAtThePlace(holder), language) ?? HOST_WORDS[language].nobodyKnown;
}

function changeTold({ kind, booking: known, before, reader }: LastMinuteChange): ChangeTold {
  const { booking } = known;
  const { language } = reader;
  const isComing = kind !== 'left' && kind !== 'cancelled';
  const today = kind === 'left' && before !== null ? before : booking;
  const elsewhere = before !== null && before.telecentre !== booking.telecentre;
  return {
    kind,
    day: dayInWords(localDateOf(today.start, today.timeZone), language),
    hours: hours(today, language),
    spoken: spokenToday(today, language),
    name: isComing ? presented(known, language) : nameOf(known.holder, language),
    place: today.resourceName,
    formerly: before === null || elsewhere ? null : formerlyOf(before, booking, language),
    elsewhere,
  };
}

/** As it was before, without the day where it has stayed. Where else somebody goes is no host's business. */
function formerlyOf(before: BookingSnapshot, booking: BookingSnapshot, language: Language): string {
  const dayOf = ({ start, timeZone }: BookingSnapshot): LocalDate => localDateOf(start, timeZone);
  return [
    dayOf(before) === dayOf(booking) ? hours(before, language) : shortTime(before, language),
    before.resourceName,
  ].join(', ');
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
