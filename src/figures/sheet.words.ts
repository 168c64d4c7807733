/** What a place is good for, in three sentences that a town council can be read. */
import { inCommune } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import type { Figures } from './figures.service.js';
import { duringInWords, numberInWords, percentInWords } from './figures.words.js';
import { percentOf } from './occupancy.js';

export const SHEET_WORDS = {
  title: { fr: 'À quoi sert le télécentre\u00a0?', en: 'What is the telecentre for?' },
  print: {
    fr: 'Pour l’imprimer\u00a0: le menu de votre navigateur, «\u00a0Imprimer\u00a0». La feuille tient sur une page.',
    en: 'To print it: the menu of your browser, “Print”. The sheet fits on one page.',
  },
  back: { fr: 'Retour aux chiffres', en: 'Back to the figures' },
  footnote: {
    fr: 'Une demi-journée est celle d’un poste, d’un bureau ou d’une salle. Aucun nombre ne concerne moins de cinq personnes.',
    en: 'A half-day is that of one desk, office or room. No number is about fewer than five people.',
  },
} as const;

export function sentencesOf(figures: Figures, language: Language): readonly string[] {
  return (language === 'fr' ? inFrench : inEnglish)(figures);
}

function inFrench({ telecentre, span, occupancy, people, before }: Figures): readonly string[] {
  const n = (count: number): string => numberInWords(count, 'fr');
  const during = duringInWords(span, 'fr');
  const many = (count: number, one: string): string => `${n(count)}\u00a0${one}${count > 1 ? 's' : ''}`;
  return [
    `${capitalised(during)}, ${inCommune(telecentre.commune.name, 'fr')}, le télécentre a servi pendant ${many(occupancy.used, 'demi-journée')} de travail ou de réunion, soit ${percentInWords(percentOf(occupancy), 'fr')} du temps où ses postes et ses salles étaient ouverts.`,
    people.total === null
      ? 'Moins de cinq personnes différentes y sont venues.'
      : `${n(people.total)}\u00a0personnes différentes y sont venues${people.firstVisits === null ? '' : `, dont ${n(people.firstVisits)} pour la première fois`}.`,
    before.occupancy.used === 0
      ? 'Rien n’est connu des mêmes jours de l’an dernier.'
      : `L’an dernier aux mêmes dates, ${many(before.occupancy.used, 'demi-journée')} avaient été utilisées\u00a0: ${difference(occupancy.used - before.occupancy.used)}.`,
  ];

  function difference(more: number): string {
    if (more === 0) return 'il n’y en a ni plus ni moins';
    return `c’est ${n(Math.abs(more))} de ${more > 0 ? 'plus' : 'moins'} cette fois`;
  }
}

function inEnglish({ telecentre, span, occupancy, people, before }: Figures): readonly string[] {
  const n = (count: number): string => numberInWords(count, 'en');
  const many = (count: number, one: string): string => `${n(count)} ${one}${count === 1 ? '' : 's'}`;
  return [
    `${capitalised(duringInWords(span, 'en'))}, the telecentre ${inCommune(telecentre.commune.name, 'en')} was used for ${many(occupancy.used, 'half-day')} of work or meetings: ${percentInWords(percentOf(occupancy), 'en')} of the time its desks and rooms were open.`,
    people.total === null
      ? 'Fewer than five different people came.'
      : `${n(people.total)} different people came${people.firstVisits === null ? '' : `, ${n(people.firstVisits)} of them for the first time`}.`,
    before.occupancy.used === 0
      ? 'Nothing is known of the same days last year.'
      : `Last year on the same dates it was ${many(before.occupancy.used, 'half-day')}: ${difference(occupancy.used - before.occupancy.used)}.`,
  ];

  function difference(more: number): string {
    if (more === 0) return 'neither more nor fewer now';
    return `${n(Math.abs(more))} ${more > 0 ? 'more' : 'fewer'} now`;
  }
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
