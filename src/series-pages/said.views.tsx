import type { JSX } from 'preact';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import type { SeriesInHand } from '../series/known-series.js';
import { countHad } from './series-dates.js';
import { countInWords } from '../new-series/new-series.words.js';
import type { Done } from '../new-series/series-path.js';

interface SaidProps {
  readonly language: Language;
  readonly known: SeriesInHand;
  readonly done: Done | undefined;
  /** Dates that turned out otherwise than they were told. */
  readonly otherwise: readonly string[];
  readonly now: Instant;
}

/** What has just been done, and what of it is not as it was told: going back may bring back words that are true no more. */
export function Said({ language, known, done, otherwise, now }: SaidProps): JSX.Element | null {
  if (done === undefined) return null;
  const { series } = known;
  const had = countHad(series, now);
  const dates = series.dates.filter(({ date }) => otherwise.includes(date));
  const saysMade = done === 'made' && (had > 0 || series.dates.some(({ fate }) => fate === 'waiting'));
  return (
    <>
      {(done !== 'made' || saysMade) && (
        <p class="notice" role="status">
          {done === 'made' && had > 0
            ? [
                `${WORDS.made[language]} ${hadInWords(had, known, language)}.`,
                mailInWords(known, language),
              ].join(' ')
            : DONE_IN_WORDS[done][language]}
        </p>
      )}
      {dates.length > 0 && (
        <div class="warning" role="status">
          <p>{OTHERWISE[done][language]}</p>
          <ul>
            {dates.map(({ date, booking }) => (
              <li key={date}>
                {dateInWords(date, language)}
                {done === 'made' &&
                  ` – ${booking === null ? WORDS.takenMeanwhile[language] : booking.resourceName}`}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** Guests have no address. */
function mailInWords({ standing, holder }: SeriesInHand, language: Language): string {
  if (standing.as === 'holder') return WORDS.mail[language];
  return holder.kind === 'member' ? WORDS.mailToThem[language] : '';
}

/** `24 dates sur 25`; `3 dates ; 22 autres le seront à leur ouverture`. */
function hadInWords(had: number, { series: { dates } }: SeriesInHand, language: Language): string {
  const waiting = dates.filter(({ fate }) => fate === 'waiting').length;
  if (waiting === 0) return countInWords(had, dates.length, language);
  const later = waiting === 1 ? WORDS.oneLater : WORDS.later;
  return `${countInWords(had, had, language)}${later[language].replace('{count}', String(waiting))}`;
}

const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  made: {
    fr: 'C’est noté. Les dates seront réservées d’elles-mêmes dès qu’elles s’ouvriront.',
    en: 'Noted. The dates will be booked by themselves as soon as they open.',
  },
  changed: {
    fr: 'C’est changé. Un seul courriel vous le dit.',
    en: 'It is changed. A single mail tells you.',
  },
  cancelled: {
    fr: 'C’est annulé. Ces places sont de nouveau libres pour d’autres.',
    en: 'It is cancelled. These places are free for others again.',
  },
  restored: {
    fr: 'C’est rétabli. Un seul courriel vous le dit.',
    en: 'It is restored. A single mail tells you.',
  },
  lost: {
    fr: 'Aucune date n’a pu être rétablie.',
    en: 'No date could be restored.',
  },
};

const RESTORED_NOT: Words = {
  fr: 'Ces dates restent annulées\u00a0: quelqu’un d’autre a pris la place.',
  en: 'These dates stay cancelled: somebody else has taken the place.',
};

const OTHERWISE: Readonly<Record<Done, Words>> = {
  made: {
    fr: 'Entre l’aperçu et votre réservation, ceci a changé\u00a0:',
    en: 'Between the preview and your booking, this has changed:',
  },
  changed: {
    fr: 'Ces dates n’ont pas pu suivre, et restent comme elles étaient\u00a0:',
    en: 'These dates could not follow, and stay as they were:',
  },
  cancelled: {
    fr: 'Ces dates n’ont pas pu être annulées\u00a0: il est trop tard pour elles.',
    en: 'These dates could not be cancelled: it is too late for them.',
  },
  restored: RESTORED_NOT,
  lost: RESTORED_NOT,
};

const WORDS = {
  made: { fr: 'C’est réservé\u00a0:', en: 'It is booked:' },
  mail: { fr: 'Un seul courriel vous les confirme.', en: 'A single mail confirms them to you.' },
  mailToThem: {
    fr: 'Un seul courriel les confirme à la personne.',
    en: 'A single mail confirms them to the person.',
  },
  oneLater: {
    fr: '\u00a0; une autre le sera à son ouverture',
    en: '; one more will be, as soon as it opens',
  },
  later: {
    fr: '\u00a0; {count}\u00a0autres le seront à leur ouverture',
    en: '; {count} more will be, as soon as they open',
  },
  takenMeanwhile: { fr: 'pas réservée', en: 'not booked' },
} satisfies Record<string, Words>;
