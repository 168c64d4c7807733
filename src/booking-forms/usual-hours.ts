/** The hours that most days have are said once; a cell says its own only where they are others. */
import type { Language } from '../platform/i18n/language.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { DayCells } from './day-cells.js';
import { hoursOf } from './half-days.words.js';

export type UsualHours = ReadonlyMap<HalfDay, string>;

/** None for a part of the day on which nobody can come. */
export function usualHours(days: readonly DayCells[], zone: string, language: Language): UsualHours {
  const usual = new Map<HalfDay, string>();
  for (const part of PARTS) {
    const cells = days.flatMap(({ morning, afternoon, whole }) =>
      whole === undefined ? { morning, afternoon, day: [] }[part] : part === 'day' ? whole : [],
    );
    const hours = cells.flatMap(({ ahead }) => hoursOf(ahead, zone, language) ?? []);
    const [most] = [...new Set(hours)].sort((one, other) => timesIn(hours, other) - timesIn(hours, one));
    if (most !== undefined) usual.set(part, most);
  }
  return usual;
}

const PARTS = ['morning', 'afternoon', 'day'] as const;

function timesIn(all: readonly string[], one: string): number {
  return all.filter((each) => each === one).length;
}
