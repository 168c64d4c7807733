import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field } from '../platform/web/form.js';
import { GRANULARITIES } from '../reservation/half-day.js';
import { APPROVAL_FIELD, granularityField, GRANULARITY_WORDS, RULE_FIELDS } from './policy-form.js';

export function PolicyFields({
  typed,
  errors,
  language,
  ofMany = false,
}: {
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
  /** For several places at once, of which each may stay as it is. */
  readonly ofMany?: boolean;
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
      <Choice
        name={APPROVAL_FIELD}
        label={APPROVAL[language]}
        value={typed[APPROVAL_FIELD]}
        error={errors[APPROVAL_FIELD]}
        options={[
          ...(ofMany ? [{ value: 'unchanged', label: UNCHANGED[language] }] : []),
          { value: 'no', label: AT_ONCE[language] },
          { value: 'yes', label: ON_REQUEST[language] },
        ]}
      />
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
const APPROVAL: Words = { fr: 'La réservation se fait', en: 'A booking is made' };
const UNCHANGED: Words = { fr: 'Ne pas changer', en: 'Leave it as it is' };
const AT_ONCE: Words = { fr: 'Tout de suite', en: 'At once' };
const ON_REQUEST: Words = {
  fr: 'Sur demande, l’accueil donne son accord',
  en: 'On request, once the host agrees',
};
