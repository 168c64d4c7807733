import { offerView } from '../availability/availability.views.js';
import { asSeenAtThePlace, asSeenByColleague } from '../bookings/people.js';
import { violationView } from '../bookings/violations.words.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import type { Language } from '../platform/i18n/language.js';
import { occupiesTime, statusAt } from '../reservation/booking.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import { resourceOf } from '../telecentres/telecentres.views.js';
import type { SeriesSummary } from './lists.queries.js';
import type { PreviewedDate, SeriesPreview } from './preview.js';
import type { KnownSeries, SeriesDate, SeriesRecord } from './series-record.js';
import type { Standing } from '../bookings/standing.js';

export function previewView({ telecentre, resource, dates }: SeriesPreview, language: Language): object {
  const { timeZone } = telecentre.opening;
  return {
    telecentre: telecentre.slug,
    telecentreName: telecentre.name,
    timeZone,
    resource: resource && resourceOf(resource),
    dates: dates.map((date) => previewedDateView(date, timeZone, language)),
  };
}

export function previewedDateView(previewed: PreviewedDate, timeZone: string, language: Language): object {
  const { date, fate, holiday, stay, resource, needsApproval, alternative, violations, opensOn } = previewed;
  return {
    date,
    fate,
    ...(holiday === undefined ? {} : { holiday }),
    ...(stay ? { start: withOffset(stay.start, timeZone), end: withOffset(stay.end, timeZone) } : {}),
    ...(resource ? { resource: resourceOf(resource), needsApproval } : {}),
    ...(alternative ? { alternative: offerView(alternative) } : {}),
    ...(violations ? { violations: violationsView(violations, timeZone, language) } : {}),
    ...(opensOn === undefined ? {} : { opensOn }),
  };
}

/** What the telecentre and whoever comes say to each other is not for those who book for them. */
export function seriesView(
  { series, holder, booker, standing }: KnownSeries & { readonly standing: Standing },
  now: Instant,
  language: Language,
): object {
  const { as } = standing;
  return {
    ...templateView(series),
    ...(as === 'colleague' ? { message: null } : {}),
    dates: series.dates.map((date) =>
      dateView(asSeenAs(standing, date, series), series.timeZone, now, language),
    ),
    ...(as === 'colleague' ? { holder: asSeenByColleague(holder) } : {}),
    ...(as === 'receiver' ? { holder: asSeenAtThePlace(holder) } : {}),
    ...(booker === null ? {} : { bookedBy: { name: booker.name } }),
  };
}

export function summaryView(series: SeriesSummary): object {
  const { endsOn, fates, next, timeZone } = series;
  const named = Object.entries(fates).map(([fate, count]) => [inAnswers(fate), count]);
  return {
    ...templateView(series),
    until: endsOn,
    fates: Object.fromEntries(named) as object,
    next: next === null ? null : withOffset(next, timeZone),
  };
}

function templateView(series: Omit<SeriesRecord, 'dates'>): object {
  const { where, time } = series;
  return {
    id: series.id,
    telecentre: series.telecentre,
    telecentreName: series.telecentreName,
    timeZone: series.timeZone,
    resource: 'resource' in where ? where.resource : null,
    kind: 'kind' in where ? where.kind : null,
    halfDay: 'halfDay' in time ? time.halfDay : null,
    startTime: 'halfDay' in time ? null : time.startTime,
    endTime: 'halfDay' in time ? null : time.endTime,
    rule: series.rule,
    from: series.startsOn,
    people: series.people,
    equipment: series.equipment,
    title: series.title,
    message: series.message,
    continues: series.continues,
    revision: series.revision,
  };
}

/** Whoever receives people at its telecentre has nothing to do with a date that was moved to another one. */
function asSeenAs({ as }: Standing, one: SeriesDate, { telecentre }: SeriesRecord): SeriesDate {
  const isElsewhere = one.booking !== null && one.booking.telecentre !== telecentre;
  return as === 'receiver' && isElsewhere ? { ...one, booking: null } : one;
}

function dateView(
  { date, fate, opensOn, violations, booking }: SeriesDate,
  timeZone: string,
  now: Instant,
  language: Language,
): object {
  return {
    date,
    fate: inAnswers(fate),
    ...(opensOn === null ? {} : { opensOn }),
    ...(violations.length === 0 ? {} : { violations: violationsView(violations, timeZone, language) }),
    booking: booking && bookingOfDate(booking, now),
  };
}

function bookingOfDate(booking: BookingRecord, now: Instant): object {
  const { reference, telecentre, resource, resourceName, start, end, timeZone, revision } = booking;
  const status = statusAt(booking, now);
  return {
    ...{ reference, status, telecentre, resource, resourceName },
    start: withOffset(start, timeZone),
    end: withOffset(end, timeZone),
    awaitsApproval: booking.awaitsApproval && occupiesTime(status),
    revision,
  };
}

function violationsView(violations: readonly Violation[], timeZone: string, language: Language): object[] {
  return violations.map((one) => violationView(one, timeZone, language));
}

/** As the preview says it. */
function inAnswers(fate: string): string {
  return fate.replace('_', '-');
}
