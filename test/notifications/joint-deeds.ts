/** What may happen to the series and teams of two colleagues, by chance. */
import { addDays } from '../../src/reservation/local-time.js';
import { ContinuingService } from '../../src/series/continuing.service.js';
import { BOOKINGS, bookingPath, pick } from '../bookings/rivals.js';
import { desks, networkOf, type DaySetUp, type PlaceSetUp } from '../bookings/places.js';
import { SERIES } from '../series/houses.js';
import type { Answer, KnownCaller, TestService } from '../support/service.js';
import { decline } from './telling.js';

/** On Fridays Figeac opens later; at Miquelon one books 130 days ahead. */
export const PLACES = ['montmurat', 'figeac', 'saint-denis', 'miquelon'] as const;
const HALVES = ['morning', 'afternoon', 'day'];
const TITLES = ['Compta', 'Équipe'];
const STARTS = ['2027-02-05', '2026-12-15', '2027-03-12', '2027-10-01'];
const RULES = [
  'FREQ=WEEKLY;COUNT=9',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,FR;COUNT=9',
  'FREQ=MONTHLY;BYDAY=-1FR;COUNT=6',
  'FREQ=DAILY;INTERVAL=3;COUNT=9',
  'FREQ=MONTHLY;BYMONTHDAY=15;COUNT=6',
];
const USUAL = day(['09:00', '12:00'], ['14:00', '18:00']);
const FRIDAY = { ...day(['10:00', '12:00'], ['15:00', '17:00']), noon: '12:00' };
const WEEK = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, name === 'fri' ? FRIDAY : USUAL]),
);

export const FAR_AND_WIDE = networkOf(
  place('montmurat'),
  place('figeac', { closedOnPublicHolidays: true, openingHours: { week: WEEK } }),
  place('saint-denis', { timeZone: 'Indian/Reunion' }),
  place('miquelon', { timeZone: 'America/Miquelon' }, 130),
);

function day(...segments: [string, string][]): DaySetUp {
  return { segments };
}

function place(slug: string, given: Partial<PlaceSetUp> = {}, horizonDays = 1000): PlaceSetUp {
  const policy = { horizonDays, granularities: ['hour', 'half_day', 'day'] };
  return { slug, location: [44.6, 2.0], resources: [desks(`${slug}-desk`, 90, policy)], ...given };
}

export interface Colleagues {
  readonly service: TestService;
  readonly two: readonly [KnownCaller, KnownCaller];
  readonly host: KnownCaller;
  readonly random: () => number;
  /** Somebody has declined invitations for a while: some of what is booked may not be in their calendar. */
  mayLack: boolean;
  readonly log: string[];
}

interface Booked {
  readonly reference: string;
  readonly status: string;
  readonly day: string;
  readonly account: string;
  readonly series: string | null;
  readonly date: string | null;
  readonly place: string;
}

export async function begin({ two: [jeanne], random, log }: Colleagues): Promise<void> {
  const wish = { telecentre: pick(PLACES, random), kind: 'desk', halfDay: pick(HALVES, random) };
  const from = pick(STARTS, random);
  const isTeam = random() < 0.2;
  const places = [1, 2, 3, 4].map(() => ({ kind: 'desk' }));
  const { telecentre, halfDay } = wish;
  const answer = isTeam
    ? jeanne.post('/api/v1/team-bookings', { telecentre, places, date: from, halfDay })
    : jeanne.post(SERIES, { ...wish, from, rule: pick(RULES, random) });
  log.push(`${isTeam ? 'team' : 'series'} ${telecentre} ${from} ${halfDay}: ${(await answer).status}`);
}

/** One of all that can be done; a refusal is as good as anything else. */
export async function doSomething(colleagues: Colleagues): Promise<void> {
  const { service, two, random, log } = colleagues;
  const bookings = await service.database.query<Booked>(
    `select b.reference, b.status, to_char(b.starts_at at time zone t.time_zone, 'YYYY-MM-DD') as day, b.account_id as account,
  b.series_id as series, b.series_date::text as date, t.slug as place
from booking b join telecentre t on t.id = b.telecentre_id where b.account_id = any ($1) order by b.starts_at, b.reference`,
    [two.map(({ account }) => account)],
  );
  if (bookings.length === 0) return;
  const gone = bookings.filter(({ status }) => status === 'cancelled');
  const isRestored = gone.length > 0 && random() < 0.1;
  const booking = pick(isRestored ? gone : bookings, random);
  const deeds = isRestored ? { restore: restoration } : booking.series === null ? DEEDS : OF_SERIES;
  const [name, deed] = pick(Object.entries(deeds), random);
  const done = await deed(booking, colleagues, bookings);
  log.push(`${name} ${booking.day} (${booking.date ?? 'alone'}): ${done?.status ?? 'done'}`);
  if (done !== undefined && done.status >= 500) throw new Error(log.join('\n'));
}

