/** What would become of each date: in words and by a sign, never by colour alone. */
import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { newBookingPath, type Wish } from '../booking-forms/wish.js';
import { partOfDayInWords } from '../booking-forms/when.words.js';
import { capitalised } from '../booking-links/link.words.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { KIND } from '../bookings/kind.words.js';
import { repetitionInWords } from '../bookings/repetition.words.js';
import { violationView } from '../bookings/violations.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import { overlaps } from '../reservation/period.js';
import type { PreviewedDate, PreviewedFate, SeriesPreview } from '../series/preview.js';
import { askedFields, timeOfForm, wishOfForm } from './series-form.js';
import type { Network } from '../telecentres/network.js';
import { countInWords, FATE_IN_WORDS, seriesInWords, shortDate, spanInWords } from './series-pages.words.js';

interface PreviewProps {
  readonly visit: Visit;
  readonly network: Network;
  readonly typed: Typed;
  readonly preview: SeriesPreview;
  /** What the visitor has already. */
  readonly booked: readonly SeenBooking[];
}

/** What is free, or will be open later; what they have booked at that time already is not wanted twice. */
export function isToBeHad(one: PreviewedDate, booked: readonly SeenBooking[]): boolean {
  return HAD.includes(one.fate) && ownThen(one, booked) === undefined;
}

/** Nobody gets any of them without the host's agreement. */
export function isAsked(dates: readonly PreviewedDate[]): boolean {
  return dates.length > 0 && dates.every(({ needsApproval }) => needsApproval === true);
}

const HAD: readonly PreviewedFate[] = ['free', 'other-unit', 'later'];

function ownThen({ stay }: PreviewedDate, booked: readonly SeenBooking[]): SeenBooking | undefined {
  return stay === undefined ? undefined : booked.find((one) => overlaps(one, stay));
}

/** `24 dates sur 25`, of what, and what of them is only possible later. */
export function PreviewInShort({ visit, network, typed, preview, booked }: PreviewProps): JSX.Element {
  const { language } = visit;
  const { dates, telecentre, resource } = preview;
  const had = dates.filter((one) => isToBeHad(one, booked));
  const later = had.filter(({ fate }) => fate === 'later').length;
  const [first, last] = [dates[0]?.date, dates.at(-1)?.date];
  return (
    <>
      <h2 id="dates-title">
        {had.length === 0 ? WORDS.none[language] : countInWords(had.length, dates.length, language)}
      </h2>
      {first !== undefined && last !== undefined && (
        <p>
          {capitalised(
            seriesInWords(repetitionOf(typed, network, dates, language), telecentre.commune.name, language),
          )}
          , {spanInWords(first, last, language)}
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

export function PreviewedDates(props: PreviewProps): JSX.Element {
  return (
    <ul class="rows series-dates">
      {props.preview.dates.map((one) => (
        <Row key={one.date} {...props} one={one} />
      ))}
    </ul>
  );
}

function Row(props: PreviewProps & { readonly one: PreviewedDate }): JSX.Element {
  const { visit, one, booked } = props;
  const { language } = visit;
  const { date, fate, resource } = one;
  const own = ownThen(one, booked);
  const canBeHad = HAD.includes(fate);
  const day = <strong>{capitalised(dateInWords(date, language))}</strong>;
  return (
    <li>
      <div class="told">
        {canBeHad ? (
          <label class="tick">
            <input type="checkbox" name="keep" value={date} checked={own === undefined} />
            <span>{day}</span>
          </label>
        ) : (
          <p class="without-tick">{day}</p>
        )}
        {canBeHad && (
          <input
            type="hidden"
            name="offered"
            value={resource === undefined ? date : `${date} ${resource.id}`}
          />
        )}
        {own === undefined ? (
          <Fate {...props} />
        ) : (
          <p class="fate">
            <Icon name="calendar-check" /> {WORDS.own[language]}{' '}
            <a href={`/bookings/${own.reference}`}>{own.telecentreName}</a>
          </p>
        )}
      </div>
    </li>
  );
}

function Fate({ visit, one, preview }: PreviewProps & { readonly one: PreviewedDate }): JSX.Element {
  const { language } = visit;
  const { fate, resource, needsApproval, violations = [], alternative, opensOn } = one;
  const { timeZone } = preview.telecentre.opening;
  const further = [
    ...(fate === 'other-unit' && resource !== undefined ? [resource.name] : []),
    ...(needsApproval === true ? [WORDS.asked[language]] : []),
    ...violations.map((violation) => violationView(violation, timeZone, language).message),
    ...(opensOn === undefined ? [] : [opensInWords(opensOn, language)]),
  ];
  return (
    <p class={`fate ${fate}`}>
      <Icon name={SIGN[fate]} /> {FATE_IN_WORDS[fate][language]}
      {further.length > 0 && ` · ${further.join(' · ')}`}
      {alternative !== undefined && <Alternative {...{ language, one, preview }} />}
    </p>
  );
}

/** Nearest to it: another time, another place there, another telecentre. */
function Alternative({
  language,
  one: { date, alternative },
  preview,
}: {
  readonly language: Language;
  readonly one: PreviewedDate;
  readonly preview: SeriesPreview;
}): JSX.Element | null {
  if (alternative === undefined) return null;
  const { telecentre, resource, stay } = alternative;
  const { timeZone } = telecentre.opening;
  const time: Wish['time'] =
    stay.halfDay === null
      ? {
          date: localDateOf(stay.start, timeZone),
          from: localTimeOf(stay.start, timeZone),
          to: localTimeOf(stay.end, timeZone),
        }
      : { date, halfDay: stay.halfDay };
  const where = { telecentre: telecentre.slug, kind: resource.kind };
  const said = [
    ...(telecentre.slug === preview.telecentre.slug ? [] : [telecentre.commune.name]),
    KIND[language][resource.kind],
    partOfDayInWords(time, language),
  ].join(', ');
  return (
    <>
      {' · '}
      {WORDS.instead[language]} <a href={newBookingPath({ where, time, people: 1, equipment: [] })}>{said}</a>
    </>
  );
}

const SIGN: Readonly<Record<PreviewedFate, IconName>> = {
  free: 'check-lg',
  'other-unit': 'arrow-left-right',
  taken: 'x-lg',
  closed: 'calendar-x',
  refused: 'x-lg',
  later: 'hourglass-split',
  'left-out': 'circle',
};

/** `s’ouvrira le 12 mars 2027`. */
export function opensInWords(date: string, language: Language): string {
  return `${WORDS.opens[language]} ${shortDate(date, language)}`;
}

function laterInWords(count: number, language: Language): string {
  if (count === 1) return WORDS.oneLater[language];
  return WORDS.later[language].replace('{count}', String(count));
}

const WORDS = {
  none: { fr: 'Aucune date n’est possible ainsi', en: 'No date is possible like this' },
  own: { fr: 'Vous avez déjà réservé à ce moment-là\u00a0:', en: 'You have already booked something then:' },
  asked: { fr: 'sur demande', en: 'on request' },
  instead: { fr: 'à la place\u00a0:', en: 'instead:' },
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
