import { SHOWN_HOURS_BEFORE } from '../door-codes/door-code.js';
import type { Words } from '../platform/i18n/language.js';
import { PROOF } from '../sign-in/sign-in-cookies.js';

/** A question that people come with, and the way to where it is settled. */
export interface Topic {
  readonly id: string;
  readonly name: Words;
  readonly paragraphs: readonly Words[];
  readonly way?: { readonly href: string; readonly label: Words };
}

export const HELP_PAGE_WORDS = {
  title: { fr: 'Aide', en: 'Help' },
  introduction: {
    fr: 'Réserver une place, la changer, venir. Si la réponse n’est pas ici, appelez votre télécentre.',
    en: 'Booking a place, changing it, coming. If the answer is not here, call your telecentre.',
  },
  onThisPage: { fr: 'Sur cette page', en: 'On this page' },
  call: { fr: 'Qui appeler', en: 'Whom to call' },
  callYours: {
    fr: 'Votre télécentre peut réserver, déplacer ou annuler pour vous, même si vous n’avez pas de compte.',
    en: 'Your telecentre can book, move or cancel for you, even if you have no account.',
  },
  noneKnown: {
    fr: 'Leurs numéros ne nous ont pas encore été donnés\u00a0: leurs pages disent où ils sont et quand ils ouvrent.',
    en: 'Their numbers have not been given to us yet: their pages say where they are and when they open.',
  },
  allTelecentres: { fr: 'Voir tous les télécentres', en: 'See all telecentres' },
} as const satisfies Readonly<Record<string, Words>>;

export const TOPICS: readonly Topic[] = [
  {
    id: 'book',
    name: { fr: 'Réserver', en: 'Book' },
    paragraphs: [
      {
        fr: 'Choisissez un jour, une demi-journée et un lieu\u00a0: les places libres les plus proches viennent d’abord. «\u00a0Réserver\u00a0» suffit pour un poste\u00a0; c’est fait, et un courriel vous le confirme.',
        en: 'Choose a day, a half-day and a place: the nearest free ones come first. “Book” is enough for a desk; it is done, and a mail confirms it.',
      },
      {
        fr: 'Pour une salle, dites aussi combien vous serez. Pendant que vous remplissez, la place est gardée pour vous.',
        en: 'For a room, say also how many you will be. While you fill that in, the place is held for you.',
      },
    ],
    way: { href: '/search', label: { fr: 'Chercher une place', en: 'Search for a place' } },
  },
  {
    id: 'change',
    name: { fr: 'Déplacer ou annuler', en: 'Move or cancel' },
    paragraphs: [
      {
        fr: 'Ouvrez la réservation, depuis le courriel de confirmation ou vos réservations, puis «\u00a0Déplacer\u00a0» ou «\u00a0Annuler\u00a0». La place que vous rendez sert tout de suite à quelqu’un d’autre.',
        en: 'Open the booking, from the mail that confirmed it or from your bookings, then “Move” or “Cancel”. The place that you give back serves somebody else at once.',
      },
      {
        fr: 'Annulée par erreur\u00a0? Sa page permet de la rétablir pendant quelques minutes, si la place est encore libre.',
        en: 'Cancelled by mistake? Its page lets you restore it for some minutes, if the place is still free.',
      },
    ],
    way: { href: '/bookings', label: { fr: 'Voir mes réservations', en: 'See my bookings' } },
  },
  {
    id: 'door',
    name: { fr: 'Le code de la porte', en: 'The code of the door' },
    paragraphs: [
      {
        fr: `Là où il y en a un, il s’affiche sur la page de votre réservation, d’ordinaire à partir de ${SHOWN_HOURS_BEFORE}\u00a0heures avant, jamais dans un courriel. Ouvrez cette page avant de partir\u00a0: elle se relit ensuite sans réseau, ce jour-là.`,
        en: `Where there is one, it is shown on the page of your booking, usually from ${SHOWN_HOURS_BEFORE} hours before, and never in a mail. Open that page before you leave: it can then be read without network, on that day.`,
      },
      {
        fr: 'Il n’est que pour vous. S’il ne s’affiche pas ou n’ouvre pas, appelez le télécentre.',
        en: 'It is for you alone. If it is not shown or does not open, call the telecentre.',
      },
    ],
  },
  {
    id: 'day',
    name: { fr: 'Le jour même', en: 'On the day' },
    paragraphs: [
      {
        fr: 'L’adresse, les horaires et la façon d’entrer sont sur la page de votre réservation. À l’accueil, votre nom suffit. En retard\u00a0? La place reste la vôtre jusqu’à la fin de la réservation.',
        en: 'The address, the hours and how to get in are on the page of your booking. At the reception, your name is enough. Late? The place is yours until the end of the booking.',
      },
      {
        fr: 'Un empêchement\u00a0? Annulez, même au dernier moment, ou appelez\u00a0: quelqu’un attend peut-être.',
        en: 'Something has come up? Cancel, even at the last moment, or call: somebody may be waiting.',
      },
    ],
  },
  {
    id: 'calendars',
    name: { fr: 'Dans votre agenda', en: 'In your calendar' },
    paragraphs: [
      {
        fr: 'Google, Outlook, iPhone, Thunderbird… vos réservations peuvent s’y inscrire toutes seules, et s’y mettre à jour.',
        en: 'Google, Outlook, iPhone, Thunderbird… your bookings can appear there by themselves, and stay up to date.',
      },
    ],
    way: { href: '/help/calendars', label: { fr: 'Comment faire', en: 'How to do it' } },
  },
  {
    id: 'sign-in',
    name: { fr: 'Se connecter', en: 'Signing in' },
    paragraphs: [
      {
        fr: `Il n’y a pas de mot de passe\u00a0: nous vous envoyons un lien, bon une fois, pendant ${PROOF.minutes}\u00a0minutes. S’il n’arrive pas, regardez dans les indésirables, vérifiez l’adresse, redemandez-en un.`,
        en: `There is no password: we send you a link that works once, within ${PROOF.minutes} minutes. If it does not arrive, look among the junk, check the address, ask for another one.`,
      },
      {
        fr: 'Téléphone perdu, avec le code qui s’y affiche\u00a0? Servez-vous d’un code de secours. Si vous n’en avez plus, écrivez à l’administrateur du réseau.',
        en: 'Lost your phone, and the code that it shows? Use a recovery code. If you have none left, write to the administrator of the network.',
      },
    ],
    way: { href: '/sign-in', label: { fr: 'Recevoir un lien', en: 'Have a link sent' } },
  },
];
