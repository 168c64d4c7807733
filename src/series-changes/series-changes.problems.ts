/** Why a series is not changed. None of these names a person. */
import { invalidRequest, Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { ChangedSeries } from './series-change.js';
import { outcomeView } from './series-changes.views.js';

export function staleSeries(revision: number): Problem {
  return new Problem({
    status: 409,
    name: 'stale',
    title: {
      fr: 'La série a changé entre-temps\u00a0; regardez-la avant de recommencer.',
      en: 'The series has changed meanwhile; look at it before you try again.',
    },
    members: { revision },
  });
}

export function noSuchDate(language: Language): Problem {
  return invalidRequest([{ field: 'date', message: NO_SUCH_DATE[language] }]);
}

const NO_SUCH_DATE: Words = {
  fr: 'n’est pas une date de cette série',
  en: 'is not a date of this series',
};

export function nothingBooked(): Problem {
  return new Problem({
    status: 409,
    name: 'nothing-booked',
    title: {
      fr: 'Rien n’est réservé à cette date de la série.',
      en: 'Nothing is booked on this date of the series.',
    },
  });
}

/** Every date is told, those that could follow as well: nothing has been changed of any. */
export function notAllFollow(changed: ChangedSeries, language: Language): Problem {
  return new Problem({
    status: 409,
    name: 'series-conflict',
    title: {
      fr: 'Toutes les dates ne le permettent pas\u00a0; rien n’a été changé.',
      en: 'Not all dates allow it; nothing has been changed.',
    },
    members: membersOf(changed, language),
  });
}

export function noneFollows(changed: ChangedSeries, language: Language): Problem {
  return new Problem({
    status: 409,
    name: 'no-date-left',
    title: {
      fr: 'Aucune date ne le permet\u00a0; rien n’a été changé.',
      en: 'No date allows it; nothing has been changed.',
    },
    members: membersOf(changed, language),
  });
}

function membersOf({ after, outcomes }: ChangedSeries, language: Language): Record<string, unknown> {
  return { dates: outcomes.map((one) => outcomeView(one, after.series.timeZone, language)) };
}
