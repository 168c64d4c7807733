import type { Words } from '../platform/i18n/language.js';

/** A part of the page that is only told. */
interface Told {
  readonly id: string;
  readonly name: Words;
  readonly paragraphs: readonly Words[];
}

export const HELP_WORDS = {
  title: { fr: 'Vos réservations dans votre agenda', en: 'Your bookings in your calendar program' },
  what: {
    fr: 'Créez d’abord un calendrier dans votre compte. Sa page vous donne une adresse et des boutons\u00a0: un seul suffit le plus souvent. Si votre agenda n’y est pas, ou si le bouton ne fait rien, voici comment ajouter l’adresse vous-même.',
    en: 'First make a calendar in your account. Its page gives you an address and buttons: one of them is mostly enough. If your program is not among them, or the button does nothing, this is how to add the address yourself.',
  },
  make: { fr: 'Créer un calendrier', en: 'Make a calendar' },
  onThisPage: { fr: 'Sur cette page', en: 'On this page' },
  others: { fr: 'Autres', en: 'Others' },
  howOften: { fr: 'Quand un changement se voit', en: 'When a change is seen' },
  nobodyForces: {
    fr: 'C’est votre agenda qui décide quand il vient lire le calendrier. Ni vous ni nous ne pouvons presser Google ou Outlook. Voici le rythme habituel de chacun\u00a0; Google prend parfois une journée entière.',
    en: 'It is your program that decides when it comes to read the calendar. Neither you nor we can hurry Google or Outlook. This is the usual rhythm of each; Google takes a whole day at times.',
  },
  program: { fr: 'Agenda', en: 'Program' },
  every: { fr: 'Revient au bout de', en: 'Comes back after' },
  withinMinutes: {
    fr: 'Avec un compte CalDAV au lieu de l’adresse (iPhone, Mac, Thunderbird, DAVx⁵), un changement se voit dès que l’appareil se synchronise, tous les quarts d’heure s’il est réglé ainsi.',
    en: 'With a CalDAV account instead of the address (iPhone, Mac, Thunderbird, DAVx⁵), a change is seen as soon as the device synchronises, every quarter of an hour if it is set so.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const TOLD: readonly Told[] = [
  {
    id: 'old',
    name: { fr: 'Quelque chose n’est pas à jour', en: 'Something is out of date' },
    paragraphs: [
      {
        fr: 'Regardez dans «\u00a0Mes calendriers\u00a0» qui a lu chacun et quand la prochaine lecture est attendue. Votre réservation, elle, est faite dès que nos pages le disent\u00a0: l’agenda n’en est que la copie.',
        en: 'Look in “My calendars” who has read each and when the next reading is to be expected. Your booking itself is made as soon as our pages say so: the program only has a copy.',
      },
      {
        fr: 'Si la dernière lecture date de plusieurs jours, retirez ce calendrier de votre agenda, arrêtez-le ici et créez-en un autre. S’il n’a jamais été lu, l’adresse n’a pas été copiée en entier.',
        en: 'If it was last read several days ago, remove the calendar from your program, stop it here and make another one. If it has never been read, the address was not copied whole.',
      },
      {
        fr: 'Si une réservation apparaît deux fois, c’est qu’elle est venue aussi par une invitation. Dans «\u00a0Mes courriels\u00a0», décochez les invitations\u00a0; celles déjà dans votre agenda y restent, supprimez-les à la main.',
        en: 'If a booking appears twice, it has come by an invitation too. In “My mails”, untick the invitations; those that are already in your program stay, remove them by hand.',
      },
    ],
  },
  {
    id: 'others',
    name: { fr: 'Ce que les autres voient', en: 'What others see' },
    paragraphs: [
      {
        fr: 'Personne d’autre ne voit vos calendriers, tant que vous gardez leur adresse pour vous. Qui a l’adresse peut lire le calendrier sans se connecter, et ne peut rien y changer.',
        en: 'Nobody else sees your calendars, as long as you keep their address to yourself. Whoever has the address can read the calendar without signing in, and can change nothing.',
      },
      {
        fr: 'Le calendrier d’une salle, d’un télécentre ou d’un département dit seulement ce qui est pris, sans nom ni titre. Seuls les hôtes, les coordinateurs et l’administrateur du réseau peuvent en avoir un avec les noms, là où ils accueillent. Les codes des portes n’y figurent jamais.',
        en: 'The calendar of a room, a telecentre or a department only says what is taken, without a name or a title. Only hosts, coordinators and the administrator of the network can have one with names, where they receive people. Door codes are never in it.',
      },
    ],
  },
  {
    id: 'stopping',
    name: { fr: 'Quand vous arrêtez un calendrier', en: 'When you stop a calendar' },
    paragraphs: [
      {
        fr: 'Téléphone perdu, adresse envoyée par erreur\u00a0: arrêtez ce calendrier dans «\u00a0Mes calendriers\u00a0», les autres continuent. Vos réservations en disparaissent dès la prochaine lecture. Pendant 14\u00a0jours il ne contient plus qu’une ligne qui dit qu’il est arrêté, puis l’adresse ne répond plus. Un compte CalDAV, lui, est refusé tout de suite\u00a0: le téléphone redemande un mot de passe, supprimez-y ce compte.',
        en: 'A lost phone, an address sent by mistake: stop that calendar in “My calendars”, the others go on. Your bookings leave it at the next reading. For 14 days it holds nothing but a line that says that it has stopped, then the address no longer answers. A CalDAV account is refused at once: the phone asks for a password again, remove the account there.',
      },
      {
        fr: 'Ce qu’un agenda a déjà copié, seul cet agenda peut l’effacer\u00a0: retirez-y le calendrier.',
        en: 'What a program has copied, only that program can erase: remove the calendar there.',
      },
    ],
  },
];
