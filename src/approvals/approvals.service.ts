import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import type { BookingSnapshot, KnownBooking } from '../bookings/booking-record.js';
import { stale } from '../bookings/bookings.problems.js';
import { placeFor } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import type { Role } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { alreadyAnswered } from './approvals.problems.js';
import { answerRequest, findRequest, listRequests } from './approvals.queries.js';
import { outcomeAsked, outcomeOf, SHOWN_FOR, type Decision, type Outcome, type Request } from './request.js';

export interface SeenRequest {
  readonly request: Request;
  readonly outcome: Outcome;
}

export interface RequestsOfPlace {
  readonly telecentre: Telecentre;
  /** The first to begin first. */
  readonly waiting: readonly SeenRequest[];
  /** The last to be asked first. */
  readonly past: readonly SeenRequest[];
}

/** Another request changed the booking between our reading and our writing: look again, but not for ever. */
const ATTEMPTS = 3;

/** What was only asked for, and who agrees to it. */
@Injectable()
export class ApprovalsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async list(caller: Caller, slug: string): Promise<RequestsOfPlace> {
    const { telecentre, role } = placeFor(caller, 'approvals', await this.directory.fresh(), slug);
    const now = this.clock.now();
    const requests = await listRequests(this.database, telecentre.id, now - SHOWN_FOR);
    await this.rememberSeen(this.database, caller, role, requests);
    const seen = requests.map((request) => ({ request, outcome: outcomeOf(request, now) }));
    return {
      telecentre,
      waiting: seen.filter(({ outcome }) => outcome === 'waiting'),
      past: seen
        .filter(({ outcome }) => outcome !== 'waiting')
        .sort((one, other) => other.request.askedAt - one.request.askedAt),
    };
  }

  async find(caller: Caller, reference: string): Promise<SeenRequest> {
    const { request, role } = await this.requestFor(caller, reference);
    await this.rememberSeen(this.database, caller, role, [request]);
    return { request, outcome: outcomeOf(request, this.clock.now()) };
  }

  /** Makes a booking of it. Once more is the same as once, whoever did it first. */
  async approve(caller: Caller, reference: string, word: string | null): Promise<BookingSnapshot> {
    return this.answer(caller, reference, 'approve', word);
  }

  /** Gives the place back, with a word to whoever asked. Once more is the same as once, and keeps the first word. */
  async decline(caller: Caller, reference: string, word: string | null): Promise<BookingSnapshot> {
    return this.answer(caller, reference, 'decline', word);
  }

  private async answer(
    caller: Caller,
    reference: string,
    decision: Decision,
    word: string | null,
  ): Promise<BookingSnapshot> {
    for (let attempt = 1; ; attempt++) {
      const now = this.clock.now();
      const { request, role } = await this.requestFor(caller, reference);
      const outcome = outcomeOf(request, now);
      if (outcome === outcomeAsked(decision)) return request.booking;
      if (outcome !== 'waiting') throw alreadyAnswered(outcome);
      const answered = await this.database.transaction(async (sql) => {
        const answer = { decision, word, actor: caller.account };
        const snapshot = await answerRequest(sql, request.booking, answer, now);
        if (snapshot !== null) await this.rememberAnswer(sql, caller, role, request, decision);
        return snapshot;
      });
      if (answered) return answered;
      // Somebody was quicker, or it was edited: what it is now decides.
      if (attempt >= ATTEMPTS) throw stale(request.booking.revision);
    }
  }

  private async requestFor(
    caller: Caller,
    reference: string,
  ): Promise<{ readonly request: Request; readonly role: Role }> {
    const request = await findRequest(this.database, reference);
    const role = request && roleAt(caller, 'approvals', request.place);
    if (!request || !role) throw notFound();
    return { request, role };
  }

  private async rememberAnswer(
    sql: Sql,
    { pseudonym }: Caller,
    actorRole: Role,
    { holder, booking }: KnownBooking,
    decision: Decision,
  ): Promise<void> {
    const action = decision === 'approve' ? 'request.approved' : 'request.declined';
    const subject = holder.kind === 'member' ? holder.pseudonym : null;
    const entry = { action, actor: pseudonym, actorRole, subject, place: booking.telecentre } as const;
    await remember(sql, entry, this.clock.now());
  }

  private async rememberSeen(
    sql: Sql,
    { pseudonym: reader }: Caller,
    role: Role,
    requests: readonly Request[],
  ): Promise<void> {
    const seen = new Map<string, string[]>();
    for (const { holder, booking } of requests) {
      if (holder.kind !== 'member') continue;
      seen.set(booking.telecentre, [...(seen.get(booking.telecentre) ?? []), holder.pseudonym]);
    }
    for (const [place, subjects] of seen)
      await rememberReading(sql, { reader, role, subjects, place }, this.clock.now());
  }
}
