import { dateInWords, monthInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { AreaOfPlaces } from './areas.js';
import { percentOf, type Use } from './occupancy.js';
import type { BroughtBy } from './people.js';
import type { Told } from './small-numbers.js';
import { isMonth, isYear, type Span, type UsualSpan } from './span.js';

export const FIGURES_WORDS = {
  title: { fr: 'Chiffres', en: 'Figures' },
  period: { fr: 'Période', en: 'Period' },
  from: { fr: 'Du', en: 'From' },
  to: { fr: 'Au', en: 'To' },
  show: { fr: 'Afficher', en: 'Show' },
  notUnderstood: {
    fr: 'Ces dates n’ont pas été comprises\u00a0; voici ce mois.',
    en: 'These dates were not understood; here is this month.',
  },
  sheet: { fr: 'Feuille pour la mairie', en: 'Sheet for the mayor' },
  download: { fr: 'Télécharger en tableau (CSV)', en: 'Download as a table (CSV)' },
  halfDaysUsed: { fr: 'Demi-journées utilisées', en: 'Half-days used' },
  ofOpen: { fr: 'sur', en: 'of' },
  occupancy: { fr: 'Occupation', en: 'Occupancy' },
  people: { fr: 'Personnes différentes', en: 'Different people' },
  firstVisits: { fr: 'Premières visites', en: 'First visits' },
  absences: { fr: 'Absences sans prévenir', en: 'Absences without a word' },
  noted: { fr: 'Arrivées notées', en: 'Arrivals noted' },
  emptyHalfDays: { fr: 'Demi-journées sans personne', en: 'Half-days without anybody' },
  lastYear: { fr: 'L’an dernier', en: 'Last year' },
  nothingLastYear: {
    fr: 'Rien n’est connu des mêmes jours de l’an dernier.',
    en: 'Nothing is known of the same days last year.',
  },
  places: { fr: 'Poste par poste', en: 'Place by place' },
  place: { fr: 'Lieu', en: 'Place' },
  used: { fr: 'Utilisées', en: 'Used' },
  open: { fr: 'Ouvertes', en: 'Open' },
  week: { fr: 'Quand on vient dans la semaine', en: 'When people come in the week' },
  weekAsTable: { fr: 'Le même en tableau', en: 'The same as a table' },
  weekday: { fr: 'Jour', en: 'Day' },
  uses: { fr: 'À quoi ça sert', en: 'What it is for' },
  kind: { fr: 'Sorte de lieu', en: 'Sort of place' },
  broughtBy: { fr: 'Qui vient', en: 'Who comes' },
  hiddenNote: {
    fr: 'Masqué\u00a0: moins de cinq personnes, ou un nombre qui permettrait de calculer celui de moins de cinq.',
    en: 'Hidden: fewer than five people, or a number that would let one work out that of fewer than five.',
  },
  hidden: { fr: 'masqué', en: 'hidden' },
  fewerThanFive: { fr: 'moins de 5', en: 'fewer than 5' },
  nothingYet: {
    fr: 'Sur cette période, le télécentre n’a pas encore été ouvert.',
    en: 'The telecentre has not been open in this period yet.',
  },
  otherStays: {
    fr: 'Des réservations tombent hors des horaires d’aujourd’hui\u00a0: elles ne sont pas dans l’occupation.',
    en: 'Some bookings lie outside today’s hours: they are not part of the occupancy.',
  },
  howCounted: { fr: 'Comment c’est compté', en: 'How it is counted' },
  others: { fr: 'Autres télécentres', en: 'Other telecentres' },
  telecentres: { fr: 'Télécentres', en: 'Telecentres' },
  telecentre: { fr: 'Télécentre', en: 'Telecentre' },
  network: { fr: 'Tout le réseau', en: 'The whole network' },
} as const satisfies Readonly<Record<string, Words>>;

/** The last columns of a spreadsheet. */
export const USE_HEADERS: Readonly<Record<Language, readonly string[]>> = {
  fr: ['Demi-journées ouvertes', 'Demi-journées utilisées', 'Occupation (%)', 'Personnes'],
  en: ['Half-days open', 'Half-days used', 'Occupancy (%)', 'People'],
};

export const HOW_COUNTED: readonly Words[] = [
  {
    fr: 'Une demi-journée est comptée pour chaque poste, bureau ou salle, dès qu’elle a commencé. Elle est utilisée quand quelqu’un y est venu, même une heure\u00a0; une journée en compte deux.',
    en: 'A half-day is counted for each desk, office or room, from its beginning. It is used when somebody came, be it for an hour; a day counts as two.',
  },
  {
    fr: 'Un télécentre est ouvert au plus tôt à partir du jour où il a été publié, ou de sa première réservation.',
    en: 'A telecentre is open from the day it was published at the earliest, or from its first booking.',
  },
  {
    fr: 'Les horaires d’aujourd’hui servent aussi pour le passé\u00a0; les fermetures, les jours fériés et les périodes sont ceux de chaque date.',
    en: 'Today’s hours serve for the past too; closures, public holidays and seasons are those of each date.',
  },
  {
    fr: 'Un membre compte une fois. Les invités et les personnes de passage comptent chaque fois qu’ils viennent.',
    en: 'A member counts once. Guests and people who walk in count each time they come.',
  },
];

export const USUAL_SPAN_WORDS: Readonly<Record<UsualSpan, Words>> = {
  'this-month': { fr: 'Ce mois', en: 'This month' },
  'last-month': { fr: 'Le mois dernier', en: 'Last month' },
  'this-year': { fr: 'Cette année', en: 'This year' },
  'last-year': { fr: 'L’année dernière', en: 'Last year' },
};

/** Of several: whatever stands beside it is their number. */
export const BROUGHT_BY_WORDS: Readonly<Record<BroughtBy, Words>> = {
  independent: { fr: 'Indépendants', en: 'Independents' },
  employee: { fr: 'Emploi salarié', en: 'Employees' },
  public_agent: { fr: 'Agents publics', en: 'Civil servants' },
  job_seeker: { fr: 'Recherche d’emploi', en: 'Job seekers' },
  student: { fr: 'Études', en: 'Students' },
  association: { fr: 'Associations', en: 'Associations' },
  second_home_owner: { fr: 'Résidences secondaires', en: 'Second-home owners' },
  candidate: { fr: 'Projets d’installation', en: 'Planning to move here' },
  other: { fr: 'Autres', en: 'Others' },
  guest: { fr: 'Invités', en: 'Guests' },
  unknown: { fr: 'Non précisé', en: 'Not said' },
};

/** `novembre 2026`; `novembre 2026, jusqu’au 22` while it is under way. */
export function spanInWords(span: Span, language: Language, until: LocalDate | null = null): string {
  return namedSpan(span, language) + untilInWords(span, until, language);
}

/** The same within a sentence: `en novembre 2026`. */
export function duringInWords(span: Span, language: Language, until: LocalDate | null = null): string {
  return during(span, language) + untilInWords(span, until, language);
}

/** `novembre 2026`, `année 2026`, `le mardi 3 novembre 2026`, `du dimanche 1er novembre 2026 au mardi 3 novembre 2026`. */
function namedSpan(span: Span, language: Language): string {
  const { from, to } = span;
  if (isYear(span)) return language === 'fr' ? `année ${from.slice(0, 4)}` : `year ${from.slice(0, 4)}`;
  if (isMonth(span)) return monthInWords(from, language);
  if (from === to) return `${language === 'fr' ? 'le' : 'on'} ${dateInWords(from, language)}`;
  const [first, last] = [dateInWords(from, language), dateInWords(to, language)];
  return language === 'fr' ? `du ${first} au ${last}` : `from ${first} to ${last}`;
}

function during(span: Span, language: Language): string {
  if (isYear(span)) return `${language === 'fr' ? 'en' : 'in'} ${span.from.slice(0, 4)}`;
  const words = namedSpan(span, language);
  return isMonth(span) ? `${language === 'fr' ? 'en' : 'in'} ${words}` : words;
}

/** Within a month its name need not be said again, in French. */
function untilInWords(span: Span, until: LocalDate | null, language: Language): string {
  if (until === null) return '';
  if (language === 'en') return `, until ${dayAndMonth(until, 'en-GB')}`;
  const day = dayAndMonth(until, 'fr-FR').replace(/^1 /, '1er ');
  return `, jusqu’au ${isMonth(span) ? day.replace(/ .*/, '') : day}`;
}

function dayAndMonth(date: LocalDate, locale: 'fr-FR' | 'en-GB'): string {
  return new Date(date).toLocaleDateString(locale, { day: 'numeric', month: 'long', timeZone: 'UTC' });
}

/** `Lot (46)`. */
export function areaInWords(area: AreaOfPlaces['area'], language: Language): string {
  return area.kind === 'network' ? FIGURES_WORDS.network[language] : `${area.name} (${area.code})`;
}

export function numberInWords(count: number, language: Language): string {
  return count.toLocaleString(language === 'fr' ? 'fr-FR' : 'en-GB');
}

export function percentInWords(percent: number | null, language: Language): string {
  if (percent === null) return '–';
  return language === 'fr' ? `${percent}\u00a0%` : `${percent}%`;
}

/** `12 demi-journées`. */
export function halfDaysInWords(count: number, language: Language): string {
  return `${numberInWords(count, language)}\u00a0${halfDayWord(count, language)}`;
}

/** French has the singular for none too. */
export function halfDayWord(count: number, language: Language): string {
  if (language === 'fr') return count < 2 ? 'demi-journée' : 'demi-journées';
  return count === 1 ? 'half-day' : 'half-days';
}

/** `124 sur 310`. */
export function useInWords({ used, open }: Use, language: Language): string {
  const [some, all] = [numberInWords(used, language), numberInWords(open, language)];
  return `${some}\u00a0${FIGURES_WORDS.ofOpen[language]}\u00a0${all}`;
}

/** Where a number is hidden only because it is small. */
export function toldInWords(count: Told, language: Language): string {
  return count === null ? FIGURES_WORDS.fewerThanFive[language] : numberInWords(count, language);
}

/** Where it may also be hidden for the sake of another. */
export function partInWords(count: Told, language: Language): string {
  return count === null ? FIGURES_WORDS.hidden[language] : numberInWords(count, language);
}

/** `12 demi-journées de plus (112 l’an dernier)`; undefined when nothing is known of last year. */
export function trendInWords(now: Use, before: Use, language: Language): string | undefined {
  if (before.used === 0) return undefined;
  const [more, was] = [now.used - before.used, numberInWords(before.used, language)];
  const many = numberInWords(Math.abs(more), language);
  const unit = halfDayWord(Math.abs(more), language);
  const side = more > 0 ? { fr: 'de plus', en: 'more' } : { fr: 'de moins', en: 'fewer' };
  const percents = `${percentInWords(percentOf(before), language)} → ${percentInWords(percentOf(now), language)}`;
  if (more === 0)
    return language === 'fr'
      ? `Autant que l’an dernier\u00a0: ${was} (${percents})`
      : `As many as last year: ${was} (${percents})`;
  return language === 'fr'
    ? `${many}\u00a0${unit} ${side.fr} que l’an dernier\u00a0: ${was} (${percents})`
    : `${many} ${side.en} ${unit} than last year: ${was} (${percents})`;
}
