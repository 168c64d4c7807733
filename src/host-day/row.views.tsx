import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { hostCheckInTime } from '../attendance/check-in-time.js';
import { isUnderWay } from '../attendance/leaving-time.js';
import { asSeenAtThePlace, calledAtThePlace } from '../bookings/people.js';
import type { Coming, ComingState } from '../occupancy/day.js';
import type { SeenDay } from '../occupancy/day.service.js';
import { Form } from '../platform/web/form.js';
import { Icon, type IconName } from '../platform/web/icon.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Instant } from '../reservation/period.js';
import { otherPlaces } from './other-places.js';
import { momentInWords, peopleInWords, periodInWords, STATE, WORDS } from './host-day.words.js';

export interface Shown {
  readonly visit: Visit;
  readonly day: SeenDay;
  readonly now: Instant;
  /** The presses of the page of all her telecentres come back to it. */
  readonly from?: 'host';
}

/** Somebody who comes: their state, who, where, and what one press does. */
export function Row({
  coming,
  place,
  mark,
  when,
  ...shown
}: Shown & {
  readonly coming: Coming;
  readonly place: string;
  /** What tells the row from that of the same booking in the other half of the day. */
  readonly mark: string;
  /** The same for those who hear the page. */
  readonly when: string;
}): JSX.Element {
  const { visit, day } = shown;
  const { language } = visit;
  const { booking } = coming.known;
  const name = nameOf(coming, language);
  const seen = asSeenAtThePlace(coming.known.holder);
  const facts = [
    place,
    ...(coming.times === null ? [] : [periodInWords(coming.times, day.state.timeZone, language)]),
    ...(booking.people > 1 ? [peopleInWords(booking.people, language)] : []),
    ...(booking.title === null ? [] : [booking.title]),
  ];
  return (
    <li
      id={rowId(booking.reference, mark)}
      class={`coming ${coming.state}`}
      data-booking-row={booking.reference}
    >
      <p class="who">
        <Icon name={SIGN[coming.state]} />
        <span class="state">{stateInWords(coming, day.state.timeZone, language)}</span>
        <strong>{name}</strong>
        {seen.firstVisit === true && <span class="mark">{WORDS.firstVisit[language]}</span>}
        {booking.team && (
          <a class="mark" href={`/teams/${booking.team}`}>
            {WORDS.team[language]}
          </a>
        )}
      </p>
      <p class="facts-line">{facts.join(' · ')}</p>
      {booking.message !== null && <p class="message">{quoted(booking.message, language)}</p>}
      <Deeds {...shown} coming={coming} name={name} when={when} />
    </li>
  );
}

export function rowId(reference: string, mark: string): string {
  return `booking-${reference}-${mark}`;
}

function Deeds({
  coming,
  name,
  when,
  ...shown
}: Shown & { readonly coming: Coming; readonly name: string; readonly when: string }): JSX.Element {
  const { visit, day, now, from } = shown;
  const { language } = visit;
  const { booking } = coming.known;
  const { slug } = day.telecentre;
  const action = (deed: string): string => `/telecentres/${slug}/day/${booking.reference}/${deed}`;
  const places = otherPlaces(coming.known, day, now);
  return (
    <div class="actions" data-ticks>
      {ticksOf(coming, now).map(({ deed, words, look }) => (
        <Form key={deed} action={action(deed)} formToken={visitorOf(visit).formToken}>
          <Back date={day.state.date} from={from} />
          {deed !== 'arrival' && <input type="hidden" name="revision" value={booking.revision} />}
          <button
            type="submit"
            {...(look === undefined ? {} : { class: look })}
            aria-label={`${words[language]}, ${name}`}
          >
            {words[language]}
          </button>
        </Form>
      ))}
      {coming.state === 'awaiting' && (
        <a href={`/telecentres/${slug}/requests`} aria-label={`${WORDS.answer[language]}, ${name}`}>
          {WORDS.answer[language]}
        </a>
      )}
      {places.length > 0 && (
        <details class="asks">
          <summary aria-label={`${WORDS.otherPlace[language]}, ${name}, ${when}`}>
            {WORDS.otherPlace[language]}
          </summary>
          <Form class="places" action={action('place')} formToken={visitorOf(visit).formToken}>
            <Back date={day.state.date} from={from} />
            <p>{WORDS.moveTo[language]}</p>
            {places.map((one) => (
              <button
                key={one.id}
                type="submit"
                name="resource"
                value={one.id}
                class="quiet"
                aria-label={`${one.name}, ${name}`}
              >
                {one.name}
              </button>
            ))}
          </Form>
        </details>
      )}
      <a href={`/host/bookings/${booking.reference}`} aria-label={`${WORDS.moreOfIt[language]}, ${name}`}>
        {WORDS.moreOfIt[language]}
      </a>
    </div>
  );
}

function Back({ date, from }: { readonly date: string; readonly from: 'host' | undefined }): JSX.Element {
  return (
    <>
      <input type="hidden" name="date" value={date} />
      {from !== undefined && <input type="hidden" name="from" value={from} />}
    </>
  );
}

interface Tick {
  readonly deed: string;
  readonly words: Words;
  readonly look?: 'quiet';
}

/** What can be said of somebody now. Nobody is absent before they were to come. */
function ticksOf({ state, known: { booking } }: Coming, now: Instant): readonly Tick[] {
  const time = hostCheckInTime(booking);
  if (now < time.start || now >= time.end) return [];
  switch (state) {
    case 'expected':
      return [
        { deed: 'arrival', words: WORDS.arrive },
        ...(now < booking.start ? [] : [{ deed: 'absence', words: WORDS.absent, look: 'quiet' } as const]),
      ];
    case 'arrived':
      if (booking.status !== 'checked_in') return [];
      return [
        { deed: 'arrival/undo', words: WORDS.undoArrival, look: 'quiet' },
        ...(isUnderWay(booking, now)
          ? [{ deed: 'departure', words: WORDS.leave, look: 'quiet' } as const]
          : []),
      ];
    case 'absent':
      return [
        { deed: 'arrival', words: WORDS.arrive },
        { deed: 'absence/undo', words: WORDS.undoAbsence, look: 'quiet' },
      ];
    case 'over':
    case 'held':
    case 'awaiting':
      return [];
  }
}

const SIGN: Readonly<Record<ComingState, IconName>> = {
  expected: 'circle',
  arrived: 'check-circle',
  absent: 'x-lg',
  over: 'clock-history',
  held: 'hourglass-split',
  awaiting: 'question-circle',
};

function stateInWords({ state, known: { booking } }: Coming, zone: string, language: Language): string {
  const since = state === 'arrived' && booking.arrivedAt !== null;
  return since
    ? `${STATE[state][language]} ${AT[language]} ${momentInWords(booking.arrivedAt, zone, language)}`
    : STATE[state][language];
}

const AT: Words = { fr: 'à', en: 'at' };

function nameOf({ known: { holder } }: Coming, language: Language): string {
  return calledAtThePlace(asSeenAtThePlace(holder), language) ?? WORDS.nobodyKnown[language];
}

function quoted(text: string, language: Language): string {
  return language === 'fr' ? `«\u00a0${text}\u00a0»` : `“${text}”`;
}
