import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { DoorCodeSection, type DoorCodeShown } from '../door-codes/door-code.views.js';
import { dayInWords, inCommune } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Icon } from '../platform/web/icon.js';
import { occupiesTime, statusAt, type Status } from '../reservation/booking.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { linkPath } from './booking-links.js';
import { whyUnchangeable } from './changeable.js';
import { CalendarWays } from './calendar-ways.views.js';
import { SayArrived } from './arrived.views.js';
import { SayLeaving } from './departure.views.js';
import { HandOver } from './hand-over.views.js';
import { Facts } from './facts.views.js';
import { Held } from './held.views.js';
import { KeptToday } from './kept-today.views.js';
import type { OpenedLink } from './link-door.js';
import {
  clockInWords,
  DONE_IN_WORDS,
  LOOK,
  statusInAWord,
  takeInWords,
  whichInWords,
  type Done,
} from './link.words.js';
import { InShort, Press, Refused, titleOf } from './parts.views.js';
import type { Refusal } from './refusal.js';
import { SeriesWay } from './series-way.views.js';

export interface SeePageProps {
  readonly link: OpenedLink;
  readonly now: Instant;
  /** Until when the holder may take their cancellation back; null when they may not. */
  readonly restorableUntil: Instant | null;
  readonly doorCode: DoorCodeShown | null;
  readonly done: Done | undefined;
  readonly refusal: Refusal | null;
}

