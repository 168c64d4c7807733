import type { JSX } from 'preact';
import type { Visit } from '../accounts/visit.js';
import { dayInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { BarePage } from './bare-page.js';
import type { DoorNow, PlaceAtTheDoor } from './door.service.js';
import { placesWithDesksTogether, type DesksNow } from './desks-together.js';
import type { ClosingNow } from './place-now.js';
import { clockTime, untilInWords } from './time.words.js';

interface InWords {
  readonly language: Language;
  readonly zone: string;
  readonly at: Instant;
}

/** Read from across the room: one word, and until when. */
export function ScreenPage({
  visit,
  door: { telecentre, at, places },
  only,
}: {
  readonly visit: Visit;
  readonly door: DoorNow;
  /** The screen is beside one door. */
  readonly only: boolean;
}): JSX.Element {
  const { language } = visit;
  const zone = telecentre.opening.timeZone;
  const words = { language, zone, at };
  const [place] = places;
  const { desks, others } = placesWithDesksTogether(places);
  return (
    <BarePage visit={visit} title={telecentre.name} look="door-screen">
      <p class="door-head">
        <span>{telecentre.commune.name}</span>
        <span>{dayInWords(localDateOf(at, zone), language)}</span>
        <span class="door-clock">{clockTime(at, zone, language)}</span>
      </p>
      {only && place !== undefined ? (
        <OnePlace place={place} {...words} />
      ) : (
        <ul class="door-places">
          {desks !== null && <Desks desks={desks} {...words} />}
          {others.map((one) => (
            <li key={one.resource.id} class={one.state}>
              <h2>{one.resource.name}</h2>
              <State place={one} {...words} />
              <Next place={one} {...words} />
            </li>
          ))}
        </ul>
      )}
    </BarePage>
  );
}

function OnePlace({ place, ...words }: InWords & { readonly place: PlaceAtTheDoor }): JSX.Element {
  return (
    <div class={`door-one ${place.state}`}>
      <h1>{place.resource.name}</h1>
      <State place={place} {...words} />
      <Next place={place} {...words} />
    </div>
  );
}

function State({ place, ...words }: InWords & { readonly place: PlaceAtTheDoor }): JSX.Element {
  const { state, until, now, closing } = place;
  const { language, zone } = words;
  const time = until === null ? null : clockTime(until, zone, language);
  return (
    <p class="door-state">
      <strong>{WORDS[state][language]}</strong>{' '}
      {time !== null && (
        <span>
          {(state === 'shut' ? WORDS.opens : WORDS.until)[language]} {time}
        </span>
      )}{' '}
      {closing !== null && <Closing closing={closing} {...words} />}
      {now !== null && <span class="door-initials">{now}</span>}
    </p>
  );
}

/** `jusqu’à 17 h, panne de chauffage`. */
function Closing({
  closing: { why, until },
  language,
  zone,
  at,
}: InWords & { readonly closing: ClosingNow }): JSX.Element {
  return (
    <span>
      {untilInWords(until, at, zone, language)}
      {why !== '' && (
        <>
          <br />
          {why}
        </>
      )}
    </span>
  );
}

function Next({
  place: { state, next, nextIs },
  language,
  zone,
}: Omit<InWords, 'at'> & { readonly place: PlaceAtTheDoor }): JSX.Element | null {
  if (next === null && state === 'shut') return null;
  if (next === null) return <p class="door-next">{WORDS.nothing[language]}</p>;
  const hours = `${clockTime(next.start, zone, language)} – ${clockTime(next.end, zone, language)}`;
  return (
    <p class="door-next">
      {WORDS.next[language]} {hours}
      {nextIs !== null && `, ${nextIs}`}
    </p>
  );
}

function Desks({ desks, ...words }: InWords & { readonly desks: DesksNow }): JSX.Element {
  const { state, free, all, until, closing } = desks;
  const { language, zone } = words;
  const time = until === null ? null : clockTime(until, zone, language);
  return (
    <li class={state}>
      <h2>{WORDS.desks[language]}</h2>
      <p class="door-state">
        <strong>{state === 'shut' ? WORDS.shut[language] : `${free} / ${all}`}</strong>{' '}
        <span>
          {state === 'free' && `${WORDS.deskFree[language]} ${WORDS.until[language]} ${time ?? ''}`}
          {state === 'taken' && WORDS.noDesk[language]}
          {state === 'shut' && time !== null && `${WORDS.opens[language]} ${time}`}
        </span>
        {closing !== null && <Closing closing={closing} {...words} />}
      </p>
    </li>
  );
}

const WORDS = {
  free: { fr: 'Libre', en: 'Free' },
  taken: { fr: 'Occupé', en: 'Taken' },
  shut: { fr: 'Fermé', en: 'Closed' },
  until: { fr: 'jusqu’à', en: 'until' },
  opens: { fr: 'ouvre à', en: 'opens at' },
  next: { fr: 'Ensuite réservé\u00a0:', en: 'Booked next:' },
  nothing: { fr: 'Plus rien de réservé aujourd’hui', en: 'Nothing else booked today' },
  desks: { fr: 'Postes', en: 'Desks' },
  deskFree: { fr: 'libres', en: 'free' },
  noDesk: { fr: 'libre', en: 'free' },
} as const satisfies Readonly<Record<string, Words>>;
