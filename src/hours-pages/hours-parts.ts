/** The parts of the hours that pages show one by one, and how one of them is replaced. */
import { fingerprintOf, type Part } from '../administration/editing.service.js';
import type { FileTelecentre } from '../network-file/schema.js';

export type FileHours = FileTelecentre['openingHours'];

export const WEEK_PART: Part = ({ openingHours }) => openingHours.week;
export const OPENINGS_PART: Part = ({ openingHours }) => openingHours.exceptionalOpenings;
export const HOLIDAYS_PART: Part = ({ closedOnPublicHolidays, openingHours }) => [
  closedOnPublicHolidays,
  openingHours.holidayCorrections,
];

/** One of several: two who change different seasons are not in each other's way. Null: one that is to come. */
export function seasonPart(season: string | null): Part {
  return ({ openingHours }) => seasonIn(openingHours, season) ?? null;
}

export type Season = FileHours['namedPeriods'][number];

export function seasonIn({ namedPeriods }: FileHours, season: string | null): Season | undefined {
  return season === null ? undefined : namedPeriods.find((one) => fingerprintOf(one) === season);
}

export function withHours(
  change: (hours: FileHours) => Partial<FileHours>,
): (file: FileTelecentre) => FileTelecentre {
  return (file) => ({ ...file, openingHours: { ...file.openingHours, ...change(file.openingHours) } });
}
