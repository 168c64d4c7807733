/** What a run says: lines of progress while it lasts, one table at its end. */

export interface Row {
  readonly what: string;
  readonly figure: string;
  /** What it stands beside. */
  readonly beside?: string;
  /** What is asked of it. */
  readonly limit?: string;
  /** Undefined when nothing is asked. */
  readonly ok?: boolean;
}

/** On standard error, so that the table can be kept by itself. */
export function progress(line: string): void {
  process.stderr.write(`${((performance.now() - BEGAN) / 1000).toFixed(0).padStart(4)} s  ${line}\n`);
}

export function printTable(title: string, rows: readonly Row[]): void {
  const cells = rows.map(({ what, figure, beside = '', limit = '', ok }) => [
    what,
    figure,
    beside,
    limit,
    ok === undefined ? '' : ok ? 'ok' : 'SHORT',
  ]);
  const table = [['', 'measured', 'beside', 'limit', ''], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const lines = table.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  );
  process.stdout.write(`${title}\n\n${lines.join('\n')}\n`);
}

export function inMs(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 2 : 1)} ms`;
}

export function perSecond(rate: number): string {
  return `${Math.round(rate).toLocaleString('en')} /s`;
}

export function times(ratio: number): string {
  return `${ratio.toFixed(2)} x`;
}

export function inPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

const BEGAN = performance.now();
