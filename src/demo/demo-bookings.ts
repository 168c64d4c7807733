/**
 * What the people of the demonstration would like to book in a fortnight, and what some of them did in the weeks before.
 * Pure: the same wishes for the same first day. Whether each can be had (holidays, closures, hours that have passed) is
 * for the engine to say.
 */
import type { Beneficiary } from '../bookings/party.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import {
  addDays,
  weekdayOf,
  type LocalDate,
  type LocalTime,
  type Weekday,
} from '../reservation/local-time.js';
import type { WantedTime } from '../reservation/stay.js';

export interface DemoWish {
  /** Whoever books: the key of a person of the demonstration. */
  readonly who: string;
  readonly where: { readonly telecentre: string; readonly kind: Kind };
  readonly time: WantedTime;
  readonly people: number;
  readonly title: string | null;
  readonly for: Beneficiary;
}

/** Of somebody who booked half a day for themselves, and has come or not. */
export interface PastWish extends DemoWish {
  readonly time: { readonly date: LocalDate; readonly halfDay: HalfDay };
  readonly came: boolean;
}

export function demoWishes(today: LocalDate): DemoWish[] {
  const dates = Array.from({ length: DAYS }, (_, days) => addDays(today, days));
  return dates.flatMap(wishesOn);
}

/** Until yesterday. */
export function pastWishes(today: LocalDate): PastWish[] {
  const dates = Array.from({ length: DAYS_BEFORE }, (_, days) => addDays(today, days - DAYS_BEFORE));
  return dates.flatMap((date, day) =>
    wishesOn(date).flatMap(({ time, ...wish }) => {
      const isTheirs = wish.for === 'oneself' && REGULARS.includes(wish.who);
      if (!isTheirs || !('halfDay' in time)) return [];
      return [{ ...wish, time, came: wish.who !== FORGETFUL || day % FORGETS_EVERY !== 0 }];
    }),
  );
}

interface Habit {
  readonly who: string;
  readonly at: string;
  readonly kind?: Kind;
  readonly on: readonly Weekday[];
  /** A half-day, or from when to when. */
  readonly when: HalfDay | readonly [LocalTime, LocalTime];
  readonly people?: number;
  readonly title?: string;
  readonly guest?: string;
}

const DAYS = 14;

/** A habit shows after three weeks, and the month before has something to state even on its last day: six whole weeks. */
const DAYS_BEFORE = 42;
/** A first start waits for them; but of fewer than five people at a place no figures are told. */
const REGULARS: readonly string[] = [
  'camille.roux',
  'lea.mercadier',
  'hugo.teyssedre',
  'karine.vaissiere',
  'ines.garrigue',
  'marc.fabre',
];
/** Where the host ticks who is there, so that absences show. */
const FORGETFUL = 'hugo.teyssedre';
const FORGETS_EVERY = 3;

/**
 * Lively at Aurillac, with something free everywhere, so that there is something to book. The desks of Montmurat stay
 * free on Tuesdays: the example of the README is played there.
 */
