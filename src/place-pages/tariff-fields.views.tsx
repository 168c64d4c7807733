import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field } from '../platform/web/form.js';
import { TARIFF_CHOICES } from './tariff-form.js';

export function TariffFields({
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
      <Choice
        name="tariff"
        label={TARIFF_LABELS.tariff[language]}
        value={typed['tariff']}
        error={errors['tariff']}
        options={TARIFF_CHOICES.map((value) => ({ value, label: MODES[value][language] }))}
      />
      <div class="rule-fields">
        {(['freeMonths', 'priceFrom', 'priceTo'] as const).map((name) => (
          <Field
            key={name}
            name={name}
            label={TARIFF_LABELS[name][language]}
            value={typed[name]}
            error={errors[name]}
            inputmode={name === 'freeMonths' ? 'numeric' : 'text'}
            maxlength={8}
            autocomplete="off"
          />
        ))}
      </div>
    </>
  );
}

export const TARIFF_LABELS = {
  tariff: { fr: 'Tarif', en: 'Tariff' },
  freeMonths: { fr: 'Mois gratuits (facultatif)', en: 'Free months (optional)' },
  priceFrom: { fr: 'Euros par mois (facultatif)', en: 'Euros a month (optional)' },
  priceTo: { fr: 'Jusqu’à, en euros par mois (facultatif)', en: 'Up to, in euros a month (optional)' },
} satisfies Record<string, Words>;

const MODES = {
  unknown: { fr: 'non précisé', en: 'not said' },
  free: { fr: 'gratuit', en: 'free' },
  free_then_subscription: { fr: 'gratuit, puis sur abonnement', en: 'free, then by subscription' },
  subscription: { fr: 'sur abonnement', en: 'by subscription' },
} satisfies Record<(typeof TARIFF_CHOICES)[number], Words>;
