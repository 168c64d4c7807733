import type { EditedPlace } from '../administration/edited-place.js';
import type { Language, Words } from '../platform/i18n/language.js';

export function stateInWords(
  { published, hoursConfirmed, resources }: EditedPlace,
  language: Language,
): string {
  if (!published) return STATES.hidden[language];
  if (resources === 0) return STATES.empty[language];
  return (hoursConfirmed ? STATES.published : STATES.toConfirm)[language];
}

const STATES = {
  hidden: { fr: 'masqué', en: 'hidden' },
  empty: { fr: 'publié, sans aucune place', en: 'published, without any place' },
  toConfirm: { fr: 'publié, horaires à confirmer', en: 'published, hours to be confirmed' },
  published: { fr: 'publié', en: 'published' },
} satisfies Record<string, Words>;

export const OVERVIEW_WORDS = {
  network: { fr: 'Administration du réseau', en: 'Administration of the network' },
  add: { fr: 'Ajouter un télécentre', en: 'Add a telecentre' },
  change: { fr: 'Modifier', en: 'Change' },
  addDepartment: { fr: 'Ajouter un département', en: 'Add a department' },
  seePublic: { fr: 'Voir sa page', en: 'See its page' },
  stepPlace: { fr: 'Lieu et contact', en: 'Place and contact' },
  stepResources: { fr: 'Ce qu’on y réserve', en: 'What is booked there' },
  stepHours: { fr: 'Les horaires de la semaine', en: 'The hours of the week' },
  stepHost: { fr: 'Un hôte invité', en: 'A host invited' },
  stepConfirm: { fr: 'Les horaires confirmés par l’hôte', en: 'The hours confirmed by the host' },
  hosts: { fr: 'Inviter un hôte', en: 'Invite a host' },
  email: { fr: 'Son adresse électronique', en: 'Their e-mail address' },
  emailHelp: {
    fr: 'Cette personne devient hôte ici et reçoit un courriel qui le dit.',
    en: 'They become host here, and receive a mail that says so.',
  },
  emailHelpAndHours: {
    fr: 'Cette personne devient hôte ici et reçoit un courriel avec le lien pour confirmer les horaires.',
    en: 'They become host here, and receive a mail with the link to confirm the hours.',
  },
  invite: { fr: 'Inviter', en: 'Invite' },
  seeRoles: { fr: 'Voir tous les rôles', en: 'See all roles' },
  askAgain: {
    fr: 'Redemander aux hôtes de confirmer les horaires',
    en: 'Ask the hosts once more to confirm the hours',
  },
  publication: { fr: 'Publication', en: 'Publication' },
  isPublished: {
    fr: 'Ce télécentre est visible de tous et peut être réservé.',
    en: 'This telecentre can be seen by everybody, and booked.',
  },
  isHidden: {
    fr: 'Ce télécentre est masqué, jusqu’à ce que vous le publiiez à nouveau.',
    en: 'This telecentre is hidden, until you publish it again.',
  },
  hiding: {
    fr: 'Il ne peut être masqué tant que des personnes y sont attendues.',
    en: 'It cannot be hidden while people are expected there.',
  },
  closeFirst: {
    fr: 'Le fermer d’abord, et les déplacer ou les prévenir',
    en: 'Close it first, and move or tell them',
  },
  opensWithHours: {
    fr: 'Ce télécentre est masqué. Il apparaît dès que son hôte confirme les horaires\u00a0; vous pouvez aussi le publier vous-même, ses horaires restant «\u00a0à confirmer\u00a0».',
    en: 'This telecentre is hidden. It appears as soon as its host confirms the hours; you may also publish it yourself, its hours then being “to be confirmed”.',
  },
  hide: { fr: 'Masquer ce télécentre', en: 'Hide this telecentre' },
  publish: { fr: 'Publier maintenant', en: 'Publish now' },
  history: { fr: 'Historique des changements', en: 'History of changes' },
} satisfies Record<string, Words>;
