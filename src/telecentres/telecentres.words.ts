import type { Words } from '../platform/i18n/language.js';

export const HOURS_TO_BE_CONFIRMED: Words = {
  fr: 'Horaires à confirmer par le télécentre.',
  en: 'Hours to be confirmed by the telecentre.',
};

export const UNKNOWN_TELECENTRE: Words = {
  fr: 'n’est pas un télécentre du réseau',
  en: 'is not a telecentre of the network',
};

export const UNKNOWN_PLACE: Words = {
  fr: 'n’est ni un télécentre, ni le code INSEE d’une commune connue, ni une latitude et une longitude',
  en: 'is neither a telecentre, nor the INSEE code of a known commune, nor a latitude and a longitude',
};
