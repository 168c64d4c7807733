import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { slotTaken } from '../bookings/bookings.problems.js';
import { book, type RetryKey } from '../bookings/bookings.queries.js';
import { factsFor } from '../bookings/facts.queries.js';
import { PlacingService } from '../bookings/placing.service.js';
import { newReference } from '../bookings/reference.js';
import { replay, type Booked } from '../bookings/replay.js';
import { firstAnswer } from '../bookings/retries.queries.js';
import { unknownTarget, type Where } from '../bookings/target.js';
import type { WalkInCategory } from '../bookings/walk-in.js';
import { placeFor } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import { KINDS } from '../reservation/kind.js';
import { addDays, localDateOf, openingInstant, type LocalDate } from '../reservation/local-time.js';
import { MINUTE, type Instant } from '../reservation/period.js';
import { servesAs } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { notThatDay } from './attendance.problems.js';

export interface WalkInWish {
  /** A telecentre alone: whatever is free there, desks first. */
  readonly where: Where | { readonly telecentre: string };
  /** Undefined: today. */
  readonly date: LocalDate | undefined;
  readonly halfDay: HalfDay;
  readonly category: WalkInCategory;
  readonly name: string | null;
  readonly people: number;
}

/** Lets in people who come without a booking. They are there: nothing is held, and no notice is asked for. */
@Injectable()
export class WalkInsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly clock: Clock,
  ) {}

  /** Sent once more with the same key, it is the same person. Refusals are not kept: the next press may have better luck. */
  async letIn(caller: Caller, wish: WalkInWish, retry: RetryKey | null, language: Language): Promise<Booked> {
    const network = await this.directory.fresh();
    const { telecentre } = placeFor(caller, 'attendance', network, slugOf(wish.where, network, language));
    const known = retry && (await firstAnswer(this.database, caller.account, retry));
    if (known) return replay(known);

    const now = this.clock.now();
    const today = localDateOf(now, telecentre.opening.timeZone);
    const date = wish.date ?? today;
    if (date !== today && date !== addDays(today, -1)) throw notThatDay(language);

    const refusals: Problem[] = [];
    for (const where of placesIn(wish.where, telecentre)) {
      try {
        return await this.letInAt(caller, { ...wish, where, date }, telecentre, { retry, language });
      } catch (refusal) {
        if (!(refusal instanceof Problem) || !MAY_BE_ELSEWHERE.includes(refusal.content.name)) throw refusal;
        refusals.push(refusal);
      }
    }
    // That everything is taken, with what is free elsewhere, helps more than that a room is not given by the half-day.
    throw refusals.find(({ content }) => content.name === 'slot-taken') ?? refusals[0] ?? slotTaken([]);
  }

  private async letInAt(
    { account }: Caller,
    wish: WalkInWish & { readonly where: Where; readonly date: LocalDate },
    telecentre: Telecentre,
    { retry, language }: { readonly retry: RetryKey | null; readonly language: Language },
  ): Promise<Booked> {
    const { where, date, halfDay, people, category, name } = wish;
    const placing = { where, time: { date, halfDay }, people, equipment: [], title: null };
    for (;;) {
      const now = this.clock.now();
      const facts = factsFor(this.database, null, [], now);
      const placement = await this.placing.place(placing, facts, noticeKept(date, telecentre), language);
      const arrival = { category, at: Math.min(now, placement.stay.end) };
      const who = { account: null, guestName: name, actor: account, arrival };
      const terms = { message: null, awaitsApproval: false, expiresAt: null, retry, turn: null };
      const [id, reference] = [randomUUID(), newReference()];
      const written = await book(this.database, { ...placement, ...who, ...terms, id, reference }, now);
      if (written.outcome === 'booked') return { snapshot: written.snapshot, replayed: false };
      if (written.outcome === 'taken') throw await this.placing.tooLate(placement, placing);
      const twin =
        written.outcome === 'repeated' && retry && (await firstAnswer(this.database, account, retry));
      if (twin) return replay(twin);
      // The reference was in use, the network has changed, or a twin gave up: decide again.
    }
  }
}

const MAY_BE_ELSEWHERE = ['slot-taken', 'rule-broken'];

function slugOf(where: WalkInWish['where'], network: Network, language: Language): string {
  if ('telecentre' in where) return where.telecentre;
  const found = network.resources.get(where.resource);
  if (found === undefined) throw unknownTarget(where, language);
  return found.telecentre.slug;
}

/** What was asked for; else every kind of place that there is, the simplest first. */
function placesIn(where: WalkInWish['where'], { slug, resources }: Telecentre): readonly Where[] {
  if ('resource' in where || 'kind' in where) return [where];
  return KINDS.filter((kind) => resources.some((resource) => servesAs(resource, kind))).map((kind) => ({
    telecentre: slug,
    kind,
  }));
}

/** Somebody stands at the door: they are let in as if they had asked in time. */
function noticeKept(date: LocalDate, { opening, resources }: Telecentre): Instant {
  const longest = Math.max(0, ...resources.map(({ policy }) => policy.noticeMinutes));
  return openingInstant(date, '00:00', opening.timeZone) - longest * MINUTE;
}
