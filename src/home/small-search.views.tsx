import type { JSX } from 'preact';
import { CommuneField } from '../booking-forms/commune-field.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { addDays, localDateOf, localTimeOf, weekdayOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { HOME_WORDS as WORDS } from './home.words.js';

/** Where and when; everything else can be said on the page that it leads to. */
export function SmallSearch({
  now,
  language,
}: {
  readonly now: Instant;
  readonly language: Language;
}): JSX.Element {
  return (
    <search>
      <form method="get" action="/search" class="small-search">
        <CommuneField language={language} label={WORDS.nearWhere[language]} />
        <div class="field">
          <label for="date">{WORDS.day[language]}</label>
          <input
            id="date"
            name="date"
            type="date"
            min={localDateOf(now, MAINLAND_ZONE)}
            value={likelyDay(now)}
            required
          />
        </div>
        <button type="submit">{WORDS.search[language]}</button>
      </form>
    </search>
  );
}

/** Until noon somebody may still come today; and hardly anybody works on a Sunday. */
function likelyDay(now: Instant): LocalDate {
  const today = localDateOf(now, MAINLAND_ZONE);
  const day = localTimeOf(now, MAINLAND_ZONE) < '12:00' ? today : addDays(today, 1);
  return weekdayOf(day) === 'sun' ? addDays(day, 1) : day;
}
