/** The rules of bookings as forms ask for them: in hours and days, as people say them. */
import type { FileResource } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { GRANULARITIES, type Granularity } from '../reservation/half-day.js';

export type FilePolicy = FileResource['policy'];

export interface RuleField {
  readonly of: NumberRule;
  readonly label: Words;
  /** How many of the file’s units make one of those that people write: the file has minutes where they say hours. */
  readonly worth: 1 | 60;
  readonly least: number;
  readonly most: number;
}
type NumberRule =
  | 'stepMinutes'
  | 'shortestMinutes'
  | 'longestMinutes'
  | 'noticeMinutes'
  | 'horizonDays'
  | 'minutesBetween'
  | 'cancellationMinutes'
  | 'holdMinutes'
  | 'approvalHours';

/** Limits in minutes or days, as the network file has them. */
export const RULE_FIELDS: readonly RuleField[] = [
  {
    of: 'horizonDays',
    label: { fr: 'Réservable combien de jours à l’avance', en: 'Bookable how many days ahead' },
    worth: 1,
    least: 0,
    most: 1000,
  },
  {
    of: 'noticeMinutes',
    label: { fr: 'Délai avant le début, en heures', en: 'Notice before the beginning, in hours' },
    worth: 60,
    least: 0,
    most: 527_040,
  },
  {
    of: 'cancellationMinutes',
    label: {
      fr: 'Annulable jusqu’à combien d’heures avant (0\u00a0: jusqu’à la fin)',
      en: 'May be cancelled until how many hours before (0: until the end)',
    },
    worth: 60,
    least: 0,
    most: 527_040,
  },
  {
    of: 'stepMinutes',
    label: { fr: 'À l’heure\u00a0: pas, en minutes', en: 'By the hour: step, in minutes' },
    worth: 1,
    least: 1,
    most: 1440,
  },
  {
    of: 'shortestMinutes',
    label: { fr: 'À l’heure\u00a0: au moins, en minutes', en: 'By the hour: at least, in minutes' },
    worth: 1,
    least: 1,
    most: 1440,
  },
  {
    of: 'longestMinutes',
    label: { fr: 'À l’heure\u00a0: au plus, en minutes', en: 'By the hour: at most, in minutes' },
    worth: 1,
    least: 1,
    most: 44_640,
  },
  {
    of: 'minutesBetween',
    label: { fr: 'Minutes libres entre deux réservations', en: 'Free minutes between two bookings' },
    worth: 1,
    least: 0,
    most: 1440,
  },
  {
    of: 'holdMinutes',
    label: { fr: 'Minutes pour confirmer une option', en: 'Minutes to confirm a hold' },
    worth: 1,
    least: 1,
    most: 10_080,
  },
  {
    of: 'approvalHours',
    label: {
      fr: 'Sur demande\u00a0: heures pour répondre',
      en: 'On request: hours in which to answer',
    },
    worth: 1,
    least: 1,
    most: 336,
  },
];

/** Whether to book it is to ask for it: `yes`, `no`, or as it is. */
export const APPROVAL_FIELD = 'needsApproval';

export const GRANULARITY_WORDS: Readonly<Record<Granularity, Words>> = {
  hour: { fr: 'à l’heure', en: 'by the hour' },
  half_day: { fr: 'à la demi-journée', en: 'by the half-day' },
  day: { fr: 'à la journée', en: 'by the day' },
};

export const POLICY_FIELDS: readonly string[] = [
  APPROVAL_FIELD,
  ...RULE_FIELDS.map(({ of }) => of),
  ...GRANULARITIES.map(granularityField),
];

export function granularityField(granularity: Granularity): string {
  return `granularity-${granularity}`;
}

/** What an earlier version of the service did not know yet is left blank. */
export function typedPolicy(policy: Partial<FilePolicy>, language: Language): Typed {
  const shown = new Intl.NumberFormat(language, { maximumFractionDigits: 2, useGrouping: false });
  return Object.fromEntries([
    ...RULE_FIELDS.flatMap(({ of, worth }) => {
      const value = policy[of];
      return value === undefined ? [] : [[of, shown.format(value / worth)]];
    }),
    ...(policy.granularities ?? []).map((one) => [granularityField(one), 'yes']),
    [APPROVAL_FIELD, policy.needsApproval === true ? 'yes' : 'no'],
  ]) as Typed;
}

export interface PolicyRead {
  /** Only what was filled in. */
  readonly changes: Partial<FilePolicy>;
  readonly errors: Readonly<Record<string, string>>;
}

/** What is left blank is left as it is: so one form serves one resource and many. */
export function readPolicy(typed: Typed, language: Language): PolicyRead {
  const errors: Record<string, string> = {};
  const numbers = RULE_FIELDS.flatMap(({ of, worth, least, most }): [NumberRule, number][] => {
    const text = (typed[of] ?? '').trim().replace(',', '.');
    if (text === '') return [];
    const value = Math.round(Number(text) * worth);
    if (/^\d{1,6}(\.\d{1,3})?$/.test(text) && value >= least && value <= most) return [[of, value]];
    const shownMost = Math.floor(most / worth);
    errors[of] = NUMBER[language].replace('#', String(least)).replace('#', String(shownMost));
    return [];
  });
  const found = Object.fromEntries(numbers) as Partial<Record<NumberRule, number>>;
  if (found.stepMinutes !== undefined && 1440 % found.stepMinutes !== 0)
    errors['stepMinutes'] = STEP[language];
  const granularities = GRANULARITIES.filter((one) => typed[granularityField(one)] === 'yes');
  const needsApproval = { yes: true, no: false }[typed[APPROVAL_FIELD] ?? ''];
  const changes = {
    ...found,
    ...(granularities.length > 0 && { granularities }),
    ...(needsApproval !== undefined && { needsApproval }),
  };
  return { changes, errors };
}

/** Of a whole policy; null when all is well. */
export function contradiction({ shortestMinutes, longestMinutes }: FilePolicy): Words | null {
  return shortestMinutes > longestMinutes ? LONGEST : null;
}

const NUMBER: Words = { fr: 'écrivez un nombre de # à #', en: 'write a number from # to #' };
const STEP: Words = {
  fr: 'doit diviser la journée, comme 15, 30 ou 60',
  en: 'must divide the day, as 15, 30 or 60 do',
};
const LONGEST: Words = {
  fr: 'ne peut pas être moins que la durée la plus courte',
  en: 'cannot be less than the shortest stay',
};
