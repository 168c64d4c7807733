/** What happens to a series, and how its calendar is told of it. */
import { DESK_AT_FIGEAC, DESK_AT_MONTMURAT, THURSDAYS } from '../series/houses.js';
import type { TestClock } from '../support/service.js';
import { changed, givenBack, referenceOn, type Made } from './series-telling.js';
import { cancelled, moved, restored } from './telling.js';

/** Ten Thursdays, over the change to summer time. */
export const AT_MONTMURAT = {
  ...DESK_AT_MONTMURAT,
  halfDay: 'morning',
  from: '2027-03-04',
  rule: 'FREQ=WEEKLY;COUNT=10',
};
const SOON = { ...AT_MONTMURAT, from: '2026-12-03' };
const AT_SOUSCEYRAC = { telecentre: 'sousceyrac', kind: 'desk' };

export interface Case {
  readonly what: string;
  readonly wish?: object;
  /** Each may give the series on which the next works. */
  readonly deeds: readonly ((series: Made, clock: TestClock) => Promise<unknown>)[];
  /** How the calendar is told of each: a letter for each object, of what it is about. */
  readonly told: readonly string[];
}

export const move = (date: string, to: object) => (series: Made) =>
  moved(series.member, referenceOn(series, date), to);
const cancel = (date: string) => (series: Made) => cancelled(series.member, referenceOn(series, date));
const restore = (date: string) => (series: Made) => restored(series.member, referenceOn(series, date));
const change = (to: object) => (series: Made) => changed(series, to);
const giveBack = (wish: object) => (series: Made) => givenBack(series, wish);

/** Of those, two of ten are over. */
const later = (_: Made, clock: TestClock) => {
  clock.set('2026-12-11T08:00:00+01:00');
  return Promise.resolve();
};

export const WHOLE = 'REQUEST whole';
export const ONE = 'REQUEST one';
const ONE_GONE = 'CANCEL one';
export const WHOLE_GONE = 'CANCEL whole';
/** An entry of its own. */
export const OWN = 'REQUEST own';
const OWN_GONE = 'CANCEL own';
/** Of a date that could not go along. */
const STAYS = OWN;

export const CASES: readonly Case[] = [
  {
    what: 'every Thursday over Ascension',
    wish: { ...DESK_AT_FIGEAC, ...THURSDAYS },
    deeds: [],
    told: [WHOLE],
  },
  {
    what: 'hours that stay what they are through both changes of the clock',
    wish: {
      ...AT_SOUSCEYRAC,
      startTime: '09:00',
      endTime: '10:00',
      from: '2027-03-18',
      rule: 'FREQ=WEEKLY;COUNT=33',
    },
    deeds: [],
    told: [WHOLE],
  },
  {
    what: 'every other week on two days',
    wish: { ...AT_MONTMURAT, from: '2027-03-03', rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;UNTIL=20270630' },
    deeds: [],
    told: [WHOLE],
  },
  {
    what: 'the first Monday of each month',
    wish: { ...AT_MONTMURAT, from: '2027-01-20', rule: 'FREQ=MONTHLY;BYDAY=1MO;COUNT=6' },
    deeds: [],
    told: [WHOLE],
  },
  {
    what: 'one date at another hour',
    deeds: [move('2027-03-11', { date: '2027-03-11', halfDay: 'afternoon' })],
    told: [WHOLE, ONE],
  },
  {
    what: 'one date on another day, then back',
    deeds: [
      move('2027-04-01', { date: '2027-04-02', halfDay: 'morning' }),
      move('2027-04-01', { date: '2027-04-01', halfDay: 'morning' }),
    ],
    told: [WHOLE, ONE, ONE],
  },
  { what: 'one date cancelled', deeds: [cancel('2027-03-04')], told: [WHOLE, ONE_GONE] },
  {
    what: 'one date cancelled and restored, which comes with all the others',
    deeds: [cancel('2027-03-11'), restore('2027-03-11')],
    told: [WHOLE, ONE_GONE, WHOLE],
  },
  {
    what: 'one date at another telecentre, and back',
    deeds: [move('2027-03-18', AT_SOUSCEYRAC), move('2027-03-18', DESK_AT_MONTMURAT)],
    told: [WHOLE, ONE_GONE, OWN, OWN_GONE, WHOLE],
  },
  {
    what: 'all in the afternoon, but for the date that has its own hours',
    deeds: [
      move('2027-03-11', { date: '2027-03-12', halfDay: 'morning' }),
      change({ scope: 'all', halfDay: 'afternoon' }),
    ],
    told: [WHOLE, ONE, WHOLE],
  },
  {
    what: 'one date after all have another hour',
    deeds: [
      change({ scope: 'all', halfDay: 'afternoon' }),
      move('2027-04-08', { date: '2027-04-08', halfDay: 'morning' }),
    ],
    told: [WHOLE, WHOLE, ONE],
  },
  {
    what: 'from one date on in the afternoon: two series',
    deeds: [change({ scope: 'following', date: '2027-04-01', halfDay: 'afternoon' })],
    told: [WHOLE, WHOLE, WHOLE],
  },
  {
    what: 'a cancelled date, which stays away when all get another title',
    deeds: [cancel('2027-03-11'), change({ scope: 'all', title: 'Compta' })],
    told: [WHOLE, ONE_GONE, WHOLE],
  },
  {
    what: 'all at another telecentre, which invites anew, but for the holiday on which it is shut',
    wish: { ...AT_MONTMURAT, telecentre: 'montmurat' },
    deeds: [change({ scope: 'all', telecentre: 'figeac', kind: 'desk' })],
    told: [WHOLE, WHOLE_GONE, STAYS, WHOLE],
  },
  {
    what: 'all at the telecentre where one of them was already',
    deeds: [
      move('2027-03-18', DESK_AT_FIGEAC),
      change({ scope: 'all', ...DESK_AT_FIGEAC }),
      move('2027-03-18', { date: '2027-03-18', halfDay: 'afternoon' }),
    ],
    told: [WHOLE, ONE_GONE, OWN, WHOLE_GONE, STAYS, WHOLE, OWN],
  },
  {
    what: 'given back from one date on',
    deeds: [giveBack({ scope: 'following', date: '2027-04-01' })],
    told: [WHOLE, WHOLE],
  },
  {
    what: 'given back when some are over, which stay',
    wish: SOON,
    deeds: [later, giveBack({ scope: 'all' })],
    told: [WHOLE, WHOLE],
  },
  {
    what: 'all at another telecentre when some are over, which stay where they were',
    wish: SOON,
    deeds: [
      later,
      change({ scope: 'all', telecentre: 'sousceyrac', kind: 'desk' }),
      giveBack({ scope: 'all' }),
    ],
    told: [WHOLE, WHOLE, WHOLE, WHOLE_GONE],
  },
  { what: 'given back as a whole', deeds: [giveBack({ scope: 'all' })], told: [WHOLE, WHOLE_GONE] },
  {
    what: 'given back as a whole, then one date restored',
    deeds: [giveBack({ scope: 'all' }), restore('2027-03-18')],
    told: [WHOLE, WHOLE_GONE, WHOLE],
  },
];
