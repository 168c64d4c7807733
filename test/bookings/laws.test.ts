/**
 * Any order of operations, told twice: to the service, and to a model that knows only who has which hour of which unit.
 * The two must agree on every answer.
 */
import fc from 'fast-check';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import { startService, type Answer, type Caller, type TestService } from '../support/service.js';
import { bookNow, bookingPath, overlaps, referenceOf, weekdays } from './rivals.js';
import { HOLD_MINUTES, networkOf, type Shut } from './small-network.js';

const RUNS = 15;
const COMMANDS = 40;

const DATES = weekdays(2);
const UNITS_OF: Readonly<Record<string, readonly string[]>> = {
  'desk-1': ['desk-1'],
  'desk-2': ['desk-2'],
  a: ['a'],
  b: ['b'],
  'a-b': ['a', 'b'],
};
const RESOURCES = Object.keys(UNITS_OF);
const KINDS: Readonly<Record<string, readonly string[]>> = {
  desk: ['desk-1', 'desk-2'],
  meeting_room: ['a', 'b', 'a-b'],
};
const HOURS_OF: Readonly<Record<string, readonly number[]>> = {
  morning: [9, 10, 11],
  afternoon: [14, 15, 16, 17],
  day: [9, 10, 11, 14, 15, 16, 17],
};

type Where = { resource: string } | { telecentre: string; kind: string };
interface When {
  readonly date: string;
  /** Hours of the clock on the wall, each from its beginning to its end. */
  readonly hours: readonly number[];
  readonly fields: object;
}

type Command =
  | { readonly verb: 'book'; readonly where: Where; readonly when: When; readonly hold: boolean }
  | { readonly verb: 'move'; readonly which: number; readonly where: Where | null; readonly when: When }
  | { readonly verb: 'confirm' | 'cancel'; readonly which: number }
  | { readonly verb: 'wait'; readonly minutes: number }
  | { readonly verb: 'sweep' }
  | { readonly verb: 'close'; readonly closures: readonly Shut[] };

const where = fc.oneof(
  fc.constantFrom(...RESOURCES).map((resource): Where => ({ resource })),
  fc.constantFrom(...Object.keys(KINDS)).map((kind): Where => ({ telecentre: 'naucelle', kind })),
);
const halfDay = fc
  .tuple(fc.constantFrom(...DATES), fc.constantFrom(...Object.keys(HOURS_OF)))
  .map(([date, half]): When => ({ date, hours: HOURS_OF[half] ?? [], fields: { date, halfDay: half } }));
const someHours = fc
  .tuple(fc.constantFrom(...DATES), fc.constantFrom([9, 10], [10, 12], [14, 15], [15, 18]))
  .map(([date, [from = 0, to = 0]]): When => {
    const hours = Array.from({ length: to - from }, (_, index) => from + index);
    const at = (hour: number): string => `${date}T${String(hour).padStart(2, '0')}:00`;
    return { date, hours, fields: { start: at(from), end: at(to) } };
  });
const when = fc.oneof(halfDay, someHours);
const closures = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...DATES), fc.constantFrom('', 'desk-1', 'a')), {
    maxLength: 2,
    selector: ([date]) => date,
  })
  .map((list) =>
    list.map(([date, resource]): Shut => ({ from: date, to: date, ...(resource ? { resource } : {}) })),
  );
const which = fc.nat(5);
const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ verb: fc.constant('book' as const), where, when, hold: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ verb: fc.constant('move' as const), which, where: fc.option(where), when }),
  },
  { weight: 3, arbitrary: fc.record({ verb: fc.constant('confirm' as const), which }) },
  { weight: 4, arbitrary: fc.record({ verb: fc.constant('cancel' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ verb: fc.constant('wait' as const), minutes: fc.integer({ min: 1, max: 8 }) }),
  },
  { weight: 1, arbitrary: fc.constant<Command>({ verb: 'sweep' }) },
  { weight: 2, arbitrary: fc.record({ verb: fc.constant('close' as const), closures }) },
);

