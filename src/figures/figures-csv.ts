import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import type { Language } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import type { Figures } from './figures.service.js';
import {
  BROUGHT_BY_WORDS,
  FIGURES_WORDS as WORDS,
  partInWords,
  toldInWords,
  USE_HEADERS,
} from './figures.words.js';
import { kindsOf } from './kinds.js';
import { percentOf, type Use } from './occupancy.js';
import type { Told } from './small-numbers.js';
import type { Span } from './span.js';
import { spreadsheetOf, type Line } from './spreadsheet.js';

/** A line for each figure, with the same columns for all. */
export function csvOf({ telecentre, span, occupancy, people, before }: Figures, language: Language): string {
  const count = (name: keyof typeof WORDS, people: string): Line =>
    about(WORDS[name][language], '', null, people);
  const lines: Line[] = [
    about(WORDS.occupancy[language], '', occupancy, toldInWords(people.total, language)),
    ...occupancy.units.map((unit) => about(WORDS.places[language], unit.name, unit)),
    ...kindsOf(occupancy.units).map((use) => about(WORDS.uses[language], KIND[language][use.kind], use)),
    ...occupancy.heat
      .filter(({ open }) => open > 0)
      .map((cell) =>
        about(
          WORDS.week[language],
          `${WEEKDAY_IN_WORDS[cell.weekday][language]} ${HALF_DAY_IN_WORDS[cell.half][language]}`,
          cell,
        ),
      ),
    about(WORDS.emptyHalfDays[language], '', {
      open: occupancy.openHalfDays,
      used: occupancy.openHalfDays - occupancy.emptyHalfDays,
    }),
    ...people.broughtBy.map((one) =>
      about(WORDS.broughtBy[language], BROUGHT_BY_WORDS[one.broughtBy][language], null, part(one.people)),
    ),
    count('firstVisits', part(people.firstVisits)),
    count('absences', toldInWords(people.absences, language)),
    about(WORDS.lastYear[language], '', before.occupancy, toldInWords(before.people, language), before.span),
  ];
  return spreadsheetOf(HEADERS[language], lines);

  function about(section: string, detail: string, use: Use | null, people = '', days: Span = span): Line {
    const half = use === null ? [null, null, null] : [use.open, use.used, percentOf(use)];
    return [telecentre.name, days.from, days.to, section, detail, ...half, people];
  }

  function part(count: Told): string {
    return partInWords(count, language);
  }
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Télécentre', 'Du', 'Au', 'Rubrique', 'Détail', ...USE_HEADERS.fr],
  en: ['Telecentre', 'From', 'To', 'Section', 'Detail', ...USE_HEADERS.en],
};
