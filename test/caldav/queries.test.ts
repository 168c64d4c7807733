import { DAVX5_QUERY, QUERY } from './bodies.js';
import { conditionIn, toldIn } from './dav.js';
import { calendarProgram } from './program.js';

const { report, book } = calendarProgram();

describe('A query', () => {
  const hrefsOf = async (within: string, component?: string): Promise<string[]> =>
    Object.keys(toldIn(await report(QUERY(within, component))));
  let tuesday: string;
  let friday: string;
  beforeEach(async () => {
    tuesday = await book();
    friday = await book('2026-11-27', 'afternoon', { title: 'Réunion du CONSEIL' });
  });

  test.each([
    ['between two moments', 'start="20261124T000000Z" end="20261125T000000Z"', ['tuesday']],
    ['from a moment on', 'start="20261126T000000Z"', ['friday']],
    ['until a moment', 'end="20261126T000000Z"', ['tuesday']],
    ['that an event overlaps', 'start="20261124T105959Z" end="20261127T123001Z"', ['tuesday', 'friday']],
    ['that an event only touches', 'start="20261124T110000Z" end="20261127T123000Z"', []],
  ])('by time %s', async (_, range, expected) => {
    expect(await hrefsOf(`<c:time-range ${range}/>`)).toEqual(
      expected.map((name) => ({ tuesday, friday })[name]),
    );
  });

  test('as DAVx5’s, which asks from a day on', async () => {
    const told = toldIn(await report(DAVX5_QUERY('20261125T000000Z')));
    expect(told).toEqual({ [friday]: { getetag: expect.any(String) as string } });
  });

  test.each([
    [
      'its UID',
      () =>
        `<c:prop-filter name="UID"><c:text-match collation="i;octet">${uidOf(tuesday)}</c:text-match></c:prop-filter>`,
      ['tuesday'],
    ],
    [
      'words of its title, whatever their case',
      () => '<c:prop-filter name="summary"><c:text-match>conseil</c:text-match></c:prop-filter>',
      ['friday'],
    ],
    [
      'words in this very case',
      () =>
        '<c:prop-filter name="SUMMARY"><c:text-match collation="i;octet">conseil</c:text-match></c:prop-filter>',
      [],
    ],
    [
      'words that it has not',
      () =>
        '<c:prop-filter name="SUMMARY"><c:text-match negate-condition="yes">conseil</c:text-match></c:prop-filter>',
      ['tuesday'],
    ],
    ['what it has', () => '<c:prop-filter name="LOCATION"/>', ['tuesday', 'friday']],
    [
      'what it has not',
      () => '<c:prop-filter name="RRULE"><c:is-not-defined/></c:prop-filter>',
      ['tuesday', 'friday'],
    ],
    [
      'what begins as something that it has',
      () => '<c:prop-filter name="SUMM"><c:is-not-defined/></c:prop-filter>',
      ['tuesday', 'friday'],
    ],
    [
      'words of a line that is folded',
      () => '<c:prop-filter name="DESCRIPTION"><c:text-match>/bookings/</c:text-match></c:prop-filter>',
      ['tuesday', 'friday'],
    ],
    ['an alarm', () => '<c:comp-filter name="VALARM"/>', []],
    [
      'no alarm',
      () => '<c:comp-filter name="VALARM"><c:is-not-defined/></c:comp-filter>',
      ['tuesday', 'friday'],
    ],
  ])('by %s', async (_, within, expected) => {
    expect(await hrefsOf(within())).toEqual(expected.map((name) => ({ tuesday, friday })[name]));
  });

  test('for tasks finds none', async () => {
    expect(await hrefsOf('', 'VTODO')).toEqual([]);
  });

  test.each([
    [
      'a filter that we cannot follow',
      '<c:prop-filter name="ATTENDEE"><c:param-filter name="PARTSTAT"/></c:prop-filter>',
      'supported-filter',
    ],
    [
      'a time of a property',
      '<c:prop-filter name="DTSTAMP"><c:time-range start="20261124T000000Z"/></c:prop-filter>',
      'supported-filter',
    ],
    [
      'an order that we do not know',
      '<c:prop-filter name="SUMMARY"><c:text-match collation="i;unicode-casemap">a</c:text-match></c:prop-filter>',
      'supported-collation',
    ],
    [
      'a condition of somebody’s own, with a namespace and words that are theirs',
      '<x:foo xmlns:x="urn:x" xmlns:y="urn:y" y:bar="1" name="A"/>',
      'supported-filter',
    ],
    [
      'more conditions than anybody has',
      '<c:prop-filter name="X"><c:is-not-defined/></c:prop-filter>'.repeat(12),
      'supported-filter',
    ],
    ['a time that is none', '<c:time-range start="tomorrow"/>', 'valid-filter'],
    ['no time at all', '<c:time-range/>', 'valid-filter'],
  ])('with %s is refused, rather than answered with too little', async (_, within, condition) => {
    const look = await report(QUERY(within));
    expect([look.status, conditionIn(look)]).toEqual([403, condition]);
  });
});

function uidOf(event: string): string {
  return event.replace(/^.*\/|\.ics$/g, '');
}
