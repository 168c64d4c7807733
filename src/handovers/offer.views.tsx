import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Refusal } from '../booking-links/refusal.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Alert, Form } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import type { Instant } from '../reservation/period.js';
import { giverInWords, offerStatusAt, type HandoverOffer } from './handover-offer.js';
import type { Done } from './handovers.schemas.js';
import { deadlineInWords, DONE_IN_WORDS, standingInWords } from './handovers.words.js';
import { Ticket } from './ticket.views.js';

export interface OfferProps {
  readonly visit: Visit;
  readonly offer: HandoverOffer;
  /** What the reader would give for it. */
  readonly askedFor: BookingSnapshot | null;
  /** The reader has booked something at that time already. */
  readonly isBookedThen: boolean;
  readonly done: Done | undefined;
  readonly refusal: Refusal | null;
  readonly now: Instant;
}

/** One offer, and what the reader can answer. */
export function OfferPage(props: OfferProps): JSX.Element {
  const { visit, offer, askedFor, done, refusal, now } = props;
  const { language } = visit;
  const { direction, booking } = offer;
  const status = offerStatusAt(offer, now);
  const title = titleOf(offer, language);
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
      {done !== undefined && refusal === null && isStillSo(done, status) && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      <Ticket booking={booking} stands={status === 'open' || status === 'accepted'} language={language} />
      <Exchange {...props} />
      {(done === undefined || status === 'open') && <p>{standingInWords(offer, status)[language]}</p>}
      {status === 'open' && (
        <p class="deadline">
          <Icon name="hourglass-split" /> {WORDS.until[language]}{' '}
          {deadlineInWords(offer.expiresAt, booking.timeZone, language)}.
        </p>
      )}
      {status === 'open' && (direction === 'given' ? <Withdraw {...props} /> : <Answer {...props} />)}
      {status === 'accepted' && direction === 'received' && (
        <p class="actions">
          <a class="button" href={`/bookings/${booking.reference}`}>
            {WORDS.see[language]}
          </a>
        </p>
      )}
      {status === 'accepted' &&
        direction === 'given' &&
        askedFor === null &&
        offer.inExchangeFor !== null && (
          <p class="actions">
            <a class="button" href={`/bookings/${offer.inExchangeFor}`}>
              {WORDS.see[language]}
            </a>
          </p>
        )}
      <p class="aside">
        <a href="/bookings">{WORDS.mine[language]}</a>
      </p>
    </Framed>
  );
}

/** Whoever asks knows no more of it than its reference. */
function Exchange({ visit: { language }, offer, askedFor }: OfferProps): JSX.Element | null {
  const { inExchangeFor } = offer;
  if (inExchangeFor === null) return null;
  if (askedFor === null)
    return (
      <p>
        {WORDS.exchange[language]} <code>{inExchangeFor}</code>.
      </p>
    );
  return (
    <>
      <h2>{WORDS.forYours[language]}</h2>
      <Ticket booking={askedFor} stands language={language} />
    </>
  );
}

function Answer({ visit, offer, isBookedThen }: OfferProps): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  return (
    <>
      {isBookedThen && (
        <p class="warning">
          <Icon name="exclamation-triangle" /> {WORDS.bookedThen[language]}
        </p>
      )}
      <div class="actions">
        <Form action={`${offerPath(offer)}/acceptance`} formToken={formToken}>
          {isBookedThen && <input type="hidden" name="evenSo" value="yes" />}
          <button type="submit">{(isBookedThen ? WORDS.acceptEvenSo : WORDS.accept)[language]}</button>
        </Form>
        <Form action={`${offerPath(offer)}/refusal`} formToken={formToken}>
          <button type="submit" class="quiet">
            {WORDS.refuse[language]}
          </button>
        </Form>
      </div>
    </>
  );
}

function Withdraw({ visit, offer }: OfferProps): JSX.Element {
  return (
    <div class="actions">
      <Form action={`${offerPath(offer)}/withdrawal`} formToken={visitorOf(visit).formToken}>
        <button type="submit" class="quiet">
          {WORDS.withdraw[visit.language]}
        </button>
      </Form>
    </div>
  );
}

export function offerPath({ id }: Pick<HandoverOffer, 'id'>): string {
  return `/handovers/${id}`;
}

/** Going back may bring back words that are true no more. */
function isStillSo(done: Done, status: HandoverOffer['status']): boolean {
  return done === 'offered' ? status === 'open' : done === status;
}

function titleOf({ direction, to, giver, inExchangeFor }: HandoverOffer, language: Language): string {
  const swap = inExchangeFor !== null;
  if (direction === 'given') return `${(swap ? WORDS.swapTo : WORDS.offeredTo)[language]} ${to}`;
  return `${giverInWords(giver)} ${(swap ? WORDS.swapsWithYou : WORDS.offersYou)[language]}`;
}

const WORDS = {
  offeredTo: { fr: 'Réservation proposée à', en: 'Booking offered to' },
  swapTo: { fr: 'Échange proposé à', en: 'Swap offered to' },
  offersYou: { fr: 'vous propose une réservation', en: 'offers you a booking' },
  swapsWithYou: { fr: 'vous propose un échange', en: 'offers you a swap' },
  until: { fr: 'Réponse possible jusqu’au', en: 'To be answered by' },
  exchange: { fr: 'En échange de la réservation', en: 'In exchange for the booking' },
  forYours: { fr: 'En échange de votre réservation', en: 'In exchange for your booking' },
  bookedThen: {
    fr: 'Vous avez déjà une réservation à ce moment-là. Si vous acceptez, vous aurez les deux.',
    en: 'You already have a booking at that time. If you accept, you will have both.',
  },
  accept: { fr: 'Accepter', en: 'Accept' },
  acceptEvenSo: { fr: 'Accepter quand même', en: 'Accept even so' },
  refuse: { fr: 'Non merci', en: 'No, thank you' },
  withdraw: { fr: 'Retirer ma proposition', en: 'Withdraw my offer' },
  see: { fr: 'Voir ma réservation', en: 'See my booking' },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
} satisfies Record<string, Words>;
