/** Which calendar reads a feed, and how often calendars of its kind look again. */
import type { Instant } from '../reservation/period.js';

export const READERS = [
  'google',
  'outlook',
  'apple',
  'thunderbird',
  'evolution',
  'nextcloud',
  'davx5',
  'icsx5',
  'proton',
  'fastmail',
  'vdirsyncer',
  'other',
] as const;
export type Reader = (typeof READERS)[number];

export interface ReaderFacts {
  /** A name of its own; null for what we do not know. */
  readonly name: string | null;
  /** Between two looks, as long as nobody has changed its settings. */
  readonly usualMinutes: number;
  /** How its requests begin to be told from others'. */
  readonly agent: RegExp;
}

/** In this order: some name others in passing. */
export const READER_FACTS: Readonly<Record<Reader, ReaderFacts>> = {
  // adangel.org, December 2024: every four to seven hours; its users also tell of a whole day.
  google: { name: 'Google Agenda', usualMinutes: 360, agent: /Google-Calendar-Importer/i },
  // Microsoft's own help: « about every three hours », up to a day.
  outlook: { name: 'Outlook', usualMinutes: 180, agent: /Microsoft|Outlook|MSOffice|Exchange/i },
  // Its own rhythm when set to « automatically »; people choose between five minutes and a week.
  apple: {
    name: 'Apple Calendrier',
    usualMinutes: 60,
    agent: /iOS\/.*(dataaccessd|accountsd)|mac_?OS.*(CalendarAgent|dataaccessd)|CalendarAgent|dataaccessd/i,
  },
  // Calendar → Properties → Refresh: thirty minutes unless changed.
  thunderbird: { name: 'Thunderbird', usualMinutes: 30, agent: /Thunderbird|Lightning/i },
  // A new calendar of Evolution and of GNOME refreshes every thirty minutes.
  evolution: { name: 'Evolution', usualMinutes: 30, agent: /Evolution/i },
  // It obeys our REFRESH-INTERVAL; a week where that is not read (nextcloud/server#45841).
  nextcloud: { name: 'Nextcloud', usualMinutes: 60, agent: /Nextcloud/i },
  // DAVx⁵: four hours unless changed.
  davx5: { name: 'DAVx⁵', usualMinutes: 240, agent: /DAVx5/i },
  // ICSx⁵: a day unless changed.
  icsx5: { name: 'ICSx⁵', usualMinutes: 1440, agent: /ICSx5/i },
  // Proton's help: four to sixteen hours.
  proton: { name: 'Proton Calendar', usualMinutes: 480, agent: /Proton/i },
  // Fastmail's help: hourly.
  fastmail: { name: 'Fastmail', usualMinutes: 60, agent: /Fastmail|Cyrus/i },
  // It runs when its owner's clock says so; every quarter of an hour in its documentation.
  vdirsyncer: { name: 'vdirsyncer', usualMinutes: 15, agent: /vdirsyncer/i },
  other: { name: null, usualMinutes: 60, agent: /^/ },
};

export interface Reading {
  readonly reader: Reader;
  readonly firstAt: Instant;
  readonly lastAt: Instant;
  /** When it will probably look again; null when that time has long passed: it has stopped. */
  readonly next: Instant | null;
}

export function readerOf(userAgent: string | undefined): Reader {
  return READERS.find((reader) => READER_FACTS[reader].agent.test(userAgent ?? '')) ?? 'other';
}
