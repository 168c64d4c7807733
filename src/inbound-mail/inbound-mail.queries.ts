import type { Sql } from '../platform/database/database.js';
import { DAY, type Instant } from '../reservation/period.js';
import type { AnsweredEntry } from './answered-entry.js';
import { findAnsweredTogether } from './answered-together.queries.js';
import type { CalendarAnswer } from './calendar-answer.js';
import type { Outcome } from './decide-reply.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** A change that the calendar is about to be told of: what it answers meanwhile is about the version before. */
const BEING_TOLD = `(select max(e.revision) - 1 from booking_event_untold u join booking_event e on e.id = u.event_id
  where e.booking_id = b.id)`;

/** `sequence`: the version that is answered; calendars count from 0, bookings from 1. */
export async function findAnsweredEntry(
  sql: Sql,
  answer: Pick<CalendarAnswer, 'uid' | 'sequence' | 'date'>,
  now: Instant,
): Promise<AnsweredEntry | undefined> {
  const { uid, sequence, date } = answer;
  if (!UUID.test(uid)) return undefined;
  const entry = date === null ? await findAnsweredBooking(sql, uid, sequence) : undefined;
  return entry ?? findAnsweredTogether(sql, answer, now);
}

async function findAnsweredBooking(
  sql: Sql,
  uid: string,
  sequence: number,
): Promise<AnsweredEntry | undefined> {
  const [entry] = await sql.query<Omit<AnsweredEntry, 'whole'>>(
    `select i.uid, greatest(i.sequence, ${BEING_TOLD}) as sequence, i.withdrawn_at is not null as "isWithdrawn", b.id as booking, b.reference,
  a.id as account, a.pseudonym, a.email as holder, a.name, a.language,
  exists (select from booking_event e where e.booking_id = b.id and e.kind = 'cancelled'
    and e.revision > $2::bigint + 1) as "wasCancelledSince"
from invitation i join booking b on b.id = i.booking_id join account a on a.id = i.account_id
where i.uid = $1 and b.account_id = i.account_id`,
    [uid, sequence],
  );
  return entry && { ...entry, whole: null };
}

/** Up to where the mailbox was read. A mailbox that was made anew has new numbers, and is read from its beginning. */
export async function positionIn(sql: Sql, uidValidity: number): Promise<number> {
  const [row] = await sql.query<{ lastUid: number }>(
    `insert into inbound_mailbox (uid_validity, last_uid) values ($1, 0) on conflict (id) do update
set last_uid = case when inbound_mailbox.uid_validity = $1 then inbound_mailbox.last_uid else 0 end, uid_validity = $1
returning last_uid::float8 as "lastUid"`,
    [uidValidity],
  );
  return row?.lastUid ?? 0;
}

/** False: another instance has read it meanwhile. */
export async function advance(sql: Sql, uidValidity: number, uid: number): Promise<boolean> {
  const advanced = await sql.query(
    'update inbound_mailbox set last_uid = $2 where uid_validity = $1 and last_uid < $2 returning id',
    [uidValidity, uid],
  );
  return advanced.length > 0;
}

/** Nothing of what somebody wrote. */
export async function recordInboundMail(
  sql: Sql,
  outcome: Outcome,
  detail: string | null,
  now: Instant,
): Promise<void> {
  await sql.query('insert into inbound_mail (at, outcome, detail) values ($1, $2, $3)', [
    new Date(now),
    outcome,
    detail,
  ]);
}

export async function forgetInboundMail(sql: Sql, days: number, now: Instant): Promise<number> {
  const gone = await sql.query('delete from inbound_mail where at < $1 returning id', [
    new Date(now - days * DAY),
  ]);
  return gone.length;
}
