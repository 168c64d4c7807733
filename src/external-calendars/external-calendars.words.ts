import type { BusyWarning } from '../busy-times/busy-times.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { HeldBack } from './external-calendar.js';

/** To press again and again tells nothing new. */
export const JUST_READ: Words = {
  fr: 'Cet agenda vient d’être lu\u00a0: attendez une minute avant de recommencer.',
  en: 'This calendar has just been read: wait a minute before you try again.',
};

/** What was just done: its name in the address, its words on the page. */
export const DONE = ['attached', 'read', 'detached', 'confirmed'] as const;
/** What was asked for and did not come about. */
export const NOT_DONE = ['unread', 'held-back', 'too-soon'] as const;
export type Outcome = (typeof DONE)[number] | (typeof NOT_DONE)[number];

export const OUTCOME_IN_WORDS: Readonly<Record<Outcome, Words>> = {
  unread: {
    fr: 'Toujours illisible.',
    en: 'Still unreadable.',
  },
  'held-back': {
    fr: 'L’agenda a été relu, mais il paraît vide\u00a0: ce qui était bloqué le reste pour le moment.',
    en: 'The calendar has been read again, but looks empty: what was blocked stays so for now.',
  },
  'too-soon': JUST_READ,
  attached: {
    fr: 'L’agenda est attaché\u00a0: ses périodes occupées sont bloquées, et relues tous les quarts d’heure.',
    en: 'The calendar is attached: its busy times are blocked, and read again every quarter of an hour.',
  },
  read: { fr: 'L’agenda vient d’être relu.', en: 'The calendar has just been read again.' },
  detached: {
    fr: 'L’agenda est détaché\u00a0: ce qu’il bloquait est de nouveau libre.',
    en: 'The calendar is detached: what it blocked is free again.',
  },
  confirmed: {
    fr: 'C’est confirmé\u00a0: l’agenda a été relu tel qu’il est.',
    en: 'Confirmed: the calendar has been read as it is.',
  },
};

/** What was read otherwise than it was perhaps meant. */
export function warningInWords({ kind, about }: BusyWarning, language: Language): string {
  return WARNINGS[kind](about)[language];
}

const WARNINGS: Readonly<Record<BusyWarning['kind'], (about: string) => Words>> = {
  'unknown-zone': (about) => ({
    fr: `Le fuseau horaire «\u00a0${about}\u00a0» est inconnu\u00a0: ses heures sont lues comme celles du télécentre.`,
    en: `The time zone “${about}” is unknown: its times are read as those of the telecentre.`,
  }),
  'rule-not-followed': (about) => ({
    fr: `La répétition de «\u00a0${about}\u00a0» n’a pas été comprise\u00a0: vérifiez les jours qu’elle bloque.`,
    en: `How “${about}” repeats was not understood: check the days that it blocks.`,
  }),
  'event-without-start': (about) => ({
    fr: `L’événement «\u00a0${about}\u00a0» n’a pas de début\u00a0: il ne bloque rien.`,
    en: `The event “${about}” has no beginning: it blocks nothing.`,
  }),
};

export const PAGE_WORDS = {
  title: { fr: 'Agendas attachés', en: 'Attached calendars' },
  lead: {
    fr: 'Une salle dont vous tenez déjà l’agenda dans Outlook, Google ou ailleurs peut se bloquer toute seule ici. Attachez son adresse\u00a0: elle est lue tous les quarts d’heure, et personne ne peut réserver pendant ses événements. Les titres des événements ne sont jamais montrés à qui réserve.',
    en: 'A room whose calendar you already keep in Outlook, Google or elsewhere can block itself here. Attach its address: it is read every quarter of an hour, and nobody can book during its events. The titles of the events are never shown to those who book.',
  },
  none: { fr: 'Aucun agenda n’est attaché pour le moment.', en: 'No calendar is attached at the moment.' },
  failing: { fr: 'Illisible depuis', en: 'Unreadable since' },
  stale: {
    fr: 'Cette copie a plus d’un jour\u00a0: ce qui a changé depuis dans l’agenda n’est pas connu ici.',
    en: 'This copy is more than a day old: what has changed in the calendar since is not known here.',
  },
  conflicts: { fr: 'Se heurte à des réservations', en: 'Collides with bookings' },
  conflictsHelp: {
    fr: 'Les réservations restent valables. Déplacez l’événement dans votre agenda, ou prévenez la personne\u00a0: elle peut déplacer ou annuler sa réservation par le lien de son courriel.',
    en: 'The bookings stand. Move the event in your calendar, or tell the person: they can move or cancel their booking by the link in their mail.',
  },
  inCalendar: { fr: 'Dans l’agenda', en: 'In the calendar' },
  bookedHere: { fr: 'Réservé ici', en: 'Booked here' },
  untitled: { fr: 'Sans titre', en: 'Untitled' },
  erased: { fr: 'Compte effacé', en: 'Erased account' },
  warnings: { fr: 'À vérifier', en: 'To be checked' },
  readNow: { fr: 'Relire maintenant', en: 'Read again now' },
  detach: { fr: 'Détacher', en: 'Detach' },
  detachNow: { fr: 'Oui, détacher', en: 'Yes, detach' },
  confirm: { fr: 'C’est voulu, libérer ces périodes', en: 'It is meant, free these times' },
  attach: { fr: 'Attacher un agenda', en: 'Attach a calendar' },
  resource: { fr: 'Quelle place bloque-t-il\u00a0?', en: 'Which place does it block?' },
  choose: { fr: 'Choisir…', en: 'Choose…' },
  label: { fr: 'Comment l’appelez-vous\u00a0?', en: 'What do you call it?' },
  labelHelp: {
    fr: 'Un nom qui vous le rappellera, comme «\u00a0Outlook de la grande salle\u00a0»',
    en: 'A name that will remind you, such as “Outlook of the large room”',
  },
  url: { fr: 'Adresse de l’agenda', en: 'Address of the calendar' },
  urlHelp: {
    fr: 'Au format iCal\u00a0: elle commence par https:// ou webcal:// et finit souvent par .ics (http:// fonctionne aussi, mais d’autres peuvent la lire en chemin). Elle est gardée chiffrée\u00a0; ensuite, seul le nom du serveur s’affiche.',
    en: 'In iCal format: it begins with https:// or webcal:// and often ends with .ics (http:// works too, but others can read it on the way). It is kept encrypted; afterwards only the name of the server is shown.',
  },
  unusable: {
    fr: 'Cet agenda n’a pas été attaché\u00a0: voyez pourquoi',
    en: 'This calendar was not attached: see why',
  },
  add: { fr: 'Lire et attacher', en: 'Read and attach' },
  where: { fr: 'Où trouver cette adresse\u00a0?', en: 'Where is this address to be found?' },
} as const satisfies Readonly<Record<string, Words>>;

