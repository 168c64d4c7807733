/** What the form begins with: what the link said, and for the rest what most people mean. Pure. */
import type { Typed } from '../platform/http/endpoint.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { addDays, isLocalDate, localDateOf, weekdayOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import { ordinalOf, usualUntil } from './repetition.js';

export function startWith(typed: Typed, network: Network, now: Instant): Typed {
  const date = dateOf(typed, now);
  const weekday = weekdayOf(date);
  const byHours = typed['halfDay'] === undefined && typed['from'] !== undefined;
  return {
    kind: 'desk',
    halfDay: byHours ? 'hours' : 'morning',
    how: 'weekly',
    until: usualUntil(date),
    ordinal: ordinalOf(date),
    weekday,
    [weekday]: 'yes',
    on1: date,
    ...typed,
    ...placeOf(typed, network),
    date,
  };
}

function dateOf({ date }: Typed, now: Instant): string {
  const today = localDateOf(now, MAINLAND_ZONE);
  return date !== undefined && isLocalDate(date) && date >= today ? date : addDays(today, 1);
}

/** Of one room, where it is and what sort it is. */
function placeOf({ resource }: Typed, network: Network): Typed {
  const found = resource === undefined ? undefined : network.resources.get(resource);
  return found === undefined ? {} : { telecentre: found.telecentre.slug, kind: found.resource.kind };
}
