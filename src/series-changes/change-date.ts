/** Does to one date what has been decided of it, by the functions of the database. In the transaction of the change. */
import type { BookingRecord } from '../bookings/booking-record.js';
import { changeStatus, editWords, move, type Placement } from '../bookings/bookings.queries.js';
import { takenByOthers } from '../bookings/facts.queries.js';
import { noticeKeptFor } from '../bookings/kept-notice.js';
import { changesNothing } from '../bookings/move-wish.js';
import { placeOf, receivesAt } from '../bookings/standing.js';
import { targetOf, type Target } from '../bookings/target.js';
import { withoutAsking } from '../bookings/terms.js';
import { tooLateFor } from '../bookings/too-late.js';
import type { Sql } from '../platform/database/database.js';
import { decide, factsWindow } from '../reservation/decide.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import { unitsOf } from '../series/taken-about.js';
import type { DatePlan } from './date-plan.js';
import type { HeldSeries } from './holding.service.js';
import type { DateOutcome, KeptReason } from './series-change.js';

type Change = Extract<DatePlan, { do: 'move' | 'reword' }>;

/** Null: something is not as it was when it was decided; decide again. */
export async function changeDate(sql: Sql, change: Change, held: HeldSeries): Promise<DateOutcome | null> {
  const { date, booking, wish, own } = change;
  if (change.do === 'reword') {
    const edited = await editWords(sql, booking, wish, held.caller.account, held.now);
    return edited && { date, own, booking: booking.id, deed: 'changed' };
  }
  if (changesNothing(booking, wish, held.network)) return { date, own, deed: 'unchanged' };
  const outcome = await moveDate(sql, change, held);
  if (outcome?.deed !== 'kept' || !changesWords(booking, wish)) return outcome;
  // Where and when it was; what it is called needs no place.
  const edited = await editWords(sql, booking, wish, held.caller.account, held.now);
  return edited && { ...outcome, booking: booking.id };
}

async function moveDate(sql: Sql, change: Change, held: HeldSeries): Promise<DateOutcome | null> {
  const { date, booking, wish, own } = change;
  if (booking.awaitsApproval) return kept(change, 'awaits-approval');
  const late = tooLateFor(booking, receivesWhere(booking.telecentre, held), held.network, held.now);
  if (late.length > 0) return kept(change, 'too-late', late);
  const placed = await placementFor(sql, change, held);
  if ('why' in placed) return kept(change, placed.why, placed.violations);
  const to = { ...placed, message: wish.message };
  const { outcome } = await move(sql, booking, to, held.caller.account, held.now);
  if (outcome === 'moved') return { date, own, booking: booking.id, deed: 'changed' };
  return outcome === 'taken' ? kept(change, 'taken') : null;
}

/** Null: it is not as it was when it was decided; decide again. */
export async function cancelDate(
  sql: Sql,
  date: string,
  booking: BookingRecord,
  reason: string | null,
  held: HeldSeries,
): Promise<DateOutcome | null> {
  const { caller, network, now } = held;
  const isHosts = receivesWhere(booking.telecentre, held);
  const late = tooLateFor(booking, isHosts, network, now);
  if (late.length > 0) return { date, deed: 'kept', why: 'too-late', violations: late };
  const change = {
    from: [booking.status],
    to: 'cancelled',
    event: 'cancelled',
    release: true,
    reason: isHosts ? reason : null,
  } as const;
  const cancelled = await changeStatus(sql, booking, change, caller.account, now);
  return cancelled && { date, deed: 'cancelled', booking: booking.id };
}

/** Of a series at one's place, a date may have been moved to where somebody else receives people. */
export function mayTouch({ telecentre }: BookingRecord, held: HeldSeries): boolean {
  return held.standing.as !== 'receiver' || receivesWhere(telecentre, held);
}

/** Whether the caller receives people at this telecentre, by its slug: also where it is not shown to anybody any more. */
export function receivesWhere(slug: string, { caller, network, series, place }: HeldSeries): boolean {
  if (slug === series.telecentre) return receivesAt(caller, place);
  const telecentre = network.telecentres.get(slug);
  return telecentre !== undefined && receivesAt(caller, placeOf(telecentre));
}

interface Hindrance {
  readonly why: KeptReason;
  readonly violations: readonly Violation[];
}

async function placementFor(
  sql: Sql,
  { booking, wish, keepsTime }: Change,
  held: HeldSeries,
): Promise<Placement | Hindrance> {
  const target = targetOf(wish.where, held.network);
  if (target === null) return { why: 'refused', violations: [] };
  const { telecentre } = target;
  const isReceiver = receivesWhere(telecentre.slug, held);
  const isByHost = isReceiver && receivesWhere(booking.telecentre, held);
  const judgedAt = isByHost && keepsTime ? noticeKeptFor(booking, telecentre, held.now) : held.now;
  return placeOn(sql, { booking, wish, target, judgedAt, isReceiver }, held);
}

interface Placing extends Pick<Change, 'booking' | 'wish'> {
  readonly target: Target;
  /** Notice and horizon count from then. */
  readonly judgedAt: Instant;
  /** Then nobody is to be asked. */
  readonly isReceiver: boolean;
}

/** Where it was first, if it can be there. */
export async function placeOn(
  sql: Sql,
  { booking, wish, target, judgedAt, isReceiver }: Placing,
  { network, now }: HeldSeries,
): Promise<Placement | Hindrance> {
  const { telecentre, kind, resources } = target;
  const { opening } = telecentre;
  const request = { time: wish.time, people: wish.people, equipment: wish.equipment, kind };
  const window = factsWindow(request, opening, resources);
  const taken = window
    ? (await takenByOthers(sql, unitsOf(resources), window, [booking.reference], now)).taken
    : new Map<number, never>();
  const decision = decide(request, { opening, resources, taken, hadBefore: [booking.resource] }, judgedAt);
  if (decision.outcome === 'slot-taken') return { why: 'taken', violations: [] };
  if (decision.outcome === 'rule-broken') return hindranceOf(decision.violations);
  const { people, equipment, title } = wish;
  const { stay, candidates } = decision;
  const placement = {
    networkVersion: network.version,
    telecentre,
    stay,
    candidates,
    people,
    equipment,
    title,
  };
  const permitted = sameFirst(isReceiver ? placement : withoutAsking(placement, booking), booking);
  if (permitted.candidates.length > 0) return permitted;
  return { why: 'refused', violations: [{ rule: 'needs-approval' }] };
}

function hindranceOf(violations: readonly Violation[]): Hindrance {
  const isShut = violations.some(({ rule }) => rule === 'closed' || rule === 'no-such-half-day');
  return { why: isShut ? 'closed' : 'refused', violations };
}

/** Of a large open space, more free desks than this need not be tried before the date stays as it is. */
const CANDIDATES_TRIED = 40;

function sameFirst(placement: Placement, { resource }: BookingRecord): Placement {
  const isSame = ({ resource: { id } }: Placement['candidates'][number]): boolean => id === resource;
  const { candidates } = placement;
  const ordered = [...candidates.filter(isSame), ...candidates.filter((one) => !isSame(one))];
  return { ...placement, candidates: ordered.slice(0, CANDIDATES_TRIED) };
}

function changesWords(booking: BookingRecord, { title, message }: Change['wish']): boolean {
  return title !== booking.title || message !== booking.message;
}

function kept({ date, own }: Change, why: KeptReason, violations: readonly Violation[] = []): DateOutcome {
  return { date, deed: 'kept', why, own, violations };
}
