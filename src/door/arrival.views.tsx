import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { ownCheckInTime } from '../attendance/check-in-time.js';
import type { Refusal } from '../booking-links/refusal.js';
import { inCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Form } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import type { OwnBookingHere } from './door.queries.js';
import type { DoorNow } from './door.service.js';
import { closingOf, placesWithDesksTogether } from './desks-together.js';
import { clockTime, untilInWords } from './time.words.js';

export interface ArrivalPageProps {
  readonly visit: Visit;
  readonly door: DoorNow;
  /** Of today, and not over; none of somebody who has not signed in. */
  readonly own: readonly OwnBookingHere[];
  readonly now: Instant;
  readonly refusal: Refusal | null;
}

export function ArrivalPage(props: ArrivalPageProps): JSX.Element {
  const { visit, door, own, refusal } = props;
  const { language } = visit;
  const { commune } = door.telecentre;
  const title = `${WORDS.welcome[language]} ${inCommune(commune.name, language)}`;
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      {refusal !== null && (
        <Alert>
          {refusal.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      {visit.visitor === null ? <SignInFirst {...props} /> : <Own {...props} />}
      {own.length === 0 && <FreeNow {...props} />}
    </Framed>
  );
}

function SignInFirst({ visit: { language }, door }: ArrivalPageProps): JSX.Element {
  const { slug } = door.telecentre;
  return (
    <>
      <p>{WORDS.signInLead[language]}</p>
      <p>
        <a class="button" href={`/sign-in?to=${encodeURIComponent(`/arrival/${slug}`)}`}>
          {WORDS.signIn[language]}
        </a>
      </p>
    </>
  );
}

function Own(props: ArrivalPageProps): JSX.Element {
  const { visit, own } = props;
  const { language } = visit;
  if (own.length === 0) return <p>{WORDS.none[language]}</p>;
  return (
    <ul class="arrivals">
      {own.map((booking) => (
        <li key={booking.reference}>
          <p>
            <strong>{booking.resourceName}</strong>, {hoursOf(booking, language)}
          </p>
          <Arrival {...props} booking={booking} />
        </li>
      ))}
    </ul>
  );
}

function Arrival({
  visit,
  door,
  booking,
  now,
}: ArrivalPageProps & { readonly booking: OwnBookingHere }): JSX.Element {
  const { language } = visit;
  const { slug, attendance } = door.telecentre;
  const time = ownCheckInTime(booking);
  if (booking.status === 'checked_in')
    return (
      <p class="notice" role="status">
        {WORDS.arrived[language]}
      </p>
    );
  if (!attendance.selfCheckIn) return <p>{WORDS.atReception[language]}</p>;
  if (now < time.start)
    return (
      <p>
        {WORDS.later[language]} {clockTime(time.start, booking.timeZone, language)}.
      </p>
    );
  return (
    <>
      {booking.status === 'no_show' && <p>{WORDS.given[language]}</p>}
      <Form action={`/arrival/${slug}`} formToken={visit.visitor?.formToken ?? null}>
        <input type="hidden" name="reference" value={booking.reference} />
        <button type="submit" class="arrive">
          {WORDS.here[language]}
        </button>
      </Form>
    </>
  );
}

function FreeNow({ visit: { language }, door }: ArrivalPageProps): JSX.Element {
  const { slug, opening } = door.telecentre;
  const { desks, others } = placesWithDesksTogether(door.places);
  const free = others.filter(({ state }) => state === 'free');
  const hasDesks = desks !== null && desks.free > 0;
  const isShut = door.places.every(({ state }) => state === 'shut');
  const closing = closingOf(door.places);
  const until = (instant: Instant | null): string =>
    instant === null ? '' : `, ${WORDS.until[language]} ${clockTime(instant, opening.timeZone, language)}`;
  return (
    <>
      <h2>{WORDS.freeNow[language]}</h2>
      {!hasDesks && free.length === 0 ? (
        <p>
          {closing !== null
            ? `${WORDS.closed[language]} ${untilInWords(closing.until, door.at, opening.timeZone, language)}. ${closing.why}`
            : (isShut ? WORDS.shut : WORDS.nothing)[language]}
        </p>
      ) : (
        <ul>
          {hasDesks && (
            <li>
              {WORDS.desks[language]} {desks.free}
              {until(desks.until)}
            </li>
          )}
          {free.map((place) => (
            <li key={place.resource.id}>
              {place.resource.name}
              {until(place.until)}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a class="button quiet" href={`/telecentres/${slug}`}>
          {WORDS.book[language]}
        </a>
      </p>
    </>
  );
}

function hoursOf({ start, end, timeZone }: OwnBookingHere, language: Language): string {
  return `${clockTime(start, timeZone, language)} – ${clockTime(end, timeZone, language)}`;
}

const WORDS = {
  welcome: { fr: 'Bienvenue', en: 'Welcome' },
  signInLead: {
    fr: 'Vous avez réservé\u00a0? Identifiez-vous pour dire que vous êtes là.',
    en: 'Have you booked? Sign in to say that you are here.',
  },
  signIn: { fr: 'S’identifier', en: 'Sign in' },
  none: {
    fr: 'Vous n’avez pas de réservation ici aujourd’hui.',
    en: 'You have no booking here today.',
  },
  here: { fr: 'Je suis là', en: 'I am here' },
  arrived: {
    fr: 'C’est noté\u00a0: votre place vous attend. Bon travail\u00a0!',
    en: 'Noted: your place awaits you. Enjoy your stay!',
  },
  atReception: {
    fr: 'Ici, c’est l’hôte qui note les arrivées\u00a0: présentez-vous à l’accueil.',
    en: 'Here the host notes who has come: please go to the reception.',
  },
  later: { fr: 'Vous pourrez dire que vous êtes là à partir de', en: 'You can say that you are here from' },
  given: {
    fr: 'La place a été rendue entre-temps\u00a0; si elle est encore libre, elle est à vous.',
    en: 'The place has been given back meanwhile; if it is still free, it is yours.',
  },
  freeNow: { fr: 'Libre en ce moment', en: 'Free at this moment' },
  shut: { fr: 'Le télécentre est fermé en ce moment.', en: 'The telecentre is closed at this moment.' },
  closed: { fr: 'Le télécentre est fermé', en: 'The telecentre is closed' },
  nothing: { fr: 'Rien n’est libre en ce moment.', en: 'Nothing is free at this moment.' },
  desks: { fr: 'Postes\u00a0:', en: 'Desks:' },
  until: { fr: 'jusqu’à', en: 'until' },
  book: { fr: 'Réserver une place', en: 'Book a place' },
} as const satisfies Readonly<Record<string, Words>>;
