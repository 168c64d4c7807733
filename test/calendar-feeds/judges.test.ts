import { asking } from '../support/judges.js';
import { JUDGES, keptByRadicale, type Read } from './judges.js';
import { byStart, feedsOfEachKind, uidsIn, type FeedOfAKind } from './kinds.js';

const KINDS = [
  'one’s own bookings',
  'no bookings at all',
  'a telecentre with names',
  'a telecentre without names',
  'a room',
  'a department with names',
  'a department without names',
  'the network’s events',
  'a feed that is over',
];

let feeds: readonly FeedOfAKind[];
beforeAll(async () => {
  feeds = await feedsOfEachKind();
  expect(feeds.map(({ kind }) => kind)).toEqual(KINDS);
});

describe.each(JUDGES.map((judge) => [judge.name, judge] as const))('%s', (_, judge) => {
  const told = asking(...judge.packages);
  let answers: readonly (readonly Read[])[] | undefined;

  told.each(KINDS)('reads all of %s, each at its time, word for word', (kind) => {
    answers ??= judge.read(feeds.map(({ text }) => text));
    const index = KINDS.indexOf(kind);
    const { text, expected } = feeds[index] as FeedOfAKind;
    const read = answers[index] ?? [];
    expect(byStart(read).map(({ start, end, summary }) => ({ start, end, summary }))).toEqual(expected);
    const uids = read.flatMap(({ uid }) => uid ?? []);
    if (uids.length > 0) expect(uids.sort()).toEqual(uidsIn(text).sort());
    expect(read.flatMap(({ complaints = [] }) => complaints)).toEqual([]);
  });
});

describe('Radicale', () => {
  // It takes its time over each entry; the other kinds have no other sorts of entry.
  const few = ['one’s own bookings', 'the network’s events', 'a feed that is over'];

  asking('radicale')('takes a feed as a whole calendar, and has every entry of it afterwards', () => {
    const texts = feeds.filter(({ kind }) => few.includes(kind)).map(({ text }) => text);
    expect(texts).toHaveLength(few.length);
    const kept = keptByRadicale(texts);
    expect(kept.map((text) => uidsIn(text).sort())).toEqual(texts.map((text) => uidsIn(text).sort()));
  });
});

describe('A morning from nine to twelve', () => {
  test('is so before and after both changes of the clocks', () => {
    const own = feeds[0]?.expected.map(({ start, end }) => [start, end]);
    expect(own?.slice(-4)).toEqual([
      ['2027-03-26T08:00:00Z', '2027-03-26T11:00:00Z'],
      ['2027-03-29T07:00:00Z', '2027-03-29T10:00:00Z'],
      ['2027-10-29T07:00:00Z', '2027-10-29T10:00:00Z'],
      ['2027-11-02T08:00:00Z', '2027-11-02T11:00:00Z'],
    ]);
  });
});
