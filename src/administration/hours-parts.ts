/** The parts of the hours that pages show one by one, and how one of them is replaced. */
import type { FileTelecentre } from '../network-file/schema.js';
import type { Part } from './editing.service.js';

export type FileHours = FileTelecentre['openingHours'];

export const WEEK_PART: Part = ({ openingHours }) => openingHours.week;
export const SEASONS_PART: Part = ({ openingHours }) => openingHours.namedPeriods;
export const OPENINGS_PART: Part = ({ openingHours }) => openingHours.exceptionalOpenings;
export const HOLIDAYS_PART: Part = ({ closedOnPublicHolidays, openingHours }) => [
  closedOnPublicHolidays,
  openingHours.holidayCorrections,
];

export function withHours(
  change: (hours: FileHours) => Partial<FileHours>,
): (file: FileTelecentre) => FileTelecentre {
  return (file) => ({ ...file, openingHours: { ...file.openingHours, ...change(file.openingHours) } });
}
