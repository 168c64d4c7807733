import { HOLIDAY_ZONES, publicHolidays } from '../../src/reservation/public-holidays.js';
import { OFFICIAL_YEARS, officialHolidays } from './official-public-holidays.js';

describe('public holidays, as the State publishes them', () => {
  const zoneYears = HOLIDAY_ZONES.flatMap((zone) => OFFICIAL_YEARS.map((year) => ({ zone, year })));

  it('are compared for thirteen zones and fourteen years', () => {
    expect(zoneYears).toHaveLength(182);
  });

  it.each(zoneYears)('are the same dates in $zone in $year', ({ zone, year }) => {
    expect([...publicHolidays(zone, year).keys()].sort()).toEqual(officialHolidays(zone, year));
  });
});

describe('the holidays of 2027', () => {
  it('are these eleven in metropolitan France', () => {
    expect([...publicHolidays('metropole', 2027)]).toEqual([
      ['2027-01-01', 'Jour de l’an'],
      ['2027-03-29', 'Lundi de Pâques'],
      ['2027-05-01', 'Fête du travail'],
      ['2027-05-08', 'Victoire de 1945'],
      ['2027-05-06', 'Ascension'],
      ['2027-05-17', 'Lundi de Pentecôte'],
      ['2027-07-14', 'Fête nationale'],
      ['2027-08-15', 'Assomption'],
      ['2027-11-01', 'Toussaint'],
      ['2027-11-11', 'Armistice de 1918'],
      ['2027-12-25', 'Noël'],
    ]);
  });

  it.each([
    ['alsace-moselle', '2027-03-26', 'Vendredi saint'],
    ['alsace-moselle', '2027-12-26', 'Saint-Étienne'],
    ['mayotte', '2027-04-27', 'Abolition de l’esclavage'],
    ['martinique', '2027-05-22', 'Abolition de l’esclavage'],
    ['guadeloupe', '2027-05-27', 'Abolition de l’esclavage'],
    ['saint-martin', '2027-05-28', 'Abolition de l’esclavage'],
    ['guyane', '2027-06-10', 'Abolition de l’esclavage'],
    ['saint-barthelemy', '2027-10-09', 'Abolition de l’esclavage'],
    ['la-reunion', '2027-12-20', 'Abolition de l’esclavage'],
  ] as const)('are one more in %s, on %s: %s', (zone, date, name) => {
    expect(publicHolidays(zone, 2027).get(date)).toBe(name);
    expect(publicHolidays('metropole', 2027).has(date)).toBe(false);
  });

  it('leave Good Friday to Alsace-Moselle: Guadeloupe and Martinique work', () => {
    for (const zone of ['guadeloupe', 'martinique'] as const)
      expect(publicHolidays(zone, 2027).has('2027-03-26')).toBe(false);
  });
});

describe('two holidays on one day', () => {
  it.each([
    ['metropole', 2008, '2008-05-01', 'Fête du travail, Ascension'],
    ['metropole', 1997, '1997-05-08', 'Victoire de 1945, Ascension'],
    ['martinique', 2031, '2031-05-22', 'Ascension, Abolition de l’esclavage'],
  ] as const)('are both named: %s %i', (zone, year, date, names) => {
    expect(publicHolidays(zone, year).get(date)).toBe(names);
  });
});

it('Saint-Martin kept 27 May until 2017', () => {
  expect(publicHolidays('saint-martin', 2017).has('2017-05-27')).toBe(true);
  expect(publicHolidays('saint-martin', 2017).has('2017-05-28')).toBe(false);
  expect(publicHolidays('saint-martin', 2018).has('2018-05-28')).toBe(true);
});

it.each([
  ['the earliest Easter Monday of two centuries', 2008, '2008-03-24'],
  ['the latest one', 2038, '2038-04-26'],
  ['Easter Monday of a leap year', 2028, '2028-04-17'],
  ['Easter Monday of a century', 2000, '2000-04-24'],
])('%s, %i, is found', (_, year, date) => {
  expect(publicHolidays('metropole', year).get(date)).toBe('Lundi de Pâques');
});
