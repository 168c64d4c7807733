import type { Offer } from '../availability/offers.js';
import { KIND } from '../bookings/kind.words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import type { Telecentre } from '../telecentres/network.js';

/** `1 poste libre`, `3 bureaux libres`; of the only room its name: `Salle visio, 8 places`. */
export function freeInWords({ resource, freeUnits }: Offer, language: Language): string {
  if (isRoom(resource.kind) && freeUnits === 1)
    return `${resource.name}, ${resource.capacity}\u00a0${PLACES[language]}`;
  const free = language === 'fr' ? (freeUnits > 1 ? 'libres' : 'libre') : 'free';
  return `${kindsInWords(freeUnits, resource.kind, language)} ${free}`;
}

/** On the button that keeps the place while somebody says more: with a single one there is nothing to choose. */
export function sayMoreInWords(freeUnits: number, language: Language): string {
  return (freeUnits > 1 ? CHOOSE_AND_SAY : SAY)[language];
}

/** `1 poste`, `2 salles de réunion`. */
export function kindsInWords(count: number, kind: Kind, language: Language): string {
  return `${count}\u00a0${count > 1 ? MANY[language][kind] : KIND[language][kind]}`;
}

export function equipmentOf({ resource }: Pick<Offer, 'resource'>, language: Language): string {
  return resource.equipment.map((word) => equipmentInWords(word, language)).join(', ');
}

export function isRoom(kind: Kind): boolean {
  return kind !== 'desk' && kind !== 'office';
}

/** `11 km`, `3,5 km`; nearer than a kilometre nobody counts. */
export function distanceInWords(distanceKm: number, language: Language): string {
  if (distanceKm < 1) return NEARER[language];
  const rounded = distanceKm < 10 ? distanceKm : Math.round(distanceKm);
  return `${rounded.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB')}\u00a0km`;
}

/** What a telecentre is called where its commune is said already: nothing for « Télécentre de Montmurat » at Montmurat. */
export function furtherName({ name, commune }: Telecentre): string | null {
  return /^télécentre (de |du |des |d’|d'|la |le |les )*/i.test(name) && name.endsWith(commune.name)
    ? null
    : name;
}

const CHOOSE_AND_SAY: Words = {
  fr: 'Choisir la place, ajouter un objet',
  en: 'Choose the place, add a title',
};
const SAY: Words = { fr: 'Ajouter un objet', en: 'Add a title' };
const PLACES: Words = { fr: 'places', en: 'seats' };
const NEARER: Words = { fr: 'moins d’un kilomètre', en: 'less than a kilometre' };

const MANY: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  fr: {
    desk: 'postes',
    office: 'bureaux',
    meeting_room: 'salles de réunion',
    training_room: 'salles de formation',
    videoconference_room: 'salles de visioconférence',
  },
  en: {
    desk: 'desks',
    office: 'private offices',
    meeting_room: 'meeting rooms',
    training_room: 'training rooms',
    videoconference_room: 'videoconference rooms',
  },
};