type Deed = (booking: Booked, colleagues: Colleagues, all: readonly Booked[]) => Promise<Answer | undefined>;

function holderOf({ account }: Booked, { two }: Colleagues): [holder: KnownCaller, other: KnownCaller] {
  const [jeanne, paul] = two;
  return account === jeanne.account ? [jeanne, paul] : [paul, jeanne];
}

const restoration: Deed = (booking, colleagues) =>
  holderOf(booking, colleagues)[0].post(`${bookingPath(booking.reference)}/restoration`);

const DEEDS: Readonly<Record<string, Deed>> = {
  move: (booking, colleagues) => {
    const date = pick([booking.day, addDays(booking.day, 1)], colleagues.random);
    return changed(booking, colleagues, { date, halfDay: pick(HALVES, colleagues.random) });
  },
  elsewhere: (booking, colleagues) => changed(booking, colleagues, somewhere(colleagues)),
  title: (booking, colleagues) => changed(booking, colleagues, { title: pick(TITLES, colleagues.random) }),
  cancel: (booking, colleagues) =>
    holderOf(booking, colleagues)[0].post(`${bookingPath(booking.reference)}/cancellation`),
  handOver: (booking, colleagues) => handedOver(booking, colleagues, null),
  swap: (booking, colleagues, all) => {
    const [, other] = holderOf(booking, colleagues);
    const theirs = all.find((one) => one.account === other.account && one.status === 'confirmed');
    if (theirs !== undefined) return handedOver(booking, colleagues, theirs.reference);
    const { telecentre, kind } = somewhere(colleagues);
    return other.post(BOOKINGS, { telecentre, kind, date: addDays(booking.day, 7), halfDay: 'morning' });
  },
  close: ({ place: telecentre, day: date }, { host }) =>
    host.post('/api/v1/closures', { telecentre, from: date, to: date, reason: 'Neige' }),
  optOut: async (booking, colleagues) => {
    const { service, random } = colleagues;
    if (random() < 0.5) return undefined;
    colleagues.mayLack = true;
    const topics = random() < 0.6 ? (['invitation', 'own_change'] as const) : [];
    await decline(service, holderOf(booking, colleagues)[0], ...topics);
    return undefined;
  },
  timeGoesBy: async (_, { service, random }) => {
    if (random() < 0.5) return undefined;
    service.clock.advanceMinutes(21 * 24 * 60);
    await service.app.get(ContinuingService).continueDue(service.clock.now());
    return undefined;
  },
};

const OF_SERIES: Readonly<Record<string, Deed>> = {
  ...DEEDS,
  allAtAnotherTime: (booking, colleagues) =>
    seriesChanged(booking, colleagues, { halfDay: pick(HALVES, colleagues.random) }),
  allElsewhere: (booking, colleagues) => seriesChanged(booking, colleagues, somewhere(colleagues)),
  allWithTitle: (booking, colleagues) =>
    seriesChanged(booking, colleagues, { title: pick(TITLES, colleagues.random) }),
  cancelAll: (booking, colleagues) =>
    holderOf(booking, colleagues)[0].post(
      `${SERIES}/${booking.series ?? ''}/cancellation`,
      scopeOf(booking, colleagues),
    ),
};

function somewhere({ random }: Colleagues): { telecentre: string; kind: string } {
  return { telecentre: pick(PLACES, random), kind: 'desk' };
}

function scopeOf({ date }: Booked, { random }: Colleagues): object {
  return pick([{ scope: 'all' }, { scope: 'following', date }, { scope: 'one', date }], random);
}

function changed(booking: Booked, colleagues: Colleagues, change: object): Promise<Answer> {
  return holderOf(booking, colleagues)[0].patch(bookingPath(booking.reference), change);
}

function seriesChanged(booking: Booked, colleagues: Colleagues, change: object): Promise<Answer> {
  const wish = { ...scopeOf(booking, colleagues), ...change };
  return holderOf(booking, colleagues)[0].patch(`${SERIES}/${booking.series ?? ''}`, wish);
}

async function handedOver(
  booking: Booked,
  colleagues: Colleagues,
  inExchangeFor: string | null,
): Promise<Answer> {
  const [holder, other] = holderOf(booking, colleagues);
  const wish = { to: other.email, inExchangeFor };
  const offer = await holder.post(`${bookingPath(booking.reference)}/handover-offers`, wish);
  const { id } = offer.body as { id?: string };
  if (id === undefined) return offer;
  return other.post(`/api/v1/handover-offers/${id}/acceptance`, { evenSo: true });
}
