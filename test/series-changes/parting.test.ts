import { datesOf, isFault } from '../../src/reservation/recurrence.js';
import { partRule } from '../../src/series-changes/parting.js';

const RULES: readonly (readonly [rule: string, from: string])[] = [
  ['FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624', '2027-01-07'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH;COUNT=20', '2027-01-04'],
  ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=20', '2027-01-03'],
  ['FREQ=MONTHLY;BYDAY=1MO;COUNT=12', '2026-12-07'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=31;COUNT=5', '2026-12-31'],
  ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20271231', '2027-01-29'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=28;COUNT=4', '2027-02-28'],
  ['FREQ=DAILY;INTERVAL=3;COUNT=40', '2027-03-20'],
  ['FREQ=WEEKLY;BYDAY=TU;COUNT=10', '2027-01-07'],
];

describe('A series that is parted', () => {
  test.each(RULES)('by %s from %s has the same dates in two parts as in one', (rule, from) => {
    const all = dates(rule, from);
    for (const cut of new Set([1, 2, Math.floor(all.length / 2), all.length - 1])) {
      const { before, after } = partRule(rule, all.slice(0, cut));
      expect(dates(before ?? '', from)).toEqual(all.slice(0, cut));
      expect(dates(after ?? '', all[cut] ?? '')).toEqual(all.slice(cut));
    }
  });

  test('has chosen dates in both parts where it had none by rule, and nothing to cut before its first', () => {
    expect(partRule(null, ['2027-01-07'])).toEqual({ before: null, after: null });
    expect(partRule('FREQ=DAILY;COUNT=3', [])).toEqual({ before: null, after: 'FREQ=DAILY;COUNT=3' });
  });

  test('has chosen dates before where its rule would become too long to keep', () => {
    const days = Array.from({ length: 31 }, (_, index) => index + 1).join(',');
    const long = `FREQ=MONTHLY;BYMONTHDAY=${days};BYSETPOS=${days},-1,-2,-3,-4,-5,-6,-7,-8,-9,-10,-11,-12,-13,-14,-15,-16,-17,-18,-19,-20,-21,-22,-23,-24`;
    const rule = `${long};COUNT=3`;
    expect(rule.length).toBeLessThanOrEqual(300);
    expect(partRule(rule, ['2027-01-01'])).toEqual({ before: null, after: `${long};COUNT=2` });
  });
});

function dates(rule: string, from: string): readonly string[] {
  const found = datesOf(rule, from);
  if (isFault(found)) throw new Error(JSON.stringify(found));
  return found;
}
