/** One row of a feed as its VEVENT. What a feed does not tell is not in it: calendars show what is marked as private. */
import { entryDescription, entryTitle, REFERENCE } from '../booking-letters/booking-entry.js';
import { addressOf } from '../booking-letters/place.js';
import { walkInLabel } from '../bookings/walk-in.js';
import { vevent, type CalendarEntry, type Position } from '../icalendar/vevent.js';
import { calendarText } from '../icalendar/text.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from '../telecentres/network.js';
import { hasExactLocation } from '../telecentres/sourced.js';
import type { EntryRow } from './entry-row.js';
import type { FeedEntry, FeedSubject } from './feed.js';
import { shortHash } from './feed-state.js';
import { CLOSED, OCCUPIED, peopleInWords } from './feed.words.js';

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
  const { telling, language, baseUrl } = frame;
  const { resourceName, telecentreName, name, walkIn, reason, reference } = row;
  const place = resourceName ?? telecentreName;
  switch (telling) {
    case 'own':
      return ownWords(row, frame);
    case 'names':
      // What a calendar kept elsewhere takes is nobody's booking: whose calendar it is, is all there is to say.
      if (reference === null) return { summary: joined(OCCUPIED[language], place, name) };
      return {
        summary: joined(place, name ?? (walkIn && walkInLabel(walkIn, language))),
        description: receivedWords(row, language),
        // Opens for those who receive people there, and for nobody else.
        url: `${baseUrl}/host/bookings/${reference}`,
      };
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

function ownWords(row: EntryRow, { language, baseUrl, ...frame }: EntryFrame): Said {
  const telecentre = frame.telecentre ?? null;
  const reference = row.reference ?? '';
  const page = `${baseUrl}/bookings/${reference}`;
  return {
    summary: entryTitle({ ...row, telecentre }),
    description: entryDescription({ telecentre, reference, page, isOver: false }, language),
    url: page,
  };
}

function receivedWords({ reference, people }: EntryRow, language: Language): string {
  const lines = [`${REFERENCE[language]} ${reference ?? ''}`];
  return [...lines, ...(people === null ? [] : [peopleInWords(people, language)])].join('\n');
}

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
