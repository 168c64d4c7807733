import { stringify } from 'csv-stringify/sync';
import type { MyData } from './my-data.js';

type Line = readonly [section: string, entry: number, field: string, value: string];

/**
 * A line for each field, as sections have different ones. Made for whoever opens it by double click: a French Excel
 * wants semicolons and a byte order mark, and must not take a text that begins with `=` for a formula of ours.
 */
export function csvOf({ asOf, ...sections }: MyData): string {
  const lines: Line[] = [['export', 1, 'asOf', asOf]];
  for (const [section, entries] of Object.entries(sections))
    for (const [index, entry] of entries.entries()) lines.push(...linesOf(section, index + 1, '', entry));
  return stringify(lines, {
    header: true,
    columns: ['section', 'entry', 'field', 'value'],
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });
}

/** What is inside a value has a dotted name: `booking.title`, `scopes.1`. */
function linesOf(section: string, entry: number, field: string, value: unknown): Line[] {
  if (typeof value !== 'object' || value === null) return [[section, entry, field, textOf(value)]];
  const list = Array.isArray(value);
  return Object.entries(value).flatMap(([key, inner]) => {
    const name = list ? String(Number(key) + 1) : key;
    return linesOf(section, entry, field === '' ? name : `${field}.${name}`, inner);
  });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value === null ? '' : JSON.stringify(value);
}
