/** Edits of a series with exceptions, as a table: what becomes of each date, and what of it is another one after. */
import type { DateState, Matter } from './with-exceptions.js';

/** What becomes of each date; those not named: `unchanged`. */
export interface Case {
  readonly change: (n: number) => object;
  readonly outcomes: Partial<Record<Matter, string>>;
  /** Which columns of a date are other ones after. */
  readonly differs: Partial<Record<Matter, readonly (keyof DateState)[]>>;
}

const STANDING: readonly Matter[] = [
  'plain',
  'ownTime',
  'ownPlace',
  'ownTitle',
  'ownMessage',
  'ownPeople',
  'otherDay',
  'otherRoom',
  'last',
];

const FOLLOWING_TIME: Case['outcomes'] = {
  plain: 'changed',
  ownTime: 'unchanged: own time',
  ownPlace: 'changed',
  ownTitle: 'changed',
  ownMessage: 'changed',
  ownPeople: 'changed',
  otherDay: 'unchanged: own time',
  otherRoom: 'changed',
  taken: 'booked',
  closed: 'not-had: closed',
  last: 'changed',
};
const TIMES = ['start', 'end'] as const;
const MOVED = ['telecentre', 'resource'] as const;
const BOOKED = ['fate', 'reference', 'status', ...MOVED, ...TIMES, 'people', 'title', 'standing'] as const;

export const CASES: Readonly<Record<string, Case>> = {
  'to the afternoon': {
    change: () => ({ halfDay: 'afternoon' }),
    outcomes: FOLLOWING_TIME,
    differs: {
      plain: TIMES,
      ownPlace: TIMES,
      ownTitle: TIMES,
      ownMessage: TIMES,
      ownPeople: TIMES,
      otherRoom: TIMES,
      last: TIMES,
      taken: BOOKED,
    },
  },
  'to hours': {
    change: () => ({ startTime: '10:00', endTime: '11:00' }),
    outcomes: { ...FOLLOWING_TIME, taken: 'not-had: taken' },
    differs: {
      plain: TIMES,
      ownPlace: TIMES,
      ownTitle: TIMES,
      ownMessage: TIMES,
      ownPeople: TIMES,
      otherRoom: TIMES,
      last: TIMES,
    },
  },
  'to another telecentre': {
    change: (n) => ({ telecentre: `murat-${n}` }),
    outcomes: {
      ...FOLLOWING_TIME,
      ownTime: 'changed',
      ownPlace: 'unchanged: own place',
      otherDay: 'changed',
      closed: 'booked',
    },
    differs: {
      plain: MOVED,
      ownTime: MOVED,
      ownTitle: MOVED,
      ownMessage: MOVED,
      ownPeople: MOVED,
      otherDay: MOVED,
      otherRoom: MOVED,
      last: MOVED,
      taken: BOOKED,
      closed: BOOKED,
    },
  },
  'to another title': {
    change: () => ({ title: 'Atelier' }),
    outcomes: allStanding({ ownTitle: 'unchanged: own title' }),
    differs: allDiffer(['title'], ['ownTitle']),
  },
  'to another message': {
    change: () => ({ message: 'Merci d’ouvrir le portail.' }),
    outcomes: allStanding({ ownMessage: 'unchanged: own message' }),
    differs: allDiffer(['message'], ['ownMessage']),
  },
  'to more people': {
    change: () => ({ people: 3 }),
    outcomes: allStanding({ ownPeople: 'unchanged: own people' }),
    differs: allDiffer(['people'], ['ownPeople']),
  },
  'to another time and title at once': {
    change: () => ({ halfDay: 'afternoon', title: 'Atelier' }),
    outcomes: {
      ...FOLLOWING_TIME,
      ownTime: 'changed: own time',
      ownTitle: 'changed: own title',
      otherDay: 'changed: own time',
    },
    differs: {
      ...allDiffer([...TIMES, 'title'], ['ownTitle', 'ownTime', 'otherDay']),
      ownTitle: TIMES,
      ownTime: ['title'],
      otherDay: ['title'],
      taken: BOOKED,
    },
  },
  'to what it is already': {
    change: (n) => ({ telecentre: `vic-${n}`, halfDay: 'morning', title: 'Équipe' }),
    outcomes: {},
    differs: {},
  },
};

function allStanding(but: Case['outcomes']): Case['outcomes'] {
  return { ...Object.fromEntries(STANDING.map((matter) => [matter, 'changed'])), ...but };
}

function allDiffer(columns: readonly (keyof DateState)[], but: readonly Matter[]): Case['differs'] {
  return Object.fromEntries(
    STANDING.filter((matter) => !but.includes(matter)).map((matter) => [matter, columns]),
  );
}
