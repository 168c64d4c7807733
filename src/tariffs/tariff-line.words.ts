/** What coming to a telecentre costs today, in one sentence. */
import { KIND } from '../bookings/kind.words.js';
import { capitalised } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import type { LocalDate } from '../reservation/local-time.js';
import { isThere, mostSpecificFirst, UNITS, type TariffRule } from './tariff-rule.js';
import { amountInWords, seniorityInWords, STATUS_IN_WORDS } from './tariff-rules.words.js';

export interface PlaceOfTariff {
  readonly telecentre: string;
  readonly department: string;
  /** Null: all that there are. */
  readonly kind: Kind | null;
}

/** `Gratuit la première année, puis 50 € par mois au plus`; null when no rule says anything. */
export function tariffLine(
  rules: readonly TariffRule[],
  at: PlaceOfTariff,
  today: LocalDate,
  language: Language,
): string | null {
  const standing = rules.filter(
    ({ where, kind, validFrom, validUntil, fromUnit }) =>
      fromUnit === 1 &&
      isThere(where, at) &&
      (at.kind === null || kind === null || kind === at.kind) &&
      validFrom <= today &&
      (validUntil === null || today < validUntil),
  );
  const told = standing.filter((rule) => !standing.some((other) => hides(other, rule, at)));
  // Who has asked for one kind of place need not be told which.
  const said = at.kind === null ? told : told.map((rule) => ({ ...rule, kind: null }));
  const parts = groups(said, ({ kind, status }) => `${kind ?? ''} ${status ?? ''}`)
    .sort(([one], [other]) => rank(one) - rank(other))
    .map((group) => groupInWords(group, language));
  return parts.length === 0 ? null : capitalised(parts.join(SEMICOLON[language]));
}

/** Another one counts wherever this one could. */
function hides(other: TariffRule, rule: TariffRule, at: PlaceOfTariff): boolean {
  return (
    other.unit === rule.unit &&
    (at.kind !== null || other.kind === null || other.kind === rule.kind) &&
    (other.status === null || other.status === rule.status) &&
    mostSpecificFirst(other, rule) < 0 &&
    other.fromMonths <= rule.fromMonths &&
    (other.untilMonths ?? Infinity) >= (rule.untilMonths ?? Infinity)
  );
}

/** What is for everybody first. */
function rank(rule: TariffRule | undefined): number {
  return Number(rule?.kind !== null) + 2 * Number(rule?.status !== null);
}

function groupInWords(group: readonly TariffRule[], language: Language): string {
  const [{ kind, status } = { kind: null, status: null }] = group;
  const whom = [
    kind === null ? [] : KIND[language][kind],
    status === null ? [] : `${FOR[language]} ${STATUS_IN_WORDS[status][language]}`,
  ]
    .flat()
    .join(' ');
  const windows = groups(group, ({ fromMonths, untilMonths }) => `${fromMonths} ${untilMonths ?? ''}`).sort(
    ([one], [other]) =>
      (one?.fromMonths ?? 0) - (other?.fromMonths ?? 0) || Number(lasts(one)) - Number(lasts(other)),
  );
  const words = windows.map((window, index) => windowInWords(window, windows[index - 1]?.[0], language));
  return `${whom === '' ? '' : `${whom}${COLON[language]}`}${words.join(', ')}`;
}

function windowInWords(
  window: readonly TariffRule[],
  before: TariffRule | undefined,
  language: Language,
): string {
  const sorted = [...window].sort((one, other) => UNITS.indexOf(one.unit) - UNITS.indexOf(other.unit));
  const amounts = [...new Set(sorted.map((rule) => amountInWords(rule, language)))].join(', ');
  const [first] = window;
  if (first === undefined) return '';
  const follows = before !== undefined && !lasts(before) && first.fromMonths <= (before.untilMonths ?? 0);
  if (follows && first.untilMonths === null) return `${THEN[language]} ${amounts}`;
  const since = seniorityInWords(first, language);
  return `${follows ? `${THEN[language]} ` : ''}${amounts}${since === '' ? '' : ` ${since}`}`;
}

function lasts(rule: TariffRule | undefined): boolean {
  return rule?.untilMonths === null;
}

function groups(rules: readonly TariffRule[], keyOf: (rule: TariffRule) => string): TariffRule[][] {
  const found = new Map<string, TariffRule[]>();
  for (const rule of rules) found.set(keyOf(rule), [...(found.get(keyOf(rule)) ?? []), rule]);
  return [...found.values()];
}

const THEN: Words = { fr: 'puis', en: 'then' };
const FOR: Words = { fr: 'pour', en: 'for' };
const COLON: Words = { fr: '\u00a0: ', en: ': ' };
const SEMICOLON: Words = { fr: '\u00a0; ', en: '; ' };
