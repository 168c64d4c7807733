import type { Language, Words } from '../platform/i18n/language.js';
import type { Accent } from '../platform/web/accent.js';
import type { Colour } from '../platform/web/colour.js';
import type { Scheme } from '../platform/web/tokens.js';
import { contrastOn, darkCounterpart, isReadable, LEAST_CONTRAST, nearestReadable } from './accent-choice.js';
import type { LookForm } from './identity.schemas.js';

/** The colours that a form asks for; beside its field, what cannot be read and the nearest shade that can. */
export type AccentWanted =
  | { readonly accent: Accent | null; readonly errors: null }
  | { readonly accent: null; readonly errors: Readonly<Record<string, string>> };

export function accentWanted(form: LookForm, language: Language): AccentWanted {
  const light = lightOf(form);
  if (light === undefined) return { accent: null, errors: null };
  if (!isReadable('light', light))
    return { accent: null, errors: { accent: unreadable('light', light, language) } };
  const dark = form.darkAccent ?? darkCounterpart(light);
  if (!isReadable('dark', dark))
    return { accent: null, errors: { darkAccent: unreadable('dark', dark, language) } };
  return { accent: { light, dark }, errors: null };
}

/** What is written, unless the palette was moved. */
export function lightOf({ accent, palette, untouched }: LookForm): Colour | undefined {
  return palette !== undefined && palette !== untouched ? palette : accent;
}

function unreadable(scheme: Scheme, colour: Colour, language: Language): string {
  const [nearest, found] = [nearestReadable(scheme, colour), contrastInWords(scheme, colour, language)];
  const least = numberInWords(LEAST_CONTRAST, language);
  return TOO_PALE[scheme][language]
    .replace('COLOUR', colour)
    .replace('FOUND', found)
    .replace('LEAST', least)
    .replace('NEAREST', nearest);
}

export function contrastInWords(scheme: Scheme, colour: Colour, language: Language): string {
  // Never rounded up to what is asked for.
  return numberInWords(Math.floor(contrastOn(scheme, colour) * 10) / 10, language);
}

function numberInWords(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: 1 }).format(value);
}

const TOO_PALE: Readonly<Record<Scheme, Words>> = {
  light: {
    fr: 'COLOUR se lit mal sur une page claire\u00a0: contraste de FOUND, il faut au moins LEAST. La nuance lisible la plus proche est NEAREST.',
    en: 'COLOUR is hard to read on a light page: a contrast of FOUND, at least LEAST is needed. The nearest shade that can be read is NEAREST.',
  },
  dark: {
    fr: 'COLOUR se lit mal sur une page sombre\u00a0: contraste de FOUND, il faut au moins LEAST. La nuance lisible la plus proche est NEAREST.',
    en: 'COLOUR is hard to read on a dark page: a contrast of FOUND, at least LEAST is needed. The nearest shade that can be read is NEAREST.',
  },
};
