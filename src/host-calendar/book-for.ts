/** What the page of a booking for somebody else begins with, and what a host has asked for on it. Pure. */
import { createHash } from 'node:crypto';
import type { BookingWish } from '../bookings/bookings.service.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import type { PressedOn } from '../host-frame/book-for-path.js';
import { halfDayOn, type HalfDay } from '../reservation/half-day.js';
import { KINDS, type Kind } from '../reservation/kind.js';
import { localTimeOf, type LocalDate } from '../reservation/local-time.js';
import { servesAs, type Resource } from '../reservation/resource.js';
import type { WantedTime } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';
import { valueOfKind, whereIn, type BookForFields } from './book-for.schemas.js';
import { PARTS, type Part } from './host-move.js';

/** What people can ask for there, the most asked for first. */
export function kindsAt({ resources }: Telecentre): readonly Kind[] {
  return KINDS.filter((kind) => resources.some((one) => servesAs(one, kind)));
}

/** Those in which at least one of the places is booked. */
export function partsAt(resources: readonly Pick<Resource, 'policy'>[]): readonly Part[] {
  const granularities = new Set(resources.flatMap(({ policy }) => policy.granularities));
  return PARTS.filter((part) => granularities.has(GRANULARITY_OF[part]));
}

const GRANULARITY_OF = { morning: 'half_day', afternoon: 'half_day', day: 'day', hours: 'hour' } as const;

/** A place that is not booked by the half-day is asked for by its hours, which are those of what was pressed on. */
export function firstFilledIn(
  telecentre: Telecentre,
  { date, halfDay, resource }: PressedOn & { readonly date: LocalDate; readonly halfDay: HalfDay },
): Readonly<Record<string, string>> {
  const { opening, resources } = telecentre;
  const pressedOn = resources.find(({ id }) => id === resource);
  const parts = partsAt(pressedOn === undefined ? resources : [pressedOn]);
  const open = halfDayOn(opening, date, halfDay);
  const [first, last] = [open[0], open.at(-1)];
  const [kind] = kindsAt(telecentre);
  return {
    date,
    part: parts.includes(halfDay) ? halfDay : (parts.at(-1) ?? 'hours'),
    from: first === undefined ? '' : localTimeOf(first.start, opening.timeZone),
    to: last === undefined ? '' : localTimeOf(last.end, opening.timeZone),
    place: pressedOn?.id ?? (kind === undefined ? '' : valueOfKind(kind)),
    people: '1',
  };
}

export function wishIn(fields: BookForFields, { slug }: Telecentre): BookingWish {
  const { name = '', email, place, people, message = null } = fields;
  return {
    where: whereIn(slug, place),
    time: timeIn(fields),
    people,
    equipment: [],
    title: null,
    message,
    for: email === undefined ? { guest: name } : { member: email },
    hold: false,
  };
}

function timeIn({ date, part, from = '', to = '' }: BookForFields): WantedTime {
  if (part !== 'hours') return { date, halfDay: part };
  return { start: { date, time: from }, end: { date, time: to } };
}

/** The same page sent twice is one booking; corrected and sent again, it is what was corrected. */
export function retryOf({ key, ...fields }: BookForFields): RetryKey {
  const said = createHash('sha256')
    .update(JSON.stringify([key, fields]))
    .digest();
  return { key: said.toString('base64url'), fingerprint: said, refusals: 'tried-again' };
}
