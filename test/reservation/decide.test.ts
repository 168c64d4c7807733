import fc from 'fast-check';
import { type Allocation, type Candidate } from '../../src/reservation/allocation.js';
import { type Taken } from '../../src/reservation/availability.js';
import {
  decide,
  factsWindow,
  type Decision,
  type Facts,
  type Request,
} from '../../src/reservation/decide.js';
import { KINDS, type Kind } from '../../src/reservation/kind.js';
import { localTimeOf } from '../../src/reservation/local-time.js';
import { openPeriods, type OpeningHours } from '../../src/reservation/opening-hours.js';
import {
  contains,
  expand,
  join,
  minutesOf,
  overlaps,
  subtract,
  type Period,
} from '../../src/reservation/period.js';
import {
  missingEquipment,
  servesAs,
  VIDEOCONFERENCE,
  type Resource,
} from '../../src/reservation/resource.js';
import { type WantedTime } from '../../src/reservation/stay.js';
import {
  alwaysOpen,
  CASSANIOUZE,
  desk,
  fromTo,
  halfDay,
  instant,
  NOTHING_TAKEN,
  PARIS,
  period,
  policy,
  request,
  room,
  taken,
  telecentre,
  wallClock,
} from './builders.js';
import { anyNow, anyOccupied, anyOpening, anyRequest, anyResources } from './generated.js';

const NOW = instant('2027-01-11T08:00+01:00');
const MORNING = halfDay('2027-01-12', 'morning');
const AFTERNOON = halfDay('2027-01-12', 'afternoon');
const DAY = halfDay('2027-01-12', 'day');
const THE_MORNING = period('2027-01-12T08:30+01:00', '2027-01-12T12:00+01:00');
const THE_AFTERNOON = period('2027-01-12T13:30+01:00', '2027-01-12T17:30+01:00');

const OPEN_SPACE = [desk(1), desk(2), desk(10)];
const OFFICE = desk(4, { id: 'office', kind: 'office', name: 'Bureau 1' });
const SMALL_ROOM = room([5], 6);
const VISIO_ROOM = room([6], 8, { kind: 'videoconference_room' });
const LARGE_ROOM = room([5, 6], 14, { kind: 'training_room', equipment: [VIDEOCONFERENCE] });
const EVERYTHING = [...OPEN_SPACE, OFFICE, SMALL_ROOM, VISIO_ROOM, LARGE_ROOM];

function facts(but: Partial<Facts> = {}): Facts {
  return { opening: telecentre(), resources: EVERYTHING, taken: NOTHING_TAKEN, hadBefore: [], ...but };
}

/** What was given, best first; or the reason why not. */
function answer(wanted: Request, but: Partial<Facts> = {}, now = NOW): readonly string[] | string {
  const decision = decide(wanted, facts(but), now);
  return decision.outcome === 'allocate' ? idsOf(decision) : decision.outcome;
}

function idsOf(decision: Decision): string[] {
  return decision.outcome === 'allocate' ? decision.candidates.map(({ resource }) => resource.id) : [];
}

function reasons(wanted: Request, but: Partial<Facts> = {}, now = NOW): readonly object[] {
  const decision = decide(wanted, facts(but), now);
  return decision.outcome === 'rule-broken' ? decision.violations : [];
}

