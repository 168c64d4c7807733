/** A *calendrier* is what we tell, an *agenda* the program in which somebody looks at it. */
import { MY_BOOKINGS, NETWORK_EVENTS } from '../calendar-feeds/feed.words.js';
import type { ListedFeed } from '../calendar-feeds/feeds.service.js';
import type { Language, Words } from '../platform/i18n/language.js';

/** `Mes réservations`, `Télécentre d’Aurillac, avec les noms`: the network's name is left to the programs. */
export function whatItShows({ subject, subjectName }: ListedFeed, language: Language): string {
  if (subject.scope === 'me') return MY_BOOKINGS[language];
  if (subject.scope === 'events') return NETWORK_EVENTS[language];
  const hasNames = subject.scope !== 'resource' && subject.names;
  return hasNames ? `${subjectName}, ${CALENDAR_WORDS.withNames[language]}` : subjectName;
}

export const CALENDAR_WORDS = {
  what: {
    fr: 'Vos réservations dans l’agenda que vous utilisez déjà\u00a0: ajoutez une adresse une fois, il suit ensuite ce que vous réservez, déplacez ou annulez. Qui connaît cette adresse peut lire le calendrier\u00a0: gardez-la pour vous.',
    en: 'Your bookings in the program that you use already: add an address once, and it follows what you book, move or cancel. Whoever knows this address can read the calendar: keep it to yourself.',
  },
  nowAndThen: {
    fr: 'Les agendas ne viennent voir que de temps en temps, Google toutes les quelques heures.',
    en: 'Programs come to look only now and then, Google every few hours.',
  },
  help: { fr: 'Comment l’ajouter à mon agenda', en: 'How to add it to my program' },
  first: { fr: 'Créer un calendrier', en: 'Make a calendar' },
  another: { fr: 'Créer un autre calendrier', en: 'Make another calendar' },
  withNames: { fr: 'avec les noms', en: 'with names' },
  madeOn: { fr: 'Créé le', en: 'Made on' },
  stopped: { fr: 'arrêté', en: 'stopped' },
  stillTold: {
    fr: 'Il dit encore aux agendas qui le lisaient qu’il est arrêté\u00a0: retirez-le de chacun.',
    en: 'It still tells the programs that read it that it has stopped: remove it from each.',
  },
  whatToSee: { fr: 'Ce qu’il montre', en: 'What it shows' },
  whatToSeeHelp: {
    fr: 'Hors de vos réservations, on y voit ce qui est pris, jamais par qui, sauf là où vous accueillez.',
    en: 'Beside your bookings it shows what is taken, never by whom, except where you receive people.',
  },
  name: { fr: 'Nom', en: 'Name' },
  label: { fr: 'Nom (facultatif)', en: 'Name (optional)' },
  labelHelp: {
    fr: 'Un par appareil, pour en arrêter un sans les autres, comme «\u00a0Téléphone de Zoé\u00a0»',
    en: 'One for each device, so that one stops without the others, such as “Zoé’s phone”',
  },
  make: { fr: 'Créer ce calendrier', en: 'Make this calendar' },
  twice: {
    fr: 'Avec un calendrier de vos réservations, les invitations jointes aux courriels ne servent plus\u00a0: sans elles, rien de nouveau n’apparaît deux fois. Celles qui sont déjà dans votre agenda y restent.',
    en: 'With a calendar of your bookings, the invitations in our mails are no longer needed: without them nothing new appears twice. Those that are already in your program stay there.',
  },
  fewerMails: { fr: 'Ne plus recevoir d’invitations', en: 'Get no more invitations' },
  noInvitations: {
    fr: 'Vous ne recevez plus d’invitations par courriel\u00a0: votre agenda ne suit que par un calendrier. Celles qui y sont déjà y restent.',
    en: 'You no longer get invitations by mail: your program follows only by a calendar. Those that are already in it stay there.',
  },
  mails: { fr: 'Choisir mes courriels', en: 'Choose my mails' },
  onlyLook: {
    fr: 'Pour voir en passant si une place est libre, rien à créer\u00a0: chacune a sa page.',
    en: 'To see in passing whether a place is free there is nothing to make: each has its page.',
  },
  places: { fr: 'Les places de chaque télécentre', en: 'The places of each telecentre' },
} as const satisfies Readonly<Record<string, Words>>;
