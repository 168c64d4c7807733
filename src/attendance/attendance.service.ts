import { Injectable } from '@nestjs/common';
import type { BookingRecord, BookingSnapshot } from '../bookings/booking-record.js';
import { slotTaken, stale } from '../bookings/bookings.problems.js';
import { changeStatus } from '../bookings/bookings.queries.js';
import { refuseUnlessIt, takeInHand, type BookingInHand } from '../bookings/known-booking.js';
import { PlacingService } from '../bookings/placing.service.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, type Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { occupiedBy } from '../reservation/availability.js';
import { after, isDone, occupiesTime, type Transition } from '../reservation/booking.js';
import type { Instant, Period } from '../reservation/period.js';
import { isStay, stayOf } from '../reservation/stay.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { notItsTime, selfCheckInOff, wrongMoment } from './attendance.problems.js';
import { checkIn, countMissed, reclaim } from './attendance.queries.js';
import { arrivalAt, hostCheckInTime, ownCheckInTime } from './check-in-time.js';

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

const YEAR = 365 * 24 * 60 * 60_000;

/** Who has come and who has not. Once more is the same as once. */
@Injectable()
export class AttendanceService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly clock: Clock,
  ) {}

  /**
   * They are there: said by whoever receives them, or by themselves where the place lets them. `at`: when a host ticked it
   * without a connection. Somebody who had been given up gets their place again, if it is still free.
   */
  async checkIn(
    caller: Caller,
    reference: string,
    at: Instant | null,
    language: Language,
  ): Promise<BookingSnapshot> {
    return this.tick(caller, reference, { transition: 'checkIn', at, language });
  }

  /**
   * It was somebody else. `revision`, here and below: the one that was looked at, so that what is said late does not undo what
   * was said since. Without its arrival nothing is left of a walk-in: it is cancelled.
   */
  async undoCheckIn(
    caller: Caller,
    reference: string,
    language: Language,
    revision?: number,
  ): Promise<BookingSnapshot> {
    return this.tick(caller, reference, { transition: 'undoCheckIn', at: null, revision, language });
  }

  /** They have not come, and the place is free for others. */
  async markAbsent(
    caller: Caller,
    reference: string,
    language: Language,
    revision?: number,
  ): Promise<BookingSnapshot> {
    return this.tick(caller, reference, { transition: 'missIt', at: null, revision, language });
  }

  /** They may come after all, if their place is still free. */
  async undoAbsent(
    caller: Caller,
    reference: string,
    language: Language,
    revision?: number,
  ): Promise<BookingSnapshot> {
    return this.tick(caller, reference, { transition: 'undoMissed', at: null, revision, language });
  }

  /** In the last twelve months, at any place: for whoever receives them, and nobody is punished for it. */
  async missedByHolder(caller: Caller, reference: string): Promise<number> {
    const { holder, place } = await takeInHand(this.database, caller, 'read', reference);
    if (roleAt(caller, 'attendance', place) === null) throw notFound();
    if (holder.kind !== 'member') return 0;
    const now = this.clock.now();
    return countMissed(this.database, holder.account, now - YEAR, now);
  }

  private async tick(caller: Caller, reference: string, tick: Tick): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const known = await takeInHand(this.database, caller, 'change', reference);
      const { booking } = known;
      const transition = ofWalkIn(known, tick.transition);
      await this.refuseUnlessTheirs(caller, known, tick);
      if (isDone(booking.status, transition) || hasArrived(booking, transition)) return booking;
      if (tick.revision !== undefined && tick.revision !== booking.revision) throw stale(booking.revision);
      refuseUnlessIt(transition, booking, now);
      const arrivedAt = arrivalOf(caller, known, tick, now);
      const changed = await this.write(caller, booking, { transition, arrivedAt }, now);
      if (changed) return changed;
      if (attempt === ATTEMPTS) throw stale(booking.revision);
    }
  }

  /** Whoever comes may say that they are there, or not yet, where the place lets them; a host may say everything. */
  private async refuseUnlessTheirs(
    caller: Caller,
    { booking, place, standing }: BookingInHand,
    { transition }: Tick,
  ): Promise<void> {
    if (roleAt(caller, 'attendance', place) !== null) return;
    const isOwn = transition === 'checkIn' || transition === 'undoCheckIn';
    if (standing.as !== 'holder' || !isOwn) throw notFound();
    const telecentre = (await this.directory.fresh()).telecentres.get(booking.telecentre);
    if (telecentre?.attendance.selfCheckIn !== true) throw selfCheckInOff();
  }

  /** Null when the booking has changed meanwhile. */
  private async write(
    { account }: Caller,
    booking: BookingRecord,
    { transition, arrivedAt }: { readonly transition: TickTransition; readonly arrivedAt: Instant | null },
    now: Instant,
  ): Promise<BookingSnapshot | null> {
    if (booking.status === 'no_show') return this.takeBack(booking, arrivedAt, account, now);
    if (arrivedAt !== null) return checkIn(this.database, booking, arrivedAt, account, now);
    const to = after(booking.status, transition) ?? booking.status;
    const change = { from: [booking.status], to, event: EVENTS[transition], release: !occupiesTime(to) };
    return changeStatus(this.database, booking, { ...change, reason: null }, account, now);
  }

  private async takeBack(
    booking: BookingRecord,
    arrivedAt: Instant | null,
    actor: string,
    now: Instant,
  ): Promise<BookingSnapshot | null> {
    const pieces = await this.piecesOf(booking);
    const { outcome, snapshot } = await reclaim(this.database, booking, { pieces, arrivedAt }, actor, now);
    if (outcome === 'taken') throw await this.someoneElseHasIt(booking);
    return snapshot;
  }

  /** What the booking occupied: without a closed lunch, and with the time for airing. Should the hours be others by now, all of it. */
  private async piecesOf({
    resource: key,
    telecentre,
    start,
    end,
  }: BookingRecord): Promise<readonly Period[]> {
    const network = await this.directory.fresh();
    const resource = network.resources.get(key)?.resource;
    const opening = network.telecentres.get(telecentre)?.opening;
    const stay = opening && stayOf({ start: { instant: start }, end: { instant: end } }, opening);
    const whole = { start, end, periods: [{ start, end }], halfDay: null, fits: [] };
    if (resource === undefined) return whole.periods;
    return occupiedBy(stay && isStay(stay) ? stay : whole, resource.policy);
  }

  private async someoneElseHasIt(booking: BookingRecord): Promise<Problem> {
    const { kind, start, end, halfDay, people, equipment, title } = booking;
    const network = await this.directory.fresh();
    const telecentre = network.telecentres.get(booking.telecentre);
    if (telecentre === undefined) return slotTaken([]);
    const stay = { start, end, halfDay, periods: [{ start, end }], fits: [] };
    const needs = { people, equipment, title };
    const placement = { networkVersion: network.version, telecentre, stay, candidates: [], ...needs };
    const time = { start: { instant: start }, end: { instant: end } };
    return this.placing.tooLate(placement, { where: { telecentre: telecentre.slug, kind }, time, ...needs });
  }
}

