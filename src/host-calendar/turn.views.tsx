import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { Icon } from '../platform/web/icon.js';
import { addDays } from '../reservation/local-time.js';
import type { SeenDays } from './host-calendar.service.js';
import { CALENDAR_WORDS as WORDS } from './host-calendar.words.js';
import { monthsLater } from './week.js';

/** ‹ today › */
export function Turn({
  visit: { language },
  seen: { telecentre, from },
  by,
}: {
  readonly visit: Visit;
  readonly seen: SeenDays;
  readonly by: 'week' | 'month';
}): JSX.Element {
  const path = `/telecentres/${telecentre.slug}/${by}`;
  const isWeek = by === 'week';
  const [before, after] = isWeek
    ? [addDays(from, -7), addDays(from, 7)]
    : [monthsLater(from, -1), monthsLater(from, 1)];
  return (
    <p class="actions turn">
      <a
        class="button quiet"
        href={`${path}?date=${before}`}
        aria-label={(isWeek ? WORDS.before : WORDS.monthBefore)[language]}
      >
        <Icon name="chevron-left" />
      </a>
      <a class="button quiet" href={path}>
        {WORDS.today[language]}
      </a>
      <a
        class="button quiet"
        href={`${path}?date=${after}`}
        aria-label={(isWeek ? WORDS.after : WORDS.monthAfter)[language]}
      >
        <Icon name="chevron-right" />
      </a>
    </p>
  );
}
