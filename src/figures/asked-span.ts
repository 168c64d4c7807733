import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { AskedDays } from './figures.schemas.js';
import { usualSpan, type Span, type UsualSpan } from './span.js';

/** The days that were asked for; this month when nothing was. */
export function askedSpan(
  { from, to, period = 'this-month' }: AskedDays & { readonly period?: UsualSpan | undefined },
  now: Instant,
): Span {
  if (from !== undefined && to !== undefined) return { from, to };
  return usualSpan(period, localDateOf(now, MAINLAND_ZONE));
}

/** As it stands in addresses. */
export function queryOf({ from, to }: Span): string {
  return `?from=${from}&to=${to}`;
}
