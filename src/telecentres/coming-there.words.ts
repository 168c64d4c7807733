import type { Words } from '../platform/i18n/language.js';

/** Short, beside what is told. */
export const TO_BE_CONFIRMED: Words = { fr: 'à confirmer', en: 'to be confirmed' };

export const TO_BE_CONFIRMED_BY_TELECENTRE: Words = {
  fr: 'À confirmer par le télécentre.',
  en: 'To be confirmed by the telecentre.',
};

/** On the map there is the building, or the commune while nobody has verified where the building is. */
export const ON_THE_MAP: Words = { fr: 'Voir sur la carte', en: 'See on the map' };
export const COMMUNE_ON_THE_MAP: Words = {
  fr: 'Voir la commune sur la carte (emplacement exact à confirmer)',
  en: 'See the town on the map (exact place to be confirmed)',
};

export const ACCESS: Words = { fr: 'Accès', en: 'Access' };
export const HOST: Words = { fr: 'Accueil', en: 'Host' };
export const TARIFF: Words = { fr: 'Tarif', en: 'Price' };
export const NO_CONTACT: Words = {
  fr: 'Coordonnées pas encore renseignées.',
  en: 'No phone number or e-mail address yet.',
};
export const COORDINATOR: Words = { fr: 'Coordination\u00a0: ', en: 'Coordinator: ' };
