import type { JSX } from 'preact';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { HOME_WORDS as WORDS } from './home.words.js';
import type { ChosenTime } from './near-me.service.js';

/** A Tuesday weeks ahead is as near as tomorrow: its date, and one press. */
export function AnotherDay({
  next,
  chosen,
  now,
  language,
}: {
  /** Where the days go on that are shown; null where they end. */
  readonly next: LocalDate | null;
  readonly chosen: ChosenTime | null;
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  return (
    <form method="get" action="/#when" class="another-day">
      <label for="from">{WORDS.otherDay[language]}</label>
      <input
        id="from"
        name="from"
        type="date"
        min={localDateOf(now, MAINLAND_ZONE)}
        value={chosen?.date ?? ''}
        required
      />
      <button type="submit" class="quiet">
        {WORDS.see[language]}
      </button>
      {next !== null && (
        <a class="quiet button" href={`/?${new URLSearchParams({ from: next }).toString()}#when`}>
          {WORDS.daysAfter[language]} <Icon name="chevron-right" />
        </a>
      )}
    </form>
  );
}
