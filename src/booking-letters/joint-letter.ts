/** The one letter about bookings that belong together, to whoever comes, with what their calendar is to know of it. */
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { KIND } from '../bookings/kind.words.js';
import { mostCommon } from '../bookings/most-common.js';
import { violationView } from '../bookings/violations.words.js';
import type { Fact, LetterLink, LetterTable } from '../outbox/letter-parts.js';
import { letter, type Attachment, type Letter } from '../outbox/letter.js';
import { datesByMonth } from '../platform/i18n/dates-by-month.js';
import { dayInWords, MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { sourcedHostOf } from '../telecentres/sourced.js';
import { jointCalendarPart } from './booking-calendar.js';
import { bookingFacts } from './booking-facts.js';
import type { BookingNews } from './booking-news.js';
import { bookingWords } from './booking-words.js';
import { jointEnglish } from './joint-english.words.js';
import { jointFrench } from './joint-french.words.js';
import type { JointNews, MissingDate, ToldBooking } from './joint-news.js';
import { dateOf, jointTold, type JointTold, type JointWords } from './joint-words.js';
import { fullTime, hours, isOneDay } from './time-in-words.js';
import { toldOf } from './told.js';

const WORDS: Readonly<Record<Language, JointWords>> = { fr: jointFrench, en: jointEnglish };

export function jointLetter(news: JointNews): Letter {
  const { reader, networkName, sender, stop, telecentre, calendar, file } = news;
  const words = WORDS[reader.language];
  const told = jointTold(news);
  const { contactEmail: replyTo } = telecentre === null ? {} : sourcedHostOf(telecentre);
  const { greeting, footer, stop: stopping, asOne } = spokenOf(news);
  const rows = rowsOf(told, words);
  const [action, ...actions] = actionsOf(news, words);
  const written = letter({
    language: reader.language,
    networkName,
    subject: words.subject(told),
    greeting,
    paragraphs: words.paragraphs(told),
    facts: asOne === null ? [] : factsOf(asOne, told, words),
    ...(rows.length === 0 ? {} : { table: tableOf(rows, told, words) }),
    ...(action === undefined ? {} : { action }),
    actions,
    after: words.after(told),
    footer,
    ...(stop === null ? {} : { stop: { label: stopping, url: stop } }),
  });
  return {
    ...written,
    from: sender,
    ...(replyTo ? { replyTo } : {}),
    ...(calendar?.whole === undefined ? {} : { calendar: jointCalendarPart(news, calendar, calendar.whole) }),
    ...(file === null ? {} : { attachments: [asAttachment(file)] }),
  };
}

interface Spoken {
  readonly greeting: string;
  readonly footer: readonly string[];
  readonly stop: string;
  /** The first of them, as if it were the only one; null: it is about none. */
  readonly asOne: BookingNews | null;
}

/** What is said as in a letter about one booking. */
function spokenOf(news: JointNews): Spoken {
  const kind = news.kind === 'cancelled' ? 'cancelled' : 'confirmed';
  const { greeting, footer, stop } = bookingWords(news);
  const asOne = asOneOf(news, kind);
  if (asOne === null) return { greeting: greeting(news.reader.name), footer: [], stop: '', asOne };
  const told = toldOf(asOne);
  return { greeting: greeting(news.reader.name), footer: footer(told), stop: stop(told), asOne };
}

function asOneOf(news: JointNews, kind: BookingNews['kind']): BookingNews | null {
  const { bookings, next } = news;
  const booking = next?.booking ?? bookings[0]?.booking;
  if (booking === undefined) return null;
  const links = next?.links ?? { see: '', cancel: '', move: '', restore: '' };
  return { ...news, kind, booking: { ...booking, expiresAt: null }, before: null, now: null, links };
}

/** What all of them have in common; each date, each place stands in the list. */
function factsOf(asOne: BookingNews, told: JointTold, words: JointWords): Fact[] {
  const { labels } = bookingWords(asOne);
  const { news, often, when } = told;
  const { language } = news.reader;
  const own = [labels.reference, ...(often === null ? [labels.place] : [labels.date])];
  const facts = bookingFacts(toldOf(asOne), bookingWords(asOne)).filter(({ label }) => !own.includes(label));
  const usual = usualHours(news, language);
  const shared = facts.filter(
    ({ label }) => often === null || (label !== labels.hours && label !== labels.place),
  );
  if (often === null) return shared;
  return [
    { label: words.labels.dates, value: `${often}, ${when}` },
    ...(usual === null ? [] : [{ label: words.labels.hours, value: usual }]),
    ...shared,
  ];
}

function tableOf(rows: LetterTable['rows'], told: JointTold, words: JointWords): LetterTable {
  const { date, place, kind } = words.columns;
  return {
    caption: words.caption(told),
    columns: told.news.repetition === null ? [place, kind] : [date, place],
    rows,
  };
}

function rowsOf(told: JointTold, words: JointWords): LetterTable['rows'] {
  const { bookings, missing, repetition, reader } = told.news;
  const { language } = reader;
  const usualPlace = mostCommon(bookings.map(({ booking }) => booking.resourceName));
  const usual = usualHours(told.news, language);
  const said = (one: ToldBooking): string => saidOf(one, { usual, usualPlace, told, words });
  if (repetition === null)
    return bookings
      .map((one) => [said(one), KIND[language][one.booking.kind]])
      .sort(([one = ''], [other = '']) => one.localeCompare(other, 'fr', { numeric: true }));
  const rows = [
    ...bookings.map((one) => ({ date: dateOf(one.booking), said: said(one) })),
    ...missing.map((one) => ({ date: one.date, said: missingWords(one, told.news, words) })),
  ];
  return datesByMonth(rows, language);
}

interface Usual {
  readonly usual: string | null;
  readonly usualPlace: string | null;
  readonly told: JointTold;
  readonly words: JointWords;
}

/** The place; with the hours where they are not those of the others, and with what was before. */
function saidOf({ booking, before }: ToldBooking, { usual, usualPlace, told, words }: Usual): string {
  const { news } = told;
  const { language } = news.reader;
  const { cells } = words;
  const isElsewhere = news.repetition !== null && booking.resourceName !== usualPlace;
  const place =
    isElsewhere && news.kind !== 'cancelled' ? cells.elsewhere(booking.resourceName) : booking.resourceName;
  const isGone = news.kind !== 'cancelled' && booking.status === 'cancelled';
  if (isGone) return cells.cancelled;
  const asked = booking.status === 'held' ? cells.requested(place) : place;
  const time = hoursOf(booking, language);
  const formerly = news.kind === 'changed' && before !== null ? formerlyOf(before, booking, language) : '';
  return [
    ...(time === usual ? [] : [time]),
    asked,
    ...(formerly === '' ? [] : [cells.formerly(formerly)]),
  ].join(', ');
}

function formerlyOf(before: BookingSnapshot, booking: BookingSnapshot, language: Language): string {
  const isMoved = before.start !== booking.start || before.end !== booking.end;
  const isSameDay = dateOf(before) === dateOf(booking);
  return [
    ...(isMoved ? [isSameDay ? hoursOf(before, language) : fullTime(before, language)] : []),
    ...(before.resource === booking.resource ? [] : [before.resourceName]),
    ...(before.telecentre === booking.telecentre ? [] : [before.telecentreName]),
  ].join(', ');
}

/** With the name of the holiday; with the rule in its way, in words. */
function missingWords(
  { why, isKept, violations }: MissingDate,
  { reader, bookings }: JointNews,
  { cells }: JointWords,
): string {
  const [violation] = violations;
  const what = isKept ? cells.kept : cells.missing;
  const timeZone = bookings[0]?.booking.timeZone ?? MAINLAND_ZONE;
  if (violation?.rule === 'closed' && violation.reason !== '')
    return `${cells.because(what, cells.why[why])} (${violation.reason})`;
  const isRule = why === 'refused' && violation !== undefined;
  if (!isRule) return cells.because(what, cells.why[why]);
  const { message } = violationView(violation, timeZone, reader.language);
  return cells.because(what, message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, ''));
}

/** `9 h – 12 h`, of most dates. */
function usualHours({ bookings }: JointNews, language: Language): string | null {
  return mostCommon(bookings.map(({ booking }) => hoursOf(booking, language)));
}

function hoursOf(booking: BookingSnapshot, language: Language): string {
  return isOneDay(booking) ? hours(booking, language) : fullTime(booking, language);
}

/** The first is the button. */
function actionsOf({ page, next, reader, kind, repetition }: JointNews, words: JointWords): LetterLink[] {
  const { see, seeOrChange, cancelNext } = words.actions;
  if (repetition === null) {
    const { actions } = bookingWords({ reader });
    return [{ label: actions.see, url: page }];
  }
  if (next === null || kind === 'cancelled') return [{ label: see, url: page }];
  const day = dayInWords(dateOf(next.booking), reader.language);
  return [
    { label: seeOrChange, url: page },
    { label: cancelNext(day), url: next.links.cancel },
  ];
}

function asAttachment(file: string): Attachment {
  return {
    fileName: 'reservations.ics',
    type: 'text/calendar',
    base64: Buffer.from(file).toString('base64'),
  };
}
