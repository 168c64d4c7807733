import type { JSX } from 'preact';
import type { Refusal } from '../booking-links/refusal.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert } from '../platform/web/form.js';
import { SCOPES, type Scope } from '../series-changes/series-change.js';

/** Of which dates: nothing to choose where no date is spoken of. */
export function ScopeFields({
  date,
  chosen,
  language,
}: {
  readonly date: string | undefined;
  readonly chosen: string | undefined;
  readonly language: Language;
}): JSX.Element {
  if (date === undefined) return <input type="hidden" name="scope" value="all" />;
  return (
    <fieldset class="field wide">
      <legend>{WHICH[language]}</legend>
      <input type="hidden" name="date" value={date} />
      {SCOPES.map((scope) => (
        <label key={scope} class="tick">
          <input type="radio" name="scope" value={scope} checked={scope === (chosen ?? 'one')} />
          <span>{scopeInWords(scope, date, language)}</span>
        </label>
      ))}
    </fieldset>
  );
}

export function scopeInWords(scope: Scope['of'], date: string, language: Language): string {
  return SCOPE[scope][language].replace('{date}', dateInWords(date, language));
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

const SCOPE: Readonly<Record<Scope['of'], Words>> = {
  one: { fr: 'Seulement le {date}', en: 'Only {date}' },
  following: { fr: 'Le {date} et toutes les dates suivantes', en: '{date} and all dates after it' },
  all: { fr: 'Toutes les dates à venir', en: 'All dates to come' },
};
