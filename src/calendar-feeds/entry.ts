/** One row of a feed as its VEVENT. What a feed does not tell is not in it: calendars show what is marked as private. */
import { accessOf } from '../booking-letters/booking-facts.js';
import { english } from '../booking-letters/english.words.js';
import { french } from '../booking-letters/french.words.js';
import { addressOf } from '../booking-letters/place.js';
import { vevent, type CalendarEntry, type Position } from '../icalendar/vevent.js';
import { calendarText } from '../icalendar/text.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';
import type { EntryRow } from './feed-content.queries.js';
import type { FeedEntry, FeedSubject } from './feed.js';
import { shortHash } from './feed-state.js';
import { ACCESS, CLOSED, OCCUPIED, REFERENCE } from './feed.words.js';

/** How a feed tells its entries: to whoever booked, to whoever receives people, or to everybody. */
export type Telling = 'own' | 'names' | 'plain' | 'busy' | 'closures';

export interface EntryFrame {
  readonly telling: Telling;
  readonly language: Language;
  readonly baseUrl: string;
  /** Where it is; undefined when the network does not show it any more. */
  readonly telecentre: Telecentre | undefined;
}

export function tellingOf(subject: FeedSubject): Telling {
  switch (subject.scope) {
    case 'me':
      return 'own';
    case 'telecentre':
    case 'department':
      return subject.names ? 'names' : 'plain';
    case 'resource':
      return 'busy';
    case 'events':
      return 'closures';
  }
}

/** Whether the entry is known by the booking's own UID. */
export function tellsWhose(telling: Telling): boolean {
  return telling === 'own' || telling === 'names';
}

/** `uid`: what the feed knows it by. */
export function entryOf(row: EntryRow, uid: string, frame: EntryFrame): FeedEntry {
  const { sequence, stamp, start, end, created, days } = row;
  const content = {
    uid,
    sequence,
    stamp,
    ...(created === null ? {} : { created }),
    ...(days === null ? { start, end } : { ...wholeDays(days) }),
    cancelled: false,
    ...wordsOf(row, frame),
    ...placeOf(row, frame),
  };
  return { ...feedEntry(content), start, end };
}

export function feedEntry(content: CalendarEntry): FeedEntry {
  const { uid, sequence, start, end } = content;
  const text = calendarText(vevent(content));
  return { uid, sequence, start, end, text, tag: `"${shortHash(text)}"` };
}

function wholeDays([first, last]: readonly [string, string]): Pick<
  CalendarEntry,
  'start' | 'end' | 'wholeDays'
> {
  return { start: Date.parse(first), end: Date.parse(last), wholeDays: true };
}

type Said = Pick<CalendarEntry, 'summary' | 'description' | 'url' | 'leavesFree'>;

function wordsOf(row: EntryRow, frame: EntryFrame): Said {
  const { language } = frame;
  const { resourceName, telecentreName, title, name, reason, reference } = row;
  // What a calendar kept elsewhere takes is nobody's booking: that it is taken is all there is to say.
  const telling = frame.telling === 'names' && reference === null ? 'plain' : frame.telling;
  const place = resourceName ?? telecentreName;
  switch (telling) {
    case 'own':
      return { summary: joined(title, place, telecentreName), ...pageOf(row, frame) };
    case 'names':
      return { summary: joined(place, name), ...pageOf(row, frame) };
    case 'plain':
      return { summary: joined(OCCUPIED[language], place) };
    case 'busy':
      return { summary: OCCUPIED[language] };
    case 'closures':
      return { summary: joined(CLOSED[language], telecentreName, reason), leavesFree: true };
  }
}

function joined(...parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' – ');
}

/** The page asks for signing in: calendars are shared. Some show the first line of a description only. */
function pageOf(row: EntryRow, frame: EntryFrame): Pick<Said, 'description' | 'url'> {
  const { telling, language, baseUrl, telecentre } = frame;
  const url = `${baseUrl}/bookings/${row.reference ?? ''}`;
  const access = telling === 'own' && telecentre ? accessOf(telecentre, LETTERS[language]) : '';
  const lines = [
    url,
    '',
    `${REFERENCE[language]} ${row.reference ?? ''}`,
    ...(access === '' ? [] : [`${ACCESS[language]} ${access}`]),
  ];
  return { url, description: lines.join('\n') };
}

/** How to get in is said as in the mails, with a word of caution where nobody has confirmed it. */
const LETTERS = { fr: french, en: english } as const;

function placeOf(
  { telecentreName }: EntryRow,
  { telecentre }: EntryFrame,
): {
  readonly location: string;
  readonly position?: Position;
} {
  if (telecentre === undefined) return { location: telecentreName };
  const { latitude, longitude } = telecentre;
  return {
    location: `${telecentreName}, ${addressOf(telecentre)}`,
    // A pin is taken for the very door.
    ...(hasExactLocation(telecentre) ? { position: { latitude, longitude } } : {}),
  };
}
