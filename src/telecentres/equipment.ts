import type { Language } from '../platform/i18n/language.js';

/** The words in which equipment is told and asked for: in the network file, in the API and in the search form. */
export const EQUIPMENT = [
  'desk',
  'computer',
  'phone',
  'printer_copier',
  'wired_network',
  'wifi',
  'lockable_door',
  'videoconference',
  'screen',
  'whiteboard',
  'projector',
  'parking',
  'step_free_access',
  'kitchen',
  'lockers',
] as const;
export type Equipment = (typeof EQUIPMENT)[number];

export const EQUIPMENT_IN_WORDS: Readonly<Record<Language, Readonly<Record<Equipment, string>>>> = {
  fr: {
    desk: 'bureau',
    computer: 'ordinateur',
    phone: 'téléphone',
    printer_copier: 'imprimante-copieur',
    wired_network: 'réseau filaire',
    wifi: 'wifi',
    lockable_door: 'porte qui ferme à clé',
    videoconference: 'visioconférence',
    screen: 'écran',
    whiteboard: 'tableau blanc',
    projector: 'vidéoprojecteur',
    parking: 'stationnement',
    step_free_access: 'accès de plain-pied',
    kitchen: 'cuisine',
    lockers: 'casiers',
  },
  en: {
    desk: 'desk',
    computer: 'computer',
    phone: 'telephone',
    printer_copier: 'printer and copier',
    wired_network: 'wired network',
    wifi: 'wifi',
    lockable_door: 'lockable door',
    videoconference: 'videoconference',
    screen: 'screen',
    whiteboard: 'whiteboard',
    projector: 'projector',
    parking: 'parking',
    step_free_access: 'step-free access',
    kitchen: 'kitchen',
    lockers: 'lockers',
  },
};
