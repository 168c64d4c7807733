import fc from 'fast-check';
import { fieldsIn, told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let member: Caller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  member = await service.member('jeanne.martin@example.org');
});
afterAll(() => service.close());

interface Span {
  readonly start: string;
  readonly end: string;
}

interface Day {
  readonly segments: Span[];
  readonly morning: Span | null;
  readonly afternoon: Span | null;
  readonly replacedBy: { kind: string; name: string } | null;
  readonly closures: (Span & { reason: string })[];
  readonly resources: { id: string; taken: Span[]; free: Span[] }[];
  readonly hoursConfirmed: boolean;
}

describe("a telecentre's day", () => {
  test('tells when it is open and, for each resource, what is taken and what is free', async () => {
    await book({ resource: 'aur-visio', start: `${TUESDAY}T10:00`, end: `${TUESDAY}T11:30` });
    await book({ resource: 'aur-open-1', date: TUESDAY, halfDay: 'morning' });
    const day = await dayAt('aurillac', TUESDAY);
    expect(day).toMatchObject({
      telecentre: 'aurillac',
      date: TUESDAY,
      timeZone: 'Europe/Paris',
      hoursConfirmed: false,
      replacedBy: null,
      closures: [],
    });
    expect(day.segments.map(short)).toEqual(['08:30–12:00', '13:30–17:30']);
    expect([day.morning, day.afternoon].map((half) => half && short(half))).toEqual([
      '08:30–12:00',
      '13:30–17:30',
    ]);
    expect(of(day, 'aur-visio')).toEqual({
      taken: ['10:00–11:30'],
      free: ['08:30–10:00', '11:30–12:00', '13:30–17:30'],
    });
    expect(of(day, 'aur-open-1')).toEqual({ taken: ['08:30–12:00'], free: ['13:30–17:30'] });
    expect(of(day, 'aur-open-2')).toEqual({ taken: [], free: ['08:30–12:00', '13:30–17:30'] });
  });

  test('names nobody and tells no title and no reference', async () => {
    const title = 'Entretien avec Madame Lacaze';
    const { body } = told(await book({ resource: 'aur-visio', date: TUESDAY, halfDay: 'day', title }));
    const { reference } = body as { reference: string };
    const shown = JSON.stringify(await dayAt('aurillac', TUESDAY));
    for (const secret of [reference, 'jeanne', 'martin', 'Lacaze', 'example.org'])
      expect(shown).not.toContain(secret);
  });

  test('cuts one long opening at noon into a morning and an afternoon', async () => {
    const day = await dayAt('montmurat', TUESDAY);
    expect(day.segments.map(short)).toEqual(['07:30–20:00']);
    expect([day.morning, day.afternoon].map((half) => half && short(half))).toEqual([
      '07:30–13:00',
      '13:00–20:00',
    ]);
  });

  test('has no afternoon on a Wednesday at Cassaniouze', async () => {
    const day = await dayAt('cassaniouze', '2026-11-25');
    expect(day.segments.map(short)).toEqual(['09:00–12:00']);
    expect(day.morning).not.toBeNull();
    expect(day.afternoon).toBeNull();
  });

  test('on a public holiday is shut at a staffed telecentre and says which holiday; Montmurat is open', async () => {
    const shut = await dayAt('figeac', '2027-05-06');
    expect(shut).toMatchObject({ segments: [], morning: null, afternoon: null });
    expect(shut.replacedBy).toEqual({ kind: 'holiday', name: 'Ascension' });
    expect(shut.resources[0]).toMatchObject({ taken: [], free: [] });
    expect((await dayAt('montmurat', '2027-05-06')).segments.map(short)).toEqual(['07:30–20:00']);
  });

  test('within an annual closing is shut, and says why', async () => {
    const day = await dayAt('aurillac', '2026-12-28');
    expect(day.segments).toEqual([]);
    expect(day.closures).toEqual([
      {
        start: '2026-12-24T00:00:00+01:00',
        end: '2027-01-04T00:00:00+01:00',
        reason: 'Fermeture annuelle',
      },
    ]);
    expect(day.resources.every((one) => one.free.length === 0 && one.taken.length === 0)).toBe(true);
  });

  test('within an annual closing has no morning and no afternoon', async () => {
    const { morning, afternoon } = await dayAt('aurillac', '2026-12-28');
    expect([morning, afternoon]).toEqual([null, null]);
  });

  test('shows a hold as taken until it lapses, and a cancelled booking no longer', async () => {
    const held = await book({ resource: 'fig-desk', date: TUESDAY, halfDay: 'morning', hold: true });
    const booked = await book({ resource: 'fig-desk', date: TUESDAY, halfDay: 'afternoon' });
    expect(of(await dayAt('figeac', TUESDAY), 'fig-desk').taken).toEqual(['09:00–12:00', '13:30–17:30']);
    service.clock.set((held.body as { expiresAt: string }).expiresAt);
    const { reference } = booked.body as { reference: string };
    await member.post(`/api/v1/bookings/${reference}/cancellation`);
    expect(of(await dayAt('figeac', TUESDAY), 'fig-desk')).toEqual({
      taken: [],
      free: ['09:00–12:00', '13:30–17:30'],
    });
  });

  test('whatever is booked, taken and free are disjoint and together are all its open time', async () => {
    const slots = fc.record({
      resource: fc.constantFrom('aur-visio', 'aur-open-1', 'aur-b1'),
      halfDay: fc.constantFrom('morning', 'afternoon', 'day'),
    });
    const hours = fc
      .tuple(fc.integer({ min: 17, max: 34 }), fc.integer({ min: 1, max: 6 }))
      .map(([from, length]) => ({ resource: 'aur-visio', start: at(from), end: at(from + length) }));
    const wishes = fc.array(
      fc.oneof(
        hours,
        slots.map((one) => ({ ...one, date: TUESDAY })),
      ),
      { minLength: 8, maxLength: 8 },
    );
    for (const wish of fc.sample(wishes, { numRuns: 5, seed: 2012 }).flat()) {
      await book(wish);
      const { segments, resources } = await dayAt('aurillac', TUESDAY);
      for (const { taken, free } of resources) {
        const parts = [...taken, ...free].sort((one, other) => (one.start < other.start ? -1 : 1));
        expect(joined(parts)).toEqual(segments.map(({ start, end }) => ({ start, end })));
      }
    }
    expect(await service.doctor()).toEqual([]);
  });

  test.each([
    ['', 'date'],
    ['?date=', 'date'],
    ['?date=tomorrow', 'date'],
    ['?date=2027-02-29', 'date'],
    ['?date=9999-12-31', 'date'],
    ['?date=0001-01-01', 'date'],
    ['?date=2026-11-24T00:00', 'date'],
    ['?date=2026-11-24&date=2026-11-25', 'date'],
    [`?date=${TUESDAY}&names=true`, 'names'],
  ])('needs a date of the calendar and nothing else: %s', async (query, field) => {
    expect(fieldsIn(await service.anybody.get(`/api/v1/telecentres/aurillac/day${query}`))).toEqual([field]);
  });

  test('can be asked for on 29 February of a leap year', async () => {
    expect((await dayAt('aurillac', '2028-02-29')).segments).toHaveLength(2);
  });
});

