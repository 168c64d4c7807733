import type { Language, Words } from '../platform/i18n/language.js';

/**
 * The words in which equipment is told and asked for, in the network file, in the API and in the search form: those that
 * the service has always known. An administrator adds others (see the table equipment_word).
 */
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

export interface EquipmentWord {
  readonly word: string;
  readonly inWords: Words;
  /** Not offered any more; what has it keeps it. */
  readonly retired: boolean;
}

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

/** All that is known, those that were added at the end. */
export function vocabularyWith(added: readonly EquipmentWord[]): readonly EquipmentWord[] {
  for (const { word, inWords } of added) learnt.set(word, inWords);
  return [...BUILT_IN, ...added];
}

/** Of a word that nobody knows any more, the word itself: it reads well enough. */
export function equipmentInWords(word: string, language: Language): string {
  return learnt.get(word)?.[language] ?? word.replaceAll('_', ' ');
}

/** Whether somebody may ask for it: also for what is no longer offered, for some place may have it still. */
export function isEquipment(word: string): boolean {
  return learnt.has(word);
}

/** Each word once, in the order of the vocabulary; those that were added come last, by the alphabet. */
export function inVocabularyOrder(words: readonly string[]): string[] {
  const known: readonly string[] = EQUIPMENT;
  const added = [...new Set(words)].filter((word) => !known.includes(word)).sort();
  return [...EQUIPMENT.filter((word) => words.includes(word)), ...added];
}

const BUILT_IN: readonly EquipmentWord[] = EQUIPMENT.map((word) => ({
  word,
  inWords: { fr: EQUIPMENT_IN_WORDS.fr[word], en: EQUIPMENT_IN_WORDS.en[word] },
  retired: false,
}));

/** A word means the same for ever, so what has been read of them once is never wrong. */
const learnt = new Map<string, Words>(BUILT_IN.map(({ word, inWords }) => [word, inWords]));
