import { remember } from '../audit/audit-trail.js';
import { tellTogether, type JointDoer } from '../bookings/together.queries.js';
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { HeldSeries } from './holding.service.js';
import type { ChangedSeries, DateDeed, KeptReason } from './series-change.js';

/** What the one mail about a change says besides the bookings that were changed. */
export interface SeriesChangeNews {
  readonly changed: readonly LocalDate[];
  readonly booked: readonly LocalDate[];
  readonly cancelled: readonly LocalDate[];
  /** As they were, though they were to follow. */
  readonly kept: readonly { readonly date: LocalDate; readonly why: KeptReason }[];
  /** The id of the series that ends where this one begins, from now on. */
  readonly parted?: string;
}

const DONE_BY: Readonly<Record<HeldSeries['standing']['as'], JointDoer>> = {
  holder: 'self',
  colleague: 'colleague',
  receiver: 'place',
};

/** In one mail, whatever the number of dates, unless it concerns none; and remembered when somebody else did it. */
export async function tellOf(
  sql: Sql,
  kind: 'changed' | 'cancelled',
  { caller, holder, standing, series, now }: HeldSeries,
  { after, outcomes, parted }: ChangedSeries,
): Promise<void> {
  const on = (...deeds: DateDeed[]): LocalDate[] =>
    outcomes.flatMap(({ date, deed }) => (deeds.includes(deed) ? [date] : []));
  const details: SeriesChangeNews = {
    changed: on('changed'),
    booked: on('booked'),
    cancelled: on('cancelled', 'left-out'),
    kept: outcomes.flatMap(({ date, deed, why }) => (deed === 'kept' && why ? [{ date, why }] : [])),
    ...(parted === null ? {} : { parted }),
  };
  const bookings = outcomes.flatMap(({ booking }) => booking ?? []);
  const of = { series: after.series.id };
  const isNews = parted !== null || outcomes.some(({ deed }) => deed !== 'unchanged');
  if (isNews) await tellTogether(sql, { of, kind, by: DONE_BY[standing.as], bookings, details }, now);
  if (standing.as === 'holder') return;
  await remember(
    sql,
    {
      action: `series.${kind}`,
      actor: caller.pseudonym,
      actorRole: standing.as === 'receiver' ? standing.role : null,
      subject: holder.kind === 'member' ? holder.pseudonym : null,
      place: series.telecentre,
      details: { dates: bookings.length },
    },
    now,
  );
}
