/** What somebody fills in for a series: what the address of the preview says, and what the button below it sends. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { kind } from '../availability/availability.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { localTime, wishFields } from '../booking-forms/wish.schemas.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { LONGEST_MESSAGE, LONGEST_NAME } from '../bookings/bookings.schemas.js';
import type { Beneficiary } from '../bookings/party.js';
import type { Where } from '../bookings/target.js';
import type { Typed } from '../platform/http/endpoint.js';
import { MISSING } from '../platform/http/field.words.js';
import { count, line, repeated, slug } from '../platform/http/fields.js';
import type { Words } from '../platform/i18n/language.js';
import { HALF_DAYS } from '../reservation/half-day.js';
import { WEEKDAYS, type LocalDate } from '../reservation/local-time.js';
import { MOST_DATES } from '../reservation/recurrence.js';
import type { SeriesTime } from '../series/series-record.js';
import type { Promised, SeriesWish } from '../series/series-wish.js';
import type { Network } from '../telecentres/network.js';
import { telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { ORDINALS, WAYS, whenOf, type Repetition } from './repetition.js';
import type { Ticks } from './ticked.js';

const MOST_PEOPLE = 1000;
const LONGEST_TITLE = 200;
/** RFC 5321, 4.5.3.1.3. */
const LONGEST_ADDRESS = 254;

/** As many fields for chosen dates; who has more of them has a rule. */
export const MOST_CHOSEN = 40;
export const CHOSEN = Array.from({ length: MOST_CHOSEN }, (_, index) => `on${String(index + 1)}`);

/** A field that was left empty says nothing. */
export const unlessEmpty = <Field extends z.ZodType>(field: Field) =>
  z.preprocess(
    (typed) => (typeof typed === 'string' && typed.trim() === '' ? undefined : typed),
    field.optional(),
  );

const tick = z.literal('yes').optional().catch(undefined);

/** Half-days, or hours of one's own. */
export const PARTS = [...HALF_DAYS, 'hours'] as const;

const fields = {
  telecentre: telecentreSlug,
  kind,
  resource: unlessEmpty(slug()),
  halfDay: z.enum(PARTS),
  from: unlessEmpty(localTime),
  to: unlessEmpty(localTime),
  people: unlessEmpty(count(1, MOST_PEOPLE)),
  equipment: wishFields.equipment,
  /** For somebody else: for whom is said below the dates, as it does not go into an address. */
  other: tick,
  how: z.enum(WAYS),
  date: unlessEmpty(localDate),
  until: unlessEmpty(localDate),
  ordinal: z.enum(ORDINALS).default('1'),
  weekday: z.enum(WEEKDAYS).default('mon'),
  ...(Object.fromEntries(WEEKDAYS.map((day) => [day, tick])) as Record<
    (typeof WEEKDAYS)[number],
    typeof tick
  >),
};
const chosen = Object.fromEntries(CHOSEN.map((name) => [name, unlessEmpty(localDate)]));

/** What is there before anything is filled in: links say it. */
export const askedFields = z.object({ ...fields, ...chosen }).superRefine(check);

/** A date that the preview has shown, and what of: `2027-01-07 fig-desk`; without what, of one that is to open later. */
const offered = z.string().regex(/^\d{4}-\d{2}-\d{2}( [a-z0-9-]{1,80})?$/);

export const makeForm = z
  .object({
    ...fields,
    ...chosen,
    title: unlessEmpty(line(LONGEST_TITLE)),
    message: unlessEmpty(line(LONGEST_MESSAGE)),
    name: unlessEmpty(line(LONGEST_NAME)),
    /** Whether it is one is said on the page: what was ticked is not lost over it. */
    email: unlessEmpty(line(LONGEST_ADDRESS)),
    offered: repeated(offered, MOST_DATES).default([]),
    keep: repeated(localDate, MOST_DATES).default([]),
    key: z.string().regex(/^[\w-]{1,64}$/),
  })
  .superRefine(check);

export type AskedFields = z.output<typeof askedFields>;
export type MakeFields = z.output<typeof makeForm>;

type Checked = Pick<AskedFields, 'halfDay' | 'from' | 'to' | 'how' | 'date' | 'until'>;

function check(sent: Checked, context: z.RefinementCtx): void {
  checkHours(sent, context);
  const { how, date, until } = sent;
  if (how === 'dates') {
    if (chosenDates(sent).length === 0) complain(context, 'on1', MISSING);
    return;
  }
  if (date === undefined) complain(context, 'date', MISSING);
  if (until === undefined) complain(context, 'until', MISSING);
  if (date !== undefined && until !== undefined && until < date) complain(context, 'until', ENDS_TOO_SOON);
}

/** Hours are said only where none of the half-days is meant. */
export function checkHours(
  { halfDay, from, to }: Pick<Checked, 'halfDay' | 'from' | 'to'>,
  context: z.RefinementCtx,
): void {
  if (halfDay !== 'hours') return;
  if (from === undefined) complain(context, 'from', MISSING);
  if (to === undefined) complain(context, 'to', MISSING);
  if (from !== undefined && to !== undefined && to <= from) complain(context, 'to', ENDS_TOO_SOON);
}

