import type { Words } from '../platform/i18n/language.js';

export const ATTENDANCE_WORDS = {
  title: { fr: 'À la porte', en: 'At the door' },
  settled: { fr: 'C’est enregistré.', en: 'Saved.' },
  withdrawn: {
    fr: 'L’écran est retiré\u00a0: son adresse ne montre plus rien.',
    en: 'Withdrawn: its address shows nothing any more.',
  },
  selfCheckIn: {
    fr: 'Chacun peut dire lui-même qu’il est là',
    en: 'People may say themselves that they are there',
  },
  selfCheckInHelp: {
    fr: 'Avec le code de l’affiche, ou depuis la page de la réservation\u00a0: de 30\u00a0minutes avant le début jusqu’à la fin.',
    en: 'With the code on the poster, or from the page of the booking: from 30\u00a0minutes before it begins until it ends.',
  },
  noShow: {
    fr: 'Quand personne n’arrive, rendre la place après',
    en: 'When nobody comes, give the place back after',
  },
  noShowHelp: {
    fr: 'La personne en est prévenue gentiment, et peut réserver à nouveau\u00a0; il n’y a aucune sanction.',
    en: 'They are told kindly, and can book again; there is no punishment.',
  },
  never: { fr: 'Jamais', en: 'Never' },
  rule: { fr: 'Quand une place est-elle rendue\u00a0?', en: 'When is a place given back?' },
  rules: [
    {
      fr: 'Le délai court depuis le début de la réservation, ou depuis sa dernière modification si elle est plus récente.',
      en: 'The delay runs from the beginning of the booking, or from its latest change if that came later.',
    },
    {
      fr: 'Jamais là où personne ne peut dire qui est arrivé\u00a0: ni hôte sur place, ni pointage par les visiteurs.',
      en: 'Never where nobody can tell who has come: neither a host on site nor people themselves.',
    },
    {
      fr: 'Sans pointage par les visiteurs, jamais un jour où aucune arrivée n’a été notée\u00a0: un oubli de l’accueil ne doit coûter sa place à personne.',
      en: 'Where people cannot say it themselves, never on a day when no arrival was noted: what the host forgot must cost nobody their place.',
    },
    {
      fr: 'Une arrivée tardive reprend la place, si elle est encore libre.',
      en: 'Whoever comes late gets the place again, if it is still free.',
    },
  ],
  save: { fr: 'Enregistrer', en: 'Save' },
  poster: { fr: 'L’affiche', en: 'The poster' },
  posterLead: {
    fr: 'Une feuille A4 à coller sur la porte, avec un code à viser avec un téléphone.',
    en: 'A sheet of A4 for the door, with a code for phones.',
  },
  posterOff: {
    fr: 'Tant que la case ci-dessus n’est pas cochée, le code montre seulement ce qui est libre.',
    en: 'As long as the box above is not ticked, the code only shows what is free.',
  },
  seePoster: { fr: 'Voir et imprimer l’affiche', en: 'See and print the poster' },
  screens: { fr: 'Les écrans', en: 'The screens' },
  screensLead: {
    fr: 'Une tablette au mur montre ce qui est libre, et jusqu’à quand. Aucun nom n’y paraît\u00a0: tout au plus les initiales de qui l’a permis.',
    en: 'A tablet on the wall shows what is free and until when. No name is on it: at most the initials of those who allow it.',
  },
  whole: { fr: 'Tout le télécentre', en: 'The whole telecentre' },
  withdraw: { fr: 'Retirer', en: 'Withdraw' },
  label: { fr: 'Nom de l’écran', en: 'Name of the screen' },
  labelHelp: {
    fr: 'Par exemple «\u00a0Tablette de l’entrée\u00a0»',
    en: 'For example “Tablet at the entrance”',
  },
  shows: { fr: 'Il montre', en: 'It shows' },
  addScreen: { fr: 'Créer l’adresse de l’écran', en: 'Make the address of the screen' },
} as const satisfies Readonly<Record<string, Words | readonly Words[]>>;
