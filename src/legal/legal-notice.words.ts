import type { Words } from '../platform/i18n/language.js';

export const LEGAL_NOTICE_WORDS = {
  publisher: { fr: 'Éditeur', en: 'Publisher' },
  host: { fr: 'Hébergement du site', en: 'Hosting of the site' },
  name: { fr: 'Nom', en: 'Name' },
  address: { fr: 'Adresse', en: 'Address' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  email: { fr: 'Adresse électronique', en: 'E-mail address' },
  director: { fr: 'Directeur de la publication', en: 'Director of publication' },
  sources: { fr: 'Sources et licences', en: 'Sources and licences' },
  law: {
    fr: 'Loi n°\u00a02004-575 du 21\u00a0juin\u00a02004 pour la confiance dans l’économie numérique, article\u00a01-1.',
    en: 'French law no. 2004-575 of 21 June 2004 on confidence in the digital economy, article 1-1.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const SOURCES: readonly Words[] = [
  {
    fr: 'Communes\u00a0: code officiel géographique (Insee) et codes postaux (La Poste), Licence Ouverte\u00a02.0.',
    en: 'Communes: official geographic code (Insee) and postcodes (La Poste), Licence Ouverte 2.0.',
  },
  {
    fr: 'Caractères\u00a0: Atkinson Hyperlegible, Braille Institute, licence SIL Open Font.',
    en: 'Typeface: Atkinson Hyperlegible, Braille Institute, SIL Open Font License.',
  },
  {
    fr: 'Pictogrammes\u00a0: Bootstrap Icons, licence MIT. Base des feuilles de style\u00a0: Pico CSS, licence MIT.',
    en: 'Icons: Bootstrap Icons, MIT licence. Base of the style sheets: Pico CSS, MIT licence.',
  },
];
