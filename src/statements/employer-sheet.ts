/**
 * What an employer is told: how many half-days of each of their people, and the sum. By initials: that is what an agreement
 * pays for, and when and where somebody worked is their own business.
 */
import type { Month } from '../reservation/months.js';
import type { Telecentre } from '../telecentres/network.js';
import type { MonthAtPlace } from './books.js';
import { totalOf, type Employer, type Line, type Statement } from './statement.js';

export interface EmployerSheet {
  readonly telecentre: Telecentre;
  readonly month: Month;
  readonly isClosed: boolean;
  readonly employer: Employer;
  readonly people: readonly EmployedPerson[];
  /** What the employer rents itself. */
  readonly rentals: readonly Line[];
  readonly cents: number;
}

export interface EmployedPerson {
  /** `J. V.`; null of somebody who has left since. */
  readonly initials: string | null;
  /** Of the statement that it comes from. */
  readonly number: string | null;
  readonly halfDays: number;
  readonly cents: number;
}

/** Null: nobody whom they employ was there, and they rent nothing. */
export function employerSheet(at: MonthAtPlace, siret: string): EmployerSheet | null {
  const theirs = at.statements.filter((one) => one.employer?.siret === siret);
  const employer = theirs[0]?.employer ?? null;
  if (employer === null) return null;
  const own = theirs.filter(({ debtor }) => debtor.kind === 'employer');
  return {
    telecentre: at.telecentre,
    month: at.month,
    isClosed: at.closedAt !== null,
    employer,
    people: theirs.filter((one) => !own.includes(one)).map(personOf),
    rentals: own.flatMap(({ lines }) => lines),
    cents: totalOf(theirs),
  };
}

/** Those of whom something stands in this month, by name. */
export function employersIn({ statements }: MonthAtPlace): Employer[] {
  const bySiret = new Map(
    statements.flatMap(({ employer }) => (employer === null ? [] : [[employer.siret, employer] as const])),
  );
  return [...bySiret.values()].sort((one, other) =>
    (one.name ?? one.siret).localeCompare(other.name ?? other.siret, 'fr'),
  );
}

function personOf({ debtor, number, halfDays, cents }: Statement): EmployedPerson {
  const initials = debtor.kind === 'member' ? initialsOf(debtor.name ?? debtor.email) : null;
  return { initials, number, halfDays, cents };
}

function initialsOf(name: string): string {
  const letters = name.split(/[\s-]+/).flatMap((word) => Array.from(word).slice(0, 1));
  return letters.map((letter) => `${letter.toUpperCase()}.`).join(' ');
}
