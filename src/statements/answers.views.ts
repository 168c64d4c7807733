/** Statements as programs read them. */
import type { Language } from '../platform/i18n/language.js';
import { withOffset } from '../reservation/local-time.js';
import type { MonthAtPlace } from './books.js';
import { totalOf, type Debtor, type Line, type Statement } from './statement.js';
import { rulesInWords } from './statements.words.js';

export function statementView(
  { telecentre, month }: MonthAtPlace,
  { number, halfDays, cents, lines }: Statement,
  language: Language,
): object {
  return {
    telecentre: telecentre.slug,
    ...{ month, number, halfDays, cents },
    lines: lines.map((line) => lineView(line, language)),
  };
}

export function placeView(at: MonthAtPlace, language: Language): object {
  return {
    telecentre: at.telecentre.slug,
    month: at.month,
    closedAt: at.closedAt === null ? null : withOffset(at.closedAt, at.telecentre.opening.timeZone),
    cents: totalOf(at.statements),
    statements: at.statements.map((statement) => ({
      ...statementView(at, statement, language),
      debtor: debtorView(statement.debtor),
      employer: statement.employer,
    })),
  };
}

function debtorView(debtor: Debtor): object {
  switch (debtor.kind) {
    case 'member':
      return { kind: debtor.kind, name: debtor.name, email: debtor.email };
    case 'employer':
      return { kind: debtor.kind, name: debtor.name, siret: debtor.siret };
    case 'body':
      return { kind: debtor.kind, name: debtor.name };
    case 'nobody':
      return { kind: debtor.kind, name: null };
  }
}

function lineView(line: Line, language: Language): object {
  switch (line.kind) {
    case 'stay': {
      const { kind, reference, start, end, place, placeKind, halfDays, missed, rules, cents } = line;
      const tariff = rules.length === 0 ? null : rulesInWords(rules, language);
      return {
        kind,
        reference,
        start,
        end,
        resource: place,
        resourceKind: placeKind,
        halfDays,
        missed,
        tariff,
        cents,
      };
    }
    case 'rental':
      return {
        ...{ kind: line.kind, reference: line.reference, resource: line.place },
        days: line.share?.days ?? null,
        cents: line.cents,
      };
    case 'correction':
      return { kind: line.kind, month: line.month, halfDays: line.halfDays, cents: line.cents };
  }
}
