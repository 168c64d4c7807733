/** A search as it is understood, or what is wrong beside each of its fields. */
import type { HalfDay } from '../reservation/half-day.js';
import { KINDS, type Kind } from '../reservation/kind.js';
import { isLocalDate, type LocalDate } from '../reservation/local-time.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { WishedTime } from '../booking-forms/wish.js';
import { isEquipment } from '../telecentres/equipment.js';
import type { SearchFields } from './search.schemas.js';
import type { Understood, Whereabouts } from './whereabouts.js';

export interface Criteria {
  readonly near: Whereabouts | null;
  readonly time: WishedTime;
  readonly kind: Kind;
  readonly people: number;
  readonly equipment: readonly string[];
}

export type Field = 'near' | 'date' | 'halfDay' | 'from' | 'to' | 'kind' | 'people' | 'equipment';
export type Errors = Readonly<Partial<Record<Field, string>>>;

export interface ToUnderstand {
  readonly fields: SearchFields;
  /** What `near` leads to; null when nothing was typed there. */
  readonly near: Understood | null;
  /** What is meant where nothing is said. */
  readonly usual: Criteria;
  /** On the clock where it is earliest. */
  readonly today: LocalDate;
}

/** As the parts of a day are called in the form. */
export const PARTS_OF_DAY = ['morning', 'afternoon', 'day', 'hours'] as const;
export type PartOfDay = (typeof PARTS_OF_DAY)[number];

/** As in the API. */
const MOST_PEOPLE = 1000;
/** A year has four digits, and so have those around it: until when one can book is told by what is found. */
const LAST_DATE = '9990-12-31';

export function criteriaOf(
  asked: ToUnderstand,
  language: Language,
): { readonly criteria: Criteria } | { readonly errors: Errors } {
  const { fields, usual } = asked;
  const kind = isAmong(KINDS, fields.kind ?? usual.kind);
  const people = peopleOf(fields.people, usual.people);
  const equipment = equipmentOf(fields.equipment);
  const time = timeOf(asked);
  const wrong: Partial<Record<Field, Words>> = {
    ...(asked.near?.is === 'several' ? { near: WRONG.several } : {}),
    ...(asked.near?.is === 'unknown' ? { near: WRONG.unknown } : {}),
    ...('wrong' in time ? time.wrong : {}),
    ...(kind === undefined ? { kind: WRONG.choose } : {}),
    ...(people === undefined ? { people: WRONG.people } : {}),
    ...(kind === 'desk' && people !== undefined && people > 1 ? { people: WRONG.desk } : {}),
    ...(equipment === undefined ? { equipment: WRONG.choose } : {}),
  };
  if (Object.keys(wrong).length > 0 || 'wrong' in time || !kind || !people || !equipment)
    return { errors: inWords(wrong, language) };
  return {
    criteria: {
      near: nearOf(asked),
      time: time.time,
      kind,
      people,
      equipment: isSent(fields) ? equipment : usual.equipment,
    },
  };
}

function nearOf({ fields, near, usual }: ToUnderstand): Whereabouts | null {
  if (near?.is === 'known') return near.whereabouts;
  return fields.near === undefined ? usual.near : null;
}

/** The form always sends its day; and what is not ticked in it is not wanted. */
function isSent({ date, equipment }: SearchFields): boolean {
  return date !== undefined || equipment.length > 0;
}

type Wrong = { readonly wrong: Partial<Record<Field, Words>> };

function timeOf({ fields, usual, today }: ToUnderstand): { readonly time: WishedTime } | Wrong {
  const date = fields.date ?? usual.time.date;
  const wrongDate = whyNot(date, today);
  const part = partOf(fields);
  if (part === undefined)
    return fields.halfDay === undefined && wrongDate === undefined
      ? { time: { ...usual.time, date } }
      : { wrong: { ...wrongDate, ...(fields.halfDay === undefined ? {} : { halfDay: WRONG.choose }) } };
  if (part !== 'hours') return wrongDate ? { wrong: wrongDate } : { time: { date, halfDay: part } };
  const [from, to] = [clockTime(fields.from), clockTime(fields.to)];
  if (wrongDate === undefined && from !== undefined && to !== undefined && from < to)
    return { time: { date, from, to } };
  return {
    wrong: {
      ...wrongDate,
      ...(from === undefined ? { from: WRONG.hour } : {}),
      ...(to === undefined ? { to: WRONG.hour } : {}),
      ...(from !== undefined && to !== undefined && to <= from ? { to: WRONG.order } : {}),
    },
  };
}

/** Hours without a word are hours. */
function partOf({ halfDay, from, to }: SearchFields): HalfDay | 'hours' | undefined {
  if (halfDay !== undefined) return isAmong(PARTS_OF_DAY, halfDay);
  return from === undefined && to === undefined ? undefined : 'hours';
}

function whyNot(date: string, today: LocalDate): { readonly date: Words } | undefined {
  if (!isLocalDate(date)) return { date: WRONG.date };
  if (date < today) return { date: WRONG.past };
  return date > LAST_DATE ? { date: WRONG.date } : undefined;
}

/** As the browser's own field sends it, or as people write it: `14:00`, `14h`, `9 h 30`. */
function clockTime(text: string | undefined): string | undefined {
  const [, hours, minutes = '00'] = /^(\d{1,2})\s*[:h]\s*(\d{2})?$/i.exec(text ?? '') ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return `${hours.padStart(2, '0')}:${minutes}`;
}

function peopleOf(text: string | undefined, usual: number): number | undefined {
  if (text === undefined) return usual;
  return /^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_PEOPLE
    ? Number(text)
    : undefined;
}

function equipmentOf(texts: readonly string[]): string[] | undefined {
  const words = [...new Set(texts.flatMap((text) => text.split(',')).filter((word) => word !== ''))];
  return words.every(isEquipment) ? words : undefined;
}

function isAmong<Word extends string>(words: readonly Word[], text: string): Word | undefined {
  return words.find((word) => word === text);
}

function inWords(wrong: Partial<Record<Field, Words>>, language: Language): Errors {
  return Object.fromEntries(Object.entries(wrong).map(([field, words]) => [field, words[language]]));
}

const WRONG = {
  several: { fr: 'plusieurs communes portent ce nom', en: 'several communes are called like that' },
  unknown: {
    fr: 'ce nom ne nous dit rien dans les départements du réseau ni autour',
    en: 'we know of no such place in the departments of the network or around them',
  },
  date: { fr: 'une date, par exemple 12/01/2027', en: 'a date, such as 12/01/2027' },
  past: { fr: 'ce jour est passé', en: 'that day is over' },
  hour: { fr: 'une heure, par exemple 14\u00a0h\u00a030', en: 'a time, such as 14:30' },
  order: { fr: 'la fin vient après le début', en: 'the end comes after the beginning' },
  choose: { fr: 'choisissez dans la liste', en: 'choose from the list' },
  people: {
    fr: `un nombre de personnes, de 1 à ${MOST_PEOPLE}`,
    en: `a number of people, from 1 to ${MOST_PEOPLE}`,
  },
  desk: {
    fr: 'un poste est pour une personne\u00a0: cherchez une salle, ou réservez pour une équipe',
    en: 'a desk is for one person: look for a room, or book for a team',
  },
} satisfies Record<string, Words>;
