/** Dates, times and lengths as people write them; no-break spaces where typography asks for them. */
import { DateTime } from 'luxon';
import type { Language } from './language.js';

/** Neither a network nor a member has a time zone of their own: to the day, that of the mainland is near enough. */
export const MAINLAND_ZONE = 'Europe/Paris';

const NBSP = '\u00a0';
/** After a dash a line may break, whatever space follows: nothing but this keeps it from doing so. */
export const WORD_JOINER = '\u2060';

/** `mardi 12 janvier 2027`, `Tuesday 12 January 2027`. */
export function dateInWords(date: string, language: Language): string {
  return formatted(date, language, 'cccc d LLLL yyyy');
}

/** `mardi 12 janvier`, `Tuesday 12 January`: where nobody doubts the year. */
export function dayInWords(date: string, language: Language): string {
  return formatted(date, language, 'cccc d LLLL');
}

/** `7 janvier 2027`, `7 January 2027`: where the day of the week is known. */
export function shortDate(date: string, language: Language): string {
  return formatted(date, language, 'd LLLL yyyy');
}

/** `du 7 janvier au 24 juin 2027`; `le 7 janvier 2027`. */
export function datesInWords(from: string, to: string, language: Language): string {
  const [first, last] = [shortDate(from, language), shortDate(to, language)];
  if (from === to) return language === 'fr' ? `le ${last}` : `on ${last}`;
  const start = from.slice(0, 4) === to.slice(0, 4) ? first.replace(/ \d{4}$/, '') : first;
  return language === 'fr' ? `du ${start} au ${last}` : `from ${start} to ${last}`;
}

/** `janvier 2027`, of `2027-01` or of any of its days. */
export function monthInWords(month: string, language: Language): string {
  return formatted(month.slice(0, 7), language, 'LLLL yyyy');
}

function formatted(date: string, language: Language, format: string): string {
  const day = DateTime.fromISO(date, { zone: 'utc' }).setLocale(language === 'fr' ? 'fr-FR' : 'en-GB');
  const words = day.toFormat(format);
  return language === 'fr' ? words.replace(/(^| )1 /, '$11er ') : words;
}

/** As a line begins: `Mardi 12 janvier`. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `9 h`, `13 h 30`; `9:00`, `13:30`. */
export function timeInWords(time: string, language: Language): string {
  const [hours = '0', minutes = '00'] = time.split(':');
  if (language === 'en') return `${Number(hours)}:${minutes}`;
  return minutes === '00' ? `${Number(hours)}${NBSP}h` : `${Number(hours)}${NBSP}h${NBSP}${minutes}`;
}

/** `9 h – 12 h`; `9:00 – 12:00`. */
export function hoursInWords(from: string, to: string, language: Language): string {
  const until = to === '00:00' ? MIDNIGHT[language] : timeInWords(to, language);
  return `${timeInWords(from, language)}${NBSP}–${WORD_JOINER}${NBSP}${until}`;
}

const MIDNIGHT = { fr: 'minuit', en: 'midnight' } as const;

/** `à Figeac`, `au Vigan`, `aux Angles`; `in Figeac`. */
export function inCommune(name: string, language: Language): string {
  if (language === 'en') return `in ${name}`;
  if (name.startsWith('Le ')) return `au ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `aux ${name.slice(4)}`;
  return `à ${name}`;
}

/** `de Figeac`, `d’Aurillac`, `du Vigan`, `des Angles`: in French only, as English says it with `in`. */
export function ofCommune(name: string): string {
  if (name.startsWith('Le ')) return `du ${name.slice(3)}`;
  if (name.startsWith('Les ')) return `des ${name.slice(4)}`;
  return /^[aeiouyh]/i.test(name.normalize('NFD')) ? `d’${name}` : `de ${name}`;
}

/** `près d’Aurillac`, `près du Vigan`, `près des Albres`; `near Aurillac`. */
export function nearCommune(name: string, language: Language): string {
  return language === 'fr' ? `près ${ofCommune(name)}` : `near ${name}`;
}

/** `45 minutes`, `1 heure 30`, `2 jours`; `45 minutes`, `1 hour 30`, `2 days`. */
export function lengthInWords(minutes: number, language: Language): string {
  const [day, hour] = language === 'fr' ? ['jour', 'heure'] : ['day', 'hour'];
  if (minutes >= 1440 && minutes % 1440 === 0) return counted(minutes / 1440, day);
  if (minutes < 60) return counted(minutes, 'minute');
  const rest = minutes % 60;
  const hours = counted(Math.floor(minutes / 60), hour);
  return rest === 0 ? hours : `${hours}${NBSP}${String(rest).padStart(2, '0')}`;
}

function counted(count: number, word: string): string {
  return `${count}${NBSP}${word}${count > 1 ? 's' : ''}`;
}
