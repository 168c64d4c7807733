/** The hours of a week as a form asks for them: a morning and an afternoon a day, either of which may be missing. */
import type { FileTelecentre } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { WEEKDAYS, type Weekday } from '../reservation/local-time.js';

export type FileWeek = FileTelecentre['openingHours']['week'];
export type FileDay = FileWeek[Weekday];

export const DAY_FIELDS = ['morning-from', 'morning-to', 'afternoon-from', 'afternoon-to'] as const;

export const SHUT_DAY: FileDay = { segments: [] };

/** Every field that a form with a week may hold. */
export const WEEK_FIELDS: readonly string[] = WEEKDAYS.flatMap((day) => [
  ...DAY_FIELDS.map((field) => `${day}-${field}`),
  `${day}-like-monday`,
]);

export interface WeekRead {
  readonly week: FileWeek;
  /** By weekday: each has one sentence, and no more. */
  readonly errors: Readonly<Record<string, string>>;
}

/** `kept`: the week that was shown; a day too particular for the form stays what it is while it is left blank. */
export function readWeek(typed: Typed, kept: FileWeek, language: Language): WeekRead {
  const errors: Record<string, string> = {};
  const days = WEEKDAYS.map((weekday): [Weekday, FileDay] => {
    const from = weekday !== 'mon' && typed[`${weekday}-like-monday`] === 'yes' ? 'mon' : weekday;
    const day = readDay(typed, from, kept[from]);
    if (!('wrong' in day)) return [weekday, day];
    if (from === weekday) errors[weekday] = day.wrong[language];
    return [weekday, SHUT_DAY];
  });
  return { week: Object.fromEntries(days) as FileWeek, errors };
}

export function readDay(typed: Typed, name: string, kept: FileDay): FileDay | { readonly wrong: Words } {
  const [from = '', noon = '', again = '', until = ''] = DAY_FIELDS.map((field) =>
    (typed[`${name}-${field}`] ?? '').trim(),
  );
  const times = [from, noon, again, until].filter((one) => one !== '');
  if (times.length === 0) return isPlain(kept) ? SHUT_DAY : kept;
  if (!times.every((time) => TIME.test(time))) return { wrong: NO_TIME };
  const close = until === '00:00' ? '24:00' : until;
  const rising = [from, noon, again, close].filter((one) => one !== '');
  if (rising.some((time, index) => index > 0 && time < (rising[index - 1] ?? ''))) return { wrong: ORDER };
  if (from !== '' && noon !== '' && again !== '' && until !== '') return wholeDay(from, noon, again, close);
  if (from !== '' && noon !== '' && again === '' && until === '')
    return from < noon ? { segments: [[from, noon]], noon } : { wrong: ORDER };
  if (from === '' && noon === '' && again !== '' && until !== '')
    return again < close ? { segments: [[again, close]], noon: again } : { wrong: ORDER };
  return { wrong: from !== '' && until !== '' ? WITHOUT_NOON : INCOMPLETE };
}

/** The fields in which a week is shown, as they would be typed. */
export function typedWeek(week: FileWeek): Typed {
  return Object.assign({}, ...WEEKDAYS.map((weekday) => typedDay(weekday, week[weekday]))) as Typed;
}

export function typedDay(name: string, day: FileDay): Typed {
  const [first, second] = day.segments;
  if (first === undefined || !isPlain(day)) return {};
  const fill = (...times: readonly (string | undefined)[]): Typed =>
    Object.fromEntries(
      DAY_FIELDS.map((field, index) => [`${name}-${field}`, (times[index] ?? '').replace('24:00', '00:00')]),
    );
  if (second !== undefined) return fill(...first, ...second);
  const [opens, closes] = first;
  const noon = day.noon ?? closes;
  if (noon <= opens) return fill('', '', opens, closes);
  return noon >= closes ? fill(opens, closes) : fill(opens, noon, noon, closes);
}

/** Whether the four fields can say it. */
export function isPlain({ segments, noon }: FileDay): boolean {
  const [first, second] = segments;
  if (segments.length > 2) return false;
  return second === undefined || noon === undefined || ((first?.[1] ?? '') <= noon && noon <= second[0]);
}

/** Without a break: the morning ends when the afternoon begins. */
function wholeDay(from: string, noon: string, again: string, close: string): FileDay | { wrong: Words } {
  if (from >= noon || again >= close) return { wrong: ORDER };
  return noon === again
    ? { segments: [[from, close]], noon }
    : {
        segments: [
          [from, noon],
          [again, close],
        ],
      };
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

const NO_TIME: Words = {
  fr: 'écrivez chaque heure comme 08:30',
  en: 'write each time like 08:30',
};
const ORDER: Words = {
  fr: 'les heures doivent se suivre, du matin au soir',
  en: 'the times must follow each other, from morning to evening',
};
const WITHOUT_NOON: Words = {
  fr: 'sans pause à midi\u00a0? Écrivez la même heure à la fin du matin et au début de l’après-midi',
  en: 'no break at noon? Write the same time at the end of the morning and at the beginning of the afternoon',
};
const INCOMPLETE: Words = {
  fr: 'il manque le début ou la fin',
  en: 'the beginning or the end is missing',
};
