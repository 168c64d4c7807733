import type { FileResource } from '../network-file/schema.js';
import type { Language, Words } from '../platform/i18n/language.js';

export function sizeInWords({ places, capacity }: FileResource, language: Language): string {
  if (places !== undefined)
    return language === 'fr' ? `${places}\u00a0poste${places > 1 ? 's' : ''}` : `${places} desks`;
  if (capacity === 1) return '';
  return language === 'fr' ? `${capacity}\u00a0personnes` : `${capacity} people`;
}

export const RESOURCES_WORDS = {
  title: { fr: 'Places et salles', en: 'Places and rooms' },
  none: {
    fr: 'Rien ne peut encore être réservé ici. Ajoutez ce qu’il y a.',
    en: 'Nothing can be booked here yet. Add what there is.',
  },
  change: { fr: 'Modifier', en: 'Change' },
  add: { fr: 'Ajouter', en: 'Add' },
  addIt: { fr: 'Ajouter', en: 'Add' },
  preset: { fr: 'Quoi\u00a0?', en: 'What?' },
  name: { fr: 'Nom', en: 'Name' },
  nameIfOther: { fr: 'Nom (facultatif)', en: 'Name (optional)' },
  nameHelp: {
    fr: 'Comme on l’appelle sur place\u00a0: «\u00a0Salle du Conseil\u00a0», «\u00a0Bureau 2\u00a0».',
    en: 'As it is called there: “Council room”, “Office 2”.',
  },
  size: { fr: 'Combien\u00a0? (facultatif)', en: 'How many? (optional)' },
  sizeHelp: {
    fr: 'De postes pour un open space, de personnes pour un bureau ou une salle.',
    en: 'Desks of an open space, people in an office or a room.',
  },
  people: { fr: 'Personnes au plus', en: 'People at most' },
  places: { fr: 'Nombre de postes', en: 'Number of desks' },
  equipment: { fr: 'Équipement', en: 'Equipment' },
  withdrawn: { fr: 'Plus proposé', en: 'No longer offered' },
  offerAgain: { fr: 'Proposer à nouveau', en: 'Offer again' },
  withdrawal: { fr: 'Ne plus proposer', en: 'Offer no more' },
  withdrawalMeans: {
    fr: 'Plus personne ne pourra réserver ici. Ce qui est déjà réservé l’empêche\u00a0: déplacez-le d’abord.',
    en: 'Nobody will be able to book here any more. What is booked already prevents it: move it first.',
  },
  withdraw: { fr: 'Ne plus proposer', en: 'Offer no more' },
} satisfies Record<string, Words>;
