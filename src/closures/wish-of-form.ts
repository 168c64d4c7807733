/** What the pages' forms say, as a wish. */
import { readReference } from '../bookings/reference.js';
import type { Typed } from '../platform/http/endpoint.js';
import { addDays, localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { DEEDS, type Choices, type Deed } from './closing.js';
import type { WHEN } from './closures.schemas.js';
import { CHOICE_OF } from './in-the-way.views.js';

export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Null: other dates, and they are not said. */
export function stretchOf(
  when: (typeof WHEN)[number],
  typed: Partial<Stretch>,
  timeZone: string,
  now: Instant,
): Stretch | null {
  const today = localDateOf(now, timeZone);
  switch (when) {
    case 'rest':
      return { from: `${today}T${localTimeOf(now, timeZone)}`, to: today };
    case 'today':
      return { from: today, to: today };
    case 'tomorrow':
      return { from: addDays(today, 1), to: addDays(today, 1) };
    case 'dates':
      return typed.from && typed.to ? { from: typed.from, to: typed.to } : null;
  }
}

/** `do-K7DM-4T2P=offer`, for each. Whoever is not among them came after the list was shown. */
export function choicesOf(typed: Typed): Choices {
  return new Map(
    Object.entries(typed).flatMap(([name, value]) => {
      const reference = name.startsWith(CHOICE_OF) ? readReference(name.slice(CHOICE_OF.length)) : undefined;
      return reference !== undefined && isDeed(value) ? [[reference, value] as const] : [];
    }),
  );
}

function isDeed(value: string): value is Deed {
  return DEEDS.some((deed) => deed === value);
}
