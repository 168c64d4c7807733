import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { allOrNothing, Undo } from '../bookings/all-or-nothing.js';
import {
  reasonMissing,
  reasonNotYours,
  ruleBroken,
  stale,
  wrongState,
} from '../bookings/bookings.problems.js';
import { isOneOf, isOvertaken, type BookingRecord, type BookingVersion } from '../bookings/booking-record.js';
import { changeStatus } from '../bookings/bookings.queries.js';
import type { BookingInHand } from '../bookings/known-booking.js';
import { owesReason, receivesAt } from '../bookings/standing.js';
import { comeBeforeOthers, tellTogether } from '../bookings/together.queries.js';
import { tooLateFor } from '../bookings/too-late.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { may, statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { Violation } from '../reservation/refusal.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { takeTeamInHand } from './known-team.js';
import type { TeamInHand } from './team-record.js';
import { lockBookingsOfTeam, unitsHeldByTeam } from './teams.queries.js';

/** What stays although all was to be cancelled: it is too late for it. */
export interface KeptPart {
  readonly known: BookingInHand;
  readonly violations: readonly Violation[];
}

/** Others moved one of them between our reading and our holding them: look again, but not for ever. */
const ATTEMPTS = 5;

interface Cancelling {
  readonly caller: Caller;
  readonly network: Network;
  readonly now: Instant;
  readonly language: Language;
  readonly reason: string | null;
  readonly onlyThese: readonly BookingVersion[] | undefined;
}

/** Cancels all of a team that is to come, in one transaction and one mail. */
@Injectable()
export class CancellingTeamsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /**
   * Once more is the same as once. A part for which it is too late stays; when that is so of all of them, it is refused.
   * `onlyThese`: nothing but them, as they are known.
   */
  async cancel(
    caller: Caller,
    id: string,
    reason: string | null,
    language: Language,
    onlyThese?: readonly BookingVersion[],
  ): Promise<readonly KeptPart[]> {
    for (let attempt = 1; ; attempt++) {
      const network = await this.directory.fresh();
      const about = { caller, network, language, reason, onlyThese, now: this.clock.now() };
      await takeTeamInHand(this.database, caller, 'change', id);
      const units = await unitsHeldByTeam(this.database, id);
      const kept = await allOrNothing<readonly KeptPart[] | typeof AGAIN>(this.database, async (sql) => {
        if (!(await comeBeforeOthers(sql, network.version, units))) return AGAIN;
        await lockBookingsOfTeam(sql, id);
        const held = await unitsHeldByTeam(sql, id);
        if (held.some((unit) => !units.includes(unit))) return AGAIN;
        return cancelAll(sql, await takeTeamInHand(sql, caller, 'change', id), about);
      });
      if (kept !== AGAIN) return kept;
      if (attempt === ATTEMPTS) throw stale(1);
    }
  }
}

const AGAIN = Symbol('again');

async function cancelAll(sql: Sql, team: TeamInHand, about: Cancelling): Promise<readonly KeptPart[]> {
  const { language, reason, onlyThese, now } = about;
  const changed = team.bookings.find(
    ({ booking }) => isToCome(booking, now) && isOvertaken(booking, onlyThese),
  );
  if (changed) throw stale(changed.booking.revision);
  const meant = team.bookings.filter(({ booking }) => isOneOf(booking, onlyThese));
  const parts = meant.filter(({ booking }) => isToCome(booking, now));
  if (parts.length === 0) return nothingLeft(meant);
  if (reason !== null && !parts.every(({ place }) => receivesAt(about.caller, place)))
    throw reasonNotYours(language);
  if (reason === null && parts.some((part) => owesReason(about.caller, part))) throw reasonMissing(language);

  const judged = parts.map((known) => ({ known, violations: violationsOf(known, about) }));
  const [kept, open] = [judged.filter(isLate), judged.filter((one) => !isLate(one))];
  const [tooLate] = kept;
  if (tooLate && open.length === 0)
    throw ruleBroken(tooLate.violations, tooLate.known.booking.timeZone, language);
  for (const { known } of open) await cancelOne(sql, known, about);
  const cancelled = open.map(({ known }) => known);
  await tellOf(sql, team, cancelled, about);
  return kept;
}

async function cancelOne(sql: Sql, { booking }: BookingInHand, about: Cancelling): Promise<void> {
  const change = {
    ...({ from: [booking.status], to: 'cancelled', event: 'cancelled', release: true } as const),
    reason: about.reason,
  };
  const cancelled = await changeStatus(sql, booking, change, about.caller.account, about.now);
  if (cancelled === null) throw new Undo(AGAIN);
}

/** In one mail; of a part that has become somebody else's, they are told by themselves. */
async function tellOf(
  sql: Sql,
  team: TeamInHand,
  cancelled: readonly BookingInHand[],
  { caller, now }: Cancelling,
): Promise<void> {
  const isOrganisers = ({ holder }: BookingInHand): boolean =>
    holder.kind === 'member' && holder.account === team.account;
  const bookings = cancelled.filter(isOrganisers).map(({ booking }) => booking.id);
  const by = caller.account === team.account ? 'self' : 'place';
  if (bookings.length > 0)
    await tellTogether(sql, { of: { team: team.id }, kind: 'cancelled', by, bookings }, now);
  const inRole = cancelled.find(({ standing }) => standing.as === 'receiver');
  if (inRole?.standing.as !== 'receiver') return;
  const { holder, standing, booking } = inRole;
  await remember(
    sql,
    {
      action: 'team.cancelled',
      actor: caller.pseudonym,
      actorRole: standing.role,
      subject: holder.kind === 'member' ? holder.pseudonym : null,
      place: booking.telecentre,
      details: { places: cancelled.length },
    },
    now,
  );
}

function nothingLeft(parts: readonly BookingInHand[]): readonly KeptPart[] {
  const [standing] = parts.filter(({ booking }) => booking.status !== 'cancelled');
  if (standing) throw wrongState(standing.booking.status);
  return [];
}

function isToCome(booking: BookingRecord, now: Instant): boolean {
  return may(statusAt(booking, now), 'cancel') && booking.end > now;
}

function violationsOf({ booking, place }: BookingInHand, { caller, network, now }: Cancelling): Violation[] {
  return tooLateFor(booking, receivesAt(caller, place), network, now);
}

function isLate({ violations }: KeptPart): boolean {
  return violations.length > 0;
}