describe('a request for a desk', () => {
  it('is given the desks, best first, and what each of them would occupy', () => {
    const decision = decide(request(MORNING), facts(), NOW);
    expect(decision).toMatchObject({ outcome: 'allocate', stay: { ...THE_MORNING, halfDay: 'morning' } });
    expect(idsOf(decision)).toEqual(['desk-1', 'desk-2', 'desk-10']);
    expect(decision.outcome === 'allocate' && decision.candidates[0]?.allocations).toEqual([
      { unit: 1, period: THE_MORNING },
    ]);
  });

  it('for a day occupies both halves and not the lunch', () => {
    const decision = decide(request(DAY), facts(), NOW);
    expect(decision.outcome === 'allocate' && decision.candidates[0]?.allocations).toEqual([
      { unit: 1, period: THE_MORNING },
      { unit: 1, period: THE_AFTERNOON },
    ]);
  });

  it('passes over the desks that are taken, and prefers the one whose other half is', () => {
    const occupied = taken([1, THE_MORNING], [10, THE_AFTERNOON]);
    expect(answer(request(MORNING), { taken: occupied })).toEqual(['desk-10', 'desk-2']);
    expect(answer(request(AFTERNOON), { taken: occupied })).toEqual(['desk-1', 'desk-2']);
    expect(answer(request(DAY), { taken: occupied })).toEqual(['desk-2']);
  });

  it('is given the desk of last time first', () => {
    expect(answer(request(MORNING), { hadBefore: ['desk-10'] })).toEqual(['desk-10', 'desk-1', 'desk-2']);
  });

  it('is told that the time is taken when all desks are', () => {
    const full = taken([1, THE_MORNING], [2, THE_MORNING], [10, THE_MORNING]);
    expect(decide(request(MORNING), facts({ taken: full }), NOW)).toMatchObject({
      outcome: 'slot-taken',
      stay: THE_MORNING,
    });
    expect(answer(request(AFTERNOON), { taken: full })).toHaveLength(3);
  });

  it('may begin when another booking ends, and end when another begins', () => {
    const around = taken(
      [1, period('2027-01-12T08:30+01:00', '2027-01-12T09:30+01:00')],
      [1, period('2027-01-12T10:30+01:00', '2027-01-12T12:00+01:00')],
    );
    const between = request(fromTo('2027-01-12T09:30', '2027-01-12T10:30'));
    expect(answer(between, { resources: [desk(1)], taken: around })).toEqual(['desk-1']);
    const aMinuteMore = request(fromTo('2027-01-12T09:30', '2027-01-12T10:45'));
    expect(answer(aMinuteMore, { resources: [desk(1)], taken: around })).toBe('slot-taken');
  });
});

describe('the kind of place', () => {
  it.each<[Kind, string[]]>([
    ['desk', ['desk-1', 'desk-2', 'desk-10']],
    ['office', ['office']],
    ['meeting_room', ['room-5', 'room-6']],
    ['training_room', ['room-5-6']],
    ['videoconference_room', ['room-6', 'room-5-6']],
  ])('%s is served by these', (kind, expected) => {
    expect(answer(request(MORNING, { kind }))).toEqual(expected);
  });

  it('an office or a desk with a camera is no videoconference room', () => {
    const equipped = [desk(1, { equipment: [VIDEOCONFERENCE] }), { ...OFFICE, equipment: [VIDEOCONFERENCE] }];
    for (const resource of equipped) expect(servesAs(resource, 'videoconference_room')).toBe(false);
  });

  it('that does not exist there is refused as such', () => {
    expect(reasons(request(MORNING, { kind: 'training_room' }), { resources: OPEN_SPACE })).toEqual([
      { rule: 'no-such-kind', kind: 'training_room' },
    ]);
    expect(reasons(request(MORNING), { resources: [] })).toEqual([{ rule: 'no-such-kind', kind: 'desk' }]);
  });

  it('is of no importance where one resource is named', () => {
    expect(answer(request(MORNING, { kind: null }), { resources: [OFFICE] })).toEqual(['office']);
  });
});

describe('people and equipment', () => {
  it.each([
    [1, ['room-5', 'room-6']],
    [6, ['room-5', 'room-6']],
    [7, ['room-6']],
    [8, ['room-6']],
    [9, 'rule-broken'],
  ])('%i people get a meeting room with seats for them', (people, expected) => {
    expect(answer(request(MORNING, { kind: 'meeting_room', people }))).toEqual(expected);
  });

  it('too many people are told how many seats the nearest miss has: the largest room', () => {
    expect(reasons(request(MORNING, { kind: 'meeting_room', people: 9 }))).toEqual([
      { rule: 'too-many-people', kind: 'videoconference_room', people: 9, capacity: 8 },
    ]);
  });

  it('a videoconference room has its videoconference without saying so', () => {
    expect(missingEquipment(VISIO_ROOM, [VIDEOCONFERENCE])).toEqual([]);
    expect(answer(request(MORNING, { kind: 'meeting_room', equipment: [VIDEOCONFERENCE] }))).toEqual([
      'room-6',
    ]);
  });

  it('what is missing is named', () => {
    const wanted = request(MORNING, { kind: null, equipment: ['phone', 'screen'], people: 3 });
    const resources = [desk(1, { equipment: ['phone'] })];
    expect(reasons(wanted, { resources })).toEqual([
      { rule: 'too-many-people', kind: 'desk', people: 3, capacity: 1 },
      { rule: 'missing-equipment', missing: ['screen'] },
    ]);
  });
});

