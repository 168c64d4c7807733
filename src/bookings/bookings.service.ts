import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { after, may, occupiesTime, type Transition } from '../reservation/booking.js';
import { decide, factsWindow, type Decision, type Request } from '../reservation/decide.js';
import { localDateOf } from '../reservation/local-time.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { tooLateToChange } from '../reservation/policy.js';
import type { WantedTime } from '../reservation/stay.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { statusAt, type BookingRecord, type BookingSnapshot } from './booking-record.js';
import { holdLapsed, keyUsedBefore, ruleBroken, slotTaken, stale, wrongState } from './bookings.problems.js';
import {
  book,
  changeStatus,
  findBooking,
  listBookings,
  move,
  readFacts,
  takenByOthers,
  type BookingFacts,
  type Page,
  type Placement,
  type RetryKey,
} from './bookings.queries.js';
import { newReference } from './reference.js';
import { firstAnswer, rememberRefusal, type FirstAnswer } from './retries.queries.js';
import { targetOf, unknownTarget, type Target, type Where } from './target.js';

export interface BookingWish {
  readonly where: Where;
  readonly time: WantedTime;
  readonly people: number;
  readonly equipment: readonly string[];
  readonly title: string | null;
  readonly hold: boolean;
}

/** What is to change; what is undefined stays. */
export interface MoveWish {
  readonly where: Where | null;
  readonly time: WantedTime | null;
  readonly people: number | undefined;
  readonly equipment: readonly string[] | undefined;
  readonly title: string | null | undefined;
  readonly revision: number | undefined;
}

export interface Booked {
  readonly snapshot: BookingSnapshot;
  /** The first answer, told again. */
  readonly replayed: boolean;
}

/** Of a large open space, more free desks than this need not be tried before the request is declined. */
const CANDIDATES_TRIED = 40;

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

