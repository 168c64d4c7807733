/** What each sort of statement says on paper. */
import { capitalised, dateInWords, monthInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { canPrint } from '../day-sheet/letters.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { exactEuros } from '../tariffs/money.js';
import type { MonthAtPlace } from './books.js';
import type { EmployerSheet } from './employer-sheet.js';
import type { Paper, PaperColumn } from './statement-pdf.js';
import { totalOf, type Statement } from './statement.js';
import {
  debtorInWords,
  STATEMENTS_WORDS as WORDS,
  whatInWords,
  whenInWords,
  whyInWords,
} from './statements.words.js';
import { titleOfStatement, stateOfMonth } from './statements.titles.js';

export function statementPaper(
  at: MonthAtPlace,
  statement: Statement,
  now: Instant,
  language: Language,
): Paper {
  const { lines, halfDays, cents } = statement;
  return {
    author: at.telecentre.name,
    title: titleOfStatement(at, statement, language),
    said: [
      nameOn(statement, language),
      monthSaid(at, language),
      stateOfMonth(at, language),
      issued(at, now, language),
    ],
    columns: [
      column('date', 58, language),
      column('what', 36, language),
      column('tariff', 44, language),
      { ...column('halfDays', 18, language), head: HALF_DAYS[language], isSum: true },
      { ...column('amount', 24, language), isSum: true },
    ],
    rows: lines.map((line) => [
      whenInWords(line, language),
      whatInWords(line, language),
      whyInWords(line, language),
      line.kind === 'rental' ? '' : String(line.halfDays),
      exactEuros(line.cents, language),
    ]),
    total: [WORDS.total[language], '', '', String(halfDays), exactEuros(cents, language)],
    footnote: WORDS.notInvoice[language],
  };
}

export function monthPaper(at: MonthAtPlace, now: Instant, language: Language): Paper {
  const halfDays = at.statements.reduce((sum, one) => sum + one.halfDays, 0);
  return {
    author: at.telecentre.name,
    title: `${WORDS.title[language]}, ${monthInWords(at.month, language)}`,
    said: [stateOfMonth(at, language), issued(at, now, language)],
    columns: [
      column('number', 28, language),
      column('who', 62, language),
      column('employer', 48, language),
      { ...column('halfDays', 18, language), head: HALF_DAYS[language], isSum: true },
      { ...column('amount', 24, language), isSum: true },
    ],
    rows: at.statements.map((statement) => [
      statement.number ?? '',
      nameOn(statement, language),
      statement.employer?.name ?? statement.employer?.siret ?? '',
      String(statement.halfDays),
      exactEuros(statement.cents, language),
    ]),
    total: [WORDS.total[language], '', '', String(halfDays), exactEuros(totalOf(at.statements), language)],
    footnote: WORDS.notInvoice[language],
  };
}

export function employerPaper(
  sheet: EmployerSheet,
  at: MonthAtPlace,
  now: Instant,
  language: Language,
): Paper {
  const halfDays = sheet.people.reduce((sum, one) => sum + one.halfDays, 0);
  return {
    author: sheet.telecentre.name,
    title: `${sheet.employer.name ?? sheet.employer.siret}, ${monthInWords(sheet.month, language)}`,
    said: [`SIRET ${sheet.employer.siret}`, stateOfMonth(at, language), issued(at, now, language)],
    columns: [
      column('number', 40, language),
      column('person', 80, language),
      { ...column('halfDays', 30, language), isSum: true },
      { ...column('amount', 30, language), isSum: true },
    ],
    rows: [
      ...sheet.people.map((one) => [
        one.number ?? '',
        one.initials ?? WORDS.left[language],
        String(one.halfDays),
        exactEuros(one.cents, language),
      ]),
      ...sheet.rentals.map((line) => ['', whatInWords(line, language), '', exactEuros(line.cents, language)]),
    ],
    total: [WORDS.total[language], '', String(halfDays), exactEuros(sheet.cents, language)],
    footnote: WORDS.notInvoice[language],
  };
}

function column(
  name: 'date' | 'what' | 'tariff' | 'halfDays' | 'amount' | 'number' | 'who' | 'employer' | 'person',
  width: number,
  language: Language,
): PaperColumn {
  return { head: WORDS[name][language], width };
}

const HALF_DAYS = { fr: 'Demi-j.', en: 'Half-d.' } as const;

function monthSaid({ month }: MonthAtPlace, language: Language): string {
  return capitalised(monthInWords(month, language));
}

/** `Édité le lundi 4 janvier 2027.` Of two papers of an open month, the later one is right. */
function issued({ telecentre }: MonthAtPlace, now: Instant, language: Language): string {
  const date = dateInWords(localDateOf(now, telecentre.opening.timeZone), language);
  return `${WORDS.issued[language]} ${date}.`;
}

/** A name in letters that we cannot set is written as the address that it belongs to. */
function nameOn(statement: Statement, language: Language): string {
  const name = debtorInWords(statement, language);
  const { debtor } = statement;
  return canPrint(name) || debtor.kind !== 'member' ? name : debtor.email;
}
