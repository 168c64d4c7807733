/** Entries of calendars that are several bookings of ours: the dates of a series, the places of a team. */
import type { BookingVersion } from '../bookings/booking-record.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { AnsweredEntry } from './answered-entry.js';
import type { AnsweredDate, CalendarAnswer } from './calendar-answer.js';

/**
 * All of them, or the one date that is answered. Each message about a series has a number of its own: an answer is about the
 * present version unless something was told since of the very date, or of all.
 */
export async function findAnsweredTogether(
  sql: Sql,
  { uid, sequence, date: answered }: Pick<CalendarAnswer, 'uid' | 'sequence' | 'date'>,
  now: Instant,
): Promise<AnsweredEntry | undefined> {
  const [row] = await sql.query<Row>(TOGETHER, [uid, new Date(now)]);
  if (row === undefined) return undefined;
  const date = answered === null ? null : dateOf(answered, row);
  if (answered !== null && date === null) return undefined;
  const concerned = row.bookings.filter((one) => date === null || one.date === date);
  const shown = concerned.filter(({ isShown }) => isShown);
  const [first] = [...shown, ...concerned.filter(({ isToCome }) => isToCome), ...concerned];
  if (first === undefined) return undefined;
  const told = Math.max(row.whole, (date === null ? undefined : row.told?.dates[date]?.sequence) ?? 0);
  const isBeingTold = concerned.some((one) => one.isBeingTold) || row.isBeingTold;
  const current = sequence <= row.latest ? Math.max(told, sequence) : told;
  const { account, pseudonym, holder, name, language, of } = row;
  return {
    uid: date === null ? uid : `${uid} ${date}`,
    sequence: sequence < told ? told : current + (isBeingTold ? 1 : 0),
    isWithdrawn: row.isWithdrawn,
    wasCancelledSince: !concerned.some((one) => one.isShown || (one.isToCome && one.isBeingTold)),
    booking: first.id,
    reference: first.reference,
    ...{ account, pseudonym, holder, name, language },
    whole: date === null ? { of, shown } : null,
  };
}

interface Row {
  readonly of: { readonly series: string } | { readonly team: string };
  /** In which version all of it was told last. */
  readonly whole: number;
  readonly latest: number;
  readonly told: {
    readonly from: string;
    readonly dates: Readonly<Record<LocalDate, { readonly sequence: number }>>;
  } | null;
  readonly isWithdrawn: boolean;
  readonly isBeingTold: boolean;
  readonly timeZone: string;
  readonly bookings: readonly Concerned[];
  readonly account: string;
  readonly pseudonym: string;
  readonly holder: string;
  readonly name: string | null;
  readonly language: Language | null;
}

interface Concerned extends BookingVersion {
  readonly reference: string;
  /** As the series has it. */
  readonly date: LocalDate | null;
  /** It stands, and is not over. */
  readonly isToCome: boolean;
  /** And this entry shows it: elsewhere, or at another hour than the rest of a team, it has an entry of its own. */
  readonly isShown: boolean;
  readonly isBeingTold: boolean;
}

const TOGETHER = `select case when i.series_id is null then jsonb_build_object('team', i.team_id)
    else jsonb_build_object('series', i.series_id) end as of, i.sequence as whole, coalesce(s.calendar_sequence, g.calendar_sequence) as latest, i.told,
  i.withdrawn_at is not null as "isWithdrawn", t.time_zone as "timeZone",
  exists (select from joint_news n where n.series_id = i.series_id or n.team_id = i.team_id) as "isBeingTold",
  (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'revision', b.revision, 'reference', b.reference, 'date', b.series_date,
      'isToCome', b.status in ('held', 'confirmed', 'checked_in') and b.ends_at > $2,
      'isShown', b.status in ('confirmed', 'checked_in') and b.ends_at > $2 and b.telecentre_id = i.telecentre_id
        and (i.team_id is null or (b.starts_at, b.ends_at) = (i.starts_at, i.ends_at))
        and not exists (select from invitation own where own.uid = b.calendar_uid and own.withdrawn_at is null),
      'isBeingTold', exists (select from booking_event_untold u join booking_event e on e.id = u.event_id
        where e.booking_id = b.id)) order by b.starts_at, b.id), '[]')
    from booking b where (b.series_id = i.series_id or b.team_id = i.team_id) and b.account_id = i.account_id) as bookings,
  a.id as account, a.pseudonym, a.email as holder, a.name, a.language
from invitation i left join series s on s.id = i.series_id left join team_booking g on g.id = i.team_id
  join telecentre t on t.id = i.telecentre_id join account a on a.id = i.account_id
where i.uid = $1 and i.booking_id is null and coalesce(s.account_id, g.account_id) = i.account_id`;

/** Null: no date that we have told of. Some calendars name a date by its clock, some in UTC, some without an hour. */
function dateOf({ clock, isUtc }: AnsweredDate, { told, timeZone }: Row): LocalDate | null {
  if (told === null) return null;
  const [date = '', time] = clock.split('T');
  if (time === undefined) return date;
  const instant = Date.parse(`${clock}Z`);
  const [day, hour] = isUtc ? [localDateOf(instant, timeZone), localTimeOf(instant, timeZone)] : [date, time];
  return hour.slice(0, 5) === told.from ? day : null;
}
