/** Everybody does everything at once, and the coordinator changes the network meanwhile. */
import { setTimeout as pause } from 'node:timers/promises';
import { sweepLapsedHolds } from '../../src/bookings/holds.queries.js';
import { importNetworkFile } from '../../src/network-file/import.js';
import type { Answer, Caller, TestService } from '../support/service.js';
import { BOOKINGS, bookNow, bookingPath, pick, randomFrom, referenceOf, weekdays } from './rivals.js';
import { networkOf, type Shut } from './small-network.js';

export interface Storm {
  /** Instances of the service, on one database. */
  readonly services: readonly [TestService, ...TestService[]];
  readonly members: number;
  readonly seconds: number;
  readonly seed: number;
}

export interface Aftermath {
  /** How often each verb was answered how: `move 409 slot-taken`. */
  readonly answers: Record<string, number>;
  /** Answers that nobody should ever get, and imports that failed for no good reason. */
  readonly unexpected: string[];
  /** Bookings that are not as the last answer about them said. */
  readonly forgotten: string[];
  /** Milliseconds. */
  readonly slowest: number;
}

const DATES = weekdays(5);
const HALF_DAYS = ['morning', 'afternoon', 'day'] as const;
const HOURS = ['09:00', '10:00', '11:00', '12:00', '14:00', '15:00', '16:00', '17:00', '18:00'];
const RESOURCES = ['nau-open-1', 'nau-open-2', 'nau-open-3', 'a', 'b', 'a-b', 'rie-desk', 'rie-room'];
const KINDS = [
  { telecentre: 'naucelle', kind: 'desk' },
  { telecentre: 'naucelle', kind: 'meeting_room', people: 4 },
  { telecentre: 'naucelle', kind: 'meeting_room', people: 8 },
  { telecentre: 'rieupeyroux', kind: 'desk' },
];

const CALM_NETWORK: StormyNetwork = { naucelle: [], rieupeyroux: [], thirdDesk: true, largeRoom: true };
/** Few places, so that nearly everybody is in somebody's way. */
export const CALM = networkFile(CALM_NETWORK);

/** What may be answered to each verb when others are quicker, time goes by and the network changes. */
const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  book: ['201', '409 slot-taken', '422 rule-broken', '400 invalid-request'],
  confirm: ['200', '409 hold-lapsed', '409 wrong-state', '409 stale'],
  cancel: ['200', '409 hold-lapsed', '409 wrong-state', '409 stale'],
  move: [
    '200',
    '409 slot-taken',
    '409 hold-lapsed',
    '409 wrong-state',
    '409 stale',
    '422 rule-broken',
    '400 invalid-request',
  ],
  look: ['200'],
};