interface Known {
  readonly reference: string;
  status: 'held' | 'confirmed' | 'cancelled' | 'expired';
  expiresAt: number;
  resource: string;
  kind: string;
  when: When;
}

/** Who has what, in so few words that one can see that it is right. */
class Model {
  readonly bookings: Known[] = [];
  closures: readonly Shut[] = [];

  /** Of the last ones made; undefined while there is none. */
  booking(which: number): Known | undefined {
    return this.bookings.at(-1 - (which % Math.max(1, this.bookings.length)));
  }

  lapse(now: number): void {
    for (const booking of this.bookings)
      if (booking.status === 'held' && booking.expiresAt <= now) booking.status = 'expired';
  }

  taken(beside?: Known): Set<string> {
    return new Set(this.standing().flatMap((one) => (one === beside ? [] : cells(one.resource, one.when))));
  }

  /** The free ones, or why there is none. */
  choices(resources: readonly string[], time: When, beside?: Known): readonly string[] | 422 | 409 {
    const open = resources.filter(
      (resource) => !this.closures.some((one) => shuts(one, resource, time.date)),
    );
    if (open.length === 0) return 422;
    const taken = this.taken(beside);
    const free = open.filter((resource) => cells(resource, time).every((cell) => !taken.has(cell)));
    return free.length === 0 ? 409 : free;
  }

  mayClose(wanted: readonly Shut[]): boolean {
    return !this.standing().some((one) => wanted.some((shut) => shuts(shut, one.resource, one.when.date)));
  }

  private standing(): Known[] {
    return this.bookings.filter(({ status }) => status === 'held' || status === 'confirmed');
  }
}

describe('Whatever is asked in whatever order', () => {
  let service: TestService;
  beforeAll(async () => (service = await startService({ network: network([]) })));
  afterAll(() => service.close());

  test('the service answers as a list of who has which hour would, and stays in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(command, { minLength: 10, maxLength: COMMANDS, size: 'max' }),
        async (commands) => {
          await service.startAgain();
          const member = await service.member();
          const model = new Model();
          for (const one of commands) await tellBoth(one, service, member, model);
          await expectSameDay(service, model);
          await sweepLapsedHolds(service.database, service.clock.now());
          expect(await service.doctor()).toEqual([]);
          expect(await overlaps(service)).toEqual([]);
        },
      ),
      { numRuns: RUNS, interruptAfterTimeLimit: 40_000 },
    );
  });
});

async function tellBoth(one: Command, service: TestService, member: Caller, model: Model): Promise<void> {
  const { clock, database } = service;
  model.lapse(clock.now());
  switch (one.verb) {
    case 'book': {
      const answer = await bookNow(member, { ...one.where, ...one.when.fields, hold: one.hold });
      const choices = model.choices(resourcesOf(one.where), one.when);
      if (!agreesOnPlace(answer, choices, 201)) return;
      const { resource, kind } = answer.body as Known;
      model.bookings.push({
        reference: referenceOf(answer),
        status: one.hold ? 'held' : 'confirmed',
        expiresAt: clock.now() + HOLD_MINUTES * 60_000,
        resource,
        kind,
        when: one.when,
      });
      return;
    }
    case 'move': {
      const booking = model.booking(one.which);
      if (booking === undefined) return;
      const answer = await member.patch(bookingPath(booking.reference), { ...one.where, ...one.when.fields });
      if (!expectStands(answer, booking)) return;
      const place = one.where ?? { telecentre: 'naucelle', kind: booking.kind };
      if (!agreesOnPlace(answer, model.choices(resourcesOf(place), one.when, booking), 200)) return;
      const { resource, kind } = answer.body as Known;
      Object.assign(booking, { resource, kind, when: one.when });
      return;
    }
    case 'confirm': {
      const booking = model.booking(one.which);
      if (booking === undefined) return;
      const answer = await member.post(`${bookingPath(booking.reference)}/confirmation`);
      if (expectStands(answer, booking)) {
        expect(answer).toMatchObject({ status: 200, body: { status: 'confirmed' } });
        booking.status = 'confirmed';
      }
      return;
    }
    case 'cancel': {
      const booking = model.booking(one.which);
      if (booking === undefined) return;
      const answer = await member.post(`${bookingPath(booking.reference)}/cancellation`);
      if (booking.status === 'cancelled' || expectStands(answer, booking)) {
        expect(answer).toMatchObject({ status: 200, body: { status: 'cancelled' } });
        booking.status = 'cancelled';
      }
      return;
    }
    case 'wait':
      clock.advanceMinutes(one.minutes);
      return;
    case 'sweep':
      await sweepLapsedHolds(database, clock.now());
      return;
    case 'close': {
      const { outcome } = await importNetworkFile(database, network(one.closures), clock.now());
      expect(outcome).toBe(model.mayClose(one.closures) ? 'imported' : 'refused');
      if (outcome === 'imported') model.closures = one.closures;
    }
  }
}