describe('reasons', () => {
  it('of time and of needs are told together', () => {
    const sunday = request(halfDay('2027-01-17', 'morning'), { people: 2 });
    expect(reasons(sunday)).toEqual([
      { rule: 'closed', reason: '', until: null },
      { rule: 'too-many-people', kind: 'desk', people: 2, capacity: 1 },
    ]);
  });

  it('of a closure and of rules are told together', () => {
    const closed = desk(1, {
      policy: policy({ granularities: ['day'], horizonDays: 0 }),
      closures: [{ reason: 'Travaux', period: THE_MORNING }],
    });
    expect(reasons(request(MORNING), { resources: [closed] })).toEqual([
      { rule: 'closed', reason: 'Travaux', until: THE_MORNING.end },
      { rule: 'granularity', allowed: ['day'] },
      { rule: 'horizon', days: 0, lastDate: '2027-01-11' },
    ]);
  });

  it('of a whole pool are those of the nearest miss', () => {
    const strict = desk(1, { policy: policy({ granularities: ['day'], horizonDays: 0 }) });
    const nearly = desk(2, { policy: policy({ granularities: ['day'] }) });
    expect(reasons(request(MORNING), { resources: [strict, nearly] })).toEqual([
      { rule: 'granularity', allowed: ['day'] },
    ]);
  });

  it('are not told where one of the pool will do: then it is given, or taken', () => {
    const strict = desk(1, { policy: policy({ granularities: ['day'] }) });
    expect(answer(request(MORNING), { resources: [strict, desk(2)] })).toEqual(['desk-2']);
    expect(answer(request(MORNING), { resources: [strict, desk(2)], taken: taken([2, THE_MORNING]) })).toBe(
      'slot-taken',
    );
  });

  it('of rules come before the time is found taken', () => {
    const resources = [desk(1, { policy: policy({ horizonDays: 0 }) })];
    expect(answer(request(MORNING), { resources, taken: taken([1, THE_MORNING]) })).toBe('rule-broken');
  });
});

describe('a closure', () => {
  const works = (closed: Period) => [desk(1, { closures: [{ reason: 'Travaux', period: closed }] })];

  it.each([
    ['over the whole morning', false, THE_MORNING],
    ['over one hour of it', false, period('2027-01-12T09:00+01:00', '2027-01-12T10:00+01:00')],
    ['until it begins', true, period('2027-01-11T00:00+01:00', '2027-01-12T08:30+01:00')],
    ['from its end', true, period('2027-01-12T12:00+01:00', '2027-01-13T00:00+01:00')],
  ])('%s allows the morning: %s', (_, allowed, closed) => {
    expect(answer(request(MORNING), { resources: works(closed) })).toEqual(
      allowed ? ['desk-1'] : 'rule-broken',
    );
  });

  it('of the lunch disturbs no day', () => {
    const lunch = period('2027-01-12T12:00+01:00', '2027-01-12T13:30+01:00');
    expect(answer(request(DAY), { resources: works(lunch) })).toEqual(['desk-1']);
  });

  it('of one desk leaves the others', () => {
    expect(answer(request(MORNING), { resources: [...works(THE_MORNING), desk(2)] })).toEqual(['desk-2']);
  });
});

describe('the minutes between', () => {
  const aired = room([5], 6, { policy: policy({ minutesBetween: 30 }) });
  const ask = (time: WantedTime, occupied: Taken = NOTHING_TAKEN) =>
    answer(request(time, { kind: 'meeting_room' }), { resources: [aired], taken: occupied });

  it('are occupied and not shown', () => {
    const wanted = request(fromTo('2027-01-12T09:00', '2027-01-12T10:00'), { kind: 'meeting_room' });
    const decision = decide(wanted, facts({ resources: [aired] }), NOW);
    if (decision.outcome !== 'allocate') throw new Error(decision.outcome);
    expect(wallClock([decision.stay])).toEqual(['2027-01-12T09:00 > 10:00']);
    expect(wallClock(decision.candidates[0]?.allocations.map((one) => one.period) ?? [])).toEqual([
      '2027-01-12T09:00 > 10:30',
    ]);
  });

  it('keep the next booking away, and their own booking before the next', () => {
    const booked = taken([5, period('2027-01-12T10:00+01:00', '2027-01-12T11:30+01:00')]);
    expect(ask(fromTo('2027-01-12T08:30', '2027-01-12T09:30'), booked)).toEqual(['room-5']);
    expect(ask(fromTo('2027-01-12T08:30', '2027-01-12T09:45'), booked)).toBe('slot-taken');
    expect(ask(fromTo('2027-01-12T11:30', '2027-01-12T12:00'), booked)).toEqual(['room-5']);
  });

  it('may pass closing time', () => {
    expect(ask(fromTo('2027-01-12T16:30', '2027-01-12T17:30'))).toEqual(['room-5']);
  });
});

