/** The letters to those who receive people: who comes today, and what has changed of it since. */
import type { KnownBooking } from '../bookings/booking-record.js';
import { asSeenAtThePlace, type SeenHolder } from '../bookings/people.js';
import { letter, type Letter } from '../outbox/letter.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import { HOST_WORDS, type ChangeTold, type HostWords } from './host-letters.words.js';
import type { HostNews, LastMinuteChange, MorningSheet } from './host-news.js';
import { hours, spokenTime } from './time-in-words.js';

export function morningSheetLetter(sheet: MorningSheet): Letter {
  const { date, expected, telecentre, reader } = sheet;
  const words = HOST_WORDS[reader.language];
  const guests = expected.map((known) => guestOf(known, reader.language));
  const people = sum(guests.map((guest) => guest.people));
  const firstVisits = guests.filter((guest) => guest.firstVisit).length;
  return hostLetter(sheet, {
    subject: words.sheetSubject(telecentre.commune.name, dayInWords(date, reader.language), people),
    paragraph: words.sheetOpening({ people, bookings: expected.length, firstVisits }),
    ...(guests.length === 0
      ? {}
      : {
          table: {
            caption: words.caption,
            columns: words.columns,
            rows: guests.map(({ hours, name, remarks, place }) => [
              hours,
              remarks === '' ? name : `${name} (${remarks})`,
              place,
            ]),
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
  const { reader, networkName, sender, stop, home, telecentre } = news;
  const words = HOST_WORDS[reader.language];
  const written = letter({
    language: reader.language,
    networkName,
    subject,
    greeting: words.greeting(reader.name),
    paragraphs: [paragraph],
    ...body,
    action: { label: words.home, url: home },
    footer: [words.why(telecentre.commune.name)],
    stop: { label: words.stop, url: stop },
  });
  return { ...written, from: sender };
}

interface Guest {
  readonly hours: string;
  readonly name: string;
  readonly place: string;
  readonly remarks: string;
  readonly people: number;
  readonly firstVisit: boolean;
}

function guestOf({ booking, holder }: KnownBooking, language: Language): Guest {
  const words = HOST_WORDS[language];
  const seen = asSeenAtThePlace(holder);
  const firstVisit = seen.firstVisit ?? false;
  const remarks = [
    ...(booking.status === 'held' ? [words.held] : []),
    ...(firstVisit ? [words.firstVisit] : []),
    ...(booking.people > 1 ? [words.people(booking.people)] : []),
    ...(booking.title === null ? [] : [words.title(booking.title)]),
  ];
  return {
    // The column is narrow on a telephone.
    hours: hours(booking, language).replace('–\u00a0', '– '),
    name: nameOf(seen, words),
    place: booking.resourceName,
    remarks: remarks.join(', '),
    people: booking.people,
    firstVisit,
  };
}

function nameOf({ name, email }: SeenHolder, words: HostWords): string {
  return name ?? email ?? words.nobodyKnown;
}

function changeTold({ kind, booking: known, before, reader }: LastMinuteChange): ChangeTold {
  const { booking } = known;
  const { language } = reader;
  const today = kind === 'left' && before !== null ? before : booking;
  const { name, remarks } = guestOf(known, language);
  return {
    kind,
    day: dayInWords(localDateOf(today.start, today.timeZone), language),
    hours: hours(today, language),
    spoken: spokenTime(today, language),
    name,
    place: today.resourceName,
    remarks,
    formerly: before && `${hours(before, language)}, ${before.resourceName}`,
    elsewhere: before !== null && before.telecentre !== booking.telecentre,
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
