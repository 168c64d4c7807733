import type { Words } from '../platform/i18n/language.js';

export const ADMINISTRATION_WORDS = {
  title: { fr: 'Administration du réseau', en: 'Administration of the network' },
  network: { fr: 'Réseau', en: 'Network' },
  save: { fr: 'Enregistrer', en: 'Save' },
  remove: { fr: 'Retirer', en: 'Remove' },
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  back: { fr: 'Retour', en: 'Back' },
} satisfies Record<string, Words>;

/** What was done, as the next page says it. */
export const DONE = [
  'saved',
  'unchanged',
  'created',
  'added',
  'withdrawn',
  'returned',
  'published',
  'hidden',
  'invited',
  'appointed',
  'asked',
  'confirmed',
  'confirmed-hidden',
  'restored',
  'imported',
] as const;
export type Done = (typeof DONE)[number];

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  saved: { fr: 'C’est enregistré.', en: 'Saved.' },
  unchanged: {
    fr: 'Rien n’a changé\u00a0: toutes ces places suivaient déjà ces règles, ou il n’y en a aucune.',
    en: 'Nothing has changed: all these places had these rules already, or there are none.',
  },
  created: {
    fr: 'Le télécentre est créé. Il reste masqué jusqu’à ce que son hôte confirme les horaires.',
    en: 'The telecentre is there. It stays hidden until its host confirms the hours.',
  },
  added: { fr: 'C’est ajouté.', en: 'Added.' },
  withdrawn: { fr: 'Cette place n’est plus proposée.', en: 'This place is no longer offered.' },
  returned: { fr: 'Cette place est à nouveau proposée.', en: 'This place is offered again.' },
  published: { fr: 'Le télécentre est publié.', en: 'The telecentre is published.' },
  hidden: {
    fr: 'Le télécentre est masqué\u00a0: plus personne ne peut y réserver.',
    en: 'The telecentre is hidden: nobody can book there any more.',
  },
  invited: {
    fr: 'L’hôte est nommé et reçoit un courriel avec le lien pour confirmer les horaires.',
    en: 'The host is appointed, and receives a mail with the link to confirm the hours.',
  },
  appointed: {
    fr: 'L’hôte est nommé et reçoit un courriel qui le dit.',
    en: 'The host is appointed, and receives a mail that says so.',
  },
  asked: {
    fr: 'Les hôtes reçoivent un courriel avec le lien pour confirmer les horaires.',
    en: 'The hosts receive a mail with the link to confirm the hours.',
  },
  confirmed: {
    fr: 'Merci\u00a0! Les horaires sont confirmés et le télécentre peut être réservé.',
    en: 'Thank you! The hours are confirmed, and the telecentre can be booked.',
  },
  'confirmed-hidden': {
    fr: 'Merci\u00a0! Les horaires sont confirmés.',
    en: 'Thank you! The hours are confirmed.',
  },
  restored: {
    fr: 'Le télécentre est comme dans cette version.',
    en: 'The telecentre is as in that version.',
  },
  imported: { fr: 'Le réseau est comme le fichier le dit.', en: 'The network is as the file says.' },
};
