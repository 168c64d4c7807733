import type { Language } from '../platform/i18n/language.js';
import { withOffset } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import { isStale, type ExternalCalendar } from './external-calendar.js';
import type { ShownCalendar } from './external-calendars.service.js';
import { warningInWords } from './external-calendars.words.js';
import { failureInWords } from './failure.words.js';

/** As programs read it, by the clock of the telecentre. */
export function externalCalendarView(
  { calendar, conflicts }: ShownCalendar,
  now: Instant,
  language: Language,
): object {
  const { id, at, label, host, events, busyTimes, failing, heldBack, warnings } = calendar;
  const told = (moment: Instant): string => withOffset(moment, at.timeZone);
  const period = ({ start, end }: Period): object => ({ start: told(start), end: told(end) });
  return {
    id,
    telecentre: at.slug,
    resource: at.resource,
    resourceName: at.resourceName,
    label,
    host,
    state: stateOf(calendar),
    createdAt: told(calendar.createdAt),
    lastReadAt: calendar.lastReadAt === null ? null : told(calendar.lastReadAt),
    lastSuccessAt: calendar.lastSuccessAt === null ? null : told(calendar.lastSuccessAt),
    stale: isStale(calendar, now),
    busyTimes,
    events,
    failing: failing && {
      since: told(failing.since),
      reason: failing.why.kind,
      message: failureInWords(failing.why, language),
    },
    heldBack: heldBack && {
      since: told(heldBack.since),
      eventsBefore: heldBack.eventsBefore,
      eventsNow: heldBack.eventsNow,
      freed: heldBack.freed,
      until: heldBack.until,
    },
    warnings: warnings.map(({ kind, about }) => ({
      kind,
      about,
      message: warningInWords({ kind, about }, language),
    })),
    conflicts: conflicts.map(({ event, booking }) => ({
      event: { title: event.title, ...period(event) },
      booking: { reference: booking.reference, holder: booking.holder, ...period(booking) },
    })),
  };
}

export function stateOf({
  failing,
  heldBack,
}: Pick<ExternalCalendar, 'failing' | 'heldBack'>): 'read' | 'failing' | 'held-back' {
  if (failing !== null) return 'failing';
  return heldBack === null ? 'read' : 'held-back';
}
