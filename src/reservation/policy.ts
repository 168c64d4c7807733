/**
 * The rules that a host sets for a resource: in what it is booked, for how long, how soon, how far ahead, how much time
 * between two bookings, until when one may cancel.
 */
import type { Status } from './booking.js';
import type { Granularity } from './half-day.js';
import { addDays, daysBetween, localDateOf, localTimeOf, minuteOfDay } from './local-time.js';
import { MINUTE, minutesOf, type Instant, type Period } from './period.js';
import type { Violation } from './refusal.js';
import type { Stay } from './stay.js';

export interface Policy {
  readonly granularities: readonly Granularity[];
  /** Bookings by the hour begin and end on multiples of this, counted from midnight. */
  readonly stepMinutes: number;
  /** Of bookings by the hour. */
  readonly shortestMinutes: number;
  /** Of bookings by the hour. */
  readonly longestMinutes: number;
  /** Between the request and the beginning. 0: even when it has begun. */
  readonly noticeMinutes: number;
  /** How many days ahead of today. */
  readonly horizonDays: number;
  /** Kept free after each booking, for airing and tidying; part of what it occupies, not of what it shows. */
  readonly minutesBetween: number;
  /** Before the beginning. 0: until the end, because a late word still frees the place for somebody. */
  readonly cancellationMinutes: number;
  /** How long a hold waits for its confirmation. */
  readonly holdMinutes: number;
  /** Whoever books it asks, and a host agrees or declines. */
  readonly needsApproval: boolean;
  /** So long a request waits for its answer, and never beyond its beginning. */
  readonly approvalHours: number;
}

/** Every rule that this stay would break, asked for now. */
export function brokenRules(policy: Policy, stay: Stay, timeZone: string, now: Instant): Violation[] {
  return [...shapeViolations(policy, stay, timeZone), ...momentViolations(policy, stay, timeZone, now)];
}

/**
 * Whether it is too late for the holder to give back or move this time. What is only held has no deadline: nobody counts
 * on it yet, and it comes back by itself.
 */
export function tooLateToChange(
  policy: Policy,
  booking: Period & { readonly status: Status },
  now: Instant,
): Violation[] {
  if (now >= booking.end) return [{ rule: 'ended' }];
  const minutes = policy.cancellationMinutes;
  if (booking.status !== 'held' && minutes > 0 && now > booking.start - minutes * MINUTE)
    return [{ rule: 'cancellation-deadline', minutes }];
  return [];
}

function shapeViolations(policy: Policy, stay: Stay, timeZone: string): Violation[] {
  const fitting = stay.fits.filter((granularity) => policy.granularities.includes(granularity));
  if (fitting.length === 0) return [{ rule: 'granularity', allowed: policy.granularities }];
  if (fitting.some((granularity) => granularity !== 'hour')) return [];

  const violations: Violation[] = [];
  const minutes = minutesOf(stay);
  if (!onStep(stay.start) || !onStep(stay.end))
    violations.push({ rule: 'step', minutes: policy.stepMinutes });
  if (minutes < policy.shortestMinutes)
    violations.push({ rule: 'shortest-stay', minutes: policy.shortestMinutes });
  if (minutes > policy.longestMinutes)
    violations.push({ rule: 'longest-stay', minutes: policy.longestMinutes });
  return violations;

  function onStep(instant: Instant): boolean {
    return instant % MINUTE === 0 && minuteOfDay(localTimeOf(instant, timeZone)) % policy.stepMinutes === 0;
  }
}

function momentViolations(policy: Policy, stay: Stay, timeZone: string, now: Instant): Violation[] {
  if (stay.end <= now) return [{ rule: 'past' }];
  const violations: Violation[] = [];
  if (policy.noticeMinutes > 0 && stay.start < now + policy.noticeMinutes * MINUTE)
    violations.push({ rule: 'notice', minutes: policy.noticeMinutes });
  if (policy.noticeMinutes === 0 && stay.start < now && beganLongAgo(policy, stay, now))
    violations.push({ rule: 'past' });

  violations.push(...beyondHorizon(policy, stay, timeZone, now));
  return violations;
}

/** Counted in dates of the telecentre's calendar: on the last day, all of it can be booked. */
function beyondHorizon(policy: Policy, stay: Stay, timeZone: string, now: Instant): Violation[] {
  // Most requests are nearer by days, and need no calendar.
  if (stay.start - now <= (policy.horizonDays - 1) * DAY) return [];
  const today = localDateOf(now, timeZone);
  if (daysBetween(today, localDateOf(stay.start, timeZone)) <= policy.horizonDays) return [];
  return [{ rule: 'horizon', days: policy.horizonDays, lastDate: addDays(today, policy.horizonDays) }];
}

const DAY = 24 * 60 * MINUTE;

/** A half-day or a day that has begun can still be had, for the rest of it; of an hour, only the step that runs. */
function beganLongAgo(policy: Policy, stay: Stay, now: Instant): boolean {
  const byTheHour = !stay.fits.some((one) => one !== 'hour' && policy.granularities.includes(one));
  return byTheHour && stay.start <= now - policy.stepMinutes * MINUTE;
}
