import { stringify } from 'csv-stringify/sync';
import type { Language } from '../platform/i18n/language.js';
import { decimalOf } from '../tariffs/money.js';
import type { MonthAtPlace } from './books.js';
import { totalOf, type Line, type Statement } from './statement.js';
import { debtorInWords, whatInWords, whyInWords } from './statements.words.js';

/** A line for each thing that is due, for whoever opens it by double click in a French spreadsheet. */
export function statementsCsv(months: readonly MonthAtPlace[], language: Language): string {
  const lines = months.flatMap((at) =>
    at.statements.flatMap((statement) =>
      statement.lines.map((line) => cellsOf(at, statement, line, language)),
    ),
  );
  return csvOf(HEADERS[language], lines);
}

/** A line for each telecentre, and nobody in it. */
export function placesCsv(months: readonly MonthAtPlace[], language: Language): string {
  const lines = months.map(({ month, telecentre, statements }) => [
    month,
    asText(telecentre.department.code),
    asText(telecentre.name),
    String(statements.reduce((sum, { halfDays }) => sum + halfDays, 0)),
    decimalOf(totalOf(statements), language),
  ]);
  return csvOf(HEADERS_OF_PLACES[language], lines);
}

function csvOf(headers: readonly string[], lines: readonly (readonly string[])[]): string {
  return stringify([[...headers], ...lines.map((cells) => [...cells])], {
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
  });
}

function cellsOf(at: MonthAtPlace, statement: Statement, line: Line, language: Language): string[] {
  const [from, to] = line.kind === 'stay' ? [line.start, line.end] : ['', ''];
  return [
    at.month,
    asText(at.telecentre.name),
    statement.number ?? '',
    asText(debtorInWords(statement, language)),
    asText(statement.employer?.name ?? statement.employer?.siret ?? ''),
    line.kind === 'correction' ? line.month : from.slice(0, 10),
    from.slice(11),
    to.slice(11),
    asText(whatInWords(line, language)),
    line.kind === 'rental' ? '' : String(line.halfDays),
    asText(whyInWords(line, language)),
    decimalOf(line.cents, language),
  ];
}

/** A spreadsheet must not take a name that begins with `=` for a formula; numbers of ours may begin with a minus. */
function asText(text: string): string {
  return /^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/.test(text) ? `'${text}` : text;
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    ...['Mois', 'Télécentre', 'Relevé', 'Nom', 'Employeur', 'Date', 'De', 'À', 'Place', 'Demi-journées'],
    ...['Tarif appliqué', 'Montant en euros'],
  ],
  en: [
    ...['Month', 'Telecentre', 'Statement', 'Name', 'Employer', 'Date', 'From', 'To', 'Place', 'Half-days'],
    ...['Tariff', 'Amount in euros'],
  ],
};
const HEADERS_OF_PLACES: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Mois', 'Département', 'Télécentre', 'Demi-journées', 'Montant en euros'],
  en: ['Month', 'Department', 'Telecentre', 'Half-days', 'Amount in euros'],
};
