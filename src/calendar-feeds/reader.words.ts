import type { Language, Words } from '../platform/i18n/language.js';
import { READER_FACTS, type Reader } from './readers.js';

/** What people call the program that reads: some have another name in each language. */
export function readerName(reader: Reader, language: Language): string {
  return TRANSLATED[reader]?.[language] ?? READER_FACTS[reader].name ?? UNKNOWN[language];
}

const TRANSLATED: Readonly<Partial<Record<Reader, Words>>> = {
  google: { fr: 'Google Agenda', en: 'Google Calendar' },
  apple: { fr: 'Calendrier d’Apple', en: 'Apple Calendar' },
};

const UNKNOWN: Words = { fr: 'un autre agenda', en: 'another program' };
