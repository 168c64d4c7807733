/** Rules as people say them. */
import type { MemberStatus } from '../accounts/member-status.js';
import { KIND } from '../bookings/kind.words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays } from '../reservation/local-time.js';
import { eurosInWords } from './money.js';
import type { TariffRule, Unit } from './tariff-rule.js';

type Said = Pick<
  TariffRule,
  'cents' | 'unit' | 'fromUnit' | 'kind' | 'status' | 'fromMonths' | 'untilMonths'
>;

/** `10 € la demi-journée, à partir de la 5e du mois, pour un bureau, la première année`. */
export function ruleInWords(rule: Said, language: Language): string {
  const { kind, status } = rule;
  return [
    amountInWords(rule, language),
    rule.fromUnit > 1 ? fromUnitInWords(rule, language) : '',
    kind === null ? '' : `${FOR[language]} ${ONE_KIND[language](KIND[language][kind], kind)}`,
    status === null ? '' : `${FOR[language]} ${STATUS_IN_WORDS[status][language]}`,
    seniorityInWords(rule, language),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** `10 € la demi-journée`, `100 € par mois au plus`, `gratuit`. */
export function amountInWords({ cents, unit }: Pick<Said, 'cents' | 'unit'>, language: Language): string {
  if (cents === 0) return FREE[language];
  return `${eurosInWords(cents, language)} ${EACH[unit][language]}`;
}

/** `la première année`, `du 13e au 24e mois`, `après la première année`; nothing where it counts from the first day for ever. */
export function seniorityInWords(
  { fromMonths, untilMonths }: Pick<Said, 'fromMonths' | 'untilMonths'>,
  language: Language,
): string {
  if (fromMonths === 0) return untilMonths === null ? '' : firstMonths(untilMonths, language);
  if (untilMonths === null) return `${AFTER[language]} ${firstMonths(fromMonths, language)}`;
  return language === 'fr'
    ? `du ${fromMonths + 1}e au ${untilMonths}e\u00a0mois`
    : `from month ${fromMonths + 1} to month ${untilMonths}`;
}

/** `depuis le vendredi 1er janvier 2027, jusqu’au jeudi 30 juin 2027 compris`. */
export function validityInWords(
  { validFrom, validUntil }: Pick<TariffRule, 'validFrom' | 'validUntil'>,
  language: Language,
): string {
  const since = `${SINCE[language]} ${dateInWords(validFrom, language)}`;
  if (validUntil === null) return since;
  if (validUntil <= validFrom) return NEVER[language];
  return `${since}, ${TO[language]} ${dateInWords(addDays(validUntil, -1), language)} ${INCLUDED[language]}`;
}

export const UNIT_IN_WORDS: Readonly<Record<Unit, Words>> = {
  hour: { fr: 'heure', en: 'hour' },
  half_day: { fr: 'demi-journée', en: 'half-day' },
  day: { fr: 'journée', en: 'day' },
  week: { fr: 'semaine', en: 'week' },
  month: { fr: 'mois', en: 'month' },
};

export const STATUS_IN_WORDS: Readonly<Record<MemberStatus, Words>> = {
  independent: { fr: 'les indépendants', en: 'self-employed people' },
  employee: { fr: 'les salariés', en: 'employees' },
  public_agent: { fr: 'les agents publics', en: 'public agents' },
  job_seeker: { fr: 'les demandeurs d’emploi', en: 'job seekers' },
  student: { fr: 'les étudiants', en: 'students' },
  association: { fr: 'les associations', en: 'associations' },
  second_home_owner: { fr: 'les résidents secondaires', en: 'second-home owners' },
  candidate: { fr: 'les nouveaux arrivants', en: 'newcomers' },
};

const EACH: Readonly<Record<Unit, Words>> = {
  hour: { fr: 'l’heure', en: 'an hour' },
  half_day: { fr: 'la demi-journée', en: 'a half-day' },
  day: { fr: 'la journée', en: 'a day' },
  week: { fr: 'par semaine au plus', en: 'a week at most' },
  month: { fr: 'par mois au plus', en: 'a month at most' },
};

const FREE: Words = { fr: 'gratuit', en: 'free' };
const FOR: Words = { fr: 'pour', en: 'for' };
const AFTER: Words = { fr: 'après', en: 'after' };
const SINCE: Words = { fr: 'depuis le', en: 'since' };
const TO: Words = { fr: 'jusqu’au', en: 'until' };
const INCLUDED: Words = { fr: 'compris', en: 'included' };
const NEVER: Words = { fr: 'retirée avant d’avoir servi', en: 'withdrawn before it counted' };

const ONE_KIND = {
  fr: (word: string, kind: string) => `${kind === 'desk' || kind === 'office' ? 'un' : 'une'} ${word}`,
  en: (word: string) => `a ${word}`,
} as const;

function fromUnitInWords({ fromUnit, unit }: Said, language: Language): string {
  return language === 'fr'
    ? `à partir de la ${fromUnit}e ${UNIT_IN_WORDS[unit].fr} du mois`
    : `from ${UNIT_IN_WORDS[unit].en} ${fromUnit} of the month on`;
}

function firstMonths(months: number, language: Language): string {
  const [count, isYears] = months % 12 === 0 ? [months / 12, true] : [months, false];
  if (language === 'en')
    return count === 1
      ? `the first ${isYears ? 'year' : 'month'}`
      : `the first ${count} ${isYears ? 'years' : 'months'}`;
  if (isYears) return count === 1 ? 'la première année' : `les ${count}\u00a0premières années`;
  return count === 1 ? 'le premier mois' : `les ${count}\u00a0premiers mois`;
}
