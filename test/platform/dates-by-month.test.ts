import { datesByMonth } from '../../src/platform/i18n/dates-by-month.js';
import { addDays } from '../../src/reservation/local-time.js';

const thursdays = Array.from({ length: 50 }, (_, week) => ({
  date: addDays('2027-01-07', 7 * week),
  said: week === 1 ? 'Poste 2' : 'Poste 1',
}));

test('fifty dates are told month by month, and what is different on a line of its own', () => {
  const lines = datesByMonth(thursdays, 'fr');
  expect(lines.slice(0, 4)).toEqual([
    ['7, 21 et 28 janvier 2027', 'Poste 1'],
    ['jeudi 14 janvier 2027', 'Poste 2'],
    ['4, 11, 18 et 25 février 2027', 'Poste 1'],
    ['4, 11, 18 et 25 mars 2027', 'Poste 1'],
  ]);
  expect(lines.map(([dates]) => dates)).toContain('1er, 8, 15, 22 et 29 avril 2027');
  expect(lines).toHaveLength(13);
  expect(datesByMonth(thursdays, 'en')[0]).toEqual(['7, 21 and 28 January 2027', 'Poste 1']);
});

test('a few are told one by one', () => {
  expect(datesByMonth(thursdays.slice(2, 4), 'fr')).toEqual([
    ['jeudi 21 janvier 2027', 'Poste 1'],
    ['jeudi 28 janvier 2027', 'Poste 1'],
  ]);
});
