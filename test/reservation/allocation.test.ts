import fc from 'fast-check';
import { allocationsFor, bestFirst, type Preference } from '../../src/reservation/allocation.js';
import { type Taken } from '../../src/reservation/availability.js';
import { type Resource, VIDEOCONFERENCE } from '../../src/reservation/resource.js';
import { desk, NOTHING_TAKEN, period, room, taken } from './builders.js';

const DAY = period('2027-01-12T00:00+01:00', '2027-01-13T00:00+01:00');
const MORNING = period('2027-01-12T08:30+01:00', '2027-01-12T12:00+01:00');
const AFTERNOON = period('2027-01-12T13:30+01:00', '2027-01-12T17:30+01:00');
const NINE_TO_TEN = period('2027-01-12T09:00+01:00', '2027-01-12T10:00+01:00');

const ONE_PERSON: Preference = { people: 1, equipment: [], hadBefore: [] };

/** The ids in the order in which they would be given. */
function order(
  resources: readonly Resource[],
  wish: Partial<Preference> = {},
  occupied: Taken = NOTHING_TAKEN,
  periods = [MORNING],
): string[] {
  const candidates = resources.map((resource) => ({
    resource,
    allocations: allocationsFor(resource, periods),
  }));
  return bestFirst(candidates, { ...ONE_PERSON, ...wish }, occupied, DAY).map(({ resource }) => resource.id);
}

describe('what is allocated', () => {
  it('is each unit for each period, ordered by unit and then by time', () => {
    expect(allocationsFor(room([5, 6], 14), [MORNING, AFTERNOON])).toEqual([
      { unit: 5, period: MORNING },
      { unit: 5, period: AFTERNOON },
      { unit: 6, period: MORNING },
      { unit: 6, period: AFTERNOON },
    ]);
  });
});

describe('the smallest that satisfies', () => {
  it('comes first: four people do not take the room of fourteen', () => {
    const rooms = [room([5, 6], 14), room([6], 8), room([5], 6)];
    expect(order(rooms, { people: 4 })).toEqual(['room-5', 'room-6', 'room-5-6']);
  });

  it('comes first even when the member had the larger one before', () => {
    expect(order([room([6], 8), room([5], 6)], { people: 4, hadBefore: ['room-6'] })).toEqual([
      'room-5',
      'room-6',
    ]);
  });

  it('of two rooms with as many seats is the one made of fewer parts, whichever the member had', () => {
    expect(order([room([5, 6], 8), room([7], 8)])).toEqual(['room-7', 'room-5-6']);
    expect(order([room([5, 6], 8), room([7], 8)], { hadBefore: ['room-5-6'] })).toEqual([
      'room-7',
      'room-5-6',
    ]);
  });

  it('of two desks is the one without the equipment that nobody asked for', () => {
    const withScreen = desk(1, { equipment: ['screen'] });
    expect(order([withScreen, desk(2)])).toEqual(['desk-2', 'desk-1']);
    expect(
      order([desk(3, { equipment: ['phone', 'screen'] }), withScreen], { equipment: ['screen'] }),
    ).toEqual(['desk-1', 'desk-3']);
  });

  it('leaves the videoconference to those who need it', () => {
    const equipped = room([5], 6, { equipment: [VIDEOCONFERENCE] });
    expect(order([equipped, room([6], 6)])).toEqual(['room-6', 'room-5']);
  });
});

describe('the desk that the member had before', () => {
  it('comes before the others', () => {
    expect(order([desk(1), desk(2), desk(3)], { hadBefore: ['desk-3'] })).toEqual([
      'desk-3',
      'desk-1',
      'desk-2',
    ]);
  });

  it('comes first when it is the latest of several', () => {
    expect(order([desk(1), desk(2), desk(3)], { hadBefore: ['desk-2', 'desk-3', 'desk-2'] })).toEqual([
      'desk-2',
      'desk-3',
      'desk-1',
    ]);
  });

  it('comes before the one that would fit better', () => {
    expect(order([desk(1), desk(2)], { hadBefore: ['desk-2'] }, taken([1, AFTERNOON]))).toEqual([
      'desk-2',
      'desk-1',
    ]);
  });

  it('changes nothing when it is elsewhere', () => {
    expect(order([desk(2), desk(1)], { hadBefore: ['elsewhere'] })).toEqual(['desk-1', 'desk-2']);
  });
});

describe('the best fit', () => {
  it('puts a half-day on the desk whose other half is taken', () => {
    expect(order([desk(1), desk(2), desk(3)], {}, taken([2, AFTERNOON]))).toEqual([
      'desk-2',
      'desk-1',
      'desk-3',
    ]);
    expect(order([desk(1), desk(2)], {}, taken([2, MORNING]), [AFTERNOON])).toEqual(['desk-2', 'desk-1']);
  });

  it('puts an hour into the shortest free stretch that holds it', () => {
    const tenToEleven = period('2027-01-12T10:00+01:00', '2027-01-12T11:00+01:00');
    const elevenToNoon = period('2027-01-12T11:00+01:00', '2027-01-12T12:00+01:00');
    expect(
      order([desk(1), desk(2), desk(3)], {}, taken([2, elevenToNoon], [3, tenToEleven]), [NINE_TO_TEN]),
    ).toEqual(['desk-3', 'desk-2', 'desk-1']);
  });

  it('looks at the stretch around the stay, not at the rest of the day', () => {
    const early = period('2027-01-12T08:30+01:00', '2027-01-12T09:00+01:00');
    const afterLunch = period('2027-01-12T13:30+01:00', '2027-01-12T14:00+01:00');
    const threeToFour = period('2027-01-12T15:00+01:00', '2027-01-12T16:00+01:00');
    expect(order([desk(1), desk(2)], {}, taken([1, early], [2, afterLunch]), [threeToFour])).toEqual([
      'desk-2',
      'desk-1',
    ]);
  });

  it('puts a small meeting into the room that already breaks the large one', () => {
    expect(order([room([5], 6), room([6], 6)], {}, taken([6, AFTERNOON]))).toEqual(['room-6', 'room-5']);
  });
});

describe('names', () => {
  it('are in natural order: 2 before 10', () => {
    expect(order([desk(10), desk(2), desk(1)])).toEqual(['desk-1', 'desk-2', 'desk-10']);
  });

  it('are in French order: É among the E', () => {
    const named = (name: string) => desk(1, { id: name, name });
    expect(order([named('Zinc'), named('Étain'), named('Fer'), named('Cuivre')])).toEqual([
      'Cuivre',
      'Étain',
      'Fer',
      'Zinc',
    ]);
  });

  it('that are the same are put in the order of the keys', () => {
    const same = (id: string) => desk(1, { id, name: 'Poste' });
    expect(order([same('b'), same('c'), same('a')])).toEqual(['a', 'b', 'c']);
  });
});

it('the order does not depend on the order in which the resources were found', () => {
  const all = [
    desk(1),
    desk(2, { equipment: ['screen'] }),
    desk(10),
    room([5], 6),
    room([5, 6], 14),
    room([7], 14),
  ];
  const expected = order(all, { hadBefore: ['desk-10'] }, taken([1, AFTERNOON]));
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(order(shuffled, { hadBefore: ['desk-10'] }, taken([1, AFTERNOON]))).toEqual(expected);
    }),
  );
});
