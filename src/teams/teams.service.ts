import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import type { BookingVersion } from '../bookings/booking-record.js';
import { keyUsedBefore } from '../bookings/bookings.problems.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { answerOfTwin, firstAnswer, type FirstAnswer } from '../bookings/retries.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { CancellingTeamsService, type KeptPart } from './cancelling-teams.service.js';
import { takeTeamInHand } from './known-team.js';
import { MakingTeamsService } from './making-teams.service.js';
import type { TeamPlan } from './team-plan.js';
import type { TeamInHand } from './team-record.js';
import type { TeamWish } from './team-wish.js';

export interface MadeTeam {
  readonly team: TeamInHand;
  /** It was made by an earlier request with the same key. */
  readonly replayed: boolean;
}

export interface CancelledTeam {
  readonly team: TeamInHand;
  readonly kept: readonly KeptPart[];
}

/** As for bookings: not the answer to a request for good. */
const PASSING: readonly number[] = [400, 401, 429];

@Injectable()
export class TeamsService {
  constructor(
    private readonly database: Database,
    private readonly making: MakingTeamsService,
    private readonly cancelling: CancellingTeamsService,
    private readonly clock: Clock,
  ) {}

  async plan(caller: Caller, wish: TeamWish, language: Language): Promise<TeamPlan> {
    return this.making.plan(caller, wish, language);
  }

  /** All of it or nothing, told in one mail. Once more with the same key is the same as once. */
  async make(caller: Caller, wish: TeamWish, retry: RetryKey | null, language: Language): Promise<MadeTeam> {
    const known = retry && (await firstAnswer(this.database, caller.account, retry));
    if (known) return this.replay(caller, known);
    try {
      const written = await this.making.make(caller, wish, retry, language);
      if (written.outcome === 'made') return await this.told(caller, written.id, false);
    } catch (problem) {
      if (!(problem instanceof Problem) || retry === null || PASSING.includes(problem.content.status))
        throw problem;
      const { account } = caller;
      const twin = await answerOfTwin(this.database, account, retry, problem.content, this.clock.now());
      if (twin === undefined) throw problem;
      return this.replay(caller, twin);
    }
    // A twin of this request was quicker; or it gave up meanwhile.
    return this.make(caller, wish, retry, language);
  }

  /** Who sees a member in a role is remembered for it. */
  async find(caller: Caller, id: string): Promise<TeamInHand> {
    const team = await takeTeamInHand(this.database, caller, 'read', id);
    for (const { holder, standing, booking } of team.bookings) {
      if (standing.as !== 'receiver' || holder.kind !== 'member') continue;
      const reading = { reader: caller.pseudonym, role: standing.role, place: booking.telecentre };
      await rememberReading(this.database, { ...reading, subjects: [holder.pseudonym] }, this.clock.now());
      break;
    }
    return team;
  }

  /** All that is to come, or of it nothing but these. */
  async cancel(
    caller: Caller,
    id: string,
    reason: string | null,
    language: Language,
    onlyThese?: readonly BookingVersion[],
  ): Promise<CancelledTeam> {
    const kept = await this.cancelling.cancel(caller, id, reason, language, onlyThese);
    return { team: await takeTeamInHand(this.database, caller, 'change', id), kept };
  }

  private replay(caller: Caller, first: FirstAnswer): Promise<MadeTeam> {
    if (first.kind === 'refusal') throw new Problem(first.refusal);
    const id = first.kind === 'booking' ? first.snapshot.team : null;
    if (!id) throw keyUsedBefore();
    return this.told(caller, id, true);
  }

  /** To whoever made it, their own. */
  private async told(caller: Caller, id: string, replayed: boolean): Promise<MadeTeam> {
    return { team: await takeTeamInHand(this.database, caller, 'change', id), replayed };
  }
}
