import type { CalendarNews } from '../booking-letters/booking-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import { rememberInvitation } from './invitations.queries.js';
import type { JointState } from './joint-calendar.js';
import {
  rememberDate,
  rememberEnded,
  rememberWhole,
  rememberWithdrawn,
  type JointOf,
} from './joint-entries.queries.js';

/** Of one booking of somebody; of one of several, with all of them. */
export interface Concerned {
  readonly id: string;
  readonly account: string;
  readonly booking: BookingSnapshot;
  readonly joint: JointState | null;
}

/** What a calendar has been told of one booking. In the transaction that writes the mail. */
export async function rememberTold(
  sql: Sql,
  calendar: CalendarNews,
  { joint, ...concerned }: Concerned,
): Promise<void> {
  const { seriesDate } = concerned.booking;
  if (calendar.whole !== undefined && joint !== null)
    await rememberJoint(sql, calendar, { account: concerned.account, joint });
  else if (calendar.insteadOf !== undefined && joint !== null && seriesDate) {
    const told = { sequence: calendar.sequence, gone: calendar.method === 'CANCEL' };
    await rememberDate(sql, joint.record.id, calendar.uid, seriesDate, told);
  } else await rememberInvitation(sql, calendar, concerned);
}

/** What a calendar has been told of all of them. */
export async function rememberJoint(
  sql: Sql,
  { method, uid, sequence, stamp, whole }: CalendarNews,
  { account, joint }: { readonly account: string; readonly joint: Pick<JointState, 'record' | 'usual'> },
): Promise<void> {
  const { record, usual } = joint;
  const of = jointOf(joint);
  if (method === 'CANCEL' || whole === undefined) {
    await rememberWithdrawn(sql, of, { uid, sequence }, stamp);
    return;
  }
  const { telecentre, bookings } = record;
  const { start } = whole.main;
  const end = record.series === null ? whole.main.end : Math.max(...bookings.map((booking) => booking.end));
  await rememberWhole(sql, of, { uid, sequence, account, telecentre, start, end, usual });
}

/** What was under an older UID has been told to be no more, or to have ended. */
export async function rememberTakenBack(
  sql: Sql,
  { method, uid, sequence, stamp }: CalendarNews,
  series: string,
): Promise<void> {
  if (method === 'CANCEL') await rememberWithdrawn(sql, { series }, { uid, sequence }, stamp);
  else await rememberEnded(sql, series, { uid, sequence }, stamp);
}

function jointOf({ record: { id, series } }: Pick<JointState, 'record'>): JointOf {
  return series === null ? { team: id } : { series: id };
}
