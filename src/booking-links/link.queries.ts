import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';

/** What the member has chosen to be answered in; null when they have not. */
export async function languageOfMember(sql: Sql, account: string): Promise<Language | null> {
  const [row] = await sql.query<{ language: Language | null }>('select language from account where id = $1', [
    account,
  ]);
  return row?.language ?? null;
}

/** Of a booking that is offered to a colleague, and not taken over yet. */
export interface OpenHandover {
  readonly id: string;
  /** As they typed it. */
  readonly to: string;
  readonly isSwap: boolean;
  readonly expiresAt: Instant;
}

/** What only the holder reads of a booking. */
export interface ForItsHolder {
  /** It is held for them instead of a booking that they have lost, or because they have waited for it. */
  readonly isOffered: boolean;
  /** They have waited for it in line. */
  readonly hasWaited: boolean;
  /** What the host who agreed to their request said with it. */
  readonly hostWord: string | null;
  /** Null: it is offered to nobody. */
  readonly handover: OpenHandover | null;
}

/**
 * Whoever a closing stood in the way of has looked: the host need not call them. The one trace that looking leaves.
 */
export async function noteSeen(sql: Sql, booking: string, now: Instant): Promise<ForItsHolder> {
  const [row] = await sql.query<ForItsHolder>(
    {
      name: 'note-seen',
      text: `with seen as (update closure_effect set seen_at = $2
    where (booking_id = $1 or offer_id = $1) and seen_at is null)
  select offered_instead_of is not null or waited as "isOffered", waited as "hasWaited", approval_word as "hostWord",
    (select jsonb_build_object('id', o.id, 'to', o.recipient_email, 'isSwap', o.other_reference is not null,
        'expiresAt', (extract(epoch from o.expires_at) * 1000)::bigint)
      from handover_offer o where o.booking_id = booking.id and o.status = 'open' and o.expires_at > $2) as handover
  from booking cross join lateral (select exists (select from waitlist_entry e where e.offer_id = booking.id) as waited) line
  where id = $1`,
    },
    [booking, new Date(now)],
  );
  return row ?? { isOffered: false, hasWaited: false, hostWord: null, handover: null };
}

/** Whose the booking was before; those who have been erased are nobody’s any more. */
export async function pastHolders(sql: Sql, booking: string): Promise<readonly string[]> {
  const rows = await sql.query<{ account: string }>(
    {
      name: 'past-holders',
      text: 'select distinct account_id as account from past_holder where booking_id = $1 and account_id is not null',
    },
    [booking],
  );
  return rows.map(({ account }) => account);
}
