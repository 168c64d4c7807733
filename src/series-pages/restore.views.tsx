import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { timeInWords } from '../platform/i18n/in-words.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { localTimeOf } from '../reservation/local-time.js';
import type { CanBeRestored } from '../series-changes/restoring.service.js';
import type { SeriesRecord } from '../series/series-record.js';
import { seriesPath } from '../new-series/series-path.js';

/** Just after: what was cancelled by a slip of the finger is had again by one press. */
export function RestoreDates({
  visit,
  series,
  restorable: { count, until },
}: {
  readonly visit: Visit;
  readonly series: SeriesRecord;
  readonly restorable: CanBeRestored;
}): JSX.Element {
  const { language } = visit;
  const words = count === 1 ? WORDS.one : WORDS.several;
  const time = timeInWords(localTimeOf(until, series.timeZone), language);
  const hasLeftOut = series.dates.some(({ fate }) => fate === 'left_out');
  return (
    <Form
      action={`${seriesPath(series.id)}/restoration`}
      formToken={visitorOf(visit).formToken}
      class="restoring"
    >
      <p>
        {WORDS.until[language].replace('{time}', time)}
        {hasLeftOut && ` ${WORDS.notThose[language]}`}
      </p>
      <button type="submit" class="quiet">
        {words[language].replace('{count}', String(count))}
      </button>
    </Form>
  );
}

const WORDS = {
  one: { fr: 'Rétablir cette date', en: 'Restore this date' },
  several: { fr: 'Rétablir ces {count}\u00a0dates', en: 'Restore these {count}\u00a0dates' },
  until: {
    fr: 'Une erreur\u00a0? Jusqu’à {time}, vous pouvez rétablir ce que vous venez d’annuler, là où la place est encore libre.',
    en: 'A mistake? Until {time} you can restore what you have just cancelled, wherever the place is still free.',
  },
  notThose: {
    fr: 'Une date qui n’était pas encore ouverte ne revient pas.',
    en: 'A date that was not open yet does not come back.',
  },
} satisfies Record<string, Words>;
