import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import { accountOf } from '../accounts/accounts.queries.js';
import { secondFactorNeeded } from '../accounts/accounts.problems.js';
import { tooManyAttempts } from '../accounts/attempts.js';
import { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import type { GrantedRole } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { invalidRequest, notFound, type Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import { DAY, type Instant } from '../reservation/period.js';
import { UNKNOWN_TELECENTRE } from '../telecentres/telecentres.words.js';
import { isInForce, isOver, type GrantRecord } from './grant-record.js';
import { changesIn, type RoleChange } from './history.js';
import { MOST_LOANS_A_DAY, periodOf, rulesBroken, type LoanDays } from './loan.js';
import { rememberChange, rememberName, type Actor } from './roles.memory.js';
import { borrowedRole, lastAdministrator, loanRefused } from './roles.problems.js';
import {
  addEmployer,
  countLoansSince,
  departmentExists,
  findGrant,
  findGrantAt,
  findSameGrant,
  findSameLoan,
  findTelecentre,
  grantsOf,
  findWithLoans,
  insertGrant,
  keepAdministrators,
  keepGrant,
  keepToOneself,
  latestGrants,
  listGrants,
  listPlaces,
  revokeGrant,
  type GrantFilter,
} from './roles.queries.js';
import { roleGranted, roleRevoked } from './roles.mail.js';
import { NOT_YOURSELF, UNKNOWN_DEPARTMENT } from './roles.words.js';
import {
  grantsEverything,
  reachOf,
  revokesWithSecondFactor,
  roleToGrant,
  roleToRevoke,
  type DepartmentPlaces,
  type NamedTelecentre,
  type Scope,
} from './scope.js';

export interface Appointment {
  /** In lower case. */
  readonly email: string;
  readonly role: GrantedRole;
  /** A slug. */
  readonly telecentre?: string | undefined;
  readonly department?: string | undefined;
  /** A SIRET. */
  readonly employer?: string | undefined;
}

export interface LoanWish extends LoanDays {
  readonly email: string;
}

export interface Granted {
  readonly grant: GrantRecord;
  /** False when it was there before. */
  readonly isNew: boolean;
}

export interface OwnRole extends GrantRecord {
  readonly telecentre: NamedTelecentre;
}

/** Every change is remembered in the audit trail, in its own transaction. */
@Injectable()
export class RolesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notices: AccountNotices,
  ) {}

  /** Once more is the same as once. Whoever has never signed in finds the role at their first sign-in. */
  async grant(actor: Actor, wish: Appointment, language: Language): Promise<Granted> {
    const scope = await this.scopeOf(actor, wish, language);
    const actorRole = actor && roleToGrant(actor, scope);
    if (actor !== null && actorRole === null) throw notFound();
    const now = this.clock.now();
    const granted = await this.database.transaction(async (sql) => {
      if (actor !== null && actorRole !== 'administrator') await refuseTooMany(sql, actor, now);
      const account = await this.appointee(sql, actor, wish.email, now);
      const same = await findSameGrant(sql, account, scope);
      if (same) return { grant: same, isNew: false };
      if (scope.employer !== null) await addEmployer(sql, scope.employer);
      const period = { start: now, end: null };
      const wanted = { account, scope, ...period, lentFrom: null, grantedBy: actor?.account ?? null };
      const grant = await insertGrant(sql, wanted, now);
      await rememberChange(sql, 'role.granted', actor, actorRole, grant, now);
      await rememberName(sql, actor, actorRole, grant, now);
      await this.notices.tell(sql, account, 'role-granted', roleGranted(grant), now);
      return { grant, isNew: true };
    });
    this.notices.send();
    return granted;
  }

  /** To a neighbour, for some days; the lender stays host. Once more is the same as once. */
  async lend(lender: Caller, id: string, wish: LoanWish, language: Language): Promise<Granted> {
    const now = this.clock.now();
    const own = await this.toLend(lender, id);
    const broken = rulesBroken(wish, localDateOf(now, own.telecentre.timeZone));
    if (broken.length > 0) throw loanRefused(broken, language);

    const period = periodOf(wish, own.telecentre.timeZone);
    const lent = await this.database.transaction(async (sql) => {
      if (!(await keepGrant(sql, own.id))) throw notFound();
      if ((await countLoansSince(sql, lender.account, now - DAY)) >= MOST_LOANS_A_DAY)
        throw loanRefused(['too-many-loans'], language);
      const account = await this.appointee(sql, lender, wish.email, now);
      if (account === lender.account)
        throw invalidRequest([{ field: 'email', message: NOT_YOURSELF[language] }]);
      const same = await findSameLoan(sql, account, own.id, period);
      if (same) return { grant: same, isNew: false };
      const loan = { account, scope: own, ...period, lentFrom: own.id, grantedBy: lender.account };
      const grant = await insertGrant(sql, loan, now);
      const days = { from: wish.from, until: wish.until };
      await rememberChange(sql, 'role.lent', lender, 'host', grant, now, days);
      await rememberName(sql, lender, 'host', grant, now);
      await this.notices.tell(sql, account, 'role-lent', roleGranted(grant), now);
      return { grant, isNew: true };
    });
    this.notices.send();
    return lent;
  }

  /** Once more is the same as once. What was lent of it ends with it. */
  async revoke(actor: Actor, id: string): Promise<GrantRecord> {
    const grant = await this.toRevoke(actor, id);
    const actorRole = actor && roleToRevoke(actor, grant);
    const now = this.clock.now();
    if (isOver(grant, now)) return grant;
    await this.database.transaction(async (sql) => {
      if (grant.role === 'administrator' && actor !== null) await keepAnother(sql, grant.id, now);
      const revoked = await revokeGrant(sql, grant.id, actor?.account ?? null, now);
      if (!revoked) return;
      await rememberChange(sql, 'role.revoked', actor, actorRole, grant, now);
      // Whoever had it, and whoever had borrowed it.
      for (const ended of await findWithLoans(sql, grant.id, now)) {
        const words = roleRevoked(ended, actor?.account === ended.account);
        await this.notices.tell(sql, ended.account, 'role-revoked', words, now);
      }
    });
    this.notices.send();
    return grant;
  }

  /** The role of host that somebody has and may lend. */
  async toLend(lender: Caller, id: string): Promise<OwnRole> {
    const own = await findGrant(this.database, id);
    if (own?.account !== lender.account || !isInForce(own, this.clock.now())) throw notFound();
    const { telecentre } = own;
    if (telecentre === null) throw notFound();
    if (own.lender !== null) throw borrowedRole();
    return { ...own, telecentre };
  }

  /** What somebody may revoke, over or not. */
  async toRevoke(actor: Actor, id: string): Promise<GrantRecord> {
    const grant = await findGrant(this.database, id);
    if (grant === undefined) throw notFound();
    if (actor === null || roleToRevoke(actor, grant) !== null) return grant;
    throw revokesWithSecondFactor(actor, grant) ? secondFactorNeeded() : notFound();
  }

  /** As far as the actor may see: their telecentres, their departments, or all. */
  async list(actor: Actor, filter: GrantFilter): Promise<GrantRecord[]> {
    const reach = actor === null ? EVERYWHERE : reachOf(actor);
    return listGrants(this.database, reach, filter, this.clock.now());
  }

  /** Every place in their reach, with or without people. */
  async places(caller: Caller): Promise<DepartmentPlaces[]> {
    return listPlaces(this.database, reachOf(caller));
  }

  /** What was granted and revoked in their reach, the newest first. */
  async history(caller: Caller): Promise<RoleChange[]> {
    const grants = await latestGrants(this.database, reachOf(caller), MOST_REMEMBERED);
    return changesIn(grants).slice(0, MOST_REMEMBERED);
  }

  async ofAccount(account: string): Promise<GrantRecord[]> {
    return grantsOf(this.database, account, this.clock.now());
  }

  /**
   * Only whoever may grant everywhere is told which field names nothing: to others an unknown place looks like one that
   * is not theirs.
   */
  private async scopeOf(actor: Actor, wish: Appointment, language: Language): Promise<Scope> {
    const { role, telecentre: slug, department = null, employer = null } = wish;
    const unknown = (field: string, words: Words): Problem =>
      actor === null || grantsEverything(actor)
        ? invalidRequest([{ field, message: words[language] }])
        : notFound();
    const telecentre = slug === undefined ? null : await findTelecentre(this.database, slug);
    if (telecentre === undefined) throw unknown('telecentre', UNKNOWN_TELECENTRE);
    if (department !== null && !(await departmentExists(this.database, department)))
      throw unknown('department', UNKNOWN_DEPARTMENT);
    return { role, telecentre, department, employer };
  }

  /** The account with this address, which is made when the address is new. */
  private async appointee(sql: Sql, actor: Actor, email: string, now: Instant): Promise<string> {
    const { id, pseudonym, isNew } = await accountOf(sql, email, now);
    await keepToOneself(sql, id);
    const entry = { action: 'account.created', actor: actor?.pseudonym ?? null, subject: pseudonym } as const;
    if (isNew) await remember(sql, entry, now);
    return id;
  }
}

/** Nobody reads further back; the audit trail does not end there. */
const MOST_REMEMBERED = 100;
const EVERYWHERE = { everywhere: true, telecentreIds: [], departmentCodes: [] };

/** No department has more to appoint in a day; it is too few to find out who is a member, and what they are called. */
const MOST_GRANTS_A_DAY = 30;

async function refuseTooMany(sql: Sql, { account }: Caller, now: Instant): Promise<void> {
  const last = await findGrantAt(sql, account, MOST_GRANTS_A_DAY, now - DAY);
  if (last === undefined) return;
  const retryAfterSeconds = Math.ceil((last.getTime() + DAY - now) / 1000);
  throw tooManyAttempts({ allowed: false, retryAfterSeconds });
}

/** Two administrators who revoke each other at the same moment come one after the other, and the second is refused. */
async function keepAnother(sql: Sql, id: string, now: Instant): Promise<void> {
  const administrators = await keepAdministrators(sql, now);
  if (administrators.every((one) => one === id)) throw lastAdministrator();
}
