/** What would become of a series, in short: how many dates, of what, and what of them is only possible later. */
import type { JSX } from 'preact';
import { repetitionInWords } from '../bookings/repetition.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import { capitalised, datesInWords, shortDate } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { addDays, type LocalDate } from '../reservation/local-time.js';
import type { PreviewedDate, SeriesPreview } from '../series/preview.js';
import type { Network } from '../telecentres/network.js';
import type { OwnTime } from './own-then.js';
import { askedFields, timeOfForm, wishOfForm } from './series-form.js';
import { countInWords, seriesInWords } from './new-series.words.js';
import { canBeHad, isAsked, isToBeHad } from './ticked.js';

interface PreviewInShortProps {
  readonly language: Language;
  readonly network: Network;
  readonly typed: Typed;
  readonly preview: SeriesPreview;
  readonly own: readonly OwnTime[];
}

/** `24 dates sur 25`, of what, and what of them is only possible later. */
export function PreviewInShort({
  language,
  network,
  typed,
  preview: { dates, telecentre, resource },
  own,
}: PreviewInShortProps): JSX.Element {
  const had = dates.filter((one) => isToBeHad(one, own));
  const later = had.filter(({ fate }) => fate === 'later').length;
  const [first, last] = [dates[0]?.date, dates.at(-1)?.date];
  const none = dates.some(canBeHad) ? WORDS.noneLeft : WORDS.none;
  return (
    <>
      <h2 id="dates" tabIndex={-1}>
        {had.length === 0 ? none[language] : countInWords(had.length, dates.length, language)}
      </h2>
      {first !== undefined && last !== undefined && (
        <p>
          {capitalised(
            seriesInWords(repetitionOf(typed, network, dates, language), telecentre.commune.name, language),
          )}
          , {datesInWords(first, last, language)}
          {resource !== null && ` · ${resource.name}`}.
        </p>
      )}
      {later > 0 && (
        <p class="warning">
          <Icon name="hourglass-split" /> {laterInWords(later, language)}
        </p>
      )}
      {isAsked(had) && <p class="notice">{WORDS.onRequest[language]}</p>}
    </>
  );
}

function repetitionOf(
  typed: Typed,
  network: Network,
  dates: readonly PreviewedDate[],
  language: Language,
): string {
  const sent = askedFields.parse(typed);
  const { when } = wishOfForm(sent, network);
  const rule = 'rule' in when ? when.rule : null;
  const startsOn = 'rule' in when ? when.from : (dates[0]?.date ?? '');
  const time = timeOfForm(sent);
  return repetitionInWords({ rule, startsOn, dates: dates.length, time }, language);
}

/** `s’ouvrira le 12 mars 2027`. */
export function opensInWords(opensOn: LocalDate, language: Language): string {
  return `${WORDS.opens[language]} ${shortDate(opensOn, language)}`;
}

/** Beside the date that opens then: in the year before it, nobody doubts which year is meant. */
export function opensBeforeInWords(opensOn: LocalDate, date: LocalDate, language: Language): string {
  const said = opensInWords(opensOn, language);
  return opensOn > addDays(date, -A_YEAR) ? said.slice(0, -YEAR_IN_WORDS) : said;
}

const A_YEAR = 365;
const YEAR_IN_WORDS = ' 2027'.length;

function laterInWords(count: number, language: Language): string {
  if (count === 1) return WORDS.oneLater[language];
  return WORDS.later[language].replace('{count}', String(count));
}

const WORDS = {
  none: { fr: 'Aucune date n’est possible ainsi', en: 'No date is possible like this' },
  noneLeft: {
    fr: 'Vous avez déjà réservé aux dates possibles',
    en: 'You have already booked on the dates that are possible',
  },
  opens: { fr: 's’ouvrira le', en: 'opens on' },
  oneLater: {
    fr: 'Une date n’est pas encore ouverte\u00a0: elle sera réservée d’elle-même dès qu’elle le sera.',
    en: 'One date is not open yet: it will be booked by itself as soon as it is.',
  },
  later: {
    fr: '{count}\u00a0dates ne sont pas encore ouvertes\u00a0: elles seront réservées d’elles-mêmes, une à une, dès qu’elles le seront.',
    en: '{count} dates are not open yet: they will be booked by themselves, one by one, as soon as they are.',
  },
  onRequest: {
    fr: 'Cette place est donnée sur demande\u00a0: l’accueil répond pour chaque date.',
    en: 'This place is given on request: the host answers for each date.',
  },
} satisfies Record<string, Words>;
