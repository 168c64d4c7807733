import { SHOWN_HOURS_BEFORE } from '../door-codes/door-code.js';
import type { Words } from '../platform/i18n/language.js';
import { UNDO_MINUTES } from '../reservation/booking.js';
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
    fr: 'Un télécentre est un lieu près de chez vous où travailler quelques heures ou une journée, au calme et avec une bonne connexion\u00a0: un poste, un bureau ou une salle. Ici\u00a0: réserver une place, la changer, venir.',
    en: 'A telecentre is a place near home to work in for some hours or a day, in quiet and with a good connection: a desk, an office or a room. Here: booking a place, changing it, coming.',
  },
  onThisPage: { fr: 'Sur cette page', en: 'On this page' },
  call: { fr: 'À qui s’adresser', en: 'Whom to ask' },
  callYours: {
    fr: 'À votre télécentre, l’hôte peut réserver, déplacer ou annuler pour vous, même si vous n’avez pas de compte. Quand son numéro nous a été donné, il est sur la page du télécentre et sur celle de votre réservation.',
    en: 'At your telecentre, the host can book, move or cancel for you, even if you have no account. Where its number has been given to us, it is on the page of the telecentre and on that of your booking.',
  },
  noneKnown: {
    fr: 'Aucun numéro ne nous a encore été donné\u00a0: les pages des télécentres disent où ils sont et quand ils ouvrent.',
    en: 'No number has been given to us yet: the pages of the telecentres say where they are and when they open.',
  },
  coordinators: {
    fr: 'Sans numéro, adressez-vous à la coordination de votre département\u00a0:',
    en: 'Where there is no number, turn to the coordinator of your department:',
  },
  allTelecentres: { fr: 'Voir tous les télécentres', en: 'See all telecentres' },
} as const satisfies Readonly<Record<string, Words>>;

export const TOPICS: readonly Topic[] = [
  {
    id: 'book',
    name: { fr: 'Réserver', en: 'Book' },
    paragraphs: [
      {
        fr: 'Choisissez un jour, une demi-journée et un lieu\u00a0: les places libres les plus proches viennent d’abord. «\u00a0Réserver\u00a0» suffit\u00a0; c’est fait, et un courriel vous le confirme. La première fois, il faut d’abord vous connecter\u00a0: votre choix vous attend.',
        en: 'Choose a day, a half-day and a place: the nearest free ones come first. “Book” is enough; it is done, and a mail confirms it. The first time you sign in first: your choice awaits you.',
      },
      {
        fr: 'À côté, un autre bouton permet de préciser l’objet, le nombre de personnes ou la place. Pendant que vous remplissez, elle vous est gardée, d’ordinaire dix minutes\u00a0; l’heure est dite sur la page.',
        en: 'Beside it, another button lets you say the title, how many you are or which place. While you fill that in it is kept for you, usually for ten minutes; the page says until when.',
      },
    ],
    way: { href: '/search', label: { fr: 'Chercher une place', en: 'Search for a place' } },
  },
  {
    id: 'change',
    name: { fr: 'Déplacer ou annuler', en: 'Move or cancel' },
    paragraphs: [
      {
        fr: 'Ouvrez la réservation, depuis le courriel de confirmation ou vos réservations, puis «\u00a0Déplacer\u00a0» (une autre heure, au même endroit) ou «\u00a0Annuler\u00a0». Pour aller ailleurs, «\u00a0Changer de lieu\u00a0» est dans vos réservations. La place que vous rendez sert tout de suite à quelqu’un d’autre.',
        en: 'Open the booking, from the mail that confirmed it or from your bookings, then “Move” (to another time, at the same telecentre) or “Cancel”. To go elsewhere, “Change the place” is in your bookings. The place that you give back serves somebody else at once.',
      },
      {
        fr: `Annulée par erreur\u00a0? Sa page permet de la rétablir pendant ${UNDO_MINUTES}\u00a0minutes, s’il reste de la place.`,
        en: `Cancelled by mistake? Its page lets you restore it for ${UNDO_MINUTES} minutes, if there is still a place.`,
      },
    ],
    way: { href: '/bookings', label: { fr: 'Voir mes réservations', en: 'See my bookings' } },
  },
  {
    id: 'door',
    name: { fr: 'Le code de la porte', en: 'The code of the door' },
    paragraphs: [
      {
        fr: `Là où il y en a un, il s’affiche sur la page de votre réservation, d’ordinaire à partir de ${SHOWN_HOURS_BEFORE}\u00a0heures avant, jamais dans un courriel. Affichez-le le jour même, avant de partir\u00a0: la page se relit ensuite sans réseau, avec lui.`,
        en: `Where there is one, it is shown on the page of your booking, usually from ${SHOWN_HOURS_BEFORE} hours before, and never in a mail. Show it on the day, before you leave: the page can then be read without network, with the code.`,
      },
      {
        fr: 'Qui loue une place au mois le trouve de même sur la page de sa location. Ne le transmettez à personne. S’il ne s’affiche pas ou n’ouvre pas, voyez plus bas à qui s’adresser.',
        en: 'Whoever rents a place by the month finds it likewise on the page of the rental. Pass it on to nobody. If it is not shown or does not open, see below whom to ask.',
      },
    ],
  },
  {
    id: 'offline',
    name: { fr: 'Sans réseau', en: 'Without network' },
    paragraphs: [
      {
        fr: 'Le jour même, ouvrez une fois la page de votre réservation\u00a0: jusqu’à la fin de celle-ci, elle se relit sur cet appareil sans réseau. Rien d’autre ne se lit, et rien ne part\u00a0: réservez, déplacez, annulez quand le réseau est là. Vos réservations inscrites dans votre agenda s’y lisent toujours.',
        en: 'On the day, open the page of your booking once: until its end it can be read on this device without network. Nothing else can be read, and nothing is sent: book, move, cancel when the network is there. Bookings that are in your calendar program can always be read there.',
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
        fr: 'Un empêchement\u00a0? Annulez dès que vous le savez\u00a0: quelqu’un attend peut-être. Certaines places ne s’annulent plus peu avant l’heure\u00a0; la page de la réservation le dit alors.',
        en: 'Something has come up? Cancel as soon as you know: somebody may be waiting. Some places cannot be cancelled shortly before; the page of the booking then says so.',
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
  {
    id: 'programs',
    name: { fr: 'Pour les programmes', en: 'For programs' },
    paragraphs: [
      {
        fr: 'Tout ce que font ces pages pour réserver, un programme peut le faire aussi. La documentation de l’interface est ouverte à tous, en anglais\u00a0; un jeton d’accès se crée dans votre compte.',
        en: 'All that these pages do to book, a program can do too. The documentation of the interface is open to all; an access token is made in your account.',
      },
    ],
    way: {
      href: '/api/v1/docs',
      label: { fr: 'Lire la documentation (en anglais)', en: 'Read the documentation' },
    },
  },
];