describe('a room made of two', () => {
  const training = (occupied: Taken) =>
    answer(request(MORNING, { kind: 'training_room' }), { taken: occupied });

  it('takes both, in the order of the units', () => {
    const decision = decide(request(MORNING, { kind: 'training_room' }), facts(), NOW);
    expect(
      decision.outcome === 'allocate' && decision.candidates[0]?.allocations.map((one) => one.unit),
    ).toEqual([5, 6]);
  });

  it('is taken when either is, and takes either when it is', () => {
    expect(training(taken([5, THE_MORNING]))).toBe('slot-taken');
    expect(training(taken([6, THE_MORNING]))).toBe('slot-taken');
    expect(training(taken([5, THE_AFTERNOON]))).toEqual(['room-5-6']);
    const both = taken([5, THE_MORNING], [6, THE_MORNING]);
    expect(answer(request(MORNING, { kind: 'meeting_room' }), { taken: both })).toBe('slot-taken');
  });
});

describe('the telecentre’s own calendar', () => {
  it.each([
    ['America/Guadeloupe', '2027-01-13T03:30Z', '2027-01-12'],
    [PARIS, '2027-01-12T22:30Z', '2027-01-12'],
    ['Indian/Reunion', '2027-01-12T19:30Z', '2027-01-12'],
    ['America/Miquelon', '2027-01-13T02:30Z', '2027-01-12'],
  ])('in %s it is still 23:30 at %s: today is %s', (zone, moment, today) => {
    const resources = [desk(1, { policy: policy({ horizonDays: 0 }) })];
    const lastQuarter = request(fromTo(`${today}T23:45`, `${today}T24:00`));
    expect(answer(lastQuarter, { opening: alwaysOpen(zone), resources }, instant(moment))).toEqual([
      'desk-1',
    ]);
    const tomorrow = request({
      start: { date: today, time: '24:00' },
      end: { instant: instant(moment) + 3_600_000 },
    });
    expect(answer(tomorrow, { opening: alwaysOpen(zone), resources }, instant(moment))).toBe('rule-broken');
  });

  it('closes La Réunion on 20 December and no other', () => {
    const wanted = request(halfDay('2027-12-20', 'morning'));
    const reunion = telecentre({ timeZone: 'Indian/Reunion', holidayZone: 'la-reunion' });
    expect(answer(wanted, { opening: reunion })).toBe('rule-broken');
    expect(answer(wanted)).toHaveLength(3);
  });

  it('gives nine o’clock at nine o’clock of the telecentre, winter and summer', () => {
    for (const zone of [PARIS, 'America/Miquelon', 'Indian/Reunion', 'America/Guadeloupe'])
      for (const date of ['2027-01-12', '2027-03-29', '2027-07-13', '2027-11-02']) {
        const nine = request(fromTo(`${date}T09:00`, `${date}T10:00`));
        const decision = decide(nine, facts({ opening: alwaysOpen(zone) }), NOW);
        expect(decision.outcome === 'allocate' && localTimeOf(decision.stay.start, zone)).toBe('09:00');
      }
  });

  it('on the autumn night lets two bookings share the hour that comes twice, one each time', () => {
    const first = request(fromTo('2027-10-31T02:00+02:00', '2027-10-31T02:00+01:00'));
    const second = request(fromTo('2027-10-31T02:00+01:00', '2027-10-31T03:00+01:00'));
    const place = { opening: alwaysOpen(), resources: [desk(1)] };
    const given = decide(first, facts(place), NOW);
    if (given.outcome !== 'allocate') throw new Error(given.outcome);
    const after = take(NOTHING_TAKEN, given.candidates[0]?.allocations ?? []);
    expect(answer(second, { ...place, taken: after })).toEqual(['desk-1']);
    expect(answer(first, { ...place, taken: after })).toBe('slot-taken');
  });
});