const HABITS: readonly Habit[] = [
  { who: 'camille.roux', at: 'figeac', on: ['tue'], when: 'day', title: 'Télétravail' },
  { who: 'camille.roux', at: 'figeac', on: ['thu'], when: 'morning' },
  { who: 'camille.roux', at: 'decazeville', on: ['fri'], when: 'afternoon', title: 'Dossiers à finir' },
  { who: 'anne.puech', at: 'figeac', on: ['mon', 'wed'], when: 'morning' },
  { who: 'sophie.lagarde', at: 'figeac', on: ['thu'], when: 'afternoon' },
  {
    who: 'olivier.delmas',
    at: 'figeac',
    on: ['fri'],
    when: 'morning',
    title: 'Visite des télécentres du Lot',
  },

  { who: 'thierry.costes', at: 'decazeville', on: ['mon', 'tue'], when: 'day' },
  {
    who: 'samir.benali',
    at: 'decazeville',
    on: ['wed', 'fri'],
    when: 'morning',
    title: 'Projet d’installation',
  },
  {
    who: 'nora.lefevre',
    at: 'decazeville',
    kind: 'meeting_room',
    on: ['wed'],
    when: ['14:00', '16:00'],
    people: 6,
    title: 'Réunion des coordinateurs',
  },
  {
    who: 'thierry.costes',
    at: 'decazeville',
    kind: 'meeting_room',
    on: ['thu'],
    when: ['09:00', '11:30'],
    people: 8,
    title: 'Atelier création d’entreprise',
  },

  { who: 'lea.mercadier', at: 'aurillac', on: ['mon', 'tue', 'thu'], when: 'day' },
  { who: 'ines.garrigue', at: 'aurillac', on: ['mon', 'wed', 'fri'], when: 'afternoon', title: 'Mémoire' },
  { who: 'karine.vaissiere', at: 'aurillac', on: ['tue', 'thu'], when: 'morning' },
  {
    who: 'marc.fabre',
    at: 'aurillac',
    kind: 'office',
    on: ['mon', 'wed'],
    when: 'morning',
    title: 'Entretiens',
  },
  { who: 'denise.marty', at: 'aurillac', kind: 'office', on: ['tue'], when: 'afternoon' },
  { who: 'hugo.teyssedre', at: 'aurillac', on: ['wed', 'fri'], when: 'morning', title: 'Recherche d’emploi' },
  { who: 'helene.vidal', at: 'aurillac', on: ['mon'], when: 'morning', guest: 'Mme Delpuech' },
  { who: 'helene.vidal', at: 'aurillac', on: ['thu'], when: 'afternoon', guest: 'M. Rigal' },
  {
    who: 'denise.marty',
    at: 'aurillac',
    kind: 'meeting_room',
    on: ['thu'],
    when: ['14:00', '16:30'],
    people: 8,
    title: 'Conseil d’administration',
  },
  {
    who: 'karine.vaissiere',
    at: 'aurillac',
    kind: 'meeting_room',
    on: ['tue'],
    when: ['10:00', '11:30'],
    people: 4,
    title: 'Point d’équipe en visioconférence',
  },
  {
    who: 'marc.fabre',
    at: 'aurillac',
    kind: 'meeting_room',
    on: ['fri'],
    when: ['09:00', '10:30'],
    people: 5,
    title: 'Réunion de la filière bois',
  },

  {
    who: 'paul.cazals',
    at: 'cassaniouze',
    on: ['tue', 'wed'],
    when: 'morning',
    title: 'Lettre de l’association',
  },
  { who: 'hugo.teyssedre', at: 'cassaniouze', on: ['mon', 'thu'], when: 'afternoon' },
  {
    who: 'paul.cazals',
    at: 'cassaniouze',
    kind: 'office',
    on: ['fri'],
    when: 'afternoon',
    title: 'Permanence',
  },

  { who: 'julien.sabatier', at: 'montmurat', on: ['thu', 'fri', 'sat'], when: 'day' },
  { who: 'marc.fabre', at: 'montmurat', on: ['thu'], when: 'morning' },
  { who: 'sophie.lagarde', at: 'montmurat', on: ['mon', 'sat'], when: 'morning' },
];

function wishesOn(date: LocalDate): DemoWish[] {
  return HABITS.filter(({ on }) => on.includes(weekdayOf(date))).map((habit) => wishOn(date, habit));
}

function wishOn(
  date: LocalDate,
  { who, at, kind = 'desk', when, people = 1, title, guest }: Habit,
): DemoWish {
  return {
    who,
    where: { telecentre: at, kind },
    time:
      typeof when === 'string'
        ? { date, halfDay: when }
        : { start: { date, time: when[0] }, end: { date, time: when[1] } },
    people,
    title: title ?? null,
    for: guest === undefined ? 'oneself' : { guest },
  };
}
