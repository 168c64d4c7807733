/** What a place is good for, in three sentences at most that a town council can be read. */
import { capitalised, inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Figures } from './figures.service.js';
import { duringInWords, halfDaysInWords, numberInWords, percentInWords } from './figures.words.js';
import { percentOf, type Use } from './occupancy.js';

export const SHEET_WORDS = {
  title: { fr: 'À quoi sert le télécentre\u00a0?', en: 'What is the telecentre for?' },
  print: {
    fr: 'Pour l’imprimer\u00a0: le menu de votre navigateur, «\u00a0Imprimer\u00a0». La feuille tient sur une page.',
    en: 'To print it: the menu of your browser, “Print”. The sheet fits on one page.',
  },
  back: { fr: 'Retour aux chiffres', en: 'Back to the figures' },
  footnote: {
    fr: 'Une demi-journée est celle d’un poste, d’un bureau ou d’une salle. Un nombre de personnes n’est donné qu’à partir de cinq\u00a0; l’usage des lieux compte tout le monde.',
    en: 'A half-day is that of one desk, office or room. A number of people is given from five on; the use of the places counts everybody.',
  },
} as const;

export function sentencesOf(figures: Figures, language: Language): readonly string[] {
  return (language === 'fr' ? inFrench : inEnglish)(figures);
}

function inFrench({ telecentre, span, until, occupancy, people, before }: Figures): readonly string[] {
  const n = (count: number): string => numberInWords(count, 'fr');
  const during = capitalised(duringInWords(span, 'fr', until));
  const here = `${during}, ${inCommune(telecentre.commune.name, 'fr')}, le télécentre`;
  return [
    used(),
    ...(occupancy.open === 0 ? [] : [came()]),
    before.occupancy.used === 0
      ? 'Rien n’est connu des mêmes jours de l’an dernier.'
      : `L’an dernier aux mêmes dates, ${halfDaysInWords(before.occupancy.used, 'fr')} ${before.occupancy.used === 1 ? 'avait été utilisée' : 'avaient été utilisées'}\u00a0: ${difference(occupancy.used - before.occupancy.used)}.`,
  ];

  function used(): string {
    if (occupancy.open === 0) return `${here} n’a pas été ouvert.`;
    if (occupancy.used === 0) return `${here} n’a servi à aucun travail ni à aucune réunion.`;
    return `${here} a servi pendant ${halfDaysInWords(occupancy.used, 'fr')} de travail ou de réunion, soit ${shareOf(occupancy, 'fr')} du temps où ses postes et ses salles étaient ouverts.`;
  }

  function came(): string {
    if (people.total === null) return 'Moins de cinq personnes différentes y sont venues.';
    const first = people.firstVisits === null ? '' : `, dont ${n(people.firstVisits)} pour la première fois`;
    return `${n(people.total)}\u00a0personnes différentes y sont venues${first}.`;
  }

  function difference(more: number): string {
    if (more === 0) return 'c’est autant cette fois';
    return `c’est ${n(Math.abs(more))} de ${more > 0 ? 'plus' : 'moins'} cette fois`;
  }
}

function inEnglish({ telecentre, span, until, occupancy, people, before }: Figures): readonly string[] {
  const n = (count: number): string => numberInWords(count, 'en');
  const during = capitalised(duringInWords(span, 'en', until));
  const here = `${during}, the telecentre ${inCommune(telecentre.commune.name, 'en')}`;
  return [
    used(),
    ...(occupancy.open === 0 ? [] : [came()]),
    before.occupancy.used === 0
      ? 'Nothing is known of the same days last year.'
      : `Last year on the same dates it was ${halfDaysInWords(before.occupancy.used, 'en')}: ${difference(occupancy.used - before.occupancy.used)}.`,
  ];

  function used(): string {
    if (occupancy.open === 0) return `${here} was not open.`;
    if (occupancy.used === 0) return `${here} was used for no work and no meeting.`;
    return `${here} was used for ${halfDaysInWords(occupancy.used, 'en')} of work or meetings: ${shareOf(occupancy, 'en')} of the time its desks and rooms were open.`;
  }

  function came(): string {
    if (people.total === null) return 'Fewer than five different people came.';
    const first = people.firstVisits === null ? '' : `, ${n(people.firstVisits)} of them for the first time`;
    return `${n(people.total)} different people came${first}.`;
  }

  function difference(more: number): string {
    if (more === 0) return 'as many now';
    return `${n(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} now`;
  }
}

/** What rounds to nothing was something all the same. */
function shareOf(use: Use, language: Language): string {
  const percent = percentOf(use);
  if (percent !== 0 || use.used === 0) return percentInWords(percent, language);
  return `${language === 'fr' ? 'moins de' : 'less than'} ${percentInWords(1, language)}`;
}
