/** What it costs to come regularly, as the page of a telecentre asks it. */
import type { FileTelecentre } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';

type FileTariff = FileTelecentre['tariff'];
type TariffField = 'freeMonths' | 'priceFrom' | 'priceTo';

const TARIFF_MODES = ['free', 'free_then_subscription', 'subscription'] as const;
const UNKNOWN_TARIFF = 'unknown';
export const TARIFF_CHOICES = [UNKNOWN_TARIFF, ...TARIFF_MODES] as const;

export function typedTariff({ tariff }: FileTelecentre): Typed {
  const [from, to] = tariff?.subscriptionEurPerMonth ?? [null, null];
  return {
    tariff: tariff?.mode ?? UNKNOWN_TARIFF,
    freeMonths: String(tariff?.freeMonths ?? ''),
    priceFrom: String(from ?? ''),
    priceTo: from === to ? '' : String(to ?? ''),
  };
}

/** Of what its kind has no use for, nothing is kept. */
export function readTariff(
  typed: Typed,
  { tariff: kept }: FileTelecentre,
): { readonly tariff: FileTariff } | { readonly field: TariffField; readonly wrong: Words } {
  const { tariff: chosen, freeMonths = '', priceFrom = '', priceTo = '' } = typed;
  if (chosen === undefined) return { tariff: kept };
  const mode = TARIFF_MODES.find((one) => one === chosen);
  if (mode === undefined) return { tariff: null };
  if (mode === 'free') return { tariff: { mode, freeMonths: null, subscriptionEurPerMonth: null } };
  const months = mode === 'free_then_subscription' ? freeMonths.trim() : '';
  if (!/^\d{0,3}$/.test(months)) return { field: 'freeMonths', wrong: MONTHS };
  const [from, to] = [priceFrom, priceTo === '' ? priceFrom : priceTo].map((text) =>
    text.trim().replace(',', '.'),
  );
  if (!isSum(from)) return { field: 'priceFrom', wrong: EUROS };
  if (!isSum(to) || (from === '' && to !== '')) return { field: 'priceTo', wrong: EUROS };
  if (Number(to) < Number(from)) return { field: 'priceTo', wrong: BACKWARDS };
  return {
    tariff: {
      mode,
      freeMonths: months === '' ? null : Number(months),
      subscriptionEurPerMonth: from === '' ? null : [Number(from), Number(to)],
    },
  };
}

function isSum(text: string | undefined): text is string {
  return text !== undefined && /^(\d{1,5}(\.\d{1,2})?)?$/.test(text);
}

const MONTHS: Words = { fr: 'écrivez un nombre de mois', en: 'write a number of months' };
const EUROS: Words = { fr: 'écrivez une somme en euros, comme 50', en: 'write a sum in euros, such as 50' };
const BACKWARDS: Words = {
  fr: 'ne peut pas être moins que la première somme',
  en: 'cannot be less than the first sum',
};
