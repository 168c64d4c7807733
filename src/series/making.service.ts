import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { allOrNothing, Undo } from '../bookings/all-or-nothing.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { partyOfBooking, type Party } from '../bookings/party.js';
import { madeFor, withoutOneOfThem } from '../bookings/party.queries.js';
import { PartyService } from '../bookings/party.service.js';
import { placeOf, receivesAt } from '../bookings/standing.js';
import { targetOf, unknownTarget, type Target } from '../bookings/target.js';
import { comeBeforeOthers, tellTogether, type JointDoer } from '../bookings/together.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { bookDates, type BookedDate } from './booking-dates.js';
import { datesOfWish, type DatesOfWish } from './dates-of-wish.js';
import { fatesOf, lostAsTaken } from './fates.js';
import { outlookOf, type Outlook } from './outlook.js';
import { PreviewingService, previewOf } from './previewing.service.js';
import { answerWithSeries } from './retries.queries.js';
import { noDate, notAllDates } from './series.problems.js';
import { insertSeries, setFates } from './series.queries.js';
import { habitsOf, type SeriesWish } from './series-wish.js';
import { takenAbout, unitsOf } from './taken-about.js';

export type Written =
  | { readonly outcome: 'made'; readonly id: string; readonly booked: readonly BookedDate[] }
  /** The key has an answer by now. */
  | { readonly outcome: 'repeated' };

/** What one attempt needs to know. */
interface Attempt extends DatesOfWish {
  readonly wish: SeriesWish;
  readonly caller: Caller;
  readonly party: Party;
  readonly target: Target;
  readonly networkVersion: number;
  readonly retry: RetryKey | null;
  readonly now: Instant;
}

type Attempted =
  | Written
  | { readonly outcome: 'refused'; readonly outlooks: readonly Outlook[] }
  | { readonly outcome: 'network-changed' };

/** Makes a series in one transaction: all that it is to have of its dates, or nothing. */
@Injectable()
export class MakingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly parties: PartyService,
    private readonly previewing: PreviewingService,
    private readonly clock: Clock,
  ) {}

  async make(caller: Caller, wish: SeriesWish, retry: RetryKey | null, language: Language): Promise<Written> {
    const party = await this.parties.partyOf(caller, wish.for, wish.where, language);
    const dates = datesOfWish(wish.when, this.clock.now(), language);
    for (;;) {
      const now = this.clock.now();
      const network = await this.directory.fresh();
      const target = targetOf(wish.where, network);
      if (target === null) throw unknownTarget(wish.where, language);
      const attempt = { wish, caller, party, target, networkVersion: network.version, retry, now, ...dates };
      const attempted = await this.attempt(attempt);
      if (attempted.outcome === 'refused') throw await this.refusal(attempt, attempted.outlooks, language);
      if (attempted.outcome !== 'network-changed') return attempted;
    }
  }

  private async attempt(attempt: Attempt): Promise<Attempted> {
    try {
      return await allOrNothing<Attempted>(this.database, (sql) => write(sql, attempt));
    } catch (error) {
      throw withoutOneOfThem(error, attempt.party);
    }
  }

  /** With what each date could have had instead. */
  private async refusal(
    attempt: Attempt,
    outlooks: readonly Outlook[],
    language: Language,
  ): Promise<Problem> {
    const { wish, target, caller, now } = attempt;
    const question = {
      template: wish,
      dates: outlooks.map(({ date }) => date),
      holder: habitsOf(wish, caller),
      isReceiverAt: () => receivesAt(caller, placeOf(target.telecentre)),
    };
    const { dates } = await this.previewing.preview(question, now, language);
    const alternatives = new Map(
      dates.flatMap(({ date, alternative }) => (alternative ? [[date, alternative] as const] : [])),
    );
    const preview = previewOf(target, outlooks, alternatives);
    const isHopeless = outlooks.every(({ as }) => as !== 'free' && as !== 'later');
    return isHopeless ? noDate(preview, language) : notAllDates(preview, language);
  }
}

async function write(sql: Sql, attempt: Attempt): Promise<Attempted> {
  const { wish, caller, party, target, networkVersion, retry, now } = attempt;
  const units = unitsOf(target.resources);
  if (!(await comeBeforeOthers(sql, networkVersion, units))) return { outcome: 'network-changed' };

  const isReceiver = receivesAt(caller, placeOf(target.telecentre));
  const dates = attempt.dates.filter((date) => !wish.without.includes(date));
  const outlooks = await outlooksNow(sql, attempt, dates, isReceiver);
  if (isRefused(outlooks, wish)) return { outcome: 'refused', outlooks };

  const id = randomUUID();
  const people = partyOfBooking(party, caller);
  const { rule, startsOn } = attempt;
  const telecentreId = target.telecentre.id;
  await insertSeries(sql, { ...wish, ...people, id, telecentreId, rule, startsOn, continues: null }, now);
  if (retry && !(await answerWithSeries(sql, caller.account, retry, id, now)))
    throw new Undo({ outcome: 'repeated' } satisfies Attempted);
  await setFates(sql, id, fatesOf(outlooks, attempt.dates));

  const { telecentre } = target;
  const series = { id, networkVersion, telecentre, template: wish, party: people, isReceiver };
  const free = outlooks.filter((outlook) => outlook.as === 'free');
  const { booked, lost } = await bookDates(sql, free, series, now);
  const outcomes = lostAsTaken(outlooks, lost);
  if (isRefused(outcomes, wish))
    throw new Undo({ outcome: 'refused', outlooks: outcomes } satisfies Attempted);
  await setFates(
    sql,
    id,
    lost.map((date) => ({ date, fate: 'taken' })),
  );

  if (party.kind !== 'oneself') await remember(sql, madeFor(party, caller, telecentre.slug), now);
  const bookings = booked.map((one) => one.id);
  await tellTogether(sql, { of: { series: id }, kind: 'made', by: doerOf(party), bookings }, now);
  return { outcome: 'made', id, booked };
}

/** Read again, now that nobody else takes several of these units at once. */
async function outlooksNow(
  sql: Sql,
  { wish, caller, target, now }: Attempt,
  dates: readonly LocalDate[],
  isReceiver: boolean,
): Promise<Outlook[]> {
  const question = { target, template: wish, dates, isReceiver };
  const taken = await takenAbout(sql, question, target.resources, habitsOf(wish, caller), now);
  return outlookOf(question, taken, now);
}

/** All that is wanted, or what can be had; and if nothing can be had, now or later, there is no series. */
function isRefused(outlooks: readonly Outlook[], { onConflict }: SeriesWish): boolean {
  const hasHope = ({ as }: Outlook): boolean => as === 'free' || as === 'later';
  return onConflict === 'refuse'
    ? !outlooks.every(hasHope) || outlooks.length === 0
    : !outlooks.some(hasHope);
}

function doerOf(party: Party): JointDoer {
  if (party.kind === 'oneself') return 'self';
  return party.role === null ? 'colleague' : 'place';
}
