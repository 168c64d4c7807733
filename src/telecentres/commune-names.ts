/**
 * Communes as people type them: without accents or hyphens, `st` for saint, the beginning of a word in the middle, a
 * postcode, or with a slip of the finger.
 */
import { allCommunes, findCommune, type Commune } from './communes.js';

/** The best matches first; of equal ones those of these departments, and then the most inhabited. */
export function findCommunes(text: string, limit: number, departments: Departments = NONE): Commune[] {
  const typed = read(text);
  if (typed.words === '')
    return typed.digits === null ? [] : byDigits(typed.digits, departments).slice(0, limit);
  return known()
    .filter(({ commune }) => typed.department === null || commune.department === typed.department)
    .map((one) => ({ commune: one.commune, rank: rankOf(one, typed.words) }))
    .filter(({ rank }) => rank < NO_MATCH)
    .sort((one, other) => one.rank - other.rank || compare(one.commune, other.commune, departments))
    .slice(0, limit)
    .map(({ commune }) => commune);
}

/** Where the network is: people who look for it live there, nearly always. */
export type Departments = ReadonlySet<string>;
const NONE: Departments = new Set();

function compare(one: Commune, other: Commune, departments: Departments): number {
  const [isHere, isOtherHere] = [one, other].map(({ department }) => departments.has(department));
  if (isHere !== isOtherHere) return isHere === true ? -1 : 1;
  return other.population - one.population || one.name.localeCompare(other.name, 'fr');
}

/** Those that are called exactly this, or have this postcode or INSEE code: one when it can be no other. */
export function communesNamed(text: string): Commune[] {
  const typed = read(text);
  if (typed.words === '') return typed.digits === null ? [] : byDigits(typed.digits, NONE);
  return known()
    .filter(
      ({ commune, names }) =>
        names.includes(typed.words) && (typed.department === null || commune.department === typed.department),
    )
    .map(({ commune }) => commune)
    .sort((one, other) => other.population - one.population);
}

/** The only commune of this name; undefined when there is none, or several. */
export function communeNamed(text: string): Commune | undefined {
  const [one, another] = communesNamed(text);
  return another === undefined ? one : undefined;
}

/** For a name that nothing matches: those that are spelled most like it. */
export function spelledLike(text: string, limit: number): Commune[] {
  const { words } = read(text);
  if (words.length < SHORTEST_GUESSED) return [];
  const farthest = words.length < LONG_NAME ? 1 : 2;
  return known()
    .map(({ commune, names }) => ({
      commune,
      slips: Math.min(...names.map((name) => slips(words, name, farthest))),
    }))
    .filter(({ slips: count }) => count <= farthest)
    .sort((one, other) => one.slips - other.slips || other.commune.population - one.commune.population)
    .slice(0, limit)
    .map(({ commune }) => commune);
}

/** Of three letters anything might be meant. */
const SHORTEST_GUESSED = 4;
/** From so many letters on, people slip twice. */
const LONG_NAME = 7;

interface KnownName {
  readonly commune: Commune;
  /** Folded; with its article and without. */
  readonly names: readonly string[];
}

let knownNames: readonly KnownName[] | undefined;

function known(): readonly KnownName[] {
  knownNames ??= [...allCommunes().values()].map((commune) => {
    const name = folded(commune.name);
    const bare = name.replace(ARTICLE, '');
    return { commune, names: bare === name ? [name] : [name, bare] };
  });
  return knownNames;
}

const ARTICLE = /^(le|la|les|l) /;

interface TypedName {
  /** Folded; empty when only digits were typed. */
  readonly words: string;
  readonly digits: string | null;
  readonly department: string | null;
}

/** `46270 Bagnac`, `Bagnac (46)`, `46270`. */
function read(text: string): TypedName {
  const [, name = '', department = null] =
    /^(.*?)\s*(?:\((\d{2,3}|2[AB])\))?\s*$/i.exec(text.slice(0, LONGEST)) ?? [];
  const digits = /^\s*(\d{2,5})\b/.exec(name)?.[1] ?? null;
  const words = folded(name.replace(/^\s*\d+/, ''));
  return { words, digits, department: department ?? (words === '' ? null : departmentOf(digits)) };
}

/** No name is longer. */
const LONGEST = 80;

/** A postcode before a name says its department, nearly always. */
function departmentOf(digits: string | null): string | null {
  return digits === null ? null : digits.slice(0, 2);
}

/** People mean postcodes, programs INSEE codes; the same digits may be both. */
function byDigits(digits: string, departments: Departments): Commune[] {
  const withPostcode = [...allCommunes().values()].filter(({ postcodes }) =>
    postcodes.some((postcode) => postcode.startsWith(digits)),
  );
  const withCode = findCommune(digits);
  const all = new Set(withCode === undefined ? withPostcode : [...withPostcode, withCode]);
  return [...all].sort((one, other) => compare(one, other, departments));
}

/** Lower case without accents; hyphens, apostrophes and dots are spaces; `st`, `ste` and `s/` in full. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/\bs\//g, 'sur ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .replace(/\bst\b/g, 'saint')
    .replace(/\bste\b/g, 'sainte');
}

const NO_MATCH = 4;

/** 0 the very name, 1 its beginning, 2 from one of its words on, 3 the beginnings of its words in their order. */
function rankOf({ names }: KnownName, typed: string): number {
  if (names.includes(typed)) return 0;
  if (names.some((name) => name.startsWith(typed))) return 1;
  const [name = ''] = names;
  if (name.includes(` ${typed}`)) return 2;
  return areBeginnings(typed.split(' '), name.split(' ')) ? 3 : NO_MATCH;
}

/** `bagnac cele` of `bagnac sur cele`. */
function areBeginnings(beginnings: readonly string[], words: readonly string[]): boolean {
  let from = 0;
  return beginnings.every((beginning) => {
    const found = words.findIndex((word, index) => index >= from && word.startsWith(beginning));
    from = found + 1;
    return found >= 0;
  });
}

/**
 * How many letters must be changed, added, left out or exchanged with their neighbour (optimal string alignment); more than
 * `most` is not counted to the end.
 */
function slips(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let at = 1; at <= one.length; at++) {
    const next = [at];
    for (let to = 1; to <= other.length; to++) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      const isExchange = at > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const exchanged = isExchange ? (before[to - 2] ?? most) + 1 : Infinity;
      next.push(Math.min(changed, exchanged, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return row[other.length] ?? most + 1;
}
