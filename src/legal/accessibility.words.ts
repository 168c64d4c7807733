import type { Words } from '../platform/i18n/language.js';

/** When the text of this declaration was last gone through; it is valid for three years at most. */
export const DECLARED_ON = '2026-11-22';

export const ACCESSIBILITY_WORDS = {
  commits: {
    fr: 's’engage à rendre ses sites accessibles, conformément à l’article\u00a047 de la loi n°\u00a02005-102 du 11\u00a0février\u00a02005. Cette déclaration s’applique au site',
    en: 'is committed to making its sites accessible, in accordance with article 47 of French law no. 2005-102 of 11 February 2005. This statement applies to the site',
  },
  publisher: { fr: 'L’éditeur de ce site', en: 'The publisher of this site' },
  state: { fr: 'État de conformité', en: 'Compliance status' },
  notCompliant: { fr: 'non conforme', en: 'not compliant' },
  is: { fr: 'Ce site est', en: 'This site is' },
  withRgaa: {
    fr: 'avec le référentiel général d’amélioration de l’accessibilité (RGAA), version\u00a04.1\u00a0: il n’a pas encore été audité.',
    en: 'with the French accessibility standard (RGAA), version 4.1: it has not been audited yet.',
  },
  results: { fr: 'Résultats des tests', en: 'Results of tests' },
  noAudit: {
    fr: 'Aucun audit n’a été mené par une personne formée. Chaque page est vérifiée par un outil (axe-core) avant publication, qui ne trouve qu’une partie des défauts possibles.',
    en: 'No audit has been made by a trained person. Each page is checked by a tool (axe-core) before it is published, which only finds some of the possible faults.',
  },
  contents: { fr: 'Contenus non accessibles', en: 'Content that is not accessible' },
  unknown: {
    fr: 'Faute d’audit, la liste des défauts n’est pas établie. La carte du réseau est toujours accompagnée de sa liste, et la grille des demi-journées de son tableau, qui disent la même chose.',
    en: 'Without an audit, the list of faults is not established. The map of the network always comes with its list, and the grid of half-days with its table, which tell the same.',
  },
  exempt: {
    fr: 'Aucune dérogation pour charge disproportionnée n’est invoquée.',
    en: 'No exemption for disproportionate burden is claimed.',
  },
  plan: {
    fr: 'Ni schéma pluriannuel ni plan d’action annuel ne sont encore publiés ici.',
    en: 'Neither a multi-year scheme nor a plan of action of the year is published here yet.',
  },
  made: { fr: 'Établissement de cette déclaration', en: 'How this statement was made' },
  madeOn: { fr: 'Cette déclaration a été établie le', en: 'This statement was made on' },
  technologies: { fr: 'Technologies du site', en: 'Technologies of the site' },
  tools: { fr: 'Environnement et outils de vérification', en: 'Environment and tools of verification' },
  pages: { fr: 'Pages vérifiées', en: 'Pages that were checked' },
  checkedPages: {
    fr: 'Par l’outil, toutes les pages du site, à la largeur d’un téléphone et d’un ordinateur, en clair et en sombre\u00a0; par une personne formée, aucune.',
    en: 'By the tool, all pages of the site, at the width of a telephone and of a computer, light and dark; by a trained person, none.',
  },
  contact: { fr: 'Retour d’information et contact', en: 'Feedback and contact' },
  tellUs: {
    fr: 'Si vous n’arrivez pas à accéder à un contenu ou à un service, dites-le nous\u00a0: nous vous orienterons vers une solution accessible, ou vous donnerons le contenu autrement.',
    en: 'If you cannot get to some content or service, tell us: we shall lead you to an accessible way, or give you the content in another form.',
  },
  contactIs: { fr: 'Contact pour l’accessibilité', en: 'Contact for accessibility' },
  byPhoneToo: {
    fr: 'L’hôte de votre télécentre peut aussi réserver pour vous\u00a0; la page du télécentre dit comment le joindre, ou qui coordonne le département.',
    en: 'The host of your telecentre can book for you, too; the page of the telecentre says how to reach them, or who coordinates the department.',
  },
  remedies: { fr: 'Voies de recours', en: 'Enforcement' },
  ifNoAnswer: {
    fr: 'Si vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu ou à un service, et que vous n’avez pas obtenu de réponse satisfaisante, vous pouvez saisir le Défenseur des droits\u00a0:',
    en: 'If you have told us of a fault that keeps you from some content or service and have not had a satisfying answer, you may turn to the French Defender of Rights (Défenseur des droits):',
  },
  write: { fr: 'Écrire un message', en: 'Write a message' },
  delegate: { fr: 'Voir le délégué de votre région', en: 'See the delegate of your region' },
  post: {
    fr: 'Envoyer un courrier, sans timbre\u00a0: Défenseur des droits, Libre réponse 71120, 75342\u00a0Paris Cedex\u00a007',
    en: 'Send a letter, no stamp needed in France: Défenseur des droits, Libre réponse 71120, 75342 Paris Cedex 07',
  },
} as const satisfies Readonly<Record<string, Words>>;

export const TECHNOLOGIES = ['HTML5', 'CSS', 'JavaScript', 'SVG', 'WAI-ARIA'] as const;
export const TOOLS = ['Chromium', 'axe-core', 'Lighthouse'] as const;
