import { stringify } from 'csv-stringify/sync';

export type Line = readonly (string | number | null)[];

/**
 * Made for whoever opens it by double click: a French Excel wants semicolons and a byte order mark, and must not take a name that
 * begins with `=` for a formula of ours.
 */
export function spreadsheetOf(headers: readonly string[], lines: readonly Line[]): string {
  return stringify([...lines], {
    header: true,
    columns: headers.map((header) => ({ key: header, header })),
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}
