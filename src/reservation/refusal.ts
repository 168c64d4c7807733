/**
 * The rules that a request can break: a closed list, each with the facts that explain it. The words for people are
 * written elsewhere, from these facts.
 */
import type { Granularity, HalfDay } from './half-day.js';
import type { Kind } from './kind.js';
import type { LocalDate } from './local-time.js';
import type { Segment } from './opening-hours.js';
import type { Instant } from './period.js';

export type Violation =
  | { readonly rule: 'no-such-kind'; readonly kind: Kind }
  | {
      readonly rule: 'too-many-people';
      readonly kind: Kind;
      readonly people: number;
      readonly capacity: number;
    }
  | { readonly rule: 'missing-equipment'; readonly missing: readonly string[] }
  | { readonly rule: 'end-not-after-start' }
  | { readonly rule: 'local-time-skipped'; readonly field: 'start' | 'end' }
  | { readonly rule: 'local-time-repeated'; readonly field: 'start' | 'end' }
  | {
      readonly rule: 'outside-opening-hours';
      readonly date: LocalDate;
      readonly segments: readonly Segment[];
    }
  | { readonly rule: 'no-such-half-day'; readonly date: LocalDate; readonly halfDay: HalfDay }
  | { readonly rule: 'closed'; readonly reason: string; readonly until: Instant | null }
  | { readonly rule: 'granularity'; readonly allowed: readonly Granularity[] }
  | { readonly rule: 'step'; readonly minutes: number }
  | { readonly rule: 'shortest-stay'; readonly minutes: number }
  | { readonly rule: 'longest-stay'; readonly minutes: number }
  | { readonly rule: 'past' }
  | { readonly rule: 'notice'; readonly minutes: number }
  | { readonly rule: 'horizon'; readonly days: number; readonly lastDate: LocalDate }
  | { readonly rule: 'cancellation-deadline'; readonly minutes: number }
  | { readonly rule: 'undo-deadline'; readonly minutes: number }
  | { readonly rule: 'ended' }
  /** It is only given on request, and nobody has asked for it at that time. */
  | { readonly rule: 'needs-approval' }
  /** It is only given on request, and there is no time left to answer one. */
  | { readonly rule: 'too-late-to-ask' };
