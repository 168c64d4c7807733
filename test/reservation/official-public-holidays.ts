/**
 * The public holidays of the thirteen French zones, 2018 to 2031, as the State publishes them: what our own computation
 * is compared with. A table of dates and no formula, so that the two cannot share a mistake.
 *
 * Source: etalab/jours-feries-france-data, commit 0c55b24, read 2026-05-01, under the Licence Ouverte 2.0
 * (https://github.com/etalab/jours-feries-france-data).
 */
import { type HolidayZone } from '../../src/reservation/public-holidays.js';

export const OFFICIAL_YEARS = [
  2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030, 2031,
] as const;
export type OfficialYear = (typeof OFFICIAL_YEARS)[number];

/** Month and day of what is a holiday in all thirteen zones. */
const EVERYWHERE: Record<OfficialYear, string> = {
  2018: '01-01 04-02 05-01 05-08 05-10 05-21 07-14 08-15 11-01 11-11 12-25',
  2019: '01-01 04-22 05-01 05-08 05-30 06-10 07-14 08-15 11-01 11-11 12-25',
  2020: '01-01 04-13 05-01 05-08 05-21 06-01 07-14 08-15 11-01 11-11 12-25',
  2021: '01-01 04-05 05-01 05-08 05-13 05-24 07-14 08-15 11-01 11-11 12-25',
  2022: '01-01 04-18 05-01 05-08 05-26 06-06 07-14 08-15 11-01 11-11 12-25',
  2023: '01-01 04-10 05-01 05-08 05-18 05-29 07-14 08-15 11-01 11-11 12-25',
  2024: '01-01 04-01 05-01 05-08 05-09 05-20 07-14 08-15 11-01 11-11 12-25',
  2025: '01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-01 11-11 12-25',
  2026: '01-01 04-06 05-01 05-08 05-14 05-25 07-14 08-15 11-01 11-11 12-25',
  2027: '01-01 03-29 05-01 05-06 05-08 05-17 07-14 08-15 11-01 11-11 12-25',
  2028: '01-01 04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 11-11 12-25',
  2029: '01-01 04-02 05-01 05-08 05-10 05-21 07-14 08-15 11-01 11-11 12-25',
  2030: '01-01 04-22 05-01 05-08 05-30 06-10 07-14 08-15 11-01 11-11 12-25',
  2031: '01-01 04-14 05-01 05-08 05-22 06-02 07-14 08-15 11-01 11-11 12-25',
};

/** Month and day of what is a holiday in this zone besides, every year. */
const BESIDES: Record<HolidayZone, string> = {
  metropole: '',
  'alsace-moselle': '12-26',
  guadeloupe: '05-27',
  guyane: '06-10',
  'la-reunion': '12-20',
  martinique: '05-22',
  mayotte: '04-27',
  'nouvelle-caledonie': '',
  'polynesie-francaise': '',
  'saint-barthelemy': '10-09',
  'saint-martin': '05-28',
  'saint-pierre-et-miquelon': '',
  'wallis-et-futuna': '',
};

/** Month and day of Good Friday, a holiday in Alsace-Moselle only. */
const GOOD_FRIDAY: Record<OfficialYear, string> = {
  2018: '03-30',
  2019: '04-19',
  2020: '04-10',
  2021: '04-02',
  2022: '04-15',
  2023: '04-07',
  2024: '03-29',
  2025: '04-18',
  2026: '04-03',
  2027: '03-26',
  2028: '04-14',
  2029: '03-30',
  2030: '04-19',
  2031: '04-11',
};

/** All public holidays of one zone in one year, in the order of the calendar. */
export function officialHolidays(zone: HolidayZone, year: OfficialYear): string[] {
  const days = [...wordsOf(EVERYWHERE[year]), ...wordsOf(BESIDES[zone])];
  if (zone === 'alsace-moselle') days.push(GOOD_FRIDAY[year]);
  return [...new Set(days)].sort().map((day) => `${year}-${day}`);
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '');
}
