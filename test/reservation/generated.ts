/** Generated cases: telecentres, networks of resources and requests, small enough to collide often. */
import fc from 'fast-check';
import { type Request } from '../../src/reservation/decide.js';
import { GRANULARITIES, HALF_DAYS, type Granularity } from '../../src/reservation/half-day.js';
import { KINDS } from '../../src/reservation/kind.js';
import { type LocalTime, openingInstant } from '../../src/reservation/local-time.js';
import {
  type Closure,
  type DayHours,
  type OpeningHours,
  type Week,
} from '../../src/reservation/opening-hours.js';
import { type Instant, MINUTE, type Period } from '../../src/reservation/period.js';
import { type Policy } from '../../src/reservation/policy.js';
import { type Resource, VIDEOCONFERENCE } from '../../src/reservation/resource.js';
import { type Moment, type WantedTime } from '../../src/reservation/stay.js';
import { alwaysOpen, CASSANIOUZE, desk, MONTMURAT, policy, room, telecentre } from './builders.js';

const ZONES = [
  'Europe/Paris',
  'America/Guadeloupe',
  'Indian/Reunion',
  'America/Miquelon',
  'Pacific/Marquesas',
];

/** Half-hours of the day, from `00:00` to `24:00`. */
const halfHour = fc.integer({ min: 0, max: 48 }).map(timeOf);

function timeOf(halfHours: number): LocalTime {
  return `${String(Math.floor(halfHours / 2)).padStart(2, '0')}:${halfHours % 2 === 0 ? '00' : '30'}`;
}

/** None to three segments, sorted and disjoint, with or without a noon. */
export const anyHours: fc.Arbitrary<DayHours> = fc
  .tuple(
    fc.uniqueArray(halfHour, { maxLength: 6 }).map((times) => [...times].sort()),
    fc.option(halfHour, { nil: null, freq: 2 }),
  )
  .map(([times, noon]) => ({
    segments: times.flatMap((opens, index) => {
      const closes = times[index + 1];
      return index % 2 === 0 && closes !== undefined ? [{ opens, closes }] : [];
    }),
    noon,
  }));

const anyWeek: fc.Arbitrary<Week> = fc.record({
  mon: anyHours,
  tue: anyHours,
  wed: anyHours,
  thu: anyHours,
  fri: anyHours,
  sat: anyHours,
  sun: anyHours,
});

export const anyOpening: fc.Arbitrary<OpeningHours> = fc.oneof(
  fc.constantFrom(CASSANIOUZE, MONTMURAT, telecentre()),
  fc.constantFrom(...ZONES).map((zone) => alwaysOpen(zone)),
  fc
    .tuple(anyWeek, fc.constantFrom(...ZONES), fc.boolean())
    .map(([week, timeZone, closedOnPublicHolidays]) =>
      telecentre({ week, timeZone, closedOnPublicHolidays }),
    ),
);

/** Two working days, often; then both nights on which the clocks change, and two public holidays. */
export const anyDate = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom('2027-03-26', '2027-03-30') },
  { weight: 3, arbitrary: fc.constantFrom('2027-03-27', '2027-03-28', '2027-10-31') },
  { weight: 1, arbitrary: fc.constantFrom('2027-03-29', '2027-11-01') },
);

const anyMoment: fc.Arbitrary<Moment> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ date: anyDate, time: halfHour }) },
  {
    weight: 1,
    arbitrary: fc.tuple(anyDate, fc.integer({ min: -300, max: 1800 })).map(([date, minutes]) => ({
      instant: openingInstant(date, '00:00', 'Europe/Paris') + minutes * MINUTE,
    })),
  },
);

const aFewHours: fc.Arbitrary<WantedTime> = fc
  .tuple(anyDate, fc.integer({ min: 0, max: 47 }), fc.integer({ min: 1, max: 8 }))
  .map(([date, from, length]) => ({
    start: { date, time: timeOf(from) },
    end: { date, time: timeOf(Math.min(48, from + length)) },
  }));

