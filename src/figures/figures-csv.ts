import { stringify } from 'csv-stringify/sync';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Figures } from './figures.service.js';
import {
  BROUGHT_BY_WORDS,
  FIGURES_WORDS as WORDS,
  partInWords,
  toldInWords,
  WEEKDAY_WORDS,
} from './figures.words.js';
import { kindsOf } from './kinds.js';
import { percentOf, type Use } from './occupancy.js';
import type { Told } from './small-numbers.js';
import type { Span } from './span.js';

type Line = readonly (string | number | null)[];

/**
 * A line for each figure, with the same columns for all. Made for whoever opens it by double click: a French Excel wants
 * semicolons and a byte order mark, and must not take a name that begins with `=` for a formula of ours.
 */
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
          `${WEEKDAY_WORDS[cell.weekday][language]} ${HALF_DAY_IN_WORDS[cell.half][language]}`,
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
  return stringify(lines, {
    header: true,
    columns: HEADERS[language].map((header) => ({ key: header, header })),
    bom: true,
    delimiter: ';',
    record_delimiter: 'windows',
    escape_formulas: true,
  });

  function about(section: string, detail: string, use: Use | null, people = '', days: Span = span): Line {
    const half = use === null ? [null, null, null] : [use.open, use.used, percentOf(use)];
    return [telecentre.name, days.from, days.to, section, detail, ...half, people];
  }

  function part(count: Told): string {
    return partInWords(count, language);
  }
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: [
    'Télécentre',
    'Du',
    'Au',
    'Rubrique',
    'Détail',
    'Demi-journées ouvertes',
    'Demi-journées utilisées',
    'Occupation (%)',
    'Personnes',
  ],
  en: [
    'Telecentre',
    'From',
    'To',
    'Section',
    'Detail',
    'Half-days open',
    'Half-days used',
    'Occupancy (%)',
    'People',
  ],
};