/** Whether the place was given; fails when the model knows better. */
function agreesOnPlace(answer: Answer, choices: ReturnType<Model['choices']>, given: number): boolean {
  if (typeof choices === 'number') {
    const type = choices === 409 ? '/problems/slot-taken' : '/problems/rule-broken';
    expect(answer).toMatchObject({ status: choices, body: { type } });
    return false;
  }
  expect(answer.status).toBe(given);
  expect(choices).toContain((answer.body as Known).resource);
  return true;
}

/** Whether it still is a booking; otherwise the answer must say what became of it. */
function expectStands(answer: Answer, { status }: Known): boolean {
  if (status === 'held' || status === 'confirmed') return true;
  const type = status === 'expired' ? '/problems/hold-lapsed' : '/problems/wrong-state';
  expect(answer).toMatchObject({ status: 409, body: { type } });
  return false;
}

/** What the public sees of these days is what the model knows. */
async function expectSameDay(service: TestService, model: Model): Promise<void> {
  model.lapse(service.clock.now());
  const expected = model.taken();
  for (const date of DATES) {
    const day = await service.anybody.get(`/api/v1/telecentres/naucelle/day?date=${date}`);
    const { resources } = day.body as {
      resources: { id: string; taken: { start: string; end: string }[] }[];
    };
    for (const { id, taken } of resources) {
      const shown = taken.flatMap(({ start, end }) =>
        Array.from({ length: hourOf(end) - hourOf(start) }, (_, index) => hourOf(start) + index),
      );
      // Closed time is neither taken nor free.
      const shut = model.closures.some((one) => shuts(one, id, date));
      const known = (HOURS_OF['day'] ?? []).filter(
        (hour) => !shut && (UNITS_OF[id] ?? []).some((unit) => expected.has(`${unit} ${date} ${hour}`)),
      );
      expect({ id, date, hours: shown }).toEqual({ id, date, hours: known });
    }
  }
}

function hourOf(stamp: string): number {
  return Number(stamp.slice(11, 13));
}

function resourcesOf(place: Where): readonly string[] {
  return 'resource' in place ? [place.resource] : (KINDS[place.kind] ?? []);
}

function cells(resource: string, { date, hours }: When): string[] {
  return (UNITS_OF[resource] ?? []).flatMap((unit) => hours.map((hour) => `${unit} ${date} ${hour}`));
}

function shuts({ from, resource }: Shut, other: string, date: string): boolean {
  return from === date && (resource === undefined || (UNITS_OF[other] ?? []).includes(resource));
}

function network(shut: readonly Shut[]): object {
  const room = { kind: 'meeting_room', capacity: 4 } as const;
  return networkOf({
    slug: 'naucelle',
    closures: shut,
    resources: [
      { key: 'desk-1' },
      { key: 'desk-2' },
      { key: 'a', ...room },
      { key: 'b', ...room },
      { key: 'a-b', ...room, capacity: 8, parts: ['a', 'b'] },
    ],
  });
}
