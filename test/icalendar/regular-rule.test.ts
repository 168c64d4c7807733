import { regularRule } from '../../src/icalendar/regular-rule.js';

const THURSDAY = '2027-01-07';

describe('A rule that every calendar understands', () => {
  test.each([
    ['FREQ=WEEKLY;UNTIL=20270624', 'FREQ=WEEKLY;BYDAY=TH'],
    ['FREQ=WEEKLY;BYDAY=TU,TH;COUNT=10', 'FREQ=WEEKLY;BYDAY=TU,TH'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;COUNT=10', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=MO'],
    ['FREQ=WEEKLY;WKST=SU;INTERVAL=2;BYDAY=SU,TU;COUNT=10', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,TU;WKST=SU'],
    ['FREQ=DAILY;INTERVAL=3;COUNT=10', 'FREQ=DAILY;INTERVAL=3'],
    ['FREQ=MONTHLY;COUNT=10', 'FREQ=MONTHLY;BYMONTHDAY=7'],
    ['FREQ=MONTHLY;BYDAY=1MO;COUNT=10', 'FREQ=MONTHLY;BYDAY=1MO'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=-1;COUNT=10', 'FREQ=MONTHLY;BYDAY=-1MO'],
    ['FREQ=YEARLY;COUNT=3', 'FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=7'],
    ['FREQ=YEARLY;BYMONTH=9;BYDAY=2TU;COUNT=3', 'FREQ=YEARLY;BYMONTH=9;BYDAY=2TU'],
  ])('%s is told as %s', (rule, told) => {
    expect(regularRule(rule, THURSDAY)).toBe(told);
  });

  test.each([
    [
      'the last days of months, which some move and some leave out',
      'FREQ=MONTHLY;BYMONTHDAY=31;COUNT=5',
      THURSDAY,
    ],
    ['a day that most years do not have', 'FREQ=YEARLY;COUNT=2', '2028-02-29'],
    ['counted from the end', 'FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=5', THURSDAY],
    ['a fifth Monday', 'FREQ=MONTHLY;BYDAY=5MO;COUNT=3', THURSDAY],
    ['two Mondays of a month', 'FREQ=MONTHLY;BYDAY=1MO,3MO;COUNT=6', THURSDAY],
    ['every Monday of a month', 'FREQ=MONTHLY;BYDAY=MO;COUNT=6', THURSDAY],
    ['the first working day', 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1;COUNT=6', THURSDAY],
    ['two months of a year', 'FREQ=YEARLY;BYMONTH=1,6;BYMONTHDAY=7;COUNT=4', THURSDAY],
    ['some months only', 'FREQ=WEEKLY;BYDAY=TH;BYMONTH=1;COUNT=4', THURSDAY],
    ['every other year', 'FREQ=YEARLY;INTERVAL=2;COUNT=2', THURSDAY],
    ['none at all', 'FREQ=HOURLY;COUNT=2', THURSDAY],
  ])('is not one of %s', (_, rule, from) => {
    expect(regularRule(rule, from)).toBeNull();
  });
});
