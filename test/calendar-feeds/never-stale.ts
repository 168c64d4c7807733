/**
 * Calendars that ask again and again whether anything has changed, while it does, on several instances of the service.
 * Whoever is told that nothing has changed must hold all that anybody had been told of before they asked.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { countCalendarChanges } from '../../src/calendar-feeds/changes.queries.js';
import { addDays } from '../../src/reservation/local-time.js';
import { networkOf, room } from '../bookings/places.js';
import type { Answer, Caller, KnownCaller, TestService } from '../support/service.js';
import { look, subscribe, unfolded } from './feeds.js';

export interface Race {
  /** Instances, on one database. */
  readonly services: readonly [TestService, ...TestService[]];
  readonly requests: number;
}

export interface Outcome {
  readonly unchanged: number;
  readonly changed: number;
  /** What somebody was not told of though they had asked after it was done. */
  readonly stale: readonly string[];
  /** Done by the writers. */
  readonly changes: number;
}

const WRITERS = [0, 1, 2, 3];
const PLACES = ['vic', 'laroquebrou'] as const;
type Place = (typeof PLACES)[number];

export const TWO_PLACES = networkOf(
  ...PLACES.map((slug) => ({ slug, resources: WRITERS.map((writer) => room(roomOf(slug, writer))) })),
);

/** A booking as its writer knows it: where each change brings it (null: nowhere), and how many of these are answered. */
interface Line {
  readonly targets: (Place | null)[];
  answered: number;
  revision: number;
}

type Ledger = Map<string, Line>;

interface Reader {
  readonly path: string;
  /** What of the ledger it should have: whose bookings, and where. */
  readonly ledgers: readonly Ledger[];
  readonly places: readonly Place[];
}

export async function race({ services, requests }: Race): Promise<Outcome> {
  const ledgers = WRITERS.map((): Ledger => new Map());
  const writers = await Promise.all(
    WRITERS.map((writer) => serviceFor(writer).member(`writer-${writer}@example.org`)),
  );
  const readers = await readersOf(services[0], writers, ledgers);
  const stale: string[] = [];
  let [unchanged, changed, changes] = [0, 0, 0];
  const isOn = (): boolean => unchanged + changed < requests;

  await Promise.all([
    ...writers.map(write),
    ...[...readers, ...readers].map(read),
    ...services.map(countNowAndThen),
  ]);
  return { unchanged, changed, stale, changes };

  function serviceFor(index: number): TestService {
    return services[index % services.length] ?? services[0];
  }

  async function write(member: Caller, writer: number): Promise<void> {
    const ledger = ledgers[writer] ?? new Map<string, Line>();
    for (let turn = 0; isOn(); turn++) {
      const when = { date: addDays('2027-01-11', turn % 90), halfDay: 'morning' };
      const booked = await member.post('/api/v1/bookings', { resource: roomOf('vic', writer), ...when });
      const { reference, revision } = done(booked, 201);
      const line: Line = { targets: ['vic'], answered: 1, revision };
      ledger.set(reference, line);
      const path = `/api/v1/bookings/${reference}`;
      await change(line, 'laroquebrou', () =>
        member.patch(path, { resource: roomOf('laroquebrou', writer) }),
      );
      await change(line, 'laroquebrou', () => member.patch(path, { title: `Tour ${turn}` }));
      if (turn % 2 === 0)
        await change(line, 'vic', () => member.patch(path, { resource: roomOf('vic', writer) }));
      await change(line, null, () => member.post(`${path}/cancellation`));
    }
  }

  async function change(line: Line, target: Place | null, ask: () => Promise<Answer>): Promise<void> {
    await pause(10 + 20 * Math.random());
    line.targets.push(target);
    line.revision = done(await ask(), 200).revision;
    line.answered = line.targets.length;
    changes++;
  }

  async function read(reader: Reader, index: number): Promise<void> {
    const service = serviceFor(index);
    let tag = '"none"';
    let held: ReadonlyMap<string, number> = new Map();
    while (isOn()) {
      const known = reader.ledgers.flatMap((ledger) =>
        [...ledger].slice(-20).map(([reference, line]) => ({ reference, line, ...line })),
      );
      const answer = await look(service, reader.path, { 'if-none-match': tag });
      if (answer.status === 429) {
        for (const { clock } of services) clock.advanceMinutes(1);
        continue;
      }
      if (answer.status === 200) {
        changed++;
        tag = String(answer.headers['etag']);
        held = revisionsIn(answer.text);
      } else if (answer.status === 304) unchanged++;
      else throw new Error(`${answer.status} ${answer.text}`);
      for (const { reference, line, answered, revision } of known) {
        const might = line.targets.slice(answered - 1).map((place) => isIn(reader, place));
        const has = held.get(reference);
        const isTrue = has === undefined ? might.includes(false) : might.includes(true) && has >= revision;
        if (!isTrue) stale.push(`${answer.status}: ${reference} ${String(has)} after ${revision}`);
      }
    }
  }

  async function countNowAndThen({ database }: TestService): Promise<void> {
    while (isOn()) {
      await countCalendarChanges(database);
      await pause(100);
    }
  }
}

async function readersOf(
  service: TestService,
  writers: readonly KnownCaller[],
  ledgers: readonly Ledger[],
): Promise<Reader[]> {
  const host = await service.member('host@example.org', {
    scopes: ['read', 'host'],
    grants: PLACES.map((telecentre) => ({ role: 'host', telecentre })),
  });
  const places = PLACES.map(async (telecentre) => {
    const { path } = await subscribe(host, { scope: 'telecentre', telecentre, names: true });
    return { path, ledgers, places: [telecentre] };
  });
  const own = writers.map(async (writer, index) => {
    const { path } = await subscribe(writer);
    return { path, ledgers: [ledgers[index] ?? new Map<string, Line>()], places: PLACES };
  });
  return Promise.all([...places, ...own]);
}

/** By reference. Nothing but changes of bookings raises a sequence here, from nought for the first revision. */
function revisionsIn(text: string): ReadonlyMap<string, number> {
  const entries = unfolded(text).join('\n').split('BEGIN:VEVENT').slice(1);
  return new Map(
    entries.map((entry) => {
      const [, reference = ''] = /Référence\u00a0: (\w{4}-\w{4})/.exec(entry) ?? [];
      const [, sequence] = /^SEQUENCE:(\d+)$/m.exec(entry) ?? [];
      return [reference, Number(sequence) + 1];
    }),
  );
}

function isIn({ places }: Reader, place: Place | null): boolean {
  return place !== null && places.includes(place);
}

function roomOf(place: Place, writer: number): string {
  return `${place}-${writer}`;
}

function done({ status, body }: Answer, expected: number): { reference: string; revision: number } {
  if (status !== expected) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body as { reference: string; revision: number };
}
