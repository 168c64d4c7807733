/** What it costs, as far as it is known. */
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Telecentre } from './network.js';
import { isAssumed } from './sourced.js';

interface Tariff {
  readonly mode: 'free' | 'free_then_subscription' | 'subscription';
  readonly freeMonths: number | null;
  readonly subscriptionEurPerMonth: readonly [number, number] | null;
}

/** `Gratuit pendant 12 mois, puis 50 € à 100 € par mois`; null when nobody knows. */
export function tariffInWords(telecentre: Telecentre, language: Language): string | null {
  const tariff = (telecentre.about['tariff'] ?? null) as Tariff | null;
  if (tariff === null || isAssumed(telecentre, 'tariff')) return null;
  const { mode, freeMonths, subscriptionEurPerMonth } = tariff;
  const [free, months, then, aMonth, to, subscription] = language === 'fr' ? FRENCH : ENGLISH;
  const price =
    subscriptionEurPerMonth === null
      ? null
      : `${[...new Set(subscriptionEurPerMonth)].map((sum) => eurosInWords(sum, language)).join(to)} ${aMonth}`;
  if (mode === 'free') return capitalised(free);
  if (mode === 'subscription')
    return price === null ? capitalised(subscription) : capitalised(`${subscription}, ${price}`);
  const during = freeMonths === null ? '' : ` ${months.replace('#', String(freeMonths))}`;
  return capitalised(`${free}${during}, ${then} ${price ?? subscription}`);
}

const FRENCH = ['gratuit', 'pendant #\u00a0mois', 'puis', 'par mois', ' à ', 'sur abonnement'] as const;
const ENGLISH = ['free', 'for #\u00a0months', 'then', 'a month', ' to ', 'by subscription'] as const;

function eurosInWords(sum: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: Number.isInteger(sum) ? 0 : 2,
  }).format(sum);
}
