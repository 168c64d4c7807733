/** What the public is told of a telecentre. What is only assumed is never told as a fact. */
import { WEEKDAYS, withOffset } from '../reservation/local-time.js';
import type { Week } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from './network.js';
import { assumedOf, sourcedHostOf } from './sourced.js';
import { HOURS_TO_BE_CONFIRMED } from './telecentres.words.js';

/** Subjects of the file's provenance that the public sees. */
const PUBLIC_SUBJECTS = ['openingHours', 'closures', 'access', 'resources', 'host', 'tariff', 'speciality'];

export function toBeConfirmed(telecentre: Telecentre): string[] {
  const subjects = new Set(assumedOf(telecentre).map((place) => place.split(/[.[]/)[0] ?? ''));
  if (telecentre.hoursConfirmed) subjects.delete('openingHours');
  else subjects.add('openingHours');
  return PUBLIC_SUBJECTS.filter((subject) => subjects.has(subject));
}

export function summaryOf(telecentre: Telecentre, distanceKm: number | null): object {
  return {
    slug: telecentre.slug,
    name: telecentre.name,
    department: telecentre.department.code,
    commune: telecentre.commune,
    location: { latitude: telecentre.latitude, longitude: telecentre.longitude },
    timeZone: telecentre.opening.timeZone,
    access: { regime: telecentre.access.regime },
    hoursConfirmed: telecentre.hoursConfirmed,
    distanceKm,
    kinds: [...new Set(telecentre.resources.map((resource) => resource.kind))],
  };
}

export function detailOf(telecentre: Telecentre, language: Language, now: Instant): object {
  const { distanceKm: _, ...summary } = summaryOf(telecentre, null) as { distanceKm: null };
  const { week, namedPeriods, closedOnPublicHolidays, timeZone } = telecentre.opening;
  return {
    ...summary,
    access: telecentre.access,
    openingHours: {
      confirmed: telecentre.hoursConfirmed,
      notice: telecentre.hoursConfirmed ? null : HOURS_TO_BE_CONFIRMED[language],
      week: inOrder(week),
      namedPeriods: namedPeriods.map((one) => ({ ...one, week: inOrder(one.week) })),
      closedOnPublicHolidays,
    },
    closures: telecentre.closures
      .filter(({ period }) => period.end > now)
      .map(({ period, reason }) => ({
        start: withOffset(period.start, timeZone),
        end: withOffset(period.end, timeZone),
        reason,
      })),
    host: sourcedHostOf(telecentre),
    toBeConfirmed: toBeConfirmed(telecentre),
  };
}

export function resourceOf({ id, name, kind, capacity, equipment }: Resource): object {
  return { id, name, kind, capacity, equipment };
}

/** `baseUrl`: where people reach the service. */
export function resourceWithPolicy(resource: Resource, baseUrl: string): object {
  const { granularities, ...policy } = resource.policy;
  const freeBusy = `${baseUrl}/free-busy/${resource.id}`;
  return { ...resourceOf(resource), bookedBy: granularities, ...policy, freeBusy };
}

/** From Monday to Sunday: the database keeps them by the alphabet. */
function inOrder(week: Week): object {
  return Object.fromEntries(WEEKDAYS.map((day) => [day, week[day]]));
}
