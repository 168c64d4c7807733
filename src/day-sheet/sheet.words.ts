import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Sheet, SheetRow } from './sheet.js';

export const SHEET_WORDS = {
  title: { fr: 'Feuille de présence', en: 'Attendance sheet' },
  open: { fr: 'Ouvert\u00a0: ', en: 'Open: ' },
  shut: { fr: 'Fermé ce jour-là.', en: 'Closed on that day.' },
  yes: { fr: 'oui', en: 'yes' },
  nobody: { fr: 'Personne n’est attendu.', en: 'Nobody is expected.' },
  free: { fr: 'Lignes libres, pour les personnes de passage', en: 'Free rows, for whoever comes by' },
  onPaper: {
    fr: 'Une page A4, avec une colonne de signature de 5\u00a0cm.',
    en: 'One A4 page, with a signature column of 5\u00a0cm.',
  },
  pdf: { fr: 'Ouvrir le PDF', en: 'Open the PDF' },
  day: { fr: 'Revenir à la journée', en: 'Back to the day' },
} as const satisfies Readonly<Record<string, Words>>;

/** At the heads of the columns, in the order in which they are read. */
export const COLUMNS = {
  hours: { fr: 'Horaire', en: 'Time' },
  name: { fr: 'Nom', en: 'Name' },
  place: { fr: 'Place', en: 'Place' },
  people: { fr: 'Pers.', en: 'People' },
  firstVisit: { fr: '1re visite', en: 'First visit' },
  message: { fr: 'Message', en: 'Message' },
  signature: { fr: 'Signature', en: 'Signature' },
} as const satisfies Readonly<Record<string, Words>>;
export type Column = keyof typeof COLUMNS;

export function cellOf(row: SheetRow, column: Column, language: Language): string {
  switch (column) {
    case 'hours':
    case 'name':
    case 'place':
    case 'message':
      return row[column];
    case 'people':
      return String(row.people);
    case 'firstVisit':
      return row.firstVisit ? SHEET_WORDS.yes[language] : '';
    case 'signature':
      return '';
  }
}

/** `Feuille de présence, mardi 24 novembre 2026`. */
export function titleOf({ date, language }: Pick<Sheet, 'date' | 'language'>): string {
  return `${SHEET_WORDS.title[language]}, ${dateInWords(date, language)}`;
}

/** `Ouvert : 8 h 30 – 12 h. 3 réservations, 5 personnes.` */
export function openingOf({ open, rows, language }: Sheet): string {
  const hours = open === '' ? SHEET_WORDS.shut[language] : `${SHEET_WORDS.open[language]}${open}.`;
  if (rows.length === 0) return `${hours} ${SHEET_WORDS.nobody[language]}`;
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  return `${hours} ${counted(rows.length, BOOKINGS[language])}, ${counted(people, PEOPLE[language])}.`;
}

const BOOKINGS: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['réservation', 'réservations'],
  en: ['booking', 'bookings'],
};
const PEOPLE: Readonly<Record<Language, readonly [string, string]>> = {
  fr: ['personne', 'personnes'],
  en: ['person', 'people'],
};

function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${count}\u00a0${count > 1 ? many : one}`;
}