/** As these programs call things in November 2026. */
export const WHERE_TO_FIND: readonly { readonly program: string; readonly steps: Words }[] = [
  {
    program: 'Outlook',
    steps: {
      fr: 'Sur le web\u00a0: Paramètres, Calendrier, Calendriers partagés, Publier un calendrier. Choisissez celui de la salle, «\u00a0Peut afficher les titres\u00a0», publiez, puis copiez le lien ICS.',
      en: 'On the web: Settings, Calendar, Shared calendars, Publish a calendar. Choose that of the room, “Can view titles”, publish, then copy the ICS link.',
    },
  },
  {
    program: 'Google Agenda',
    steps: {
      fr: 'Sur un ordinateur\u00a0: les trois points à côté de l’agenda de la salle, Paramètres et partage, Intégrer l’agenda, puis copiez l’adresse secrète au format iCal.',
      en: 'On a computer: the three dots beside the calendar of the room, Settings and sharing, Integrate calendar, then copy the secret address in iCal format.',
    },
  },
  {
    program: 'Zimbra',
    steps: {
      fr: 'Clic droit sur l’agenda, Partager l’agenda, accès public, puis copiez l’adresse ICS.',
      en: 'Right-click the calendar, Share calendar, public access, then copy the ICS address.',
    },
  },
  {
    program: 'Nextcloud',
    steps: {
      fr: 'Le crayon à côté de l’agenda, Partager le lien, puis Copier le lien d’abonnement.',
      en: 'The pencil beside the calendar, Share link, then Copy subscription link.',
    },
  },
];

/** `Lu il y a 4 minutes, 37 périodes occupées`. */
export function readInWords(ago: string, busyTimes: number, language: Language): string {
  if (language === 'en')
    return `Read ${ago}, ${busyTimes === 0 ? 'no busy time' : `${busyTimes} busy time${busyTimes > 1 ? 's' : ''}`}`;
  const s = busyTimes > 1 ? 's' : '';
  return `Lu ${ago}, ${busyTimes === 0 ? 'aucune période occupée' : `${busyTimes}\u00a0période${s} occupée${s}`}`;
}

/** `Ce qui était bloqué le reste (lu la dernière fois il y a 4 minutes).` */
export function staysInWords(ago: string, language: Language): string {
  return language === 'fr'
    ? `Ce qui était bloqué le reste (lu la dernière fois ${ago}).`
    : `What was blocked stays so (last read ${ago}).`;
}

/** What detaching brings about, before anybody does it. */
export function detachingInWords(busyTimes: number, language: Language): string {
  if (language === 'en')
    return busyTimes === 0
      ? 'It blocks nothing at the moment. To attach it again, you will need its address.'
      : `${busyTimes} period${busyTimes > 1 ? 's' : ''} will be free again, for everybody to book. To attach it again, you will need its address.`;
  const s = busyTimes > 1 ? 's' : '';
  return busyTimes === 0
    ? 'Il ne bloque rien pour le moment. Pour l’attacher de nouveau, il faudra son adresse.'
    : `${busyTimes}\u00a0période${s} ${busyTimes > 1 ? 'seront libérées' : 'sera libérée'}, et chacun pourra y réserver. Pour l’attacher de nouveau, il faudra son adresse.`;
}

/** `Il avait 12 événements et n’en a plus aucun.` */
export function droppedInWords({ eventsBefore, eventsNow }: HeldBack, language: Language): string {
  return language === 'fr'
    ? `Il avait ${eventsBefore}\u00a0événements et n’en a plus ${eventsNow === 0 ? 'aucun' : `que ${eventsNow}`}.`
    : `It had ${eventsBefore} events and has ${eventsNow === 0 ? 'none' : `only ${eventsNow}`} left.`;
}

/** What that may be, and what is waited for. */
export function heldBackInWords({ freed, until }: HeldBack, language: Language): string {
  const [confirmed, readAgain] = WAITING[language];
  const [fault, kept] =
    language === 'fr'
      ? [
          'C’est souvent une panne\u00a0: ce qu’il bloquait le reste',
          `Périodes à libérer\u00a0:\u00a0${freed}.`,
        ]
      : ['That is often a fault: what it blocked stays blocked', `Periods to be freed: ${freed}.`];
  return `${fault} ${until === 'confirmation' ? confirmed : readAgain} ${kept}`;
}

const WAITING: Readonly<Record<Language, readonly [string, string]>> = {
  fr: [
    'tant que vous ne confirmez pas.',
    'jusqu’à ce que la prochaine lecture, dans un quart d’heure, le trouve vide aussi.',
  ],
  en: ['until you confirm.', 'until the next reading, in a quarter of an hour, finds it empty too.'],
};
