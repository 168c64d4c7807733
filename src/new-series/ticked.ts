/** Which dates of a preview can be had, and which of them are ticked. Pure. */
import type { LocalDate } from '../reservation/local-time.js';
import type { PreviewedDate, PreviewedFate } from '../series/preview.js';
import { ownThen, type OwnTime } from './own-then.js';

/** Of a page that was refused: what was ticked on it, and what was not. */
export interface Ticks {
  readonly kept: ReadonlySet<LocalDate>;
  readonly leftOut: ReadonlySet<LocalDate>;
}

export const NO_TICKS: Ticks = { kept: new Set(), leftOut: new Set() };

/** It is free, or will be open later. */
export function canBeHad({ fate }: PreviewedDate): boolean {
  return HAD.includes(fate);
}

const HAD: readonly PreviewedFate[] = ['free', 'other-unit', 'later'];

/** What they have already at that time is not wanted twice. */
export function isToBeHad(one: PreviewedDate, own: readonly OwnTime[]): boolean {
  return canBeHad(one) && ownThen(one, own) === undefined;
}

export function isTicked(one: PreviewedDate, own: readonly OwnTime[], { kept, leftOut }: Ticks): boolean {
  return canBeHad(one) && !leftOut.has(one.date) && (kept.has(one.date) || isToBeHad(one, own));
}

/** Nobody gets any of them without the host's agreement. */
export function isAsked(dates: readonly PreviewedDate[]): boolean {
  return dates.length > 0 && dates.every(({ needsApproval }) => needsApproval === true);
}
