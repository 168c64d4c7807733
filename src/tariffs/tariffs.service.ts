import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import type { Role } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { monthOf } from '../reservation/months.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { tariffInWords } from '../telecentres/tariff.words.js';
import { tariffLine } from './tariff-line.words.js';
import { isThere, type RuleScope, type TariffRule } from './tariff-rule.js';
import {
  endRule,
  findRule,
  insertRule,
  lastClosedMonth,
  listAbsenceCharges,
  listRules,
  setAbsenceCharge,
  type AbsenceCharge,
  type NewRule,
} from './tariffs.queries.js';

/** Held while a month is closed and while rules change: no month is closed by half of the rules. */
export const LOCK_TARIFFS = 'select pg_advisory_xact_lock(2021)';

/** What things cost. A rule is ended and followed by another one, and never rewritten. */
@Injectable()
export class TariffsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  /** Those that count today or will, for everybody to see. */
  async standing(slug?: string): Promise<TariffRule[]> {
    const today = this.today();
    const rules = (await listRules(this.database)).filter(
      ({ validFrom, validUntil }) => validUntil === null || (validUntil > today && validUntil > validFrom),
    );
    if (slug === undefined) return rules;
    const telecentre = (await this.directory.fresh()).telecentres.get(slug);
    if (telecentre === undefined) throw notFound();
    const place = { telecentre: slug, department: telecentre.department.code };
    return rules.filter(({ where }) => isThere(where, place));
  }

  /**
   * What it costs there today, in one sentence, for a kind of place or for all of them: by the rules, and where there is
   * none as the network file says; null when nobody knows.
   */
  async tariffAt(telecentre: Telecentre, kind: Kind | null): Promise<Words | null> {
    const rules = await listRules(this.database);
    const at = { telecentre: telecentre.slug, department: telecentre.department.code, kind };
    const today = localDateOf(this.clock.now(), telecentre.opening.timeZone);
    const inWords = (language: Language): string | null =>
      tariffLine(rules, at, today, language) ?? tariffInWords(telecentre, language);
    const [fr, en] = [inWords('fr'), inWords('en')];
    return fr === null || en === null ? null : { fr, en };
  }

  /** All rules that concern the places of the caller, and which of them are theirs to end. */
  async listFor(caller: Caller): Promise<readonly (TariffRule & { readonly isTheirs: boolean })[]> {
    const places = await this.departmentsOfPlaces();
    return (await listRules(this.database)).flatMap((rule) => {
      const isTheirs = roleFor(caller, rule.where, places) !== null;
      return isTheirs || rule.where.scope === 'network' ? [{ ...rule, isTheirs }] : [];
    });
  }

  async add(caller: Caller, rule: NewRule, language: Language): Promise<string> {
    const { where, validFrom } = rule;
    const role = await this.roleOrNothing(caller, where);
    const id = randomUUID();
    await this.database.transaction(async (sql) => {
      await sql.query(LOCK_TARIFFS);
      await refuseClosed(sql, where, 'validFrom', validFrom, language);
      try {
        await insertRule(sql, id, rule, this.clock.now());
      } catch (error) {
        if (isTie(error)) throw invalidRequest([{ field: 'unit', message: TIE[language] }]);
        throw error;
      }
      await this.remember(sql, caller, role, 'tariff.added', rule);
    });
    return id;
  }

  /** On the first day that it no longer counts; of what was closed nothing changes any more. */
  async end(caller: Caller, id: string, validUntil: LocalDate, language: Language): Promise<void> {
    await this.database.transaction(async (sql) => {
      await sql.query(LOCK_TARIFFS);
      const rule = await findRule(sql, id);
      if (rule === undefined) throw notFound();
      const role = await this.roleOrNothing(caller, rule.where);
      if (rule.validUntil !== null) throw wrongEnd(ENDED, language);
      if (validUntil < rule.validFrom) throw wrongEnd(TOO_SOON, language);
      await refuseClosed(sql, rule.where, 'validUntil', validUntil, language);
      await endRule(sql, id, validUntil);
      await this.remember(sql, caller, role, 'tariff.ended', rule);
    });
  }

  async absences(caller: Caller): Promise<readonly AbsenceCharge[]> {
    const places = await this.departmentsOfPlaces();
    return (await listAbsenceCharges(this.database)).filter(
      ({ telecentre }) => telecentre === null || roleFor(caller, scopeOf(telecentre), places) !== null,
    );
  }

  /** Whether who does not come owes as if they had; null: as the network does. */
  async chargeAbsences(caller: Caller, telecentre: string | null, charged: boolean | null): Promise<void> {
    const role = await this.roleOrNothing(caller, scopeOf(telecentre));
    await this.database.transaction(async (sql) => {
      await sql.query(LOCK_TARIFFS);
      await setAbsenceCharge(sql, telecentre, charged);
      const details = { absencesCharged: charged };
      const { pseudonym: actor } = caller;
      await remember(
        sql,
        { action: 'settings.changed', actor, actorRole: role, subject: null, place: telecentre, details },
        this.clock.now(),
      );
    });
  }

  private async roleOrNothing(caller: Caller, where: RuleScope): Promise<Role> {
    const role = roleFor(caller, where, await this.departmentsOfPlaces());
    if (role === null) throw notFound();
    return role;
  }

  /** By slug; those that are not published included. */
  private async departmentsOfPlaces(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.query<{ slug: string; department: string }>(
      'select slug, department_code as department from telecentre',
    );
    return new Map(rows.map(({ slug, department }) => [slug, department]));
  }

  private async remember(
    sql: Sql,
    caller: Caller,
    actorRole: Role,
    action: 'tariff.added' | 'tariff.ended',
    { where, unit, cents }: Pick<TariffRule, 'where' | 'unit' | 'cents'>,
  ): Promise<void> {
    const place =
      where.scope === 'telecentre'
        ? where.telecentre
        : where.scope === 'department'
          ? where.department
          : null;
    const details = { unit, cents };
    await remember(
      sql,
      { action, actor: caller.pseudonym, actorRole, subject: null, place, details },
      this.clock.now(),
    );
  }

  private today(): LocalDate {
    return localDateOf(this.clock.now(), MAINLAND_ZONE);
  }
}

