import { randomUUID } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { allOrNothing, Undo } from '../bookings/all-or-nothing.js';
import { book, type NewBooking } from '../bookings/bookings.queries.js';
import { takeTurn } from '../bookings/one-at-a-time.queries.js';
import { newReference } from '../bookings/reference.js';
import { targetOf } from '../bookings/target.js';
import { comeBeforeOthers } from '../bookings/together.queries.js';
import { Clock } from '../platform/clock.js';
import { isDatabaseAway } from '../platform/database/database-away.js';
import { Database, type Sql } from '../platform/database/database.js';
import { factsWindow } from '../reservation/decide.js';
import type { Instant, Period } from '../reservation/period.js';
import { turnOf, type InLine, type Turn } from '../reservation/waitlist.js';
import type { TakenTime } from '../availability/taken-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { followNetwork } from './network-changes.js';
import {
  expireHoldsAt,
  giveBack,
  keptThere,
  lockLine,
  nextLapse,
  offerTo,
  readLine,
  takeFromKept,
  takenButKept,
  telecentresWithLine,
  wasServedMeanwhile,
  type WaitingEntry,
} from './serving.queries.js';
import { timeOfEntry, whereOfEntry } from './waitlist-entry.js';

/** Rivals may be quicker with what was not kept; after so many of them the next run goes on. */
const ATTEMPTS = 5;

/**
 * Offers what is free to those who wait, in the order of asking, and gives back what none of them can use. Each offer is one
 * transaction: wherever it is cut off, what is kept stays kept, and the next run finds the same line.
 */
@Injectable()
export class ServingService {
  private readonly logger = new Logger('Waitlist');

  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** At these telecentres, or wherever there is a line; what goes wrong at one does not hold up the others. */
  async serve(telecentres?: readonly number[]): Promise<number> {
    let offers = 0;
    const failures: unknown[] = [];
    for (const telecentre of telecentres ?? (await telecentresWithLine(this.database, this.clock.now())))
      await this.serveLine(telecentre).then(
        (made) => (offers += made),
        (error: unknown) => failures.push(error),
      );
    if (failures.length > 0) throw failures[0];
    return offers;
  }

  /** When the next hold lapses where somebody waits: a place shall not be idle from then to the next full minute. */
  async nextLapse(): Promise<NextLapse | null> {
    const next = await nextLapse(this.database);
    return next === null ? null : { telecentre: next.telecentre, in: next.at - this.clock.now() };
  }

  private async serveLine(telecentre: number): Promise<number> {
    await followNetwork(this.database, telecentre, this.directory).catch((error: unknown) => {
      if (isPassing(error)) throw error;
      this.logger.error(`Served by the hours of before: ${String(error)}`);
    });
    // Else their time would look free, and be kept for the line at the moment of being offered.
    await expireHoldsAt(this.database, telecentre, this.clock.now());
    let offers = 0;
    const leftOut = new Set<string>();
    for (let overtaken = 0; overtaken < ATTEMPTS;) {
      const step = await this.offerNext(telecentre, leftOut);
      if (step === 'nobody') break;
      if (step === 'offered') offers++;
      if (step === 'overtaken') overtaken++;
    }
    return offers;
  }

  /** Whatever is wrong about one of them does not hold up the others: they are left out until the next run. */
  private async offerNext(telecentre: number, leftOut: Set<string>): Promise<Step> {
    const inHand: InHand = { entry: null };
    try {
      return await this.offerFirst(telecentre, leftOut, inHand);
    } catch (error) {
      if (inHand.entry === null || isPassing(error)) throw error;
      this.logger.error(`Left out entry ${inHand.entry}: ${String(error)}`);
      leftOut.add(inHand.entry);
      return 'left-out';
    }
  }

