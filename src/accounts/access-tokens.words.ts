import type { Words } from '../platform/i18n/language.js';

export const NO_HOST: Words = {
  fr: 'vous n’êtes hôte d’aucun télécentre',
  en: 'you are host of no telecentre',
};
