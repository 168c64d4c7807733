/**
 * Who is next when something frees: the first in the order of asking for whom there is a place, who has
 * not been served otherwise, and who has time to answer. Whoever cannot be served is passed over and keeps their place in line.
 */
import { needsApproval, type Candidate } from './allocation.js';
import { decide, type Facts, type Request } from './decide.js';
import { offerDeadline } from './offer-deadline.js';
import { HOUR, type Instant } from './period.js';
import type { Stay } from './stay.js';

export interface InLine {
  readonly request: Request;
  readonly facts: Facts;
  /** They are offered something at that time, or have got something since they asked that does as well; wherever it is. */
  readonly isServedThen: boolean;
}

export interface Turn<Entry extends InLine> {
  readonly entry: Entry;
  readonly stay: Stay;
  readonly candidate: Candidate;
  /** Until when they may take it up. */
  readonly until: Instant;
}

/** Others wait behind them, and four hours of the day are enough to look at one's mail once. */
const LONGEST_OFFER = 4 * HOUR;

/** Null: they are passed over. What only a host gives is nobody's to be offered: it is asked for. */
export function turnOf<Entry extends InLine>(entry: Entry, now: Instant): Turn<Entry> | null {
  const { request, facts, isServedThen } = entry;
  if (isServedThen) return null;
  const decision = decide(request, facts, now);
  if (decision.outcome !== 'allocate') return null;
  const { stay } = decision;
  const candidate = decision.candidates.find((one) => !needsApproval(one));
  if (candidate === undefined || stay.start <= now) return null;
  const until = offerDeadline(stay.start, now, facts.opening.timeZone, LONGEST_OFFER);
  return until === null ? null : { entry, stay, candidate, until };
}
