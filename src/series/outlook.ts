/** What may become of each date of a series, by the facts. Pure: the rules are those of any booking. */
import { alike, needsApproval, type Candidate } from '../reservation/allocation.js';
import type { Taken } from '../reservation/availability.js';
import { decide, factsWindow, type Decision, type Request } from '../reservation/decide.js';
import { addDays, localDateOf, type LocalDate } from '../reservation/local-time.js';
import { DAY, type Instant, type Period } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import type { Resource } from '../reservation/resource.js';
import { isStay, stayOf, type Stay } from '../reservation/stay.js';
import type { Target } from '../bookings/target.js';
import { sameSeatFirst } from './same-seat.js';
import { timeOn, type SeriesTemplate } from './series-record.js';

export type Outlook = { readonly date: LocalDate } & (
  | {
      readonly as: 'free';
      readonly stay: Stay;
      /** Best first, not empty. */ readonly candidates: readonly Candidate[];
    }
  | { readonly as: 'taken'; readonly stay: Stay }
  | { readonly as: 'closed' | 'refused'; readonly violations: readonly Violation[] }
  | { readonly as: 'later'; readonly stay: Stay; readonly opensOn: LocalDate }
);

export interface OutlookQuestion {
  readonly target: Target;
  readonly template: Pick<SeriesTemplate, 'time' | 'people' | 'equipment'>;
  readonly dates: readonly LocalDate[];
  /** They receive people there: what others ask for is theirs at once. */
  readonly isReceiver: boolean;
}

/** About each of these dates something must be known; null: nothing that is taken can matter to it. */
export function windowsOf(
  { target, template, dates }: OutlookQuestion,
  resources: readonly Resource[],
  now: Instant,
): (Period | null)[] {
  const { opening } = target.telecentre;
  const horizon = now + (furthest(target.resources) + 1) * DAY;
  return dates.map((date) => {
    const window = factsWindow(requestOn(date, target, template), opening, resources);
    return window === null || window.start > horizon || window.end <= now ? null : window;
  });
}

/** `taken` is what is taken about each date, `hadBefore` as for any booking. */
export function outlookOf(
  question: OutlookQuestion,
  { taken, hadBefore }: { readonly taken: readonly Taken[]; readonly hadBefore: readonly string[] },
  now: Instant,
): Outlook[] {
  const { target, template, dates, isReceiver } = question;
  const { opening } = target.telecentre;
  const outlooks = dates.map((date, index): Outlook => {
    const request = requestOn(date, target, template);
    const facts = { opening, resources: target.resources, taken: taken[index] ?? NOTHING, hadBefore };
    const decision = decide(request, facts, now);
    if (decision.outcome === 'rule-broken')
      return opensLater(date, request, target, now) ?? { date, ...whyNot(decision.violations) };
    if (decision.outcome === 'slot-taken') return { date, as: 'taken', stay: decision.stay };
    return { date, ...termsOn(decision, isReceiver, now) };
  });
  const ranked = sameSeatFirst(
    outlooks.map((outlook) => (outlook.as === 'free' ? outlook.candidates : [])),
    hadBefore,
  );
  return outlooks.map((outlook, index) =>
    outlook.as === 'free' ? { ...outlook, candidates: ranked[index] ?? [] } : outlook,
  );
}

const NOTHING: Taken = new Map();

function requestOn(
  date: LocalDate,
  { kind }: Target,
  { time, people, equipment }: OutlookQuestion['template'],
): Request {
  return { time: timeOn(date, time), kind, people, equipment };
}

function furthest(resources: readonly Resource[]): number {
  return Math.max(0, ...resources.map(({ policy }) => policy.horizonDays));
}

/** Null: the horizon is not what stands in its way. Other rules are the same then as now. */
function opensLater(
  date: LocalDate,
  request: Request,
  { telecentre, resources }: Target,
  now: Instant,
): Outlook | null {
  const { opening } = telecentre;
  const stay = stayOf(request.time, opening);
  if (!isStay(stay)) return null;
  const anyTime = resources.map((one) => ({ ...one, policy: { ...one.policy, horizonDays: ANY_TIME } }));
  const decision = decide(request, { opening, resources: anyTime, taken: NOTHING, hadBefore: [] }, now);
  if (decision.outcome !== 'allocate') return null;
  const ids = new Set(decision.candidates.map(({ resource }) => resource.id));
  const ahead = furthest(resources.filter(({ id }) => ids.has(id)));
  const opensOn = addDays(localDateOf(stay.start, opening.timeZone), -ahead);
  return opensOn > localDateOf(now, opening.timeZone) ? { date, as: 'later', stay, opensOn } : null;
}

/** More days than anybody plans ahead. */
const ANY_TIME = 100_000;

function whyNot(
  violations: readonly Violation[],
): Pick<Outlook & { as: 'closed' | 'refused' }, 'as' | 'violations'> {
  const shut = violations.filter(({ rule }) => rule === 'closed' || rule === 'no-such-half-day');
  const isShut = shut.length > 0 && violations.every(({ rule }) => rule !== 'past');
  // Nobody has to know what else would stand in the way if the doors were open.
  return isShut ? { as: 'closed', violations: shut } : { as: 'refused', violations };
}

/** As for any booking: had at once, or asked for while there is time left to answer. */
function termsOn(
  { stay, candidates }: Extract<Decision, { outcome: 'allocate' }>,
  isReceiver: boolean,
  now: Instant,
):
  | Omit<Extract<Outlook, { as: 'free' }>, 'date'>
  | Omit<Extract<Outlook, { as: 'closed' | 'refused' }>, 'date'> {
  const same = alike(candidates);
  const [first] = same;
  if (first !== undefined && needsApproval(first) && !isReceiver && stay.start <= now)
    return { as: 'refused', violations: [{ rule: 'too-late-to-ask' }] };
  return { as: 'free', stay, candidates: same };
}
