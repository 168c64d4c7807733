/** What would become of each date, month by month, a line each: in words and by a sign, never by colour alone. */
import type { JSX } from 'preact';
import { violationView } from '../bookings/violations.words.js';
import type { Typed } from '../platform/http/endpoint.js';
import { capitalised, monthInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { PreviewedDate, PreviewedFate, SeriesPreview } from '../series/preview.js';
import { Alternative } from './alternative.views.js';
import { ownThen, type OwnTime } from './own-then.js';
import { opensBeforeInWords } from './preview.views.js';
import { dayInShort, FATE_IN_WORDS } from './new-series.words.js';
import { canBeHad, isAsked, isTicked, type Ticks } from './ticked.js';

interface PreviewedDatesProps {
  readonly language: Language;
  readonly typed: Typed;
  readonly preview: SeriesPreview;
  readonly own: readonly OwnTime[];
  readonly ticks: Ticks;
}

export function PreviewedDates(props: PreviewedDatesProps): JSX.Element {
  const { language, preview } = props;
  const months = [...new Set(preview.dates.map(({ date }) => monthOf(date)))];
  return (
    <div class="series-months">
      {months.map((month) => (
        <section key={month} aria-labelledby={`month-${month}`}>
          <h3 id={`month-${month}`}>{capitalised(monthInWords(month, language))}</h3>
          <ul class="series-dates">
            {preview.dates
              .filter(({ date }) => monthOf(date) === month)
              .map((one) => (
                <Row key={one.date} {...props} one={one} />
              ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

/** `2027-01`. */
function monthOf(date: string): string {
  return date.slice(0, 7);
}

type OfDate = PreviewedDatesProps & { readonly one: PreviewedDate };

function Row(props: OfDate): JSX.Element {
  const { language, one, own, ticks } = props;
  const { date, resource } = one;
  const then = ownThen(one, own);
  return (
    <li>
      {canBeHad(one) ? (
        <label class="tick">
          <input
            type="checkbox"
            name="keep"
            value={date}
            checked={isTicked(one, own, ticks)}
            aria-describedby={fateId(date)}
          />
          <Day {...{ date, language }} />
        </label>
      ) : (
        <p class="without-tick">
          <Day {...{ date, language }} />
        </p>
      )}
      {canBeHad(one) && (
        <input
          type="hidden"
          name="offered"
          value={resource === undefined ? date : `${date} ${resource.id}`}
        />
      )}
      {then === undefined ? <Fate {...props} /> : <OwnThen {...{ date, then, language }} />}
    </li>
  );
}

/** Whoever hears a box alone hears its month as well. */
function Day({ date, language }: { readonly date: string; readonly language: Language }): JSX.Element {
  return (
    <strong>
      {dayInShort(date, language)}
      <span class="unseen"> {monthInWords(monthOf(date), language)}</span>
    </strong>
  );
}

/** What becomes of a date is heard with its box. */
function fateId(date: string): string {
  return `fate-${date}`;
}

function OwnThen({
  date,
  then: { path, commune, isLater },
  language,
}: {
  readonly date: string;
  readonly then: OwnTime;
  readonly language: Language;
}): JSX.Element {
  return (
    <p id={fateId(date)} class="fate">
      <Icon name="calendar-check" /> {(isLater ? WORDS.ownLater : WORDS.own)[language]}{' '}
      <a href={path}>{commune}</a>
    </p>
  );
}

function Fate({ language, typed, one, preview }: OfDate): JSX.Element {
  const { date, fate, resource, needsApproval, alternative, opensOn } = one;
  // What holds for all of them is said above.
  const isAskedAlone = needsApproval === true && !isAsked(preview.dates.filter(canBeHad));
  const said = [
    ...(opensOn === undefined
      ? whatBecomes(one, preview, language)
      : [opensBeforeInWords(opensOn, date, language)]),
    ...(fate === 'other-unit' && resource !== undefined ? [resource.name] : []),
    ...(isAskedAlone ? [WORDS.asked[language]] : []),
    ...holidayInWords(one, language),
  ];
  return (
    <p id={fateId(date)} class={`fate ${fate}`}>
      <Icon name={SIGN[fate]} /> {said.join(' · ')}
      {alternative !== undefined && <Alternative {...{ language, typed, one, preview }} />}
    </p>
  );
}

/** Of one that is closed, the reason is enough; of one that is refused, the rule. */
function whatBecomes(
  { fate, violations = [] }: PreviewedDate,
  preview: SeriesPreview,
  language: Language,
): string[] {
  const inAWord = FATE_IN_WORDS[fate][language];
  const { timeZone } = preview.telecentre.opening;
  return [
    ...(fate === 'refused' && violations.length > 0 ? [] : [inAWord]),
    ...violations.flatMap((violation) => {
      if (violation.rule !== 'closed') return [violationView(violation, timeZone, language).message];
      return violation.reason === '' ? [] : [violation.reason];
    }),
  ];
}

/** `Ascension : reste ouvert`; of a date that is shut for it, it has been said why. */
function holidayInWords({ fate, holiday, violations = [] }: PreviewedDate, language: Language): string[] {
  if (holiday === undefined) return [];
  if (violations.some((one) => one.rule === 'closed' && one.reason === holiday)) return [];
  const isOpen = fate !== 'closed' && fate !== 'refused';
  return [isOpen ? `${holiday}${WORDS.staysOpen[language]}` : holiday];
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

const WORDS = {
  own: { fr: 'Vous avez déjà réservé à ce moment-là\u00a0:', en: 'You have already booked something then:' },
  ownLater: { fr: 'Déjà prévu dans une de vos séries\u00a0:', en: 'Already in one of your series:' },
  asked: { fr: 'sur demande', en: 'on request' },
  staysOpen: { fr: '\u00a0: reste ouvert', en: ': stays open' },
} satisfies Record<string, Words>;
