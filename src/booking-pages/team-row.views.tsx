/** What a team has at one time, on one card: « Mes réservations » names each place, the page of the team has the ways. */
import type { JSX } from 'preact';
import { whenInWords } from '../booking-links/link.words.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { BookingOnList } from './booking-on-list.js';

/** One booking, or those of a team that stand at the same time in the same way; in the order of the first of each. */
export type Card = readonly [BookingOnList, ...BookingOnList[]];

export function cardsOf(list: readonly BookingOnList[]): Card[] {
  const cards = new Map<string, Card>();
  for (const one of list) {
    const { team, reference, start, end, telecentre, status } = one.booking;
    const isTogether = team && status === 'confirmed';
    const name = isTogether ? [team, start, end, telecentre].join(' ') : reference;
    const [first, ...others] = cards.get(name) ?? [one];
    cards.set(name, first === one ? [one] : [first, ...others, one]);
  }
  return [...cards.values()];
}

export function TeamRow({
  language,
  one: { booking, commune },
  others,
  now,
}: {
  readonly language: Language;
  readonly one: BookingOnList;
  readonly others: readonly BookingOnList[];
  readonly now: Instant;
}): JSX.Element {
  const { start, end, timeZone, team, title } = booking;
  const isToday = end > now && localDateOf(start, timeZone) === localDateOf(now, timeZone);
  const names = [booking, ...others.map((other) => other.booking)].map(({ resourceName }) => resourceName);
  return (
    <li class={isToday ? 'today' : undefined}>
      <div class="told">
        <h2 class="when">
          <a href={`/teams/${team ?? ''}`}>{capitalised(whenInWords(booking, language))}</a>
          <span class="mark">{TEAM[language]}</span>
        </h2>
        <p>
          <Icon name="geo-alt" /> {commune ?? booking.telecentreName}
          {' · '}
          {names.sort((first, second) => NATURAL.compare(first, second)).join(', ')}
        </p>
        {title !== null && <p class="muted">{title}</p>}
      </div>
    </li>
  );
}

const TEAM: Words = { fr: 'équipe', en: 'team' };

const NATURAL = new Intl.Collator('fr', { numeric: true });
