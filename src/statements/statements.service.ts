import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import { placeFor, placesOf, type ReceivedPlace } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { localDateOf } from '../reservation/local-time.js';
import { firstDayOf, nextMonth, type Month } from '../reservation/months.js';
import { absencesAreCharged } from '../tariffs/tariffs.queries.js';
import { LOCK_TARIFFS } from '../tariffs/tariffs.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { firstLeftOut, mayBeClosed, monthAt, type MonthAtPlace } from './books.js';
import { insertClosed } from './closed.queries.js';
import { employerSheet, type EmployerSheet } from './employer-sheet.js';
import { keyOf, type Statement } from './statement.js';
import { cannotBeClosed, earlierMonthsHoldSomething } from './statements.problems.js';
import { firstMonthOf, listMonthsOf, listPlacesOf } from './statements.queries.js';

export interface OneStatement {
  readonly at: MonthAtPlace;
  readonly statement: Statement;
}

export interface OneEmployer {
  readonly at: MonthAtPlace;
  readonly sheet: EmployerSheet;
}

/** So that the sums of a whole network leave connections to those who book. */
const PLACES_AT_ONCE = 3;

/** What is due, for a month. Whoever receives people there sees all of it, each member their own. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async ofPlace(caller: Caller, slug: string, month: Month): Promise<MonthAtPlace> {
    const place = await this.placeOf(caller, slug);
    const at = await monthAt(this.database, place.telecentre, month, null, this.clock.now());
    await this.rememberSeen(caller, place, at.statements);
    return at;
  }

  /** Of a closed month by its number, of another one by who owes it. */
  async one(caller: Caller, slug: string, month: Month, key: string): Promise<OneStatement> {
    const place = await this.placeOf(caller, slug);
    const at = await monthAt(this.database, place.telecentre, month, null, this.clock.now());
    const statement = at.statements.find((one) => keyOf(one) === key);
    if (statement === undefined) throw notFound();
    await this.rememberSeen(caller, place, [statement]);
    return { at, statement };
  }

  /** For whoever employs them: how much, and nothing of when or where. */
  async ofEmployer(caller: Caller, slug: string, month: Month, siret: string): Promise<OneEmployer> {
    const place = await this.placeOf(caller, slug);
    const at = await monthAt(this.database, place.telecentre, month, null, this.clock.now());
    const concerned = at.statements.filter(({ employer }) => employer?.siret === siret);
    const sheet = employerSheet(at, siret);
    if (sheet === null) throw notFound();
    await this.rememberSeen(caller, place, concerned);
    return { at, sheet };
  }

  /** From when on there is anything to choose from; null: nothing yet. */
  firstMonthOf(months: readonly MonthAtPlace[]): Promise<Month | null> {
    return firstMonthOf(
      this.database,
      months.map(({ telecentre }) => telecentre.id),
    );
  }

  /** From then on it stands: what changes later is corrected in the month that is closed next. */
  async close(
    caller: Caller,
    slug: string,
    month: Month,
    { earlierElsewhere }: { readonly earlierElsewhere: boolean },
    language: Language,
  ): Promise<number> {
    const { telecentre, role } = await this.placeOf(caller, slug);
    return this.database.transaction(async (sql) => {
      await sql.query(LOCK_TARIFFS);
      const now = this.clock.now();
      const at = await monthAt(sql, telecentre, month, null, now);
      if (!mayBeClosed(at)) throw cannotBeClosed();
      const leavesOut = firstLeftOut(at);
      if (leavesOut !== null && !earlierElsewhere) throw earlierMonthsHoldSomething(language);
      const absencesCharged = await absencesAreCharged(sql, telecentre.id);
      await insertClosed(sql, telecentre.id, { month, closedAt: now, absencesCharged }, at.statements);
      const details = { month, statements: at.statements.length, leavesOut };
      await remember(
        sql,
        {
          action: 'statements.closed',
          actor: caller.pseudonym,
          actorRole: role,
          subject: null,
          place: slug,
          details,
        },
        now,
      );
      return at.statements.length;
    });
  }

  /** The caller's own, of every place where they were that month. */
  async mine(caller: Caller, month: Month): Promise<OneStatement[]> {
    const network = await this.directory.fresh();
    const ids = await listPlacesOf(
      this.database,
      caller.account,
      firstDayOf(month),
      firstDayOf(nextMonth(month)),
    );
    const there = [...network.telecentres.values()].filter(({ id }) => ids.includes(id));
    const months = await Promise.all(
      there.map((telecentre) => monthAt(this.database, telecentre, month, caller.account, this.clock.now())),
    );
    return months.flatMap((at) => at.statements.map((statement) => ({ at, statement })));
  }

  async myMonths(caller: Caller): Promise<Month[]> {
    return listMonthsOf(this.database, caller.account, localDateOf(this.clock.now(), MAINLAND_ZONE));
  }

  /** What is due at each place of the caller; of people nothing. */
  async ofPlaces(caller: Caller, month: Month): Promise<MonthAtPlace[]> {
    const places = placesOf(caller, 'statements', await this.directory.fresh());
    const months: MonthAtPlace[] = [];
    for (let first = 0; first < places.length; first += PLACES_AT_ONCE)
      months.push(
        ...(await Promise.all(
          places
            .slice(first, first + PLACES_AT_ONCE)
            .map(({ telecentre }) => monthAt(this.database, telecentre, month, null, this.clock.now())),
        )),
      );
    return months;
  }

  private async placeOf(caller: Caller, slug: string): Promise<ReceivedPlace> {
    return placeFor(caller, 'statements', await this.directory.fresh(), slug);
  }

  private async rememberSeen(
    caller: Caller,
    { telecentre, role }: ReceivedPlace,
    statements: readonly Statement[],
  ): Promise<void> {
    const subjects = statements.flatMap(({ debtor }) => (debtor.kind === 'member' ? [debtor.pseudonym] : []));
    const reading = { reader: caller.pseudonym, role, subjects, place: telecentre.slug };
    await rememberReading(this.database, reading, this.clock.now());
  }
}
