import type { Words } from '../platform/i18n/language.js';
import { fieldsOf, type Wish } from './wish.js';

/** The form that repeats a booking, with what is known of it already. */
export function newSeriesPath(wish: Wish): string {
  return repeatPath(fieldsOf(wish));
}

export function repeatPath(known: Readonly<Record<string, string>>): string {
  return `/series/new?${new URLSearchParams(known).toString()}`;
}

export const REPEAT: Words = { fr: 'Répéter chaque semaine…', en: 'Repeat every week…' };
