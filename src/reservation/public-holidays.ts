/**
 * The public holidays of the thirteen French zones, computed for any year. A holiday is not yet a closing: whether a
 * telecentre stays shut is its own choice (see opening-hours), and a coordinator may correct the list.
 *
 * Source: Code du travail, articles L3133-1 (the eleven), L3134-13 (Alsace-Moselle) and L3422-2 (overseas), as the
 * State publishes them in etalab/jours-feries-france-data (read 2026-05-01), with which a test compares 2018 to 2031.
 */
import { addDays, type LocalDate } from './local-time.js';

export const HOLIDAY_ZONES = [
  'metropole',
  'alsace-moselle',
  'guadeloupe',
  'guyane',
  'la-reunion',
  'martinique',
  'mayotte',
  'nouvelle-caledonie',
  'polynesie-francaise',
  'saint-barthelemy',
  'saint-martin',
  'saint-pierre-et-miquelon',
  'wallis-et-futuna',
] as const;
export type HolidayZone = (typeof HOLIDAY_ZONES)[number];

/** A holiday's name by its date; where two fall on one day (Ascension on 8 May 1997) both are named. */
export type Holidays = ReadonlyMap<LocalDate, string>;

export function publicHolidays(zone: HolidayZone, year: number): Holidays {
  const key = `${zone} ${year}`;
  const known = computed.get(key);
  if (known !== undefined) return known;
  const holidays = new Map<LocalDate, string>();
  for (const [date, name] of [...everywhere(year), ...locally(zone, year)]) {
    const other = holidays.get(date);
    holidays.set(date, other === undefined ? name : `${other}, ${name}`);
  }
  computed.set(key, holidays);
  return holidays;
}

const computed = new Map<string, Holidays>();

function everywhere(year: number): [LocalDate, string][] {
  const easter = easterSunday(year);
  return [
    [`${year}-01-01`, 'Jour de l’an'],
    [addDays(easter, 1), 'Lundi de Pâques'],
    [`${year}-05-01`, 'Fête du travail'],
    [`${year}-05-08`, 'Victoire de 1945'],
    [addDays(easter, 39), 'Ascension'],
    [addDays(easter, 50), 'Lundi de Pentecôte'],
    [`${year}-07-14`, 'Fête nationale'],
    [`${year}-08-15`, 'Assomption'],
    [`${year}-11-01`, 'Toussaint'],
    [`${year}-11-11`, 'Armistice de 1918'],
    [`${year}-12-25`, 'Noël'],
  ];
}

function locally(zone: HolidayZone, year: number): [LocalDate, string][] {
  if (zone === 'alsace-moselle') {
    return [
      [addDays(easterSunday(year), -2), 'Vendredi saint'],
      [`${year}-12-26`, 'Saint-Étienne'],
    ];
  }
  const abolition = abolitionOfSlavery(zone, year);
  return abolition === undefined ? [] : [[`${year}-${abolition}`, 'Abolition de l’esclavage']];
}

/** Month and day on which a zone remembers the abolition of slavery (décret 83-1003 and its successors). */
function abolitionOfSlavery(zone: HolidayZone, year: number): string | undefined {
  // Saint-Martin kept Guadeloupe's day until 2018; since then the circular and the official data say 28 May.
  if (zone === 'saint-martin') return year < 2018 ? '05-27' : '05-28';
  return ABOLITION[zone];
}

const ABOLITION: Partial<Record<HolidayZone, string>> = {
  mayotte: '04-27',
  martinique: '05-22',
  guadeloupe: '05-27',
  guyane: '06-10',
  'saint-barthelemy': '10-09',
  'la-reunion': '12-20',
};

/** The anonymous Gregorian computus (Nature, 20 April 1876), exact for every year of the Gregorian calendar. */
function easterSunday(year: number): LocalDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  const day = ((h + l - 7 * m + 114) % 31) + 1;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
