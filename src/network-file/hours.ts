/** The opening hours as a network file tells them, and as the engine keeps them. */
import { z } from 'zod';
import { WEEKDAYS, type Weekday } from '../reservation/local-time.js';
import type { DayHours, OpeningHours } from '../reservation/opening-hours.js';
import { closingTime, date, shortText, time } from './values.js';

const day = z
  .strictObject({
    segments: z
      .array(z.tuple([time, closingTime], { error: 'a segment is two times, such as ["08:30", "12:00"]' }))
      .max(12, { error: 'a day has 12 segments at most' }),
    noon: time.optional(),
  })
  .superRefine(({ segments, noon }, context) => {
    segments.forEach(([opens, closes], index) => {
      const before = segments[index - 1];
      if (opens >= closes) complain(['segments', index], 'a segment opens before it closes');
      else if (before && opens < before[1])
        complain(['segments', index], 'this segment begins before the one above it has ended');
    });
    // Without it nobody knows what the morning of such a day is, and a half-day could not be booked.
    if (segments.length === 1 && noon === undefined)
      complain(['noon'], 'a day of one segment says where its afternoon begins');
    if (segments.length === 0 && noon !== undefined) complain(['noon'], 'a day that stays shut has no noon');

    function complain(path: (string | number)[], message: string): void {
      context.addIssue({ code: 'custom', path, message });
    }
  });

const week = z.strictObject({
  mon: day,
  tue: day,
  wed: day,
  thu: day,
  fri: day,
  sat: day,
  sun: day,
});

export const openingHours = z.strictObject({
  week,
  namedPeriods: z
    .array(
      z.strictObject({ name: shortText, from: date, to: date, week }).refine(({ from, to }) => from <= to, {
        path: ['to'],
        error: 'a period does not end before it begins',
      }),
    )
    .max(100, { error: 'there are 100 named periods at most' })
    .default([]),
  holidayCorrections: z
    .array(z.strictObject({ date, holiday: z.boolean() }))
    .max(500, { error: 'there are 500 corrections at most' })
    .superRefine(eachDateOnce)
    .default([]),
  exceptionalOpenings: z
    .array(day.safeExtend({ date }))
    .max(500, { error: 'there are 500 exceptional openings at most' })
    .superRefine(eachDateOnce)
    .default([]),
});

type FileDay = z.infer<typeof day>;
export type FileHours = z.infer<typeof openingHours>;
/** What is kept of them in one column, read and written whole. */
export type KeptHours = Pick<
  OpeningHours,
  'week' | 'namedPeriods' | 'holidayCorrections' | 'exceptionalOpenings'
>;

export function keptHours(hours: FileHours): KeptHours {
  return {
    week: eachDay(hours.week, keptDay),
    namedPeriods: hours.namedPeriods.map((one) => ({ ...one, week: eachDay(one.week, keptDay) })),
    holidayCorrections: hours.holidayCorrections,
    exceptionalOpenings: hours.exceptionalOpenings.map((one) => ({ date: one.date, hours: keptDay(one) })),
  };
}

export function fileHours(hours: KeptHours): FileHours {
  return {
    week: eachDay(hours.week, fileDay),
    namedPeriods: hours.namedPeriods.map((one) => ({ ...one, week: eachDay(one.week, fileDay) })),
    holidayCorrections: [...hours.holidayCorrections],
    exceptionalOpenings: hours.exceptionalOpenings.map((one) => ({ date: one.date, ...fileDay(one.hours) })),
  };
}

function keptDay({ segments, noon }: FileDay): DayHours {
  return { segments: segments.map(([opens, closes]) => ({ opens, closes })), noon: noon ?? null };
}

function fileDay({ segments, noon }: DayHours): FileDay {
  return {
    segments: segments.map(({ opens, closes }) => [opens, closes]),
    ...(noon === null ? {} : { noon }),
  };
}

function eachDay<From, To>(
  days: Readonly<Record<Weekday, From>>,
  change: (day: From) => To,
): Record<Weekday, To> {
  return Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, change(days[weekday])])) as Record<
    Weekday,
    To
  >;
}

function eachDateOnce(list: readonly { date: string }[], context: z.RefinementCtx): void {
  list.forEach((one, index) => {
    if (list.findIndex((other) => other.date === one.date) < index)
      context.addIssue({
        code: 'custom',
        path: [index, 'date'],
        message: `${one.date} is already in this list`,
      });
  });
}
