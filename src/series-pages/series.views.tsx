import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { hoursOf } from '../booking-links/link.words.js';
import { HALF_DAY_IN_WORDS } from '../bookings/half-day.words.js';
import { KIND } from '../bookings/kind.words.js';
import { mostCommon } from '../bookings/most-common.js';
import { asSeenAtThePlace, asSeenByColleague } from '../bookings/people.js';
import { repetitionInWords } from '../bookings/repetition.words.js';
import { clockInWords } from '../platform/i18n/clock-in-words.js';
import { capitalised, datesInWords, hoursInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import type { CanBeRestored } from '../series-changes/restoring.service.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { SeriesSummary } from '../series/lists.queries.js';
import type { SeriesRecord } from '../series/series-record.js';
import type { Network } from '../telecentres/network.js';
import type { BookedApart } from './booked-apart.queries.js';
import { Months } from './date-months.views.js';
import { Parts } from './parts.views.js';
import { RestoreDates } from './restore.views.js';
import { Said } from './said.views.js';
import { countHad, datesToCome, isAhead, stands } from './series-dates.js';
import { SeriesFrame } from './series-frame.js';
import { countInWords, seriesInWords } from '../new-series/new-series.words.js';
import { seriesPath, type Done } from '../new-series/series-path.js';

interface SeriesPageProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly network: Network;
  readonly done: Done | undefined;
  /** Dates that turned out otherwise than they were told. */
  readonly otherwise: readonly string[];
  /** From which it was parted, and those that were parted from it. */
  readonly parts: readonly SeriesSummary[];
  /** What its holder has booked by itself. */
  readonly apart: readonly BookedApart[];
  /** What the visitor has just cancelled. */
  readonly restorable: CanBeRestored | null;
  readonly now: Instant;
}

/** A series with each of its dates, and what its holder can do with it. */
export function SeriesPage(props: SeriesPageProps): JSX.Element {
  const { visit, known, network, parts, apart, restorable, now } = props;
  const { language } = visit;
  const { series, standing } = known;
  const title = titleOfSeries(known, network, language);
  const ahead = series.dates.filter((one) => isAhead(one, series, now));
  const past = series.dates.filter((one) => !isAhead(one, series, now));
  const months = { visit, known, network, apart, usualPlace: usualPlaceOf(series, now), now };
  return (
    <SeriesFrame {...{ visit, known, title }}>
      <Said {...props} language={language} />
      {restorable !== null && <RestoreDates {...{ visit, series, restorable }} />}
      <InShort {...props} />
      {datesToCome(series, now).length > 0 && (
        <div class="actions">
          {standing.as !== 'receiver' && (
            <a class="button quiet" href={`${seriesPath(series.id)}/change`}>
              {WORDS.change[language]}
            </a>
          )}
          <a class="button quiet" href={`${seriesPath(series.id)}/cancellation`}>
            {WORDS.cancel[language]}
          </a>
        </div>
      )}
      <Parts {...{ series, parts, language }} />
      <h2>{WORDS.dates[language]}</h2>
      {ahead.length === 0 && <p>{WORDS.noneAhead[language]}</p>}
      <Months {...months} dates={ahead} />
      {past.length > 0 && (
        <details>
          <summary>
            {WORDS.past[language]} ({past.length})
          </summary>
          <Months {...months} dates={past} />
        </details>
      )}
      {standing.as !== 'receiver' && (
        <p class="aside">
          <a href="/bookings">{WORDS.mine[language]}</a>
        </p>
      )}
    </SeriesFrame>
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

function InShort({ visit: { language }, known, network, now }: SeriesPageProps): JSX.Element {
  const { series, holder, booker, standing } = known;
  const { telecentre, telecentreName, timeZone, where, dates } = series;
  const [first = series.startsOn, last = series.startsOn] = [dates[0]?.date, dates.at(-1)?.date];
  const commune = network.telecentres.get(telecentre)?.commune.name;
  const place =
    'kind' in where
      ? capitalised(KIND[language][where.kind])
      : (network.resources.get(where.resource)?.resource.name ?? '');
  const usual = usualPlaceOf(series, now);
  const had = countHad(series, now);
  const waiting = dates.filter((one) => one.fate === 'waiting' && isAhead(one, series, now)).length;
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
        <Icon name="calendar" /> <strong>{capitalised(datesInWords(first, last, language))}</strong>
        {clock !== undefined && ` (${clock})`}
        {' · '}
        {[
          ...(had > 0 || waiting === 0 ? [countInWords(had, dates.length, language)] : []),
          ...(waiting > 0 ? [`${waiting}\u00a0${WORDS.waiting[language]}`] : []),
        ].join(' · ')}
      </p>
      <p>
        <Icon name="clock" /> {capitalised(timeInWords(series, now, language))}
      </p>
      <p>
        <Icon name="laptop" /> {[...new Set([place, usual ?? place])].join(' · ')}
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

/** Its name, where most of its dates are. */
function usualPlaceOf({ dates }: SeriesRecord, now: Instant): string | null {
  const standing = dates.filter((one) => stands(one, now));
  const told = standing.length > 0 ? standing : dates;
  return mostCommon(told.flatMap(({ booking }) => booking?.resourceName ?? []));
}

/** `matin (8 h 30 – 12 h)`: the hours of most of its half-days. */
function timeInWords({ time, dates }: SeriesRecord, now: Instant, language: Language): string {
  if ('startTime' in time) return hoursInWords(time.startTime, time.endTime, language);
  const half = HALF_DAY_IN_WORDS[time.halfDay][language];
  const hours = mostCommon(
    dates.flatMap((one) =>
      one.booking?.halfDay === time.halfDay && stands(one, now) ? [hoursOf(one.booking, language)] : [],
    ),
  );
  return hours === null ? half : `${half} (${hours})`;
}

const WORDS = {
  change: { fr: 'Changer la série', en: 'Change the series' },
  cancel: { fr: 'Annuler la série', en: 'Cancel the series' },
  dates: { fr: 'Les dates', en: 'The dates' },
  noneAhead: { fr: 'Toutes les dates sont passées.', en: 'All dates are over.' },
  past: { fr: 'Dates passées', en: 'Past dates' },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
  waiting: { fr: 'à réserver dès leur ouverture', en: 'to be booked as they open' },
  people: { fr: 'personnes', en: 'people' },
  bookedBy: { fr: 'Réservé pour vous par', en: 'Booked for you by' },
} satisfies Record<string, Words>;
