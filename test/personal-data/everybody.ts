/** People as rows, and bookings by the function that the service books with. */
import { randomUUID } from 'node:crypto';
import type { Sql } from '../../src/platform/database/database.js';
import { newReference } from '../../src/bookings/reference.js';

export async function accountNamed(sql: Sql, name: string, lastActiveAt: string | number): Promise<string> {
  const [row] = await sql.query<{ id: string }>(
    `insert into account (email, name, language, status, commune, created_at, last_active_at)
values ($1, $2, 'fr', 'independent', 'Figeac', $3, $3) returning id`,
    [`${name.toLowerCase().replace(/\W+/g, '.')}@example.org`, name, new Date(lastActiveAt)],
  );
  return row?.id ?? '';
}

export interface Stay {
  /** Who comes: an account or the name of a guest. */
  readonly account?: string;
  readonly guest?: string;
  /** Who books; whoever comes, when not said. */
  readonly actor?: string;
  readonly resource?: string;
  readonly from: string;
  readonly to: string;
  readonly title?: string;
  /** A hold that lapses then. */
  readonly heldUntil?: string;
  readonly key?: string;
  /** When it was booked. */
  readonly now: number | string;
}

/** Returns the reference; undefined when the time was taken. */
export async function bookStay(sql: Sql, stay: Stay): Promise<string | undefined> {
  const { account = null, guest = null, resource = 'fig-desk', from, to, title = null, now } = stay;
  const reference = newReference();
  const [row] = await sql.query<{ outcome: string }>(
    `select outcome from resource r, book(p_booking => $1, p_reference => $2, p_account => $3, p_guest_name => $4, p_actor => $5,
  p_telecentre => r.telecentre_id, p_resource => array[r.id], p_candidate => '{1}', p_unit => array[r.id],
  p_from => array[$7::timestamptz], p_to => array[$8::timestamptz], p_starts_at => $7, p_ends_at => $8, p_time_zone => 'Europe/Paris',
  p_half_day => 'morning', p_people => 1, p_equipment => '{wifi}', p_title => $9, p_expires_at => $10, p_now => $11,
  p_key => $12, p_fingerprint => '\\x00', p_network_version => (select version from network),
  p_local_start => $7::timestamptz at time zone 'Europe/Paris', p_local_end => $8::timestamptz at time zone 'Europe/Paris')
where r.key = $6`,
    [
      randomUUID(),
      reference,
      account,
      guest,
      stay.actor ?? account,
      resource,
      from,
      to,
      title,
      stay.heldUntil ?? null,
      new Date(now),
      stay.key ?? null,
    ],
  );
  return row?.outcome === 'booked' ? reference : undefined;
}

/** As an operator changes it by hand: `2026-11-20 09:00` on the clock of Paris. */
export async function setStatus(sql: Sql, reference: string, status: string, now: number): Promise<void> {
  await sql.query(
    `select change_status(id, revision, array[status], $2, $2, $2 not in ('confirmed', 'checked_in'), account_id, $3)
from booking where reference = $1`,
    [reference, status, new Date(now)],
  );
}