export const anyTime: fc.Arbitrary<WantedTime> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ date: anyDate, halfDay: fc.constantFrom(...HALF_DAYS) }) },
  { weight: 4, arbitrary: aFewHours },
  { weight: 1, arbitrary: fc.record({ start: anyMoment, end: anyMoment }) },
);

export const anyPolicy: fc.Arbitrary<Policy> = fc
  .record({
    granularities: mostly<readonly Granularity[]>(GRANULARITIES, fc.subarray([...GRANULARITIES])),
    stepMinutes: fc.constantFrom(15, 30, 60),
    shortestMinutes: mostly(15, fc.constantFrom(60, 120)),
    longestMinutes: mostly(44_640, fc.constantFrom(240, 600)),
    noticeMinutes: mostly(0, fc.constant(120)),
    horizonDays: mostly(365, fc.constantFrom(0, 30)),
    minutesBetween: fc.constantFrom(0, 0, 15, 30, 120),
  })
  .map(policy);

const anyClosure: fc.Arbitrary<Closure> = fc
  .tuple(anyDate, fc.integer({ min: 0, max: 23 }), fc.integer({ min: 1, max: 30 }))
  .map(([date, from, length]) => {
    const start = openingInstant(date, '00:00', 'Europe/Paris') + from * 60 * MINUTE;
    return { reason: 'Travaux', period: { start, end: start + length * 60 * MINUTE } };
  });

/** Three desks, an office, two rooms, and the large room that both make together. */
export const anyResources: fc.Arbitrary<Resource[]> = fc
  .tuple(
    fc.array(anyPolicy, { minLength: 7, maxLength: 7 }),
    mostly([], fc.array(anyClosure, { minLength: 1, maxLength: 2 })),
  )
  .map(([policies, closures]) =>
    [
      desk(1),
      desk(2),
      desk(3, { equipment: ['screen'] }),
      desk(4, { id: 'office', kind: 'office', name: 'Bureau 1', equipment: ['screen'] }),
      room([5], 6, { closures }),
      room([6], 8, { kind: 'training_room', equipment: ['screen', VIDEOCONFERENCE] }),
      room([5, 6], 14, { kind: 'videoconference_room', closures }),
    ].map((resource, index) => ({ ...resource, policy: policies[index] ?? policy() })),
  );

export const anyRequest: fc.Arbitrary<Request> = fc.record({
  time: anyTime,
  kind: fc.constantFrom(...KINDS, 'desk' as const, 'meeting_room' as const),
  people: mostly(1, fc.constantFrom(2, 7, 14, 15)),
  equipment: mostly<readonly string[]>([], fc.constantFrom(['screen'], [VIDEOCONFERENCE])),
});

/** Mostly well before every date above, sometimes in the middle of them. */
export const anyNow: fc.Arbitrary<Instant> = fc.oneof(
  { weight: 4, arbitrary: fc.constant(Date.parse('2027-01-04T08:00Z')) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(anyDate, fc.integer({ min: 0, max: 1440 }))
      .map(([date, minutes]) => openingInstant(date, '00:00', 'Europe/Paris') + minutes * MINUTE),
  },
);

export const anyOccupied: fc.Arbitrary<[number, Period][]> = fc.array(
  fc.tuple(
    fc.integer({ min: 1, max: 6 }),
    fc
      .tuple(anyDate, fc.integer({ min: 0, max: 46 }), fc.integer({ min: 1, max: 20 }))
      .map(([date, from, length]) => {
        const start = openingInstant(date, '00:00', 'Europe/Paris') + from * 30 * MINUTE;
        return { start, end: start + length * 30 * MINUTE };
      }),
  ),
  { maxLength: 12 },
);

/** Rare enough not to refuse every request, often enough to be seen. */
function mostly<T>(usual: T, rare: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: rare });
}
