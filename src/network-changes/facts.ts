/** What a telecentre, a department or the network was and is, fact by fact, so that people can read what has changed. */
import { dayInHours } from '../hours-pages/week-fields.views.js';
import type { FileWeek } from '../hours-pages/week-form.js';
import type { NetworkChange } from '../network-file/history.js';
import type { FileTelecentre } from '../network-file/schema.js';
import { REGIMES } from '../place-pages/regimes.words.js';
import { capitalised, dayInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { WEEKDAY_IN_WORDS } from '../platform/i18n/weekday.words.js';
import { WEEKDAYS } from '../reservation/local-time.js';
import { GRANULARITY_WORDS, RULE_FIELDS, typedPolicy } from '../resource-pages/policy-form.js';
import { equipmentInWords } from '../telecentres/equipment.js';
import { FACT_WORDS as WORDS, RULE_FACTS, STATES } from './facts.words.js';

export interface Difference {
  readonly what: string;
  /** Null: it was not there. */
  readonly from: string | null;
  /** Null: it is not there any more. */
  readonly to: string | null;
}

/** Under a name that stays the same when the fact changes. */
type Facts = ReadonlyMap<string, Fact>;
interface Fact {
  readonly what: string;
  readonly text: string;
  /** Nobody reads it as it stands in the file: that it has changed is all that is told. */
  readonly onlyThat?: boolean;
}

export function differencesIn(
  { telecentre, before, after }: Pick<NetworkChange, 'telecentre' | 'before' | 'after'>,
  language: Language,
): Difference[] {
  const factsOf = telecentre === null ? plainFacts : telecentreFacts;
  const was: Facts = before === null ? new Map<string, Fact>() : factsOf(before, language);
  const is: Facts = factsOf(after, language);
  const names = [...new Set([...was.keys(), ...is.keys()])];
  const differences = names.flatMap((name): Difference[] => {
    const [from, to] = [was.get(name), is.get(name)];
    if (from?.text === to?.text) return [];
    const { what = name, onlyThat } = to ?? from ?? {};
    if (onlyThat) return [{ what, from: null, to: WORDS.modified[language] }];
    return [{ what, from: from?.text ?? null, to: to?.text ?? null }];
  });
  if (differences.length > 0) return differences;
  return [{ what: WORDS.details[language], from: null, to: WORDS.inTheFile[language] }];
}

function telecentreFacts(document: unknown, language: Language): Facts {
  // As an earlier version of the service may have kept it: what it did not know yet is not there.
  const file = document as Partial<FileTelecentre>;
  const { openingHours: hours, host, access, attendance, closures = [], resources = [] } = file;
  const facts = new Map<string, Fact>();
  const tell = (name: string, what: string, text: string | null | undefined): void => {
    if (text !== null && text !== undefined && text !== '') facts.set(name, { what, text });
  };
  const yes = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : (value ? WORDS.yes : WORDS.no)[language];

  tell('name', WORDS.name[language], file.name);
  tell('published', WORDS.published[language], yes(file.published));
  tell('hoursConfirmed', WORDS.hoursConfirmed[language], yes(file.hoursConfirmed));
  tell('structure', WORDS.structure[language], host?.structure);
  tell('phone', WORDS.phone[language], host?.phone);
  tell('contactEmail', WORDS.contactEmail[language], host?.contactEmail);
  tell('address', WORDS.address[language], host?.address);
  tell('location', WORDS.position[language], file.location && Object.values(file.location).join(', '));
  tell('staffed', WORDS.staffed[language], yes(host?.staffed));
  tell('regime', WORDS.regime[language], access && REGIMES[access.regime][language]);
  tell('instructions', WORDS.instructions[language], access?.instructions);
  tell('selfCheckIn', WORDS.selfCheckIn[language], yes(attendance?.selfCheckIn));
  tell('noShow', WORDS.noShow[language], attendance && delayInWords(attendance.noShowMinutes, language));
  tell('holidays', WORDS.shutOnHolidays[language], yes(file.closedOnPublicHolidays));
  for (const day of WEEKDAYS)
    if (hours)
      tell(`day ${day}`, capitalised(WEEKDAY_IN_WORDS[day][language]), dayInHours(hours.week[day], language));
  for (const { name, from, to, week } of hours?.namedPeriods ?? []) {
    const dates = `${longDate(from, language)} – ${longDate(to, language)}`;
    tell(`season ${name}`, `${WORDS.season[language]} ${name}`, `${dates}, ${weekInLine(week, language)}`);
  }
  for (const { date, holiday } of hours?.holidayCorrections ?? [])
    tell(
      `holiday ${date}`,
      longDate(date, language),
      (holiday ? WORDS.treatedAsHoliday : WORDS.ordinaryDay)[language],
    );
  for (const { date, ...day } of hours?.exceptionalOpenings ?? [])
    tell(
      `opening ${date}`,
      `${WORDS.opening[language]} ${longDate(date, language)}`,
      dayInHours(day, language),
    );
  for (const { from, to, reason, resource } of closures)
    tell(
      `closure ${from} ${to} ${resource ?? ''}`,
      `${WORDS.closure[language]} ${from} – ${to}${resource === undefined ? '' : ` (${resource})`}`,
      reason,
    );
  for (const one of resources) {
    const size = one.places ?? one.capacity;
    tell(`resource ${one.key}`, one.name, `${one.name} (${size})`);
    tell(
      `equipment ${one.key}`,
      `${one.name}, ${WORDS.equipment[language]}`,
      one.equipment.map((word) => equipmentInWords(word, language)).join(', '),
    );
    const parts = resources.filter(({ key }) => one.parts?.includes(key)).map(({ name }) => name);
    tell(`parts ${one.key}`, `${one.name}, ${WORDS.joins[language]}`, parts.join(', '));
    const granularities = one.policy.granularities.map((word) => GRANULARITY_WORDS[word][language]);
    tell(`booked ${one.key}`, `${one.name}, ${WORDS.booked[language]}`, granularities.join(', '));
    const typed = typedPolicy(one.policy, language);
    for (const { of } of RULE_FIELDS) {
      const { what, unit } = RULE_FACTS[of];
      tell(`${of} ${one.key}`, `${one.name}, ${what[language]}`, amountInWords(typed[of], unit, language));
    }
    tell(`approval ${one.key}`, `${one.name}, ${WORDS.approval[language]}`, yes(one.policy.needsApproval));
  }
  return facts;
}

function delayInWords(minutes: number | null, language: Language): string {
  return minutes === null ? WORDS.never[language] : `${minutes}\u00a0min`;
}

function amountInWords(
  amount: string | undefined,
  unit: 'days' | 'hours' | 'minutes',
  language: Language,
): string | undefined {
  if (amount === undefined) return undefined;
  if (unit !== 'days') return `${amount}\u00a0${unit === 'hours' ? 'h' : 'min'}`;
  return `${amount}\u00a0${(amount === '1' ? WORDS.day : WORDS.days)[language]}`;
}

/** Of a department, the network's name or its words. */
function plainFacts(document: unknown, language: Language): Facts {
  return new Map(
    Object.entries(document as object).flatMap(([name, value]: [string, unknown]) => {
      if (value === null || value === undefined) return [];
      const what = name in WORDS ? WORDS[name as keyof typeof WORDS][language] : name;
      if (typeof value !== 'string') return [[name, { what, text: JSON.stringify(value), onlyThat: true }]];
      const text = name === 'state' ? (STATES[value]?.[language] ?? value) : value;
      return [[name, { what, text }]];
    }),
  );
}

function weekInLine(week: FileWeek, language: Language): string {
  return WEEKDAYS.map((day) => `${WEEKDAY_IN_WORDS[day][language]} ${dayInHours(week[day], language)}`).join(
    '\u00a0; ',
  );
}

function longDate(date: string, language: Language): string {
  return `${dayInWords(date, language)} ${date.slice(0, 4)}`;
}