async function dayAt(slug: string, date: string): Promise<Day> {
  const { status, body } = told(await service.anybody.get(`/api/v1/telecentres/${slug}/day?date=${date}`));
  expect(status).toBe(200);
  return body as Day;
}

function book(wish: object): ReturnType<Caller['post']> {
  return member.post('/api/v1/bookings', wish);
}

function of(day: Day, id: string): { taken: string[]; free: string[] } {
  const resource = day.resources.find((one) => one.id === id);
  return { taken: resource?.taken.map(short) ?? [], free: resource?.free.map(short) ?? [] };
}

function short({ start, end }: Span): string {
  return `${start.slice(11, 16)}–${end.slice(11, 16)}`;
}

/** The time of Tuesday that is so many half-hours after midnight. */
function at(halfHours: number): string {
  const hours = String(Math.floor(halfHours / 2)).padStart(2, '0');
  return `${TUESDAY}T${hours}:${halfHours % 2 === 0 ? '00' : '30'}`;
}

/** Sorted spans, joined where one begins when the one before ends; as they are where they overlap. */
function joined(spans: readonly Span[]): Span[] {
  const out: { start: string; end: string }[] = [];
  for (const { start, end } of spans) {
    const last = out.at(-1);
    if (last?.end === start) last.end = end;
    else out.push({ start, end });
  }
  return out;
}
