/** The books of one place: what is due for a month, as it was closed or as it stands now. */
import type { Sql } from '../platform/database/database.js';
import { listRentalsDue } from '../rentals/dues.js';
import { noonOf } from '../reservation/half-day.js';
import { localDateOf } from '../reservation/local-time.js';
import { addMonths, firstDayOf, monthOf, nextMonth, type Month } from '../reservation/months.js';
import { dayOf } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { absencesAreCharged, listRules } from '../tariffs/tariffs.queries.js';
import { listClosed, listClosedMonths, type ClosedMonth } from './closed.queries.js';
import { correctionsOf, type Correction } from './corrections.js';
import { employerOf, statementsOf, type Books } from './reckoning.js';
import { halfDaysOf, identityOf, totalOf, type Statement } from './statement.js';
import { firstMonthDue, listCounted, type CountedBooking } from './statements.queries.js';

export interface MonthAtPlace {
  readonly telecentre: Telecentre;
  readonly month: Month;
  /** Null: not closed. */
  readonly closedAt: Instant | null;
  readonly isOver: boolean;
  /** Months are closed one after the other, so that each correction has one month to go to. Null: none is closed yet. */
  readonly nextToClose: Month | null;
  /** As long as none is closed, the first that holds something; null: there is none, or it was asked of one member. */
  readonly firstDue: Month | null;
  /** By the name of who owes; those without a name last. */
  readonly statements: readonly Statement[];
}

/** Later corrections would be old accounts: the treasury has closed its year. */
const MONTHS_CORRECTED = 12;

/** All who owe something, or one member. */
export async function monthAt(
  sql: Sql,
  telecentre: Telecentre,
  month: Month,
  account: string | null,
  now: Instant,
): Promise<MonthAtPlace> {
  const closed = await listClosedMonths(sql, telecentre.id);
  const standing = closed.find((one) => one.month === month);
  const of = { telecentreId: telecentre.id, account };
  const statements =
    standing === undefined
      ? await reckoned(sql, telecentre, month, account, closed, now)
      : await listClosed(sql, of, month, month);
  const isFirst = closed.length === 0 && account === null;
  return {
    telecentre,
    month,
    closedAt: standing?.closedAt ?? null,
    isOver: monthOf(localDateOf(now, telecentre.opening.timeZone)) > month,
    nextToClose: closed[0] === undefined ? null : nextMonth(closed[0].month),
    firstDue: isFirst ? await firstMonthDue(sql, telecentre.id, now) : null,
    statements: [...statements].sort(byName),
  };
}

/** Nothing is closed before anything is due: all months since would have to be closed as well. */
export function mayBeClosed({ month, isOver, nextToClose, firstDue }: MonthAtPlace): boolean {
  if (!isOver) return false;
  return nextToClose === null ? firstDue !== null && firstDue <= month : nextToClose === month;
}

/** Before the first month that was closed there: whoever closed that one said so. */
export function isCountedElsewhere({ month, closedAt, nextToClose }: MonthAtPlace): boolean {
  return closedAt === null && nextToClose !== null && month < nextToClose;
}

/** What closing this month would leave out for ever: the first month that holds something, where none is closed yet. */
export function firstLeftOut({ month, nextToClose, firstDue }: MonthAtPlace): Month | null {
  return nextToClose === null && firstDue !== null && firstDue < month ? firstDue : null;
}

async function reckoned(
  sql: Sql,
  telecentre: Telecentre,
  month: Month,
  account: string | null,
  closed: readonly ClosedMonth[],
  now: Instant,
): Promise<Statement[]> {
  const of = { telecentreId: telecentre.id, account };
  const last = closed[0]?.month;
  const corrected = last !== undefined && nextMonth(last) === month ? closed.slice(0, MONTHS_CORRECTED) : [];
  const [from, to] = [firstDayOf(corrected.at(-1)?.month ?? month), firstDayOf(nextMonth(month))];
  const books = await booksOf(sql, telecentre);
  const bookings = await listCounted(sql, of, addMonths(from, -1), to, now);
  const rentals = await listRentalsDue(
    sql,
    account === null ? { telecentreId: telecentre.id } : { account },
    from,
    to,
  );
  const here = rentals.filter(({ telecentreId }) => telecentreId === telecentre.id);
  const statements = statementsOf(month, around(bookings, month), here, books);
  const earlier = corrected.length === 0 ? [] : await listClosed(sql, of, monthOf(from), month);
  const corrections = corrected.flatMap((one) =>
    correctionsOf(one.month, { bookings: around(bookings, one.month), rentals: here }, earlier, {
      ...books,
      chargesAbsences: one.absencesCharged,
    }),
  );
  return corrections.reduce(withCorrection, statements);
}

async function booksOf(sql: Sql, { id, slug, department, opening }: Telecentre): Promise<Books> {
  return {
    telecentre: slug,
    department: department.code,
    rules: await listRules(sql),
    noonOn: (date) => noonOf(dayOf(opening, date).hours),
    chargesAbsences: await absencesAreCharged(sql, id),
  };
}

/** Of the month and the one before it. */
function around(bookings: readonly CountedBooking[], month: Month): CountedBooking[] {
  const [from, to] = [addMonths(firstDayOf(month), -1), firstDayOf(nextMonth(month))];
  return bookings.filter(({ start }) => start >= from && start < to);
}

function withCorrection(
  statements: readonly Statement[],
  { debtor, booking, line }: Correction,
): Statement[] {
  const known = statements.find((one) => identityOf(one.debtor) === identityOf(debtor));
  const employer = known === undefined ? employerOf(debtor, booking) : known.employer;
  const { status = null } = known ?? booking ?? {};
  const lines = [...(known?.lines ?? []), line];
  const counted = known?.counted ?? [];
  const corrected: Statement = {
    ...{ debtor, number: null, employer, status, lines, counted },
    cents: totalOf(lines),
    halfDays: halfDaysOf(lines),
  };
  return [...statements.filter((one) => one !== known), corrected];
}

function byName(one: Statement, other: Statement): number {
  const [a, b] = [sortingName(one), sortingName(other)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.localeCompare(b, 'fr') || (identityOf(one.debtor) < identityOf(other.debtor) ? -1 : 1);
}

function sortingName({ debtor }: Statement): string | null {
  switch (debtor.kind) {
    case 'member':
      return debtor.name ?? debtor.email;
    case 'employer':
      return debtor.name ?? debtor.siret;
    case 'body':
      return debtor.name;
    case 'nobody':
      return null;
  }
}
