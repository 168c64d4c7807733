import type { Sql, Statement } from '../platform/database/database.js';
import type { Candidate } from '../reservation/allocation.js';
import type { Status } from '../reservation/booking.js';
import { wallClockAt, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import type { BookingRecord, BookingSnapshot } from './booking-record.js';
import type { WalkInCategory } from './walk-in.js';

/** What is to be written: the stay, and the candidates to try in this order. */
export interface Placement {
  /** Of the network on which it was decided. */
  readonly networkVersion: number;
  readonly telecentre: Telecentre;
  readonly stay: Stay;
  readonly candidates: readonly Candidate[];
  readonly people: number;
  readonly equipment: readonly string[];
  readonly title: string | null;
}

export interface NewBooking extends Placement {
  readonly id: string;
  readonly reference: string;
  /** Who comes: a member, or a guest by their name. */
  readonly account: string | null;
  readonly guestName: string | null;
  /** The account that makes the request; null: the clock. */
  readonly actor: string | null;
  /** To whoever receives them. */
  readonly message: string | null;
  /** Only asked for: a host agrees before it expires, or it lapses. */
  readonly awaitsApproval: boolean;
  readonly expiresAt: Instant | null;
  /** Null: it stands for itself. */
  readonly partOf?: PartOf | null;
  /** Of somebody who came without a booking and is there. */
  readonly arrival?: Arrival | null;
  readonly retry: RetryKey | null;
  /** Null: no page is waiting for it. */
  readonly turn: Turn | null;
}

/** Bookings that were made together, by the id of what holds them together. */
export type PartOf =
  | { readonly series: string; /** As its rule has it. */ readonly date: LocalDate }
  | { readonly team: string };

export interface Arrival {
  readonly category: WalkInCategory;
  readonly at: Instant;
}

export interface RetryKey {
  readonly key: string;
  /** SHA-256 of the request, so that a key is not used for another one. */
  readonly fingerprint: Buffer;
  /** A program that repeats itself is refused again; somebody who presses once more may have better luck. */
  readonly refusals: 'kept' | 'tried-again';
}

/** What a page asks of a booking; no program does. */
export interface Turn {
  /** Refuse when its holder has booked something at that time already: they are asked first. */
  readonly unlessBooked: boolean;
  /** By their references, the holder's own holds that are given back when this is won, and not otherwise. */
  readonly insteadOf: readonly string[];
}

export const BOOK: Statement = {
  name: 'book',
  text: `select outcome, snapshot from book(p_booking => $1, p_reference => $2, p_account => $3, p_telecentre => $4,
    p_resource => (select array_agg(r.id order by k.n) from unnest($5::text[]) with ordinality k (key, n) join resource r using (key)),
    p_candidate => $6, p_unit => $7, p_from => $8, p_to => $9, p_starts_at => $10, p_ends_at => $11, p_time_zone => $12,
    p_half_day => $13, p_people => $14, p_equipment => $15, p_title => $16, p_expires_at => $17, p_now => $18,
    p_key => $19, p_fingerprint => $20, p_network_version => $21,
    p_local_start => $22, p_local_end => $23, p_guest_name => $24, p_actor => $25,
    p_message => $26, p_awaits_approval => $27, p_series => $28, p_series_date => $29, p_team => $30,
    p_walk_in => $31, p_arrived_at => $32)`,
};

export type BookOutcome =
  | { readonly outcome: 'booked'; readonly snapshot: BookingSnapshot }
  | {
      readonly outcome: 'taken' | 'already-booked' | 'repeated' | 'reference-used' | 'network-changed';
      readonly snapshot: null;
    };

export async function book(sql: Sql, booking: NewBooking, now: Instant): Promise<BookOutcome> {
  const [row] = await sql.query<BookOutcome>(BOOK, [
    booking.id,
    booking.reference,
    booking.account,
    booking.telecentre.id,
    ...candidateParameters(booking.candidates),
    ...stayParameters(booking),
    booking.expiresAt === null ? null : new Date(booking.expiresAt),
    new Date(now),
    booking.retry?.key ?? null,
    booking.retry?.fingerprint ?? null,
    booking.networkVersion,
    ...localParameters(booking),
    booking.guestName,
    booking.actor,
    booking.message,
    booking.awaitsApproval,
    ...partParameters(booking.partOf ?? null),
    booking.arrival?.category ?? null,
    booking.arrival ? new Date(booking.arrival.at) : null,
  ]);
  return row ?? { outcome: 'taken', snapshot: null };
}

const MOVE: Statement = {
  name: 'move-booking',
  text: `select outcome, snapshot from move_booking(p_booking => $1, p_revision => $2, p_actor => $3, p_telecentre => $4,
    p_resource => (select array_agg(r.id order by k.n) from unnest($5::text[]) with ordinality k (key, n) join resource r using (key)),
    p_candidate => $6, p_unit => $7, p_from => $8, p_to => $9, p_starts_at => $10, p_ends_at => $11, p_time_zone => $12,
    p_half_day => $13, p_people => $14, p_equipment => $15, p_title => $16, p_now => $17, p_network_version => $18,
    p_local_start => $19, p_local_end => $20, p_message => $21)`,
};

export type MoveOutcome =
  | { readonly outcome: 'moved'; readonly snapshot: BookingSnapshot }
  | { readonly outcome: 'taken' | 'stale' | 'network-changed'; readonly snapshot: null };

export async function move(
  sql: Sql,
  booking: BookingRecord,
  to: Placement & Pick<BookingSnapshot, 'message'>,
  actor: string,
  now: Instant,
): Promise<MoveOutcome> {
  const [row] = await sql.query<MoveOutcome>(MOVE, [
    booking.id,
    booking.revision,
    actor,
    to.telecentre.id,
    ...candidateParameters(to.candidates),
    ...stayParameters(to),
    new Date(now),
    to.networkVersion,
    ...localParameters(to),
    to.message,
  ]);
  return row ?? { outcome: 'stale', snapshot: null };
}

export interface StatusChange {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly event: string;
  /** Whether the occupied time is freed. */
  readonly release: boolean;
  /** What the holder is told of why. */
  readonly reason: string | null;
}

/** The booking as it then is; null when it was no longer as the record says. */
export async function changeStatus(
  sql: Sql,
  booking: BookingRecord,
  change: StatusChange,
  actor: string,
  now: Instant,
): Promise<BookingSnapshot | null> {
  const [row] = await sql.query<{ snapshot: BookingSnapshot | null }>(
    { name: 'change-status', text: 'select change_status($1, $2, $3, $4, $5, $6, $7, $8, $9) as snapshot' },
    [
      booking.id,
      booking.revision,
      change.from,
      change.to,
      change.event,
      change.release,
      actor,
      new Date(now),
      change.reason,
    ],
  );
  return row?.snapshot ?? null;
}

/** The booking as it then is; null when it was no longer as the record says. */
export async function editWords(
  sql: Sql,
  booking: BookingRecord,
  { title, message }: Pick<BookingSnapshot, 'title' | 'message'>,
  actor: string,
  now: Instant,
): Promise<BookingSnapshot | null> {
  const [row] = await sql.query<{ snapshot: BookingSnapshot | null }>(
    { name: 'edit-words', text: 'select edit_words($1, $2, $3, $4, $5, $6) as snapshot' },
    [booking.id, booking.revision, title, message, actor, new Date(now)],
  );
  return row?.snapshot ?? null;
}

/** Parallel arrays, a row for each allocation, as `occupy` wants them; the keys say what each candidate is booked as. */
export function candidateParameters(candidates: readonly Candidate[]): unknown[] {
  const rows = candidates.flatMap(({ allocations }, index) =>
    allocations.map((allocation) => ({ ...allocation, candidate: index + 1 })),
  );
  return [
    candidates.map(({ resource }) => resource.id),
    rows.map((row) => row.candidate),
    rows.map((row) => row.unit),
    rows.map((row) => new Date(row.period.start)),
    rows.map((row) => new Date(row.period.end)),
  ];
}

function partParameters(partOf: PartOf | null): unknown[] {
  if (partOf === null) return [null, null, null];
  return 'team' in partOf ? [null, null, partOf.team] : [partOf.series, partOf.date, null];
}

function stayParameters({ stay, telecentre, people, equipment, title }: Placement): unknown[] {
  return [
    new Date(stay.start),
    new Date(stay.end),
    telecentre.opening.timeZone,
    stay.halfDay,
    people,
    equipment,
    title,
  ];
}

/** As text, so that no table of time zones but ours has a say. */
function localParameters({ stay, telecentre }: Placement): unknown[] {
  const { timeZone } = telecentre.opening;
  return [wallClockAt(stay.start, timeZone), wallClockAt(stay.end, timeZone)];
}