@Injectable()
export class BookingsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
  ) {}

  /** Books, or holds, the best place that can be won; throws the problem that stands in the way. */
  async book(
    account: string,
    wish: BookingWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<Booked> {
    const known = retry && (await firstAnswer(this.database, account, retry));
    if (known) return replay(known);
    try {
      return await this.bookNow(account, wish, retry, language);
    } catch (problem) {
      if (!(problem instanceof Problem) || retry === null || problem.content.status === 400) throw problem;
      const kept = await rememberRefusal(this.database, account, retry, problem.content, this.clock.now());
      const first = kept ? undefined : await firstAnswer(this.database, account, retry);
      if (first) return replay(first);
      throw problem;
    }
  }

  /** Makes a booking of a hold. Once more is the same as once. */
  async confirm(account: string, reference: string): Promise<BookingSnapshot> {
    return this.change(account, reference, 'confirm', () => undefined);
  }

  /** Gives the time back at once. Once more is the same as once. */
  async cancel(account: string, reference: string, language: Language): Promise<BookingSnapshot> {
    const network = await this.directory.fresh();
    return this.change(account, reference, 'cancel', (booking, now) => {
      this.refuseTooLate(booking, network, now, language);
    });
  }

  /** Moves to another time or place; the old one is kept until the new one is won. */
  async move(
    account: string,
    reference: string,
    wish: MoveWish,
    language: Language,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const booking = await this.find(account, reference);
      if (wish.revision !== undefined && wish.revision !== booking.revision) throw stale(booking.revision);
      refuseUnlessIt('move', booking, now);

      const where = wish.where ?? { telecentre: booking.telecentre, kind: booking.kind };
      const found = await this.decideOn(
        where,
        moveRequest(booking, wish),
        now,
        language,
        async (target, request) => {
          const facts = await this.factsBeside(booking, target, request, now);
          return { ...facts, hadBefore: [booking.resource] };
        },
      );
      this.refuseTooLate(booking, found.network, now, language);
      const placement = await this.placementOf(found, language, {
        people: found.request.people,
        equipment: found.request.equipment,
        title: wish.title === undefined ? booking.title : wish.title,
      });
      const { outcome, snapshot } = await move(this.database, booking, placement, account, now);
      if (outcome === 'moved') return snapshot;
      if (outcome === 'taken') throw await this.slotTakenAt(found);
      if (outcome === 'stale' && attempt >= ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** The booking, if it is this account's; as it was last written, whatever the clock says of a hold. */
  async find(account: string, reference: string): Promise<BookingRecord> {
    const booking = await findBooking(this.database, account, reference);
    if (booking === undefined) throw notFound();
    return booking;
  }

  async list(account: string, page: Page): Promise<BookingSnapshot[]> {
    return listBookings(this.database, account, page, this.clock.now());
  }

  private async bookNow(
    account: string,
    wish: BookingWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<Booked> {
    for (;;) {
      const now = this.clock.now();
      const found = await this.decideOn(wish.where, wish, now, language, (target, request) =>
        this.factsFor(account, target, request, now),
      );
      const placement = await this.placementOf(found, language, wish);
      const holdMinutes = placement.candidates[0]?.resource.policy.holdMinutes ?? 0;
      const expiresAt = wish.hold ? now + holdMinutes * MINUTE : null;
      const booking = {
        ...placement,
        id: randomUUID(),
        reference: newReference(),
        account,
        expiresAt,
        retry,
      };
      const { outcome, snapshot } = await book(this.database, booking, now);
      if (outcome === 'booked') return { snapshot, replayed: false };
      if (outcome === 'taken') throw await this.slotTakenAt(found);
      const first =
        outcome === 'repeated' && retry ? await firstAnswer(this.database, account, retry) : undefined;
      if (first) return replay(first);
      // The reference was in use, or the network has changed: decide again.
    }
  }

  /** Reads the facts and lets the core decide on them, on the network as it is now. */
  private async decideOn(
    where: Where,
    wish: Omit<Request, 'kind'>,
    now: Instant,
    language: Language,
    read: (target: Target, request: Request) => Promise<BookingFacts>,
  ): Promise<Found> {
    const found = await this.directory.upToDate(async (network) => {
      const target = targetOf(where, network);
      if (target === null) return null;
      const request = { time: wish.time, people: wish.people, equipment: wish.equipment, kind: target.kind };
      const facts = await read(target, request);
      const { telecentre, resources } = target;
      const decision = decide(request, { ...facts, opening: telecentre.opening, resources }, now);
      return { version: facts.version, network, target, request, decision };
    });
    if (found === null) throw unknownTarget(where, language);
    return found;
  }

  private async factsFor(
    account: string,
    target: Target,
    request: Request,
    now: Instant,
  ): Promise<BookingFacts> {
    const window = factsWindow(request, target.telecentre.opening, target.resources);
    if (window === null) return this.noFacts();
    return readFacts(this.database, unitsOf(target), window, account, target.telecentre, now);
  }

  private async factsBeside(
    booking: BookingRecord,
    target: Target,
    request: Request,
    now: Instant,
  ): Promise<Omit<BookingFacts, 'hadBefore'>> {
    const window = factsWindow(request, target.telecentre.opening, target.resources);
    if (window === null) return this.noFacts();
    return takenByOthers(this.database, unitsOf(target), window, booking, now);
  }

  /** No occupied time can matter; only whether the network is the newest. */
  private async noFacts(): Promise<BookingFacts> {
    return { version: (await this.directory.fresh()).version, taken: new Map(), hadBefore: [] };
  }

  private async placementOf(
    found: Found,
    language: Language,
    details: Pick<Placement, 'people' | 'equipment' | 'title'>,
  ): Promise<Placement> {
    const { decision, target } = found;
    if (decision.outcome === 'rule-broken')
      throw ruleBroken(decision.violations, target.telecentre.opening.timeZone, language);
    if (decision.outcome === 'slot-taken') throw await this.slotTakenAt(found);
    const { people, equipment, title } = details;
    return {
      networkVersion: found.version,
      telecentre: target.telecentre,
      stay: decision.stay,
      candidates: decision.candidates.slice(0, CANDIDATES_TRIED),
      people,
      equipment,
      title,
    };
  }

  private async slotTakenAt({ target, request, decision }: Found): Promise<Problem> {
    if (!('stay' in decision)) return slotTaken([]);
    const { telecentre } = target;
    const kind = request.kind ?? target.resources[0]?.kind ?? null;
    const { start, end, halfDay } = decision.stay;
    const date = localDateOf(start, telecentre.opening.timeZone);
    const time = halfDay === null ? { start: { instant: start }, end: { instant: end } } : { date, halfDay };
    return slotTaken(await this.availability.alternatives({ ...request, kind, time }, telecentre, date));
  }

  private async change(
    account: string,
    reference: string,
    transition: keyof typeof EVENTS,
    refuse: (booking: BookingRecord, now: Instant) => void,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const booking = await this.find(account, reference);
      const to = after(booking.status, transition);
      if (to === undefined && booking.status === EVENTS[transition].to) return booking;
      refuseUnlessIt(transition, booking, now);
      refuse(booking, now);
      const change = {
        from: [booking.status],
        ...EVENTS[transition],
        release: !occupiesTime(EVENTS[transition].to),
      };
      const changed = await changeStatus(this.database, booking, change, account, now);
      if (changed) return changed;
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
  }

  private refuseTooLate(booking: BookingRecord, network: Network, now: Instant, language: Language): void {
    const policy = network.resources.get(booking.resource)?.resource.policy;
    const violations = policy ? tooLateToChange(policy, booking, now) : [];
    if (violations.length > 0) throw ruleBroken(violations, booking.timeZone, language);
  }
}

interface Found {
  readonly version: number;
  readonly network: Network;
  readonly target: Target;
  readonly request: Request;
  readonly decision: Decision;
}

const EVENTS = {
  confirm: { to: 'confirmed', event: 'confirmed' },
  cancel: { to: 'cancelled', event: 'cancelled' },
} as const satisfies Partial<Record<Transition, { to: BookingRecord['status']; event: string }>>;

function refuseUnlessIt(transition: Transition, booking: BookingRecord, now: Instant): void {
  const status = statusAt(booking, now);
  if (may(status, transition)) return;
  throw status === 'expired' ? holdLapsed() : wrongState(status);
}

function moveRequest(booking: BookingRecord, wish: MoveWish): Omit<Request, 'kind'> {
  return {
    time: wish.time ?? timeOf(booking),
    people: wish.people ?? booking.people,
    equipment: wish.equipment ?? booking.equipment,
  };
}

/** A half-day stays a half-day where another telecentre has other hours. */
function timeOf({ start, end, halfDay, timeZone }: BookingRecord): WantedTime {
  if (halfDay !== null) return { date: localDateOf(start, timeZone), halfDay };
  return { start: { instant: start }, end: { instant: end } };
}

function unitsOf({ resources }: Target): number[] {
  return [...new Set(resources.flatMap((resource) => resource.units))];
}

function replay(answer: FirstAnswer): Booked {
  if (answer.kind === 'other-request') throw keyUsedBefore();
  if (answer.kind === 'refusal') throw new Problem(answer.refusal);
  return { snapshot: answer.snapshot, replayed: true };
}
