import {
  candidateParameters,
  type BookOutcome,
  type Placement,
  type RetryKey,
} from '../bookings/bookings.queries.js';
import type { WalkInCategory } from '../bookings/walk-in.js';
import type { Sql } from '../platform/database/database.js';
import { wallClockAt } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

export interface NewWalkIn extends Placement {
  readonly id: string;
  readonly reference: string;
  readonly category: WalkInCategory;
  readonly name: string | null;
  /** The account of whoever lets them in. */
  readonly actor: string;
  readonly arrivedAt: Instant;
  readonly retry: RetryKey | null;
}

export async function walkIn(sql: Sql, guest: NewWalkIn, now: Instant): Promise<BookOutcome> {
  const { stay, telecentre, retry } = guest;
  const { timeZone } = telecentre.opening;
  const [resources, ...candidates] = candidateParameters(guest.candidates);
  const [row] = await sql.query<BookOutcome>(
    {
      name: 'walk-in',
      text: `select outcome, snapshot from walk_in(p_booking => $1, p_reference => $2, p_category => $3, p_name => $4, p_actor => $5,
    p_telecentre => $6,
    p_resource => (select array_agg(r.id order by k.n) from unnest($7::text[]) with ordinality k (key, n) join resource r using (key)),
    p_candidate => $8, p_unit => $9, p_from => $10, p_to => $11, p_starts_at => $12, p_ends_at => $13, p_time_zone => $14,
    p_half_day => $15, p_people => $16, p_now => $17, p_key => $18, p_fingerprint => $19, p_network_version => $20,
    p_local_start => $21, p_local_end => $22, p_at => $23)`,
    },
    [
      guest.id,
      guest.reference,
      guest.category,
      guest.name,
      guest.actor,
      telecentre.id,
      resources,
      ...candidates,
      new Date(stay.start),
      new Date(stay.end),
      timeZone,
      stay.halfDay,
      guest.people,
      new Date(now),
      retry?.key ?? null,
      retry?.fingerprint ?? null,
      guest.networkVersion,
      wallClockAt(stay.start, timeZone),
      wallClockAt(stay.end, timeZone),
      new Date(guest.arrivedAt),
    ],
  );
  return row ?? { outcome: 'taken', snapshot: null };
}
