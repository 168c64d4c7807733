import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { keyUsedBefore } from '../bookings/bookings.problems.js';
import { PartyService } from '../bookings/party.service.js';
import { rememberRefusal } from '../bookings/retries.queries.js';
import { placeOf, receivesAt } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { datesOfWish } from './dates-of-wish.js';
import { differencesOf } from './differences.js';
import { takeSeriesInHand, type SeriesInHand } from './known-series.js';
import { listSeries, type SeriesSummary } from './lists.queries.js';
import { MakingService } from './making.service.js';
import type { Difference, PreviewedDate, SeriesPreview } from './preview.js';
import { PreviewingService } from './previewing.service.js';
import { firstSeries, type FirstSeries } from './retries.queries.js';
import { habitsOf, type SeriesWish } from './series-wish.js';

export interface Made {
  readonly made: SeriesInHand;
  /** From what was promised. */
  readonly differences: readonly Difference[];
  /** The series was made by an earlier request with the same key. */
  readonly replayed: boolean;
}

/** As for bookings: not the answer to a request for good. */
const PASSING: readonly number[] = [400, 401, 429];

@Injectable()
export class SeriesService {
  constructor(
    private readonly database: Database,
    private readonly parties: PartyService,
    private readonly previewing: PreviewingService,
    private readonly making: MakingService,
    private readonly clock: Clock,
  ) {}

  /** What would become of each date. Nothing is written, and nothing read of whoever it is for. */
  async preview(caller: Caller, wish: SeriesWish, language: Language): Promise<SeriesPreview> {
    await this.parties.roleToBookFor(caller, wish.for, wish.where, language);
    const now = this.clock.now();
    const { dates } = datesOfWish(wish.when, now, language);
    const question = {
      template: wish,
      dates: dates.filter((date) => !wish.without.includes(date)),
      holder: habitsOf(wish, caller),
      isReceiverAt: receiverAt(caller),
    };
    const preview = await this.previewing.preview(question, now, language);
    const known = new Map(preview.dates.map((one) => [one.date, one]));
    const all = dates.map((date): PreviewedDate => known.get(date) ?? { date, fate: 'left-out' });
    return { ...preview, dates: all };
  }

  /** In one transaction; told in one mail. Once more with the same key is the same as once. */
  async make(caller: Caller, wish: SeriesWish, retry: RetryKey | null, language: Language): Promise<Made> {
    const first = retry && (await firstSeries(this.database, caller.account, retry));
    if (first) return this.replay(caller, first, wish);
    try {
      const written = await this.making.make(caller, wish, retry, language);
      if (written.outcome === 'made') return await this.madeNow(caller, written.id, wish);
    } catch (problem) {
      if (!(problem instanceof Problem) || retry === null || PASSING.includes(problem.content.status))
        throw problem;
      const { content } = problem;
      const now = this.clock.now();
      if (await rememberRefusal(this.database, caller.account, retry, content, now)) throw problem;
    }
    // A twin of this request was quicker.
    const twin = retry && (await firstSeries(this.database, caller.account, retry));
    return twin ? this.replay(caller, twin, wish) : this.make(caller, wish, retry, language);
  }

  /** What is not the caller's business looks as if it were not there. Who sees a member in a role is remembered for it. */
  async find(caller: Caller, id: string): Promise<SeriesInHand> {
    const known = await takeSeriesInHand(this.database, caller, id, 'read');
    const { series, holder, standing } = known;
    if (standing.as === 'receiver' && holder.kind === 'member') {
      const reading = { reader: caller.pseudonym, role: standing.role, place: series.telecentre };
      await rememberReading(this.database, { ...reading, subjects: [holder.pseudonym] }, this.clock.now());
    }
    return known;
  }

  /** The caller's own that have a date to come. */
  async list({ account }: Caller): Promise<readonly SeriesSummary[]> {
    return listSeries(this.database, account, this.clock.now());
  }

  private async madeNow(caller: Caller, id: string, wish: SeriesWish, replayed = false): Promise<Made> {
    // Who may make one may not always read: a token may be for booking only.
    const made = await takeSeriesInHand(this.database, caller, id);
    return { made, differences: differencesOf(wish.promised, made.series), replayed };
  }

  private replay(caller: Caller, first: FirstSeries, wish: SeriesWish): Promise<Made> {
    if (first.kind === 'other-request') throw keyUsedBefore();
    if (first.kind === 'refusal') throw new Problem(first.refusal);
    return this.madeNow(caller, first.id, wish, true);
  }
}

function receiverAt(caller: Caller) {
  return ({ telecentre }: { readonly telecentre: Parameters<typeof placeOf>[0] }): boolean =>
    receivesAt(caller, placeOf(telecentre));
}
