import type { Words } from '../platform/i18n/language.js';
import type { AccessRegime } from '../telecentres/network.js';

/** How people come in. */
export const REGIMES: Readonly<Record<AccessRegime, Words>> = {
  reception: { fr: 'par l’accueil', en: 'by the reception' },
  key: { fr: 'avec une clé', en: 'with a key' },
  code: { fr: 'avec un code', en: 'with a code' },
};
