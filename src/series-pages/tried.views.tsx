/** What a change would do, said before it is done: once what changes, and of each date only what is otherwise. */
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Typed } from '../platform/http/endpoint.js';
import { datesByMonth } from '../platform/i18n/dates-by-month.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { ChangedSeries, DateDeed, DateOutcome } from '../series-changes/series-change.js';
import type { SeriesInHand } from '../series/known-series.js';
import type { SeriesRecord } from '../series/series-record.js';
import { keepsInWords, outcomeInWords } from './outcome.words.js';
import { countInWords } from '../new-series/new-series.words.js';
import { seriesPath } from '../new-series/series-path.js';
import { capitalised } from '../platform/i18n/in-words.js';
import { whatChanges, whatChangesInAll } from './what-changes.js';

interface TriedProps {
  readonly visit: Visit;
  readonly known: SeriesInHand;
  readonly typed: Typed;
  readonly tried: ChangedSeries;
}

/** With the press that does it. */
export function Tried({ visit, known, typed, tried }: TriedProps): JSX.Element {
  const { language } = visit;
  const { series } = known;
  const told = tried.outcomes.filter(({ deed, own = [] }) => deed !== 'unchanged' || own.length > 0);
  const changes = new Map(
    told.map((one) => [one.date, changesOf(one, series, tried.after.series, language)]),
  );
  const shared = sharedBy(told, changes);
  const lead = shared.length > 0 ? shared : whatChangesInAll(series, tried.after.series, language);
  const rows = told.map((one) => ({ date: one.date, said: saidOf(one, changes, shared, series, language) }));
  const deeds = new Map(rows.map(({ said }, index) => [said, told[index]?.deed ?? 'unchanged']));
  const follows = told.filter(({ deed }) => DONE.includes(deed)).length;
  // What never could be had was not lost.
  const meant = told.filter(({ deed }) => deed !== 'not-had').length;
  return (
    <section aria-labelledby="tried">
      <h2 id="tried">{follows === 0 ? WORDS.none[language] : countInWords(follows, meant, language)}</h2>
      {lead.length > 0 && (
        <p class="lead">
          <strong>{lead.join(' · ')}</strong>
        </p>
      )}
      <ul class="rows series-dates">
        {datesByMonth(rows, language).map(([dates, said]) => (
          <li key={dates}>
            <div class="told">
              <p>
                <strong>{capitalised(dates)}</strong>
              </p>
              <p class={`fate ${deeds.get(said) ?? ''}`}>
                <Icon name={SIGN[deeds.get(said) ?? 'unchanged']} /> {said}
              </p>
            </div>
          </li>
        ))}
      </ul>
      {follows > 0 && (
        <Form action={`${seriesPath(series.id)}/change`} formToken={visitorOf(visit).formToken}>
          {Object.entries(typed)
            .filter(([name]) => SENT_AGAIN.includes(name))
            .map(([name, value]) => (
              <input key={name} type="hidden" name={name} value={value} />
            ))}
          <input type="hidden" name="revision" value={series.revision} />
          <input type="hidden" name="sure" value="yes" />
          <button type="submit">{WORDS.confirm[language]}</button>
        </Form>
      )}
    </section>
  );
}

/** By the date. */
type Changes = ReadonlyMap<string, readonly string[]>;

/** Nothing where it is not booked before and after. */
function changesOf(
  { date, deed }: DateOutcome,
  before: SeriesRecord,
  after: SeriesRecord,
  language: Language,
): readonly string[] {
  const [was, is] = [before, after].map(({ dates }) => dates.find((one) => one.date === date)?.booking);
  return deed === 'changed' && was && is ? whatChanges(was, is, language) : [];
}

/** What is said once for all: what changes on each date that has nothing of its own. */
function sharedBy(told: readonly DateOutcome[], changes: Changes): readonly string[] {
  const plain = told.filter(({ deed, own = [] }) => deed === 'changed' && own.length === 0);
  const [first = [], ...others] = plain.map(({ date }) => changes.get(date) ?? []);
  return first.filter((change) => others.every((one) => one.includes(change)));
}

function saidOf(
  one: DateOutcome,
  changes: Changes,
  shared: readonly string[],
  series: SeriesRecord,
  language: Language,
): string {
  const { date, own = [] } = one;
  const booking = series.dates.find((other) => other.date === date)?.booking ?? null;
  return [
    outcomeInWords(one, series.timeZone, language),
    ...(changes.get(date) ?? []).filter((change) => own.length > 0 || !shared.includes(change)),
    ...keepsInWords(one, booking, language),
  ].join(' · ');
}

const SENT_AGAIN: readonly string[] = [
  ...['scope', 'date', 'telecentre', 'kind', 'resource', 'halfDay', 'from', 'to', 'title', 'message'],
];
const DONE: readonly DateDeed[] = ['changed', 'booked', 'waiting'];

const SIGN: Readonly<Record<DateDeed, IconName>> = {
  changed: 'check-lg',
  cancelled: 'x-lg',
  booked: 'check-lg',
  kept: 'x-lg',
  'not-had': 'x-lg',
  waiting: 'hourglass-split',
  'left-out': 'circle',
  unchanged: 'circle',
};

const WORDS = {
  none: { fr: 'Aucune date ne peut suivre', en: 'No date can follow' },
  confirm: { fr: 'Confirmer ce changement', en: 'Confirm this change' },
} satisfies Record<string, Words>;