export async function rage({ services, members, seconds, seed }: Storm): Promise<Aftermath> {
  const random = randomFrom(seed);
  const end = performance.now() + seconds * 1000;
  const raging = (): boolean => performance.now() < end;
  const [first] = services;
  const answers: Record<string, number> = {};
  const unexpected: string[] = [];
  const known = new Map<string, { holder: Caller; body: Record<string, unknown> }>();
  let slowest = 0;

  const holders = await Promise.all(
    Array.from({ length: members }, (_, index) => {
      const service = services[index % services.length] ?? first;
      return service.member(`holder-${index}@example.org`);
    }),
  );
  await Promise.all([
    ...holders.map(doEverything),
    passTime(),
    changeNetwork(),
    ...services.map(sweepNowAndThen),
  ]);
  return { answers, unexpected, forgotten: await forgotten(), slowest };

  async function doEverything(holder: Caller, index: number): Promise<void> {
    const own: string[] = [];
    for (let turn = 0; raging(); turn++) {
      const reference = own.length === 0 ? undefined : pick(own.slice(-8), random);
      const verb =
        reference === undefined
          ? 'book'
          : pick(['book', 'book', 'confirm', 'cancel', 'cancel', 'move', 'look'], random);
      const answer = await act(holder, verb, reference ?? '', `${index}-${turn}`);
      note(holder, verb, answer);
      if (verb === 'book' && answer.status === 201) own.push(referenceOf(answer));
    }
  }

  function act(holder: Caller, verb: string, reference: string, key: string): Promise<Answer> {
    const path = bookingPath(reference);
    switch (verb) {
      case 'book':
        return bookNow(holder, { ...somePlace(), ...someTime(), hold: random() < 0.5 }, keyOrNone(key));
      case 'confirm':
        return holder.post(`${path}/confirmation`);
      case 'cancel':
        return holder.post(`${path}/cancellation`);
      case 'move':
        return holder.patch(path, { ...(random() < 0.5 ? somePlace() : {}), ...someTime() });
      default:
        return holder.get(path);
    }
  }

  function keyOrNone(key: string): Record<string, string> {
    return random() < 0.3 ? { 'idempotency-key': key } : {};
  }

  function somePlace(): object {
    return random() < 0.5 ? { resource: pick(RESOURCES, random) } : pick(KINDS, random);
  }

  function someTime(): object {
    const date = pick(DATES, random);
    if (random() < 0.7) return { date, halfDay: pick(HALF_DAYS, random) };
    const [from, to] = [pick(HOURS, random), pick(HOURS, random)].sort();
    return { start: `${date}T${from}`, end: `${date}T${to}` };
  }

  function note(holder: Caller, verb: string, answer: Answer): void {
    const { status } = answer;
    const body = answer.body as Record<string, unknown>;
    const type = typeof body['type'] === 'string' ? ` ${body['type'].replace('/problems/', '')}` : '';
    const outcome = `${status}${type}`;
    answers[`${verb} ${outcome}`] = (answers[`${verb} ${outcome}`] ?? 0) + 1;
    if (!EXPECTED[verb]?.includes(outcome)) unexpected.push(`${verb}: ${outcome} ${JSON.stringify(body)}`);
    slowest = Math.max(slowest, answer.took);
    if (status >= 300) return;
    const reference = referenceOf(answer);
    const before = known.get(reference)?.body ?? { revision: 0 };
    if (Number(body['revision']) >= Number(before['revision'])) known.set(reference, { holder, body });
  }

  /** Holds of ten minutes lapse every fifth of a second; each instance has its own clock, and they differ a little. */
  async function passTime(): Promise<void> {
    while (raging()) {
      await pause(20);
      for (const service of services) service.clock.advanceMinutes(0.5 + random());
    }
  }

  /** One change after the other; what bookings stand in the way of is left as it was. */
  async function changeNetwork(): Promise<void> {
    let network = CALM_NETWORK;
    while (raging()) {
      await pause(random() * 30);
      const changed = changeSomething(network);
      try {
        const imported = await importNetworkFile(first.database, networkFile(changed), first.clock.now());
        const outcome = `import ${imported.outcome}`;
        answers[outcome] = (answers[outcome] ?? 0) + 1;
        if (imported.outcome === 'imported') network = changed;
        const reasons = imported.outcome === 'refused' ? imported.errors.map(({ message }) => message) : [];
        unexpected.push(...reasons.filter((reason) => !/in the way|try again/.test(reason)));
      } catch (error) {
        unexpected.push(`import: ${String(error)}`);
      }
    }
  }

  function changeSomething(network: StormyNetwork): StormyNetwork {
    const slug = pick(['naucelle', 'rieupeyroux'] as const, random);
    switch (pick(['close', 'close', 'open', 'open', 'thirdDesk', 'largeRoom'], random)) {
      case 'close':
        return { ...network, [slug]: [...network[slug].slice(-1), someClosure(slug)].filter(isApart) };
      case 'open':
        return { ...network, [slug]: [] };
      case 'thirdDesk':
        return { ...network, thirdDesk: !network.thirdDesk };
      default:
        return { ...network, largeRoom: !network.largeRoom };
    }
  }

  function someClosure(slug: 'naucelle' | 'rieupeyroux'): Shut {
    const date = pick(DATES, random);
    const resource = pick(slug === 'naucelle' ? ['', 'nau-open-1', 'a'] : ['', 'rie-desk'], random);
    const [from, to] = random() < 0.5 ? [date, date] : [`${date}T13:00`, `${date}T19:00`];
    return { from, to, ...(resource === '' ? {} : { resource }) };
  }

  async function sweepNowAndThen({ database, clock }: TestService): Promise<void> {
    while (raging()) {
      await pause(random() * 200);
      await sweepLapsedHolds(database, clock.now());
    }
    await sweepLapsedHolds(database, clock.now());
  }

  async function forgotten(): Promise<string[]> {
    const lost: string[] = [];
    for (const [reference, { holder, body }] of known) {
      const found = await holder.get(`${BOOKINGS}/${reference}`);
      const { revision, status: state } = found.body as { revision: number; status: string };
      const [last, told] = [Number(body['revision']), String(body['status'])];
      const lapsed = told === 'held' && state === 'expired';
      if (found.status !== 200 || revision < last || (revision === last && state !== told && !lapsed))
        lost.push(`${reference}: told ${told} (${last}), found ${state} (${revision})`);
    }
    return lost;
  }
}

interface StormyNetwork {
  readonly naucelle: readonly Shut[];
  readonly rieupeyroux: readonly Shut[];
  /** Of the open space of Naucelle. */
  readonly thirdDesk: boolean;
  /** The room made of the two rooms of Naucelle. */
  readonly largeRoom: boolean;
}

function networkFile({ naucelle, rieupeyroux, thirdDesk, largeRoom }: StormyNetwork): object {
  const room = { kind: 'meeting_room', capacity: 4 } as const;
  return networkOf(
    {
      slug: 'naucelle',
      closures: naucelle,
      resources: [
        { key: 'nau-open', places: thirdDesk ? 3 : 2 },
        { key: 'a', ...room },
        { key: 'b', ...room },
        ...(largeRoom ? [{ key: 'a-b', ...room, capacity: 8, parts: ['a', 'b'] }] : []),
      ],
    },
    {
      slug: 'rieupeyroux',
      closures: rieupeyroux,
      resources: [{ key: 'rie-desk' }, { key: 'rie-room', ...room }],
    },
  );
}

/** Two closures of the same place that overlap are refused as a slip of the pen. */
function isApart(one: Shut, index: number, all: readonly Shut[]): boolean {
  return !all
    .slice(0, index)
    .some((other) => other.resource === one.resource && other.from.slice(0, 10) === one.from.slice(0, 10));
}
