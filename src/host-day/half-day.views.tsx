import type { ComponentChildren, JSX } from 'preact';
import { bookForPath } from '../host-frame/book-for-path.js';
import { countsOf, type Coming, type HalfDayState, type PlaceState, type Shut } from '../occupancy/day.js';
import { Icon } from '../platform/web/icon.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import { countsInWords, periodInWords, WORDS } from './host-day.words.js';
import { Row, type Shown } from './row.views.js';

/** One half-day: who comes, row by row, and what is left. */
export function HalfDaySection({
  half,
  heading: Heading,
  title,
  ...shown
}: Shown & {
  readonly half: HalfDayState;
  readonly heading: 'h2' | 'h3';
  readonly title: string;
}): JSX.Element {
  const { visit, day, now } = shown;
  const { language } = visit;
  const zone = day.state.timeZone;
  const isOver = half.hours.end <= now;
  const rows = rowsOf(half.places, language);
  return (
    <section class={isOver ? 'host-half is-over' : 'host-half'}>
      <header>
        <Heading>
          {title} <span class="hours">{periodInWords(half.hours, zone, language)}</span>
        </Heading>
        <p class="counts">{countsInWords(countsOf(half), isOver, language)}</p>
      </header>
      {half.closed !== null && <ClosedLine why={half.closed} language={language} />}
      {rows.length > 0 && (
        <ul class="comings">
          {rows.map(({ coming, place }) => (
            <Row
              key={coming.known.booking.reference}
              {...shown}
              {...{ coming, place }}
              mark={`${day.state.date}-${half.halfDay}`}
              when={title}
            />
          ))}
        </ul>
      )}
      {rows.length === 0 && half.closed === null && <p class="muted">{WORDS.nobody[language]}</p>}
      {half.closed === null && <Unusable half={half} zone={zone} language={language} />}
      {half.closed === null && !isOver && (
        <FreePlaces half={half} zone={zone} now={now} language={language} hrefOf={hrefIn(shown, half)} />
      )}
    </section>
  );
}

/** Who was booked when the doors are shut. */
export function OutsideSection(
  shown: Shown & { readonly outside: readonly Coming[]; readonly heading: 'h2' | 'h3' },
): JSX.Element | null {
  const { outside, heading: Heading, ...rest } = shown;
  const { language } = shown.visit;
  if (outside.length === 0) return null;
  return (
    <section class="host-half">
      <header>
        <Heading>{WORDS.outside[language]}</Heading>
      </header>
      <p class="muted">{WORDS.outsideHelp[language]}</p>
      <ul class="comings">
        {outside.map((coming) => (
          <Row
            key={coming.known.booking.reference}
            {...rest}
            coming={coming}
            place={coming.known.booking.resourceName}
            mark="outside"
            when={WORDS.outside[language]}
          />
        ))}
      </ul>
    </section>
  );
}

export function ClosedLine({
  why,
  children,
  language,
}: {
  readonly why: string;
  readonly children?: ComponentChildren;
  readonly language: Language;
}): JSX.Element {
  return (
    <p class="shut">
      <Icon name="slash-circle" />
      <strong>{WORDS.closed[language]}</strong> {why} {children}
    </p>
  );
}

interface RowFacts {
  readonly coming: Coming;
  readonly place: string;
}

/** In the order in which they come, and then of the places, which does not change under one's eyes. */
function rowsOf(places: readonly PlaceState[], language: Language): RowFacts[] {
  return places
    .flatMap(({ resource: { name }, isWithdrawn, coming }) => {
      const place = isWithdrawn ? `${name} (${WORDS.withdrawn[language]})` : name;
      return coming.map((one) => ({ coming: one, place }));
    })
    .sort((one, other) => startOf(one) - startOf(other));
}

function startOf({ coming: { times } }: RowFacts): number {
  return times?.start ?? -Infinity;
}

function Unusable({
  half: { places },
  zone,
  language,
}: {
  readonly half: HalfDayState;
  readonly zone: string;
  readonly language: Language;
}): JSX.Element | null {
  const shut = shutEverywhere(places);
  const isOwn = (one: Shut): boolean => !shut.some((all) => isSame(all, one));
  const lines = places.flatMap(({ resource, closed, busy, rented }) => [
    ...closed.filter(isOwn).map((one) => ({ ...one, name: resource.name, words: WORDS.closed[language] })),
    ...busy.map((one) => ({ ...one, name: resource.name, words: WORDS.busy[language] })),
    ...rented.map((one) => ({ ...one, name: resource.name, words: WORDS.rented[language] })),
  ]);
  if (shut.length + lines.length === 0) return null;
  return (
    <ul class="unusable">
      {shut.map((one) => (
        <li>
          <Icon name="slash-circle" /> <strong>{WORDS.closedEverywhere[language]}</strong>
          {shutInWords(one, zone, language)}
        </li>
      ))}
      {lines.map(({ name, words, why, times }) => (
        <li>
          <Icon name="slash-circle" /> <strong>{name}</strong> {words}
          {shutInWords({ why, times }, zone, language)}
        </li>
      ))}
    </ul>
  );
}

/** What is said of every place is said once. */
function shutEverywhere(places: readonly PlaceState[]): readonly Shut[] {
  const offered = places.filter(({ isWithdrawn }) => !isWithdrawn);
  const [first, ...others] = offered;
  if (first === undefined || others.length === 0) return [];
  return first.closed.filter((one) =>
    others.every(({ closed }) => closed.some((other) => isSame(one, other))),
  );
}

function isSame(one: Shut, other: Shut): boolean {
  return (
    one.why === other.why && one.times?.start === other.times?.start && one.times?.end === other.times?.end
  );
}

function shutInWords({ why, times }: Shut, zone: string, language: Language): string {
  const when = times === null ? '' : `, ${periodInWords(times, zone, language)}`;
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return `${when}${why === '' ? '' : colon + why}`;
}

/** Where a free place leads on a coming day; whoever comes today stands at the door, or has called, and walks in. */
function hrefIn({ day, now }: Shown, { halfDay }: HalfDayState): ((resource: string) => string) | null {
  const { telecentre, state } = day;
  const { date } = state;
  if (date <= localDateOf(now, state.timeZone)) return null;
  return (resource) => bookForPath(telecentre.slug, { date, halfDay, resource });
}

/** Each is where a row can be dragged to. */
function FreePlaces({
  half: { places },
  zone,
  now,
  language,
  hrefOf,
}: {
  readonly half: HalfDayState;
  readonly zone: string;
  readonly now: Instant;
  readonly language: Language;
  readonly hrefOf: ((resource: string) => string) | null;
}): JSX.Element {
  const free = places.flatMap(({ resource, free: left }) => {
    if (left === 'all') return [{ ...resource, times: '' }];
    const toCome = left.filter(({ end }: Period) => end > now);
    return toCome.length === 0
      ? []
      : [{ ...resource, times: toCome.map((period) => periodInWords(period, zone, language)).join(', ') }];
  });
  if (free.length === 0) return <p class="muted">{WORDS.noFree[language]}</p>;
  return (
    <div class="free-places">
      <p>
        <Icon name="check-lg" /> {WORDS.free[language]}
      </p>
      <ul>
        {free.map(({ id, name, times }) => (
          <li key={id} data-free={id}>
            {hrefOf === null || times !== '' ? name : <a href={hrefOf(id)}>{name}</a>}
            {times !== '' && <small> {times}</small>}
          </li>
        ))}
      </ul>
    </div>
  );
}
