/** When it can be said that somebody has come, and by whom. Pure. */
import { addDays, localDateOf, openingInstant } from '../reservation/local-time.js';
import { MINUTE, type Instant, type Period } from '../reservation/period.js';

/** Somebody who is early need not wait at the door; and nobody is « there » from their sofa at breakfast. */
export const EARLY_MINUTES = 30;

/** The clock of a telephone may be fast by this without being wrong. */
export const FAST_CLOCK_MINUTES = 5;

interface BookedTime extends Period {
  readonly timeZone: string;
}

/** For whoever comes: from a little before the beginning until the end. */
export function ownCheckInTime({ start, end }: Period): Period {
  return { start: start - EARLY_MINUTES * MINUTE, end };
}

/** For whoever receives them: on its day, and on the day after, when what was forgotten is put right. */
export function hostCheckInTime({ start, end, timeZone }: BookedTime): Period {
  return {
    start: openingInstant(localDateOf(start, timeZone), '00:00', timeZone),
    end: openingInstant(addDays(localDateOf(end - 1, timeZone), 2), '00:00', timeZone),
  };
}

/** Of what was ticked without a connection: when that was. Undefined: it cannot have been then. */
export function arrivalAt(at: Instant, booked: BookedTime, now: Instant): Instant | undefined {
  if (at > now + FAST_CLOCK_MINUTES * MINUTE || at < hostCheckInTime(booked).start) return undefined;
  return Math.min(at, now);
}
