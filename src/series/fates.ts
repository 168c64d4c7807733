import type { LocalDate } from '../reservation/local-time.js';
import type { Outlook } from './outlook.js';
import type { DateFate } from './series.queries.js';

/** What is to be written of all dates; those without an outlook were left out. */
export function fatesOf(outlooks: readonly Outlook[], all: readonly LocalDate[]): DateFate[] {
  const known = new Map(outlooks.map((outlook) => [outlook.date, outlook]));
  return all.map((date) => {
    const outlook = known.get(date);
    return outlook === undefined ? { date, fate: 'left_out' } : fateOf(outlook);
  });
}

export function fateOf(outlook: Outlook): DateFate {
  const { date } = outlook;
  switch (outlook.as) {
    case 'free':
      return { date, fate: 'booked' };
    case 'later':
      return { date, fate: 'waiting', opensOn: outlook.opensOn };
    case 'taken':
      return { date, fate: 'taken' };
    default:
      return { date, fate: outlook.as, violations: outlook.violations };
  }
}

/** As it turned out: somebody else was quicker on these dates. */
export function lostAsTaken(outlooks: readonly Outlook[], lost: readonly LocalDate[]): Outlook[] {
  return outlooks.map((outlook) =>
    outlook.as === 'free' && lost.includes(outlook.date)
      ? { date: outlook.date, as: 'taken', stay: outlook.stay }
      : outlook,
  );
}