function complain(context: z.RefinementCtx, field: string, params: Words): void {
  context.addIssue({ code: 'custom', path: [field], params });
}

const ENDS_TOO_SOON: Words = { fr: 'doit venir après le début', en: 'must come after the start' };

/** One place only where it is one of those: who changes the telecentre does not mean the room any more. */
export function whereOfForm(
  { telecentre, kind: sought, resource }: Pick<AskedFields, 'telecentre' | 'kind' | 'resource'>,
  network: Network,
): Where {
  const found = resource === undefined ? undefined : network.resources.get(resource);
  const isMeant = found?.telecentre.slug === telecentre && found.resource.kind === sought;
  return isMeant && resource !== undefined ? { resource } : { telecentre, kind: sought };
}

export function wishOfForm(sent: AskedFields, network: Network): SeriesWish {
  return {
    where: whereOfForm(sent, network),
    time: timeOfForm(sent),
    when: whenOf(repetitionOf(sent)),
    // At a desk there is one person: the field is of no use with it.
    people: sent.kind === 'desk' ? 1 : (sent.people ?? 1),
    equipment: sent.equipment,
    ...{ title: null, message: null, onConflict: 'skip', without: [], promised: [] },
    for: sent.other === undefined ? 'oneself' : SOMEBODY,
  };
}

/** A preview reads nothing of whoever it is for, and need not know them. */
const SOMEBODY: Beneficiary = { member: '' };

/** What was shown and not kept is not wanted; what was taken is tried all the same: it is named, and may be waited for. */
export function wishToMake(sent: MakeFields, network: Network): SeriesWish {
  const kept = new Set(sent.keep);
  const shown = sent.offered.map((one) => ({ date: one.slice(0, 10), resource: one.slice(11) }));
  const promised = shown.filter(({ date, resource }): boolean => kept.has(date) && resource !== '');
  return {
    ...wishOfForm(sent, network),
    title: sent.title ?? null,
    message: sent.message ?? null,
    for: beneficiaryOfForm(sent),
    without: shown.flatMap(({ date }) => (kept.has(date) ? [] : [date])),
    promised: promised satisfies Promised[],
  };
}

export function ticksOf({ offered: shown, keep }: MakeFields): Ticks {
  const kept = new Set(keep);
  return { kept, leftOut: new Set(shown.map((one) => one.slice(0, 10)).filter((date) => !kept.has(date))) };
}

function beneficiaryOfForm({ other, name = '', email: address }: MakeFields): Beneficiary {
  if (other === undefined) return 'oneself';
  return address === undefined ? { guest: name } : { member: address };
}

export function timeOfForm({ halfDay, from, to }: Pick<AskedFields, 'halfDay' | 'from' | 'to'>): SeriesTime {
  if (halfDay !== 'hours') return { halfDay };
  return { startTime: from ?? '', endTime: to ?? '' };
}

/** The schema has seen to it that what is needed is there. */
function repetitionOf(sent: AskedFields): Repetition {
  const { how, date: from = '', until = '', ordinal, weekday } = sent;
  if (how === 'dates') return { how, dates: chosenDates(sent) };
  if (how === 'monthly') return { how, from, until, ordinal, weekday };
  return { how, from, until, weekdays: WEEKDAYS.filter((day) => sent[day] === 'yes') };
}

export function chosenDates(sent: object): LocalDate[] {
  const named = sent as Readonly<Record<string, unknown>>;
  return CHOSEN.flatMap((name) => {
    const date = named[name];
    return typeof date === 'string' && date !== '' ? [date] : [];
  });
}

/** The names of what a preview is made of: they go into its address, and what somebody writes does not. */
const NAMES = [...Object.keys(fields), ...CHOSEN];

export function fieldsOfTyped(typed: Typed): Readonly<Record<string, string>> {
  const said = NAMES.flatMap((name): [string, string][] => {
    const value = typed[name];
    return value === undefined || value === '' ? [] : [[name, value]];
  });
  return Object.fromEntries(said);
}

export function newSeriesPath(typed: Typed): string {
  return `/series/new?${new URLSearchParams(fieldsOfTyped(typed)).toString()}`;
}

/** One intention has one key: two tabs with the same preview have the same; whatever a press does makes another one. */
export function seriesKey(typed: Typed, changes: number): string {
  const said = JSON.stringify([fieldsOfTyped(typed), changes]);
  return createHash('sha256').update(said).digest('base64url').slice(0, 22);
}

/**
 * With a space, which no program can have in a key of its own. The same page may be filled in for one person after another: then
 * all that is said in it makes the key.
 */
export function retryOfForm(sent: MakeFields): RetryKey {
  const fingerprint = createHash('sha256').update(JSON.stringify(sent)).digest();
  const key = sent.other === undefined ? sent.key : fingerprint.toString('base64url');
  return { key: `series ${key}`, fingerprint, refusals: 'tried-again' };
}
