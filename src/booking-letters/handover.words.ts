/** All words of the letters between those who hand over a booking. */
import type { Language } from '../platform/i18n/language.js';
import type { OfferNews } from './handover-news.js';

/** Words of an offer that are in every letter of it. */
export interface OfferTold {
  readonly other: string;
  readonly isSwap: boolean;
  readonly place: string;
  /** `à Figeac`. */
  readonly where: string;
  /** `mardi 12 janvier, 9 h – 12 h`. */
  readonly when: string;
  /** `mardi 12 janvier de 9 h à 12 h`. */
  readonly spoken: string;
  /** `lundi 11 janvier à 9 h`. */
  readonly deadline: string;
}

type Kind = OfferNews['kind'];

interface HandoverWords {
  readonly greeting: (name: string | null) => string;
  readonly subject: Readonly<Record<Kind, (told: OfferTold) => string>>;
  readonly says: Readonly<Record<Kind, (told: OfferTold) => readonly string[]>>;
  readonly handedOverSubject: (told: Pick<OfferTold, 'place' | 'where' | 'when' | 'isSwap'>) => string;
  readonly handedOver: (told: Pick<OfferTold, 'spoken' | 'where' | 'isSwap'> & To) => string;
  readonly answer: string;
  readonly see: string;
  readonly signIn: string;
  readonly why: string;
  readonly labels: Readonly<Record<'when' | 'place' | 'telecentre' | 'inExchangeFor', string>>;
}

interface To {
  readonly to: string | null;
}

const french: HandoverWords = {
  greeting: (name) => (name === null ? 'Bonjour,' : `Bonjour ${name},`),
  subject: {
    offered: ({ isSwap, place, where, when }) =>
      `${isSwap ? 'Échange proposé' : 'Place proposée'}\u00a0: ${place} ${where}, ${when}`,
    withdrawn: ({ place, where, when }) => `Proposition retirée\u00a0: ${place} ${where}, ${when}`,
    void: ({ place, where, when }) => `Proposition sans suite\u00a0: ${place} ${where}, ${when}`,
    refused: ({ place, where, when }) => `Proposition refusée\u00a0: ${place} ${where}, ${when}`,
    lapsed: ({ place, where, when }) => `Proposition sans réponse\u00a0: ${place} ${where}, ${when}`,
  },
  says: {
    offered: ({ other, isSwap, spoken, where, deadline }) => [
      isSwap
        ? `${other} vous propose d’échanger sa réservation ${where}, ${spoken}, contre l’une des vôtres.`
        : `${other} vous propose sa réservation ${where}, ${spoken}, si elle vous convient.`,
      `Vous pouvez répondre jusqu’au ${deadline}. Si vous acceptez, la place est aussitôt à vous\u00a0: personne d’autre ne peut la prendre entre-temps.`,
    ],
    withdrawn: ({ other, spoken, where }) => [
      `${other} a retiré sa proposition\u00a0: la réservation ${where}, ${spoken}, n’est plus à prendre. Rien n’a changé pour vous.`,
    ],
    void: ({ spoken, where }) => [
      `La proposition pour la réservation ${where}, ${spoken}, ne tient plus, car une réservation a changé depuis. Rien d’autre n’a changé pour vous.`,
    ],
    refused: ({ other, spoken, where }) => [
      `${other} ne prend pas votre réservation ${where}, ${spoken}. Elle reste à vous\u00a0: pensez à l’annuler si vous ne venez pas.`,
    ],
    lapsed: ({ other, spoken, where }) => [
      `Personne n’a répondu à votre proposition à ${other}. La réservation ${where}, ${spoken}, reste à vous.`,
    ],
  },
  handedOverSubject: ({ isSwap, place, where, when }) =>
    `Réservation ${isSwap ? 'échangée' : 'cédée'}\u00a0: ${place} ${where}, ${when}`,
  handedOver: ({ to, spoken, where, isSwap }) => {
    const whose = to === null ? 'n’est plus la vôtre' : `est désormais celle de ${to}`;
    const swap = isSwap
      ? ' Celle que vous recevez en échange vous est confirmée dans un autre courriel.'
      : '';
    return `C’est fait\u00a0: votre réservation ${where}, ${spoken}, ${whose}. L’accueil le voit.${swap}`;
  },
  answer: 'Voir et répondre',
  see: 'Voir la proposition',
  signIn: 'Un geste suffit pour répondre\u00a0; la page vous demande d’abord de vous connecter.',
  why: 'Vous recevez ce courriel parce qu’une réservation vous est proposée, ou parce que vous en proposez une.',
  labels: {
    when: 'Quand',
    place: 'Place',
    telecentre: 'Télécentre',
    inExchangeFor: 'En échange de la vôtre',
  },
};

const english: HandoverWords = {
  greeting: (name) => (name === null ? 'Hello,' : `Hello ${name},`),
  subject: {
    offered: ({ isSwap, place, where, when }) =>
      `${isSwap ? 'Swap offered' : 'Place offered'}: ${place} ${where}, ${when}`,
    withdrawn: ({ place, where, when }) => `Offer withdrawn: ${place} ${where}, ${when}`,
    void: ({ place, where, when }) => `Offer no longer stands: ${place} ${where}, ${when}`,
    refused: ({ place, where, when }) => `Offer declined: ${place} ${where}, ${when}`,
    lapsed: ({ place, where, when }) => `Offer without an answer: ${place} ${where}, ${when}`,
  },
  says: {
    offered: ({ other, isSwap, spoken, where, deadline }) => [
      isSwap
        ? `${other} offers to swap their booking ${where} ${spoken} for one of yours.`
        : `${other} offers you their booking ${where} ${spoken}, if it suits you.`,
      `You can answer until ${deadline}. If you accept, the place is yours at once: nobody else can take it in between.`,
    ],
    withdrawn: ({ other, spoken, where }) => [
      `${other} has withdrawn the offer: the booking ${where} ${spoken} is not to be had any more. Nothing has changed for you.`,
    ],
    void: ({ spoken, where }) => [
      `The offer of the booking ${where} ${spoken} no longer stands, as a booking has changed since. Nothing else has changed for you.`,
    ],
    refused: ({ other, spoken, where }) => [
      `${other} does not take your booking ${where} ${spoken}. It stays yours: please cancel it if you do not come.`,
    ],
    lapsed: ({ other, spoken, where }) => [
      `Nobody has answered your offer to ${other}. The booking ${where} ${spoken} stays yours.`,
    ],
  },
  handedOverSubject: ({ isSwap, place, where, when }) =>
    `Booking ${isSwap ? 'swapped' : 'handed over'}: ${place} ${where}, ${when}`,
  handedOver: ({ to, spoken, where, isSwap }) => {
    const whose = to === null ? 'is no longer yours' : `is now that of ${to}`;
    const swap = isSwap ? ' The one that you get for it is confirmed to you in another mail.' : '';
    return `Done: your booking ${where} ${spoken} ${whose}. The host sees it.${swap}`;
  },
  answer: 'See and answer',
  see: 'See the offer',
  signIn: 'One press is enough to answer, once you have signed in.',
  why: 'You receive this mail because somebody offers you a booking, or because you offer one.',
  labels: {
    when: 'When',
    place: 'Place',
    telecentre: 'Telecentre',
    inExchangeFor: 'In exchange for yours',
  },
};

export const HANDOVER_WORDS: Readonly<Record<Language, HandoverWords>> = { fr: french, en: english };
