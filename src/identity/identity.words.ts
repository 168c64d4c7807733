import type { Language, Words } from '../platform/i18n/language.js';
import type { Done } from './identity.schemas.js';

export const DONE_IN_WORDS: Readonly<Record<Done, Words>> = {
  look: {
    fr: 'C’est enregistré. Les autres visiteurs le voient dans la minute.',
    en: 'Saved. Other visitors see it within a minute.',
  },
  legal: {
    fr: 'C’est enregistré. Les pages légales le disent dès maintenant.',
    en: 'Saved. The legal pages say so from now on.',
  },
  'logo-removed': { fr: 'Le logo est retiré.', en: 'The logo has been removed.' },
};

export const IDENTITY_WORDS = {
  look: { fr: 'Nom et couleurs', en: 'Name and colours' },
  name: { fr: 'Nom du réseau', en: 'Name of the network' },
  nameHelp: {
    fr: 'En tête de chaque page et de chaque courriel. Un import du réseau par fichier remet le nom du fichier.',
    en: 'At the head of each page and each mail. Importing the network from a file brings back the name of the file.',
  },
  accent: { fr: 'Couleur des liens et des boutons', en: 'Colour of links and buttons' },
  accentHelp: {
    fr: 'Écrite comme #2b5a8c. Vide\u00a0: la couleur d’origine, le bleu gentiane.',
    en: 'Written like #2b5a8c. Empty: the original colour, gentian blue.',
  },
  palette: { fr: 'Ou choisie dans la palette', en: 'Or chosen from the palette' },
  paletteHelp: {
    fr: 'Si vous y touchez, elle passe avant la couleur écrite.',
    en: 'If you touch it, it goes before the colour that is written.',
  },
  darkAccent: { fr: 'La même sur les pages sombres', en: 'The same on dark pages' },
  darkAccentHelp: {
    fr: 'Vide\u00a0: nous prenons une nuance plus claire de la première.',
    en: 'Empty: we take a lighter shade of the first.',
  },
  preview: { fr: 'Voir l’effet', en: 'Show the effect' },
  save: { fr: 'Enregistrer', en: 'Save' },
  previewed: { fr: 'Aperçu', en: 'Preview' },
  notYetSaved: { fr: 'Rien n’est encore enregistré.', en: 'Nothing is saved yet.' },
  onLight: { fr: 'Page claire', en: 'Light page' },
  onDark: { fr: 'Page sombre', en: 'Dark page' },
  contrast: { fr: 'contraste', en: 'contrast' },
  sampleLink: { fr: 'Un lien', en: 'A link' },
  sampleButton: { fr: 'Réserver', en: 'Book' },
  logo: { fr: 'Logo', en: 'Logo' },
  noLogo: {
    fr: 'Pas encore de logo. Il se pose depuis la machine du service\u00a0:',
    en: 'No logo yet. It is set on the machine of the service:',
  },
  otherLogo: {
    fr: 'Un autre le remplace, depuis la machine du service\u00a0:',
    en: 'Another one takes its place, from the machine of the service:',
  },
  logoRules: {
    fr: 'SVG, PNG, WebP ou JPEG, 40\u00a0Ko au plus. Il est montré à côté du nom, en petit, sur fond blanc si la page est sombre.',
    en: 'SVG, PNG, WebP or JPEG, 40 kB at most. It is shown beside the name, small, on white where the page is dark.',
  },
  removeLogo: { fr: 'Retirer le logo', en: 'Remove the logo' },
  theLogo: { fr: 'Le logo du réseau', en: 'The logo of the network' },
  legal: { fr: 'Qui répond du site', en: 'Who answers for the site' },
  legalHelp: {
    fr: 'Ce que la loi demande de dire aux visiteurs. Un champ vide est montré comme «\u00a0à compléter\u00a0».',
    en: 'What the law asks to tell visitors. An empty field is shown as “to be completed”.',
  },
  seePages: { fr: 'Les pages\u00a0:', en: 'The pages:' },
  legalPage: { fr: 'mentions légales', en: 'legal notice' },
  privacyPage: { fr: 'confidentialité', en: 'privacy' },
  accessibilityPage: { fr: 'accessibilité', en: 'accessibility' },
} as const satisfies Readonly<Record<string, Words>>;

/** `Il en manque encore 3 dans les pages légales.` */
export function missingInWords(count: number, language: Language): string {
  if (language === 'en')
    return `${count} of them ${count === 1 ? 'is' : 'are'} still missing in the legal pages.`;
  return count === 1
    ? 'Il en manque encore un dans les pages légales.'
    : `Il en manque encore ${count} dans les pages légales.`;
}
