/** What an event changes in the day under way, at each telecentre that it concerns. Pure. */
import type { LastMinuteChange } from '../booking-letters/host-news.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { occupiesTime } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingEvent } from './booking-event.js';
import { endOfDay, sheetIsDueAt } from './day.js';

export interface ChangeOfToday {
  /** Its slug. */
  readonly telecentre: string;
  readonly kind: LastMinuteChange['kind'];
  /** When the day ends there. */
  readonly until: Instant;
}

/** At the telecentre where the booking now is first. */
export function changesOfToday(event: BookingEvent): ChangeOfToday[] {
  if (isSeenAtTheDoor(event)) return [];
  const was = event.before !== null && isOfToday(event.before, event.at) ? event.before : null;
  const is = isOfToday(event.booking, event.at) ? event.booking : null;
  const staysThere = was !== null && is !== null && was.telecentre === is.telecentre;
  switch (event.kind) {
    case 'booked':
    case 'confirmed':
      return is ? [changeAt(is, 'booked')] : [];
    case 'restored':
      return is ? [changeAt(is, 'restored')] : [];
    case 'handed_over':
      return is ? [changeAt(is, 'handed-over')] : [];
    case 'cancelled':
      return was ? [changeAt(was, 'cancelled')] : [];
    case 'moved':
      if (staysThere) return [changeAt(is, 'moved')];
      return [...(is ? [changeAt(is, 'came')] : []), ...(was ? [changeAt(was, 'left')] : [])];
    default:
      return [];
  }
}

/** Who came and who did not is told by whoever receives them, on the page of the day. */
function isSeenAtTheDoor({ before, known }: BookingEvent): boolean {
  return before?.status === 'no_show' || known.holder.kind === 'walk-in';
}

/** It begins on the day of that moment, after whose sheet and before whose end the moment is. A hold is not expected. */
function isOfToday({ status, start, end, timeZone }: BookingSnapshot, at: Instant): boolean {
  const date = localDateOf(at, timeZone);
  const isExpected = occupiesTime(status) && status !== 'held';
  return (
    isExpected && localDateOf(start, timeZone) === date && at >= sheetIsDueAt(date, timeZone) && at < end
  );
}

function changeAt(
  { telecentre, start, timeZone }: BookingSnapshot,
  kind: ChangeOfToday['kind'],
): ChangeOfToday {
  return { telecentre, kind, until: endOfDay(localDateOf(start, timeZone), timeZone) };
}
