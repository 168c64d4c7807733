import type { JSX } from 'preact';
import type { Refusal } from '../booking-links/refusal.js';
import { dateInWords, datesInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert } from '../platform/web/form.js';
import type { LocalDate } from '../reservation/local-time.js';
import { SCOPES, type Scope } from '../series-changes/series-change.js';

/** Of which dates: nothing to choose where only one is to come. */
export function ScopeFields({
  dates,
  date,
  chosen,
  language,
}: {
  /** Those to come. */
  readonly dates: readonly LocalDate[];
  /** The one that they speak of; undefined: all of them. */
  readonly date: string | undefined;
  readonly chosen: string | undefined;
  readonly language: Language;
}): JSX.Element {
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || first === last)
    return <input type="hidden" name="scope" value="all" />;
  const meant = chosen ?? (date === undefined ? 'all' : 'one');
  return (
    <fieldset class="field wide scope">
      <legend>{WHICH[language]}</legend>
      {SCOPES.map((scope) => (
        <label key={scope} class="tick">
          <input type="radio" name="scope" value={scope} checked={scope === meant} />
          <span>
            {SCOPE[scope][language]}
            {scope === 'all' && `, ${datesInWords(first, last, language)}`}
          </span>
        </label>
      ))}
      <div class="field from-date">
        <label for="date">{FROM[language]}</label>
        <select id="date" name="date">
          {dates.map((one) => (
            <option key={one} value={one} selected={one === date}>
              {dateInWords(one, language)}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

export function Reasons({ refusal }: { readonly refusal: Refusal | null }): JSX.Element | null {
  if (refusal === null || refusal.messages.length === 0) return null;
  return (
    <Alert>
      {refusal.messages.map((message) => (
        <p key={message}>{message}</p>
      ))}
    </Alert>
  );
}

const WHICH: Words = { fr: 'Quelles dates', en: 'Which dates' };

const FROM: Words = { fr: 'Laquelle', en: 'Which one' };

const SCOPE: Readonly<Record<Scope['of'], Words>> = {
  one: { fr: 'Une seule date', en: 'Only one date' },
  following: { fr: 'Une date et toutes les suivantes', en: 'One date and all after it' },
  all: { fr: 'Toutes les dates à venir', en: 'All dates to come' },
};
