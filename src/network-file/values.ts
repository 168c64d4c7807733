/** The small values of a network file: texts, keys, dates and times, each with the sentence said of a bad one. */
import { z } from 'zod';
import { addDays, isLocalDate, isTimeZone } from '../reservation/local-time.js';

/** Long enough for any name or reason, short enough for any screen. */
const SHORT = 200;
const LONG = 1000;

export const shortText = text(SHORT);
export const longText = text(LONG);
/** Of a closure: as long as a host may write one on a page. */
export const reason = text(300);

/** The name of a telecentre in addresses. */
export const slug = plainKey(60);
/** The name of a resource; an open space leaves room for the numbers of its desks. */
export const key = plainKey(76);

export const word = z.string().regex(/^[a-zA-Z][a-zA-Z0-9_]{0,59}$/, {
  error: 'this must be one word of letters, digits and underscores',
});
export const sourceId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, {
  error: 'a source is named by letters, digits and hyphens, 40 at most',
});

/** A name and no path: it is looked for in one folder. */
export const photoFile = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}\.(jpe?g|png|webp)$/i, {
  error: 'a photo is the name of a jpeg, png or webp file, such as figeac-1.jpg',
});

export const departmentCode = z
  .string()
  .regex(/^(0[1-9]|[1-8][0-9]|9[0-5]|2[AB]|97[1-8]|98[678])$/, { error: 'this is not a department code' });
export const inseeCode = z
  .string()
  .regex(/^(\d{2}|2[AB])\d{3}$/, { error: 'this is not an INSEE code: five characters such as 15014' });
export const postcode = z.string().regex(/^\d{5}$/, { error: 'a postcode has five digits' });

/** Paths are names joined by dots, from the telecentre downwards; a resource is named by its key: resources.aur-b1. */
export const markPath = z
  .string()
  .max(200)
  .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*$/, {
    error: 'a path is names joined by dots, such as host.phone or resources.aur-b1.name',
  });

/**
 * Nothing is planned beyond; 2200 is kept for what has no end (see closures.ts). A date or time that is none
 * aborts, and so is compared with no other: one error is enough.
 */
export const date = z.string().refine((value) => value.startsWith('20') && isLocalDate(value), {
  error: 'this must be a date such as 2026-12-24, between 2000 and 2099',
  abort: true,
});
/** A date, or what the wall clock shows on it. */
export const moment = z.string().refine(isMoment, {
  error: 'this must be a date such as 2026-12-24 or a local time such as 2026-12-24T14:00',
  abort: true,
});

export const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'this must be a time such as 08:30', abort: true });
export const closingTime = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, {
  error: 'this must be a time such as 17:30, or 24:00',
  abort: true,
});
export const timeZone = z.string().refine((value) => value.length <= 60 && isTimeZone(value), {
  error: 'this is not a time zone of the IANA database, such as Europe/Paris',
});

/** Each value once, in the order in which the vocabulary has them. */
export function wordsOf<const Word extends string>(vocabulary: readonly Word[]) {
  return z.array(z.enum(vocabulary)).transform((words) => vocabulary.filter((one) => words.includes(one)));
}

/** Where a closure begins, as the wall clock shows it: a date begins at midnight. */
export function beginningOf(from: string): string {
  return from.includes('T') ? from : `${from}T00:00`;
}

/** Where a closure ends: its last day belongs to it, its last minute does not. */
export function endOf(to: string): string {
  return to.includes('T') ? to : `${addDays(to, 1)}T00:00`;
}

function isMoment(value: string): boolean {
  const [day = '', clock] = value.split('T');
  return date.safeParse(day).success && (clock === undefined || time.safeParse(clock).success);
}

function text(longest: number) {
  return z
    .string()
    .min(1, { error: 'this text is empty' })
    .max(longest, { error: `this text is longer than ${longest} characters` })
    .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), {
      error: 'this text holds a control character or half a character',
    })
    .refine((value) => value === value.trim(), { error: 'this text begins or ends with a space' });
}

function plainKey(longest: number) {
  return z
    .string()
    .max(longest, { error: `this key is longer than ${longest} characters` })
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
      error: 'a key is made of lower-case letters, digits and single hyphens',
    });
}