/** When they came; null of what is no arrival. Refuses what is said at another time than it may be. */
function arrivalOf(
  caller: Caller,
  { booking, place }: BookingInHand,
  { transition, at, language }: Tick,
  now: Instant,
): Instant | null {
  const isHosts = roleAt(caller, 'attendance', place) !== null;
  const arrivedAt = at === null || !isHosts ? now : arrivalAt(at, booking, now);
  if (arrivedAt === undefined) throw wrongMoment(language);
  const time = isHosts ? hostCheckInTime(booking) : ownCheckInTime(booking);
  const from = transition === 'missIt' ? booking.start : time.start;
  if (arrivedAt < from || arrivedAt >= time.end)
    throw notItsTime({ start: from, end: time.end }, arrivedAt, booking.timeZone);
  return transition === 'checkIn' ? arrivedAt : null;
}

interface Tick {
  readonly transition: Exclude<TickTransition, 'undoWalkIn'>;
  readonly at: Instant | null;
  readonly revision?: number | undefined;
  readonly language: Language;
}

type TickTransition = Extract<Transition, 'checkIn' | 'undoCheckIn' | 'undoWalkIn' | 'missIt' | 'undoMissed'>;

/** What a tick is called in the story of the booking. */
const EVENTS = {
  checkIn: 'checked_in',
  undoCheckIn: 'check_in_undone',
  undoWalkIn: 'cancelled',
  missIt: 'missed',
  undoMissed: 'restored',
} as const satisfies Record<TickTransition, string>;

function ofWalkIn({ holder }: BookingInHand, transition: Tick['transition']): TickTransition {
  return holder.kind === 'walk-in' && transition === 'undoCheckIn' ? 'undoWalkIn' : transition;
}

/** A tick that is sent once more in the night after, when the day has been closed. */
function hasArrived({ status, arrivedAt }: BookingRecord, transition: TickTransition): boolean {
  return transition === 'checkIn' && status === 'completed' && arrivedAt !== null;
}
