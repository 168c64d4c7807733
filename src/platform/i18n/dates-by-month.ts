/** Many dates, told one below the other: those of a month of which the same is said share a line. Pure. */
import { dateInWords } from './in-words.js';
import type { Language, Words } from './language.js';

export interface DateRow {
  readonly date: string;
  readonly said: string;
}

/** As many as are seen at a glance; of more, nobody reads fifty times the same. */
const MOST_ONE_BY_ONE = 12;

/** In order; of each line the dates, and what is said of them. */
export function datesByMonth(rows: readonly DateRow[], language: Language): (readonly [string, string])[] {
  const inOrder = [...rows].sort((one, other) => one.date.localeCompare(other.date));
  if (inOrder.length <= MOST_ONE_BY_ONE)
    return inOrder.map(({ date, said }) => [dateInWords(date, language), said]);
  const lines = new Map<string, DateRow[]>();
  for (const row of inOrder) {
    const key = `${row.date.slice(0, 7)} ${row.said}`;
    lines.set(key, [...(lines.get(key) ?? []), row]);
  }
  return [...lines.values()].map((line) => {
    const dates = line.map(({ date }) => date);
    return [datesInWords(dates, language), line[0]?.said ?? ''];
  });
}

/** `7, 14 et 21 janvier 2027`; alone `jeudi 7 janvier 2027`. */
function datesInWords(dates: readonly string[], language: Language): string {
  const words = dates.map((date) => dateInWords(date, language));
  const [first = ''] = words;
  if (words.length === 1) return first;
  const days = words.map((one) => one.split(' ')[1] ?? '');
  const month = first.split(' ').slice(2).join(' ');
  return `${days.slice(0, -1).join(', ')} ${AND[language]} ${days.at(-1) ?? ''} ${month}`;
}

const AND: Words = { fr: 'et', en: 'and' };
