/** What a language has to say of a booking, and what it is given to say it with. */
import { dayInWords, inCommune, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { BookingNews } from './booking-news.js';
import { localMoment, shortTime, spokenTime } from './time-in-words.js';

export interface Told {
  readonly news: BookingNews;
  /** `à Figeac`, `au Vigan`; the telecentre's name where its commune is not known any more. */
  readonly where: string;
  /** `mardi 12 janvier, 9 h – 12 h`. */
  readonly when: string;
  /** `mardi 12 janvier de 9 h à 12 h`, within a sentence. */
  readonly spoken: string;
  /** Until when a held place waits. */
  readonly deadline: { readonly day: string; readonly time: string };
}

export interface BookingWords {
  readonly greeting: (name: string | null) => string;
  readonly subject: (told: Told) => string;
  /** What has happened, in a sentence or two. */
  readonly opening: (told: Told) => string;
  /** What else is good to know. */
  readonly closing: (told: Told) => readonly string[];
  readonly footer: (told: Told) => readonly string[];
  readonly stop: (told: Told) => string;
  readonly actions: Readonly<Record<'see' | 'confirm' | 'cancel' | 'move' | 'restore', string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly halfDays: Readonly<Record<HalfDay, string>>;
  readonly values: {
    readonly before: (deadline: Told['deadline']) => string;
    readonly map: string;
    readonly doorCode: string;
    readonly accessToBeConfirmed: string;
  };
}

export type Label =
  | 'deadline'
  | 'date'
  | 'hours'
  | 'place'
  | 'address'
  | 'map'
  | 'access'
  | 'doorCode'
  | 'opening'
  | 'host'
  | 'phone'
  | 'title'
  | 'people'
  | 'bookedBy'
  | 'reason'
  | 'formerly'
  | 'now'
  | 'reference';

export function toldOf(news: BookingNews): Told {
  const { booking, telecentre, reader } = news;
  const { language } = reader;
  return {
    news,
    where: telecentre === null ? `(${booking.telecentreName})` : inCommune(telecentre.commune.name, language),
    when: shortTime(booking, language),
    spoken: spokenTime(booking, language),
    deadline: deadlineOf(news, language),
  };
}

function deadlineOf({ booking }: BookingNews, language: Language): Told['deadline'] {
  const { date, time } = localMoment(booking.expiresAt ?? booking.start, booking.timeZone);
  return { day: dayInWords(date, language), time: timeInWords(time, language) };
}
