/** What a language has to say of a booking, and what it is given to say it with. */
import { dayInWords, inCommune, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { undoEndsAt } from '../reservation/booking.js';
import type { HalfDay } from '../reservation/half-day.js';
import { addDays } from '../reservation/local-time.js';
import type { BookingNews } from './booking-news.js';
import { localMoment, shortTime, spokenTime, type LocalMoment } from './time-in-words.js';

export interface Told {
  readonly news: BookingNews;
  /** `à Figeac`, `au Vigan`; the telecentre's name where its commune is not known any more. */
  readonly where: string;
  /** `mardi 12 janvier, 9 h – 12 h`. */
  readonly when: string;
  /** `mardi 12 janvier de 9 h à 12 h`, within a sentence. */
  readonly spoken: string;
  /** Until when a held place waits. */
  readonly deadline: DayAndTime;
  /** Until when whoever has cancelled may take it back: `6 h 12`. */
  readonly restorableUntil: string;
  /** The booking begins on the day after it happened, or after a reminder is written. */
  readonly isTomorrow: boolean;
  /** Null when no code of the door is kept here. */
  readonly doorCode: DoorCodeTold | null;
}

/** Of `moved-away`: still at this telecentre, only not with the others any more. */
export function isSamePlace({ booking, now }: BookingNews): boolean {
  return now?.telecentre === booking.telecentre;
}

export interface DayAndTime {
  /** `mardi 12 janvier`. */
  readonly day: string;
  /** `9 h`. */
  readonly time: string;
}

/** From when it is shown; null: already. */
export interface DoorCodeTold {
  readonly from: DayAndTime | null;
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
  readonly actions: Readonly<Record<BookingAction, string>>;
  readonly labels: Readonly<Record<Label, string>>;
  readonly halfDays: Readonly<Record<HalfDay, string>>;
  readonly values: {
    readonly map: string;
    readonly communeMap: string;
    readonly doorCode: (doorCode: DoorCodeTold) => string;
    readonly noDoorCode: string;
    readonly accessToBeConfirmed: string;
  };
}

export type BookingAction = 'see' | 'confirm' | 'cancel' | 'withdraw' | 'move' | 'restore' | 'search';

export type Label =
  | 'date'
  | 'hours'
  | 'place'
  | 'telecentre'
  | 'address'
  | 'map'
  | 'access'
  | 'doorCode'
  | 'opening'
  | 'host'
  | 'phone'
  | 'email'
  | 'title'
  | 'message'
  | 'people'
  | 'bookedBy'
  | 'reason'
  | 'formerly'
  | 'now'
  | 'reference';

export function toldOf(news: BookingNews): Told {
  const { booking, telecentre, reader, at } = news;
  const { language } = reader;
  const { timeZone } = booking;
  const [happened, begins] = [localMoment(at, timeZone), localMoment(booking.start, timeZone)];
  const restorableUntil = localMoment(Math.min(undoEndsAt(at), booking.end), timeZone);
  return {
    news,
    where: telecentre === null ? `(${booking.telecentreName})` : inCommune(telecentre.commune.name, language),
    when: shortTime(booking, language),
    spoken: spokenTime(booking, language),
    deadline: dayAndTime(localMoment(booking.expiresAt ?? booking.start, timeZone), language),
    restorableUntil: timeInWords(restorableUntil.time, language),
    isTomorrow: begins.date === addDays(happened.date, 1),
    doorCode: doorCodeTold(news),
  };
}

export function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** In French what is usually the matter begins small after a colon; a name, « Noël » or « Enedis », keeps its capital. */
export function afterColon(reason: string): string {
  return USUAL.test(reason) ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason;
}

const USUAL =
  /^(?:Absence|Congés?|Coupure|Fermeture|Formation|Fuite|Inondation|Panne|Pont|Réunion|Travaux)(?![\p{L}-])/u;

function doorCodeTold({ doorCode, booking, at, reader }: BookingNews): DoorCodeTold | null {
  if (doorCode === null) return null;
  const from = localMoment(doorCode.shownFrom, booking.timeZone);
  return { from: doorCode.shownFrom <= at ? null : dayAndTime(from, reader.language) };
}

function dayAndTime({ date, time }: LocalMoment, language: Language): DayAndTime {
  return { day: dayInWords(date, language), time: timeInWords(time, language) };
}
