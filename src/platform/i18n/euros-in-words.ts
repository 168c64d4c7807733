/** Amounts of money as people write them; within, they are whole cents. */
import type { Language } from './language.js';

/** `350 €`, `350,50 €`; `€350`, `€350.50`. */
export function eurosInWords(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: cents % 100 === 0 ? 0 : 2,
  }).format(cents / 100);
}

/** `350`, `1 350,50`, `350.5 €`; undefined when it is no amount. */
export function centsIn(text: string): number | undefined {
  const [, euros, fraction = ''] = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/[\s€]/g, '')) ?? [];
  return euros === undefined ? undefined : Number(euros) * 100 + Number(fraction.padEnd(2, '0'));
}

/** As it stands in a field to be changed: `350`, `350,50`. */
export function eurosToType(cents: number, language: Language): string {
  const mark = language === 'fr' ? ',' : '.';
  const rest = cents % 100;
  return `${Math.floor(cents / 100)}${rest === 0 ? '' : mark + String(rest).padStart(2, '0')}`;
}
