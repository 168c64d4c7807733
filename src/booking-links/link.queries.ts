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

/**
 * Whoever a closing stood in the way of has looked: the host need not call them. The one trace that looking leaves. Returns
 * whether the booking is one that is offered instead of another.
 */
export async function noteSeen(sql: Sql, booking: string, now: Instant): Promise<boolean> {
  const [row] = await sql.query<{ offered: boolean }>(
    {
      name: 'note-seen',
      text: `with seen as (update closure_effect set seen_at = $2
    where (booking_id = $1 or offer_id = $1) and seen_at is null)
  select offered_instead_of is not null as offered from booking where id = $1`,
    },
    [booking, new Date(now)],
  );
  return row?.offered === true;
}
