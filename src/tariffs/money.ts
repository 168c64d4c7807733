import type { Language } from '../platform/i18n/language.js';

/** `10 €`, `1 234,50 €`; `€10`, `€1,234.50`. */
export function eurosInWords(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

/** For sums that stand one below the other: `10,00 €`. */
export function exactEuros(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100);
}

/** What a spreadsheet of that language reads as a number: `-1234,50`, `-1234.50`. */
export function decimalOf(cents: number, language: Language): string {
  const digits = String(Math.abs(cents)).padStart(3, '0');
  const point = language === 'fr' ? ',' : '.';
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}${point}${digits.slice(-2)}`;
}

/** Whole cents of what somebody typed, `12`, `12,5` or `12.50`; null when it is no sum. */
export function centsOf(typed: string): number | null {
  const [, euros = '', cents = ''] = /^\s*(\d{1,5})(?:[.,](\d{1,2}))?\s*€?\s*$/.exec(typed) ?? [];
  return euros === '' ? null : Number(euros) * 100 + Number(cents.padEnd(2, '0'));
}
