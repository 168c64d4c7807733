import { Injectable } from '@nestjs/common';
import { allOrNothing } from '../bookings/all-or-nothing.js';
import { ruleBroken } from '../bookings/bookings.problems.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { withoutOneOfThem } from '../bookings/party.queries.js';
import { placeOf } from '../bookings/standing.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere, roleAt } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, type Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Shortfall } from '../reservation/team.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { TeamAlternatives } from './alternatives.service.js';
import { planTeam, type TeamAttempt, type TeamPlan } from './team-plan.js';
import { targetOfTeam, type TeamWish } from './team-wish.js';
import { TeamIncomplete } from './teams.problems.js';
import { writeTeam, type Attempted } from './write-team.js';

export type WrittenTeam = Extract<Attempted, { outcome: 'made' | 'repeated' }>;

/** So often single bookers may be quicker; where they all want to be then, the team looks elsewhere. */
const TIMES_TOO_LATE = 3;

/** Books for a team in one transaction: all that it wants, or nothing. */
@Injectable()
export class MakingTeamsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly alternatives: TeamAlternatives,
    private readonly clock: Clock,
  ) {}

  async make(
    caller: Caller,
    wish: TeamWish,
    retry: RetryKey | null,
    language: Language,
  ): Promise<WrittenTeam> {
    for (let tooLate = 0; ;) {
      const attempt = await this.attemptOf(caller, wish, language);
      const attempted = await this.write(attempt, retry);
      if (attempted.outcome === 'made' || attempted.outcome === 'repeated') return attempted;
      if (attempted.outcome === 'incomplete') throw await this.refusal(attempt, attempted.shortfalls);
      if (attempted.outcome === 'taken') tooLate += 1;
      if (tooLate === TIMES_TOO_LATE) throw await this.refusal(attempt, await this.nowMissing(attempt));
    }
  }

  /** Nothing is written, and nothing kept for them. */
  async plan(caller: Caller, wish: TeamWish, language: Language): Promise<TeamPlan> {
    const attempt = await this.attemptOf(caller, wish, language);
    const planned = await planTeam(this.database, attempt);
    if (planned.outcome === 'incomplete') throw await this.refusal(attempt, planned.shortfalls);
    return planned.plan;
  }

  /** Everybody for their own team; somebody who only receives people, where they do. */
  private async attemptOf(caller: Caller, wish: TeamWish, language: Language): Promise<TeamAttempt> {
    const network = await this.directory.fresh();
    const target = targetOfTeam(wish, network, language);
    const mayBook =
      mayAnywhere(caller, 'bookings.own.change') ||
      roleAt(caller, 'bookings.place.change', placeOf(target.telecentre)) !== null;
    if (!mayBook) throw notFound();
    return { ...target, wish, caller, network, language, now: this.clock.now() };
  }

  private async write(attempt: TeamAttempt, retry: RetryKey | null): Promise<Attempted> {
    try {
      return await allOrNothing<Attempted>(this.database, (sql) => writeTeam(sql, attempt, retry));
    } catch (error) {
      throw withoutOneOfThem(error, { kind: 'oneself' });
    }
  }

  private async nowMissing(attempt: TeamAttempt): Promise<readonly Shortfall[]> {
    const planned = await planTeam(this.database, attempt);
    if (planned.outcome === 'incomplete') return planned.shortfalls;
    return attempt.wanted.map(({ count }) => ({ had: count, violations: [] }));
  }

  /** Where a rule is against all that they want, no other place would help. */
  private async refusal(attempt: TeamAttempt, shortfalls: readonly Shortfall[]): Promise<Problem> {
    const { wish, telecentre, network, language } = attempt;
    const { timeZone } = telecentre.opening;
    const [first] = shortfalls;
    if (first && shortfalls.every(({ violations }) => violations.length > 0))
      return ruleBroken(first.violations, timeZone, language);
    const alternatives = await this.alternatives.of(wish, telecentre, dateOf(wish, timeZone), network);
    return new TeamIncomplete({ telecentre, places: wish.places, shortfalls, alternatives }, language);
  }
}

function dateOf({ time }: TeamWish, timeZone: string): string {
  if ('date' in time) return time.date;
  return 'date' in time.start ? time.start.date : localDateOf(time.start.instant, timeZone);
}
