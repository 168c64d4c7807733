import type { Language } from '../platform/i18n/language.js';
import type { AreaOfPlaces } from './areas.js';
import type { AreaFigures } from './figures.service.js';
import { areaInWords, FIGURES_WORDS as WORDS, partInWords, USE_HEADERS } from './figures.words.js';
import { percentOf, type Use } from './occupancy.js';
import type { Span } from './span.js';
import { spreadsheetOf, type Line } from './spreadsheet.js';

/** The network, its departments and their telecentres: a line each for these days, and one for those of last year. */
export function areasCsvOf({ span, before, areas }: AreaFigures, language: Language): string {
  return spreadsheetOf(HEADERS[language], areas.flatMap(linesOf));

  function linesOf(area: AreaOfPlaces): Line[] {
    const name = areaInWords(area.area, language);
    return [
      now(name, '', area.now, area.people === undefined ? '' : partInWords(area.people, language)),
      then(name, '', area.before),
      ...area.places.flatMap(({ telecentre, ...use }) => [
        now(name, telecentre.name, use.now),
        then(name, telecentre.name, use.before),
      ]),
    ];
  }

  function now(area: string, telecentre: string, use: Use, people = ''): Line {
    return line(area, telecentre, span, WORDS.occupancy[language], use, people);
  }

  function then(area: string, telecentre: string, use: Use): Line {
    return line(area, telecentre, before, WORDS.lastYear[language], use, '');
  }
}

function line(area: string, telecentre: string, days: Span, section: string, use: Use, people: string): Line {
  return [area, telecentre, days.from, days.to, section, use.open, use.used, percentOf(use), people];
}

const HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Département', 'Télécentre', 'Du', 'Au', 'Rubrique', ...USE_HEADERS.fr],
  en: ['Department', 'Telecentre', 'From', 'To', 'Section', ...USE_HEADERS.en],
};
