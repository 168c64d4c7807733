import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { capitalised } from '../booking-links/link.words.js';
import { KIND } from '../bookings/kind.words.js';
import { asSeenAtThePlace, asSeenByColleague } from '../bookings/people.js';
import { repetitionInWords } from '../bookings/repetition.words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { Network } from '../telecentres/network.js';
import { countHad, isAhead, isToCome } from './series-dates.js';
import { DateRow, type DateRowProps } from './series-date.views.js';
import type { Done } from './series-pages.schemas.js';
import { seriesPath } from './series-pages.schemas.js';
import { countInWords, seriesInWords, spanInWords } from './series-pages.words.js';

interface SeriesPageProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly network: Network;
  readonly done: Done | undefined;
  /** Dates that turned out otherwise than they were told. */
  readonly otherwise: readonly string[];
  readonly now: Instant;
}

/** A series with each of its dates, and what its holder can do with it. */
export function SeriesPage(props: SeriesPageProps): JSX.Element {
  const { visit, known, network, now } = props;
  const { language } = visit;
  const { series } = known;
  const title = titleOfSeries(known, network, language);
  const ahead = series.dates.filter((one) => isAhead(one, series, now));
  const past = series.dates.filter((one) => !isAhead(one, series, now));
  const hasToCome = series.dates.some((one) => isToCome(one, series, now));
  const row: Omit<DateRowProps, 'one'> = { visit, known, network, now };
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <Said {...props} />
      <InShort {...props} />
      {hasToCome && (
        <div class="actions">
          {known.standing.as !== 'receiver' && (
            <a class="button quiet" href={`${seriesPath(series.id)}/change`}>
              {WORDS.change[language]}
            </a>
          )}
          <a class="button quiet" href={`${seriesPath(series.id)}/cancellation`}>
            {WORDS.cancel[language]}
          </a>
        </div>
      )}
      <h2>{WORDS.dates[language]}</h2>
      {ahead.length === 0 && <p>{WORDS.noneAhead[language]}</p>}
      {ahead.length > 0 && (
        <ul class="rows bookings series-dates">
          {ahead.map((one) => (
            <DateRow key={one.date} {...row} one={one} />
          ))}
        </ul>
      )}
      {past.length > 0 && (
        <details>
          <summary>
            {WORDS.past[language]} ({past.length})
          </summary>
          <ul class="rows bookings series-dates">
            {past.map((one) => (
              <DateRow key={one.date} {...row} one={one} />
            ))}
          </ul>
        </details>
      )}
      {series.continues !== null && (
        <p class="aside">
          <a href={seriesPath(series.continues)}>{WORDS.before[language]}</a>
        </p>
      )}
      <p class="aside">
        <a href="/bookings">{WORDS.mine[language]}</a>
      </p>
    </Framed>
  );
}

/** `Tous les jeudis matin, à Montmurat`. */
export function titleOfSeries({ series }: SeriesInHand, network: Network, language: Language): string {
  const { rule, startsOn, dates, time, telecentre, telecentreName } = series;
  const repetition = repetitionInWords({ rule, startsOn, dates: dates.length, time }, language);
  const commune = network.telecentres.get(telecentre)?.commune.name;
  return capitalised(
    commune === undefined ? `${repetition}, ${telecentreName}` : seriesInWords(repetition, commune, language),
  );
}

/** What has just been done, and what of it is not as it was told: going back may bring back words that are true no more. */
function Said({ visit: { language }, known, done, otherwise, now }: SeriesPageProps): JSX.Element | null {
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
            ? `${WORDS.made[language]} ${countInWords(had, series.dates.length, language)}. ${WORDS.mail[language]}`
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

function InShort({ visit: { language }, known, network, now }: SeriesPageProps): JSX.Element {
  const { series, holder, booker, standing } = known;
  const { telecentre, telecentreName, timeZone, where, dates } = series;
  const [first = series.startsOn, last = series.startsOn] = [dates[0]?.date, dates.at(-1)?.date];
  const commune = network.telecentres.get(telecentre)?.commune.name;
  const place =
    'kind' in where
      ? capitalised(KIND[language][where.kind])
      : (network.resources.get(where.resource)?.resource.name ?? '');
  const who =
    standing.as === 'holder'
      ? null
      : standing.as === 'colleague'
        ? asSeenByColleague(holder)
        : asSeenAtThePlace(holder);
  const clock = clockInWords(timeZone, language);
  return (
    <div class="lead ticket stands">
      <p>
        <Icon name="geo-alt" />{' '}
        {commune !== undefined && (
          <>
            <a href={`/telecentres/${telecentre}`}>{commune}</a>,{' '}
          </>
        )}
        {telecentreName}
      </p>
      <p>
        <Icon name="calendar" /> <strong>{capitalised(spanInWords(first, last, language))}</strong>
        {clock !== undefined && ` (${clock})`}
        {' · '}
        {countInWords(countHad(series, now), dates.length, language)}
      </p>
      <p>
        <Icon name="laptop" /> {place}
        {series.people > 1 && `, ${String(series.people)}\u00a0${WORDS.people[language]}`}
      </p>
      {who !== null && (
        <p>
          <Icon name="person" /> {'name' in who ? who.name : ''}
        </p>
      )}
      {series.title !== null && (
        <p>
          <Icon name="pencil" /> {series.title}
        </p>
      )}
      {series.message !== null && standing.as !== 'colleague' && (
        <p>
          <Icon name="envelope" /> {series.message}
        </p>
      )}
      {booker !== null && standing.as === 'holder' && (
        <p class="muted">
          {WORDS.bookedBy[language]} {booker.name}
        </p>
      )}
    </div>
  );
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
};

const WORDS = {
  made: { fr: 'C’est réservé\u00a0:', en: 'It is booked:' },
  mail: { fr: 'Un seul courriel vous les confirme.', en: 'A single mail confirms them to you.' },
  takenMeanwhile: { fr: 'pas réservée', en: 'not booked' },
  change: { fr: 'Changer la série', en: 'Change the series' },
  cancel: { fr: 'Annuler la série', en: 'Cancel the series' },
  dates: { fr: 'Les dates', en: 'The dates' },
  noneAhead: { fr: 'Toutes les dates sont passées.', en: 'All dates are over.' },
  past: { fr: 'Dates passées', en: 'Past dates' },
  before: { fr: 'Voir les dates d’avant', en: 'See the dates before' },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
  people: { fr: 'personnes', en: 'people' },
  bookedBy: { fr: 'Réservé pour vous par', en: 'Booked for you by' },
} satisfies Record<string, Words>;