/** One booking, and what its holder can do with it. */
export function SeePage(props: SeePageProps): JSX.Element {
  const { link, now, done, refusal, doorCode } = props;
  const { booking, visit } = link;
  const { language } = visit;
  const status = statusAt(booking, now);
  const isOver = status === 'confirmed' && now >= booking.end;
  const seen = isOver ? 'completed' : status;
  const isUnset = doorCode?.kind === 'unset';
  return (
    <Framed visit={visit} title={`${titleOf(link)} – ${titlesOf(link).title[language]}`}>
      <h1>{headingOf(link)}</h1>
      <KeptToday link={link} now={now} hasCode={doorCode?.kind === 'shown'} />
      <Refused refusal={refusal} />
      {done !== undefined && refusal === null && isStillSo(done, status) && (
        <p class="notice" role="status" data-online>
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      <InShort link={link} status={seen}>
        <p>
          <span class={`mark first ${LOOK[seen]}`}>
            {statusInAWord(seen, booking.awaitsApproval, link.isOffered)[language]}
          </span>
        </p>
      </InShort>
      <SayArrived link={link} now={now} />
      <SayLeaving link={link} now={now} />
      {status === 'confirmed' && !isOver && <CalendarWays link={link} />}
      <WhatCanBeDone {...props} />
      <HandOver link={link} now={now} />
      <SeriesWay link={link} now={now} />
      {(!occupiesTime(status) || isOver) && (
        <p class="actions further" data-online>
          <a class="button quiet" href={`/search?near=${booking.telecentre}`}>
            <Icon name="search" /> {WORDS.another[language]}
          </a>
        </p>
      )}
      {doorCode !== null && (
        <DoorCodeSection
          shown={doorCode}
          whose="booking"
          action={`${linkPath(link.token)}/door-code`}
          formToken={visit.visitor?.formToken ?? null}
          day={localDateOf(booking.start, booking.timeZone)}
          timeZone={booking.timeZone}
          language={language}
        />
      )}
      <h2>{WORDS.details[language]}</h2>
      <Facts link={link} isComing={occupiesTime(status) && !isOver} saysAccess={!isUnset} />
    </Framed>
  );
}

/** `Votre réservation du mardi 24 novembre, matin, à Figeac`; of an offer `Place proposée : mardi …`. */
function headingOf(link: OpenedLink): string {
  const { booking, telecentre, visit } = link;
  const { language } = visit;
  const where = telecentre === null ? booking.telecentreName : inCommune(telecentre.commune.name, language);
  return `${titlesOf(link).on[language]} ${whichInWords(booking, language)}, ${where}`;
}

/** It is no booking before the host agrees, or they themselves. */
function titlesOf({ booking: { status, awaitsApproval }, isOffered }: OpenedLink): typeof BOOKING {
  if (status === 'held' && awaitsApproval) return REQUEST;
  return isOffered && (status === 'held' || status === 'expired') ? OFFER : BOOKING;
}

/** Going back may bring back words that are true no more. */
function isStillSo(done: Done, status: Status): boolean {
  if (done === 'requested') return status === 'held';
  return done !== 'booked' || status === 'confirmed' || status === 'checked_in';
}

/** First what is urgent: a hold lapses, a cancellation can be taken back for minutes only. */
function WhatCanBeDone({ link, now, restorableUntil, done }: SeePageProps): JSX.Element | null {
  const { booking, visit, token } = link;
  const { language } = visit;
  const status = statusAt(booking, now);
  if (restorableUntil !== null)
    return (
      <>
        <p>
          {WORDS.restorable[language]} {clockInWords(restorableUntil, booking.timeZone, language)}.
        </p>
        <div class="actions">
          <Press link={link} to="restoration">
            {WORDS.restore[language]}
          </Press>
        </div>
      </>
    );
  const why = whyUnchangeable(link, now, language);
  // What has just been done says as much.
  if (why !== null && done !== undefined && status === 'cancelled') return null;
  if (why !== null)
    return (
      <p>
        {why} {link.cancelledBy === 'receiver' && WORDS.getInTouch[language]}
      </p>
    );
  if (status === 'held' && booking.awaitsApproval) return <Asked link={link} />;
  return (
    <>
      {status === 'held' && <Held link={link} />}
      <div class="actions">
        {status === 'held' && (
          <Press link={link} to="confirmation">
            {takeInWords(link)[language]}
          </Press>
        )}
        {status === 'held' && (
          <a class="button quiet" href={`${linkPath(token)}/completion`}>
            {WORDS.say[language]}
          </a>
        )}
        {!(status === 'held' && link.isOffered) && (
          <a class="button quiet" href={`${linkPath(token)}/move`}>
            {WORDS.move[language]}
          </a>
        )}
        <a class="button quiet" href={`${linkPath(token)}/cancellation`}>
          {giveUpWords(link, status)[language]}
        </a>
      </div>
    </>
  );
}

/** Only the host can do more than add a word, or wait. */
function Asked({ link }: { readonly link: OpenedLink }): JSX.Element {
  const { booking, visit, token } = link;
  const { language } = visit;
  return (
    <>
      <p>
        {WORDS.asked[language]}{' '}
        {booking.expiresAt !== null && untilInWords(booking.expiresAt, booking.timeZone, language)}
      </p>
      <div class="actions">
        <a class="button quiet" href={`${linkPath(token)}/completion`}>
          {WORDS.sayToHost[language]}
        </a>
        <a class="button quiet" href={`${linkPath(token)}/cancellation`}>
          {WORDS.withdraw[language]}
        </a>
      </div>
    </>
  );
}

function untilInWords(moment: Instant, timeZone: string, language: Language): string {
  const day = dayInWords(localDateOf(moment, timeZone), language);
  const time = clockInWords(moment, timeZone, language);
  return language === 'fr'
    ? `Sa réponse vient avant le ${day} à ${time}\u00a0; jusque-là, la place vous est gardée.`
    : `The answer comes before ${day} at ${time}; until then the place is kept for you.`;
}

function giveUpWords({ isOffered }: OpenedLink, status: Status): Words {
  if (status !== 'held') return WORDS.cancel;
  return isOffered ? WORDS.noThanks : WORDS.giveBack;
}

const BOOKING = {
  title: { fr: 'Votre réservation', en: 'Your booking' },
  on: { fr: 'Votre réservation du', en: 'Your booking on' },
} satisfies Record<string, Words>;
const REQUEST = {
  title: { fr: 'Votre demande', en: 'Your request' },
  on: { fr: 'Votre demande du', en: 'Your request for' },
} satisfies Record<string, Words>;
const OFFER = {
  title: { fr: 'Place proposée', en: 'Offered place' },
  on: { fr: 'Place proposée\u00a0:', en: 'Offered place:' },
} satisfies Record<string, Words>;

const WORDS = {
  details: { fr: 'En détail', en: 'Details' },
  say: { fr: 'Ajouter un objet', en: 'Add a title' },
  asked: {
    fr: 'Cette place est donnée sur demande, et l’accueil a reçu la vôtre.',
    en: 'This place is given on request, and the host has received yours.',
  },
  sayToHost: { fr: 'Ajouter un mot pour l’accueil', en: 'Add a word for the host' },
  withdraw: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
  move: { fr: 'Déplacer', en: 'Move' },
  cancel: { fr: 'Annuler cette réservation', en: 'Cancel this booking' },
  giveBack: { fr: 'Rendre la place', en: 'Give the place back' },
  noThanks: { fr: 'Non merci', en: 'No, thank you' },
  another: { fr: 'Chercher une autre place', en: 'Look for another place' },
  getInTouch: {
    fr: 'Pour convenir d’un autre moment, joignez-le.',
    en: 'Get in touch with it to find another time.',
  },
  restore: { fr: 'Rétablir la réservation', en: 'Restore the booking' },
  restorable: {
    fr: 'La place est de nouveau libre pour d’autres. Vous pouvez rétablir la réservation jusqu’à',
    en: 'The place is free for others again. You can restore the booking until',
  },
} satisfies Record<string, Words>;