  private async offerFirst(telecentre: number, leftOut: ReadonlySet<string>, inHand: InHand): Promise<Step> {
    const network = await this.directory.fresh();
    return allOrNothing<Step>(this.database, async (sql) => {
      inHand.entry = null;
      await lockLine(sql, telecentre);
      const now = this.clock.now();
      const kept = await keptThere(sql, telecentre);
      const line = (await readLine(sql, telecentre, now)).filter(({ id }) => !leftOut.has(id));
      const turn = await this.nextInLine(sql, line, network, inHand, now);
      if (turn === null) {
        inHand.entry = null;
        await giveBack(sql, kept);
        return 'nobody';
      }
      await this.offer(sql, turn, network, now);
      return 'offered';
    });
  }

  /** Of those who wait for what the network has; of their days, only as many are read as it takes. */
  private async nextInLine(
    sql: Sql,
    line: readonly WaitingEntry[],
    network: Network,
    inHand: InHand,
    now: Instant,
  ): Promise<Turn<Waiting> | null> {
    const read = new Map<string, TakenTime>();
    for (const one of line) {
      inHand.entry = one.id;
      const target = one.isServedThen ? null : targetOf(whereOfEntry(one), network);
      if (target === null) continue;
      const { telecentre: place, kind, resources } = target;
      const request = { time: timeOfEntry(one), kind, people: one.people, equipment: one.equipment };
      const window = factsWindow(request, place.opening, resources);
      if (window === null) continue;
      const { taken, version } = await takenThen(sql, place, window, read, now);
      if (version !== network.version) throw new Undo('overtaken');
      const facts = { opening: place.opening, resources, taken, hadBefore: [] };
      const turn = turnOf({ ...one, telecentre: place, request, facts }, now);
      if (turn !== null) return turn;
    }
    return null;
  }

  private async offer(
    sql: Sql,
    { entry, stay, candidate, until }: Turn<Waiting>,
    { version }: Network,
    now: Instant,
  ): Promise<void> {
    const { account, telecentre, people, equipment } = entry;
    await takeTurn(sql, account);
    const units = candidate.allocations.map(({ unit }) => unit);
    if (!(await comeBeforeOthers(sql, version, units))) throw new Undo('overtaken');
    if (await wasServedMeanwhile(sql, entry.id, now)) throw new Undo('overtaken');
    await takeFromKept(sql, candidate.allocations);
    const [id, reference] = [randomUUID(), newReference()];
    const placement = {
      networkVersion: version,
      telecentre,
      stay,
      candidates: [candidate],
      people,
      equipment,
    };
    const whose = { account, guestName: null, actor: null, title: null, message: null };
    const hold: NewBooking = {
      ...placement,
      ...whose,
      ...{ id, reference, expiresAt: until, awaitsApproval: false, retry: null, turn: null },
    };
    const { outcome } = await book(sql, hold, now);
    if (outcome !== 'booked' || !(await offerTo(sql, entry.id, id))) throw new Undo('overtaken');
  }
}

export interface NextLapse {
  readonly telecentre: number;
  /** Milliseconds. */
  readonly in: number;
}

type Step = 'offered' | 'nobody' | 'overtaken' | 'left-out';

/** Whose turn is being looked at, by the id of the entry. */
interface InHand {
  entry: string | null;
}

/** The database is away, or others were in its way (class 40): that is nobody's fault, and nobody loses their turn by it. */
function isPassing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return isDatabaseAway(error) || (typeof code === 'string' && code.startsWith('40'));
}

type Waiting = Omit<WaitingEntry, 'telecentre'> & InLine & { readonly telecentre: Telecentre };

/** Once for all who wait for the same day. */
async function takenThen(
  sql: Sql,
  { resources }: Telecentre,
  window: Period,
  read: Map<string, TakenTime>,
  now: Instant,
): Promise<TakenTime> {
  const key = `${String(window.start)} ${String(window.end)}`;
  const known = read.get(key);
  if (known !== undefined) return known;
  const units = [...new Set(resources.flatMap((resource) => resource.units))];
  const taken = await takenButKept(sql, units, window, now);
  read.set(key, taken);
  return taken;
}
