import type { Language } from '../platform/i18n/language.js';
import type { BookingNews } from './booking-news.js';
import { english } from './english.words.js';
import { french } from './french.words.js';
import type { BookingWords } from './told.js';

export function bookingWords({ reader }: Pick<BookingNews, 'reader'>): BookingWords {
  return WORDS[reader.language];
}

const WORDS: Readonly<Record<Language, BookingWords>> = { fr: french, en: english };
