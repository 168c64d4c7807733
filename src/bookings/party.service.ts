import { Injectable } from '@nestjs/common';
import { Attempts, tooManyAttempts } from '../accounts/attempts.js';
import { nobodyAllowsIt, noSuchMember } from '../colleagues/colleagues.problems.js';
import { findMember, findMemberWhoAllows, type Member } from '../colleagues/colleagues.queries.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere, roleAt } from '../permissions/may.js';
import type { Role } from '../permissions/roles.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Beneficiary, Party } from './party.js';
import { hasBookedFor } from './party.queries.js';
import { placeOf } from './standing.js';
import { targetOf, unknownTarget, type Where } from './target.js';

/** Nobody receives more people for the first time in a day; it is too few to find out who is a member. */
const FOUND_IN_A_DAY = { most: 30, minutes: 24 * 60 };

/** Says for whom a caller may book, and where. */
@Injectable()
export class PartyService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly attempts: Attempts,
  ) {}

  /** Nothing is read of a member before the caller is known to be allowed to ask. */
  async partyOf(caller: Caller, beneficiary: Beneficiary, where: Where, language: Language): Promise<Party> {
    const role = await this.roleToBookFor(caller, beneficiary, where, language);
    if (beneficiary === 'oneself') return { kind: 'oneself' };
    if ('guest' in beneficiary) {
      if (role === null) throw notFound();
      return { kind: 'guest', name: beneficiary.guest, role };
    }
    const member = await this.memberFor(caller, beneficiary.member, role);
    return member.account === caller.account ? { kind: 'oneself' } : { kind: 'member', member, role };
  }

  /** For who only asks what would be: whether they may, and in what role there. Nothing is read of anybody. */
  async roleToBookFor(
    caller: Caller,
    beneficiary: Beneficiary,
    where: Where,
    language: Language,
  ): Promise<Role | null> {
    const mayForMembers = mayAnywhere(caller, 'bookings.own.change');
    const role = beneficiary === 'oneself' ? null : await this.roleAt(caller, where, language);
    const isAllowed =
      role !== null || (mayForMembers && (beneficiary === 'oneself' || !('guest' in beneficiary)));
    if (!isAllowed) throw notFound();
    return role;
  }

  /** The role in which the caller may book for others there; null when in none. */
  async roleAt(caller: Caller, where: Where, language: Language): Promise<Role | null> {
    const target = targetOf(where, await this.directory.fresh());
    if (target === null) throw unknownTarget(where, language);
    return roleAt(caller, 'bookings.place.change', placeOf(target.telecentre));
  }

  private async memberFor({ account }: Caller, email: string, role: Role | null): Promise<Member> {
    if (role === null) {
      const member = await findMemberWhoAllows(this.database, account, email);
      if (member === undefined) throw nobodyAllowsIt();
      return member;
    }
    const member = await findMember(this.database, email);
    const isKnown = member !== undefined && (await hasBookedFor(this.database, account, member.account));
    if (!isKnown) await this.countFinding(account);
    if (member === undefined) throw noSuchMember();
    return member;
  }

  /** Found or not: a refusal, too, tells whether a member has the address. */
  private async countFinding(account: string): Promise<void> {
    const taken = await this.attempts.take('member-by-address', account, FOUND_IN_A_DAY);
    if (!taken.allowed) throw tooManyAttempts(taken);
  }
}
