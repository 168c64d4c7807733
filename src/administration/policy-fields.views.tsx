import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field } from '../platform/web/form.js';
import { GRANULARITIES } from '../reservation/half-day.js';
import { granularityField, GRANULARITY_WORDS, RULE_FIELDS } from './policy-form.js';

export function PolicyFields({
  typed,
  errors,
  language,
}: {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <fieldset class="field">
        <legend>{BOOKED[language]}</legend>
        <div class="choices">
          {GRANULARITIES.map((one) => (
            <label key={one} class="tick">
              <input
                type="checkbox"
                name={granularityField(one)}
                value="yes"
                checked={typed[granularityField(one)] === 'yes'}
              />
              <span>{GRANULARITY_WORDS[one][language]}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <div class="rule-fields">
        {RULE_FIELDS.map(({ of, label }) => (
          <Field
            key={of}
            name={of}
            label={label[language]}
            inputmode="numeric"
            maxlength={8}
            value={typed[of]}
            error={errors[of]}
          />
        ))}
      </div>
    </>
  );
}

const BOOKED: Words = { fr: 'Se réserve', en: 'Booked' };