describe('the facts that a request needs', () => {
  it('are those of its day, and of the minutes between after it', () => {
    const rooms = [room([5], 6, { policy: policy({ minutesBetween: 30 }) })];
    expect(wallClock([factsWindow(request(MORNING), telecentre(), rooms) ?? THE_MORNING])).toEqual([
      '2027-01-12T00:00 > 2027-01-13T00:00',
    ]);
    const late = request(fromTo('2027-01-12T22:00', '2027-01-13T23:50'));
    expect(wallClock([factsWindow(late, alwaysOpen(), rooms) ?? THE_MORNING])).toEqual([
      '2027-01-12T00:00 > 2027-01-14T00:20',
    ]);
  });

  it('are none when the request has no time', () => {
    expect(factsWindow(request(halfDay('2027-01-13', 'afternoon')), CASSANIOUZE, OPEN_SPACE)).toBeNull();
  });

  it('of a stay that ends at midnight are those of its own day', () => {
    const evening = request(fromTo('2027-01-12T22:00', '2027-01-12T24:00'));
    expect(wallClock([factsWindow(evening, alwaysOpen(), OPEN_SPACE) ?? THE_MORNING])).toEqual([
      '2027-01-12T00:00 > 2027-01-13T00:00',
    ]);
  });
});

describe('laws', () => {
  /** A request of a kind, or for one resource by its place in the list. */
  const anyAsked = fc.record({ wanted: anyRequest, named: fc.option(fc.nat({ max: 6 }), { freq: 3 }) });
  const aPlace = fc.record({ opening: anyOpening, resources: anyResources });
  const anyCase = fc.record({
    asked: anyAsked,
    place: aPlace,
    occupied: anyOccupied.map((entries) => taken(...entries)),
    now: anyNow,
    hadBefore: fc.subarray(['desk-1', 'desk-3', 'room-5-6', 'elsewhere']),
  });

  function ask(
    { wanted, named }: { wanted: Request; named: number | null },
    place: { opening: OpeningHours; resources: readonly Resource[] },
    occupied: Taken,
    now: number,
    hadBefore: readonly string[] = [],
  ): Decision {
    const one = named === null ? undefined : place.resources[named];
    return decide(
      one ? { ...wanted, kind: null } : wanted,
      { ...place, resources: one ? [one] : place.resources, taken: occupied, hadBefore },
      now,
    );
  }

  it('accepted requests never share a moment of a unit, and lie in open time apart from the minutes between', () => {
    const outcomes = { allocate: 0, 'rule-broken': 0, 'slot-taken': 0 };
    fc.assert(
      fc.property(
        aPlace,
        fc.array(anyAsked, { minLength: 1, maxLength: 40, size: 'max' }),
        (place, sequence) => {
          let occupied: Taken = NOTHING_TAKEN;
          for (const asked of sequence) {
            const decision = ask(asked, place, occupied, NOW);
            outcomes[decision.outcome] += 1;
            if (decision.outcome !== 'allocate') continue;
            const given = decision.candidates[0];
            if (given === undefined) throw new Error('accepted, and nothing given');
            expectInOpenTime(given, decision.stay, place.opening);
            occupied = take(occupied, given.allocations);
          }
          for (const periods of occupied.values()) {
            const inOrder = [...periods].sort((one, other) => one.start - other.start);
            inOrder.slice(1).forEach((next, index) => {
              expect(inOrder[index]?.end).toBeLessThanOrEqual(next.start);
            });
          }
        },
      ),
      { numRuns: 200 },
    );
    // A law about nothing would be kept too.
    expect(outcomes.allocate).toBeGreaterThan(100);
    expect(outcomes['slot-taken']).toBeGreaterThan(20);
  });

  it('every candidate is free, of the kind, large enough and equipped, and stands there once', () => {
    fc.assert(
      fc.property(anyCase, ({ asked, place, occupied, now, hadBefore }) => {
        const decision = ask(asked, place, occupied, now, hadBefore);
        if (decision.outcome !== 'allocate') return;
        expect(decision.candidates.length).toBeGreaterThan(0);
        expect(new Set(idsOf(decision)).size).toBe(decision.candidates.length);
        const { people, kind, equipment } = asked.wanted;
        for (const { resource, allocations } of decision.candidates) {
          if (asked.named === null && kind !== null) expect(servesAs(resource, kind)).toBe(true);
          expect(resource.capacity).toBeGreaterThanOrEqual(people);
          expect(missingEquipment(resource, equipment)).toEqual([]);
          expect(new Set(allocations.map((one) => one.unit))).toEqual(new Set(resource.units));
          for (const one of allocations) {
            expect(minutesOf(one.period)).toBeGreaterThan(0);
            const others = occupied.get(one.unit) ?? [];
            expect(others.filter((other) => overlaps(other, one.period))).toEqual([]);
          }
          for (const closure of resource.closures)
            expect(decision.stay.periods.some((one) => overlaps(one, closure.period))).toBe(false);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('it never throws, and never refuses without a reason', () => {
    fc.assert(
      fc.property(anyCase, ({ asked, place, occupied, now, hadBefore }) => {
        const decision = ask(asked, place, occupied, now, hadBefore);
        if (decision.outcome === 'rule-broken') {
          expect(decision.violations.length).toBeGreaterThan(0);
          const rules = decision.violations.map((one) => JSON.stringify(one));
          expect(new Set(rules).size).toBe(rules.length);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('what others have taken makes no rule: it only takes candidates away, and the last one is "taken"', () => {
    fc.assert(
      fc.property(anyCase, ({ asked, place, occupied, now }) => {
        const alone = ask(asked, place, NOTHING_TAKEN, now);
        const among = ask(asked, place, occupied, now);
        if (alone.outcome !== 'allocate') {
          expect(among).toEqual(alone);
          return;
        }
        const left = alone.candidates.filter(({ allocations }) =>
          allocations.every(
            (one) => !(occupied.get(one.unit) ?? []).some((other) => overlaps(other, one.period)),
          ),
        );
        expect(among.outcome).toBe(left.length > 0 ? 'allocate' : 'slot-taken');
        expect(idsOf(among).sort()).toEqual(left.map(({ resource }) => resource.id).sort());
      }),
      { numRuns: 300 },
    );
  });

  it('more taken time never makes a refused request accepted', () => {
    fc.assert(
      fc.property(anyCase, anyOccupied, ({ asked, place, occupied, now }, entries) => {
        const before = idsOf(ask(asked, place, occupied, now));
        const more = entries.reduce((all, [unit, one]) => take(all, [{ unit, period: one }]), occupied);
        for (const id of idsOf(ask(asked, place, more, now))) expect(before).toContain(id);
      }),
      { numRuns: 200 },
    );
  });

  it('nothing outside the window of its facts changes the answer', () => {
    fc.assert(
      fc.property(anyCase, ({ asked, place, occupied, now, hadBefore }) => {
        const window = factsWindow(asked.wanted, place.opening, place.resources);
        const seen = new Map(
          [...occupied].map(([unit, periods]) => [
            unit,
            window ? periods.filter((one) => overlaps(one, window)) : [],
          ]),
        );
        const kept = ask(asked, place, seen, now, hadBefore);
        expect(kept).toEqual(ask(asked, place, occupied, now, hadBefore));
        if (window && kept.outcome === 'allocate')
          for (const { allocations } of kept.candidates)
            for (const one of allocations) expect(contains(window, one.period)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it.each(KINDS)('the order in which the resources stand does not change who is given for %s', (kind) => {
    fc.assert(
      fc.property(anyCase, ({ asked, place, occupied, now, hadBefore }) => {
        const asKind = { wanted: { ...asked.wanted, kind }, named: null };
        const turned = { ...place, resources: [...place.resources].reverse() };
        expect(idsOf(ask(asKind, turned, occupied, now, hadBefore))).toEqual(
          idsOf(ask(asKind, place, occupied, now, hadBefore)),
        );
      }),
      { numRuns: 40 },
    );
  });
});

function take(occupied: Taken, allocations: readonly Allocation[]): Taken {
  const next = new Map(occupied);
  for (const { unit, period } of allocations) next.set(unit, [...(next.get(unit) ?? []), period]);
  return next;
}

function expectInOpenTime(
  given: Candidate,
  stay: { periods: readonly Period[] } & Period,
  opening: OpeningHours,
) {
  const { minutesBetween } = given.resource.policy;
  const open = openPeriods(opening, given.resource.closures, stay);
  expect(subtract(stay.periods, open)).toEqual([]);
  const occupied = join(stay.periods.map((one) => expand(one, minutesBetween)));
  for (const unit of given.resource.units)
    expect(join(given.allocations.filter((one) => one.unit === unit).map((one) => one.period))).toEqual(
      occupied,
    );
}