function scopeOf(telecentre: string | null): RuleScope {
  return telecentre === null ? { scope: 'network' } : { scope: 'telecentre', telecentre };
}

/** Coordinators for their department, administrators for all; null: not theirs. */
function roleFor(caller: Caller, where: RuleScope, places: ReadonlyMap<string, string>): Role | null {
  const department =
    where.scope === 'telecentre'
      ? places.get(where.telecentre)
      : where.scope === 'department'
        ? where.department
        : null;
  if (department === undefined) return null;
  const grants = grantsFor(caller, 'tariffs');
  const own = grants.find((grant) => grant.role === 'coordinator' && grant.departmentCode === department);
  return own?.role ?? grants.find(({ role }) => role === 'administrator')?.role ?? null;
}

/** The month that was closed last is not touched, nor any before it. */
async function refuseClosed(
  sql: Sql,
  where: RuleScope,
  field: string,
  date: LocalDate,
  language: Language,
): Promise<void> {
  const closed = await lastClosedMonth(sql, where);
  if (closed !== null && monthOf(date) <= closed)
    throw invalidRequest([{ field, message: CLOSED[language] }]);
}

function isTie(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.constraint === 'tariff_rule_has_no_tie';
}

function wrongEnd(words: Words, language: Language): ReturnType<typeof invalidRequest> {
  return invalidRequest([{ field: 'validUntil', message: words[language] }]);
}

const TIE: Words = {
  fr: 'il y a déjà une règle pour la même chose à ces dates\u00a0: arrêtez-la d’abord',
  en: 'there is a rule for the same thing on these dates already: end it first',
};
const CLOSED: Words = {
  fr: 'tombe dans un mois déjà arrêté',
  en: 'falls into a month that is closed already',
};
const ENDED: Words = { fr: 'cette règle est déjà arrêtée', en: 'this rule has been ended already' };
const TOO_SOON: Words = { fr: 'ne peut pas venir avant son début', en: 'cannot come before its beginning' };
