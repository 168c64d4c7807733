/** The refusals of this room as problems. None of them names a person. */
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { RuleFault } from '../reservation/recurrence.js';
import type { SeriesPreview } from './preview.js';
import { previewedDateView } from './series.views.js';
import { ruleFaultInWords } from './series.words.js';

export function cannotBeFollowed(
  field: 'rule' | 'from' | 'dates',
  fault: RuleFault,
  language: Language,
): Problem {
  return invalidRequest([{ field, message: ruleFaultInWords(fault, language) }]);
}

/** Every date is told, those that could be had as well: nothing has been written of any. */
export function notAllDates(preview: SeriesPreview, language: Language): Problem {
  return new Problem({
    status: 409,
    name: 'series-conflict',
    title: {
      fr: 'Toutes les dates ne peuvent pas être réservées\u00a0; rien n’a été réservé.',
      en: 'Not all dates can be booked; nothing has been booked.',
    },
    members: membersOf(preview, language),
  });
}

export function noDate(preview: SeriesPreview, language: Language): Problem {
  return new Problem({
    status: 409,
    name: 'no-date-left',
    title: {
      fr: 'Aucune de ces dates ne peut être réservée.',
      en: 'None of these dates can be booked.',
    },
    members: membersOf(preview, language),
  });
}

function membersOf({ dates, telecentre }: SeriesPreview, language: Language): Record<string, unknown> {
  return { dates: dates.map((date) => previewedDateView(date, telecentre.opening.timeZone, language)) };
}
