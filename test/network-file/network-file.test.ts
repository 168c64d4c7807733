import { findCommune } from '../../src/telecentres/communes.js';
import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { readNetworkFile, type FileError } from '../../src/network-file/read.js';
import { GONE, spoiled, type Spoils } from './spoiled.js';

const wed = 'telecentres[0].openingHours.week.wed';
const visio = 'telecentres[0].resources[3]';
const marks = 'telecentres[0].provenance';

/** What is made wrong in the pilot, by its place; the places named in answer, where they are not the same. */
const WRONG: [what: string, spoils: Spoils, ...places: string[]][] = [
  ['another format', { format: 'telecentre-network/2' }],
  ['a field that the format has not', { colour: 'blue' }],
  ['such a field further down', { 'telecentres[0].host.fax': '1' }],
  ['a missing field', { 'telecentres[0].name': GONE }],
  ['no telecentres', { telecentres: GONE }],
  ['a number for a text', { 'telecentres[0].name': 12 }],
  ['a name of 201 letters', { 'telecentres[0].name': 'a'.repeat(201) }],
  ['instructions of 1001 letters', { 'telecentres[0].access.instructions': 'a'.repeat(1001) }],
  ['a control character', { 'telecentres[0].name': 'a\u0007b' }],
  ['a null character', { 'telecentres[0].access.instructions': 'a\u0000' }],
  ['half a character', { 'telecentres[0].name': 'a\ud83d' }],
  ['a slug with capitals', { 'telecentres[0].slug': 'Aurillac' }],
  ['a slug twice', { 'telecentres[1].slug': 'aurillac' }],
  ['a department twice', { 'departments[1].code': '15' }, 'departments[1].code', 'telecentres[3].department'],
  ['a department that is not listed', { 'departments[2]': GONE }, 'telecentres[4].department'],
  ['a commune elsewhere', { 'telecentres[0].commune.inseeCode': '46102' }],
  ['no such zone', { 'telecentres[0].timeZone': 'Europe/Aurillac' }],
  ['no such holiday zone', { 'telecentres[0].holidayZone': 'corse' }],
  ['a latitude off the earth', { 'telecentres[0].location.latitude': 91 }],
  ['a segment that closes before it opens', { [`${wed}.segments[1]`]: ['17:30', '13:30'] }],
  ['segments that overlap', { [`${wed}.segments[1]`]: ['11:00', '17:30'] }],
  ['segments in disorder', { [`${wed}.segments[1]`]: ['06:00', '08:00'] }],
  ['no such time', { [`${wed}.segments[0][0]`]: '24:00' }],
  ['half a segment', { [`${wed}.segments[0]`]: ['08:30'] }],
  ['one segment without noon', { [`${wed}.segments[1]`]: GONE }, `${wed}.noon`],
  ['a noon on a day off', { 'telecentres[0].openingHours.week.sun.noon': '12:00' }],
  ['a week without Sunday', { 'telecentres[0].openingHours.week.sun': GONE }],
  [
    'a named period that ends before it begins',
    {
      'telecentres[0].openingHours.namedPeriods[0]': {
        name: 'Été',
        from: '2027-08-31',
        to: '2027-07-01',
        week: pilot.telecentres[0]?.openingHours.week,
      },
    },
    'telecentres[0].openingHours.namedPeriods[0].to',
  ],
  [
    'two exceptional openings on one day',
    {
      'telecentres[0].openingHours.exceptionalOpenings': [
        { date: '2027-05-08', segments: [['09:00', '12:00']], noon: '12:00' },
        { date: '2027-05-08', segments: [] },
      ],
    },
    'telecentres[0].openingHours.exceptionalOpenings[1].date',
  ],
  ['a day that the calendar has not', { 'telecentres[0].closures[0].from': '2026-02-30' }],
  ['a closure that ends before it begins', { 'telecentres[0].closures[0].to': '2026-12-23' }],
  ['a closure of nothing there', { 'telecentres[0].closures[0].resource': 'cas-b1' }],
  ['a closure of an open space by its name', { 'telecentres[0].closures[0].resource': 'aur-open' }],
  [
    'closures that overlap',
    { 'telecentres[0].closures[2]': { from: '2027-01-03T12:00', to: '2027-01-04', reason: 'Travaux' } },
  ],
  [
    'a closure within hours that the clocks jump over',
    { 'telecentres[0].closures[2]': { from: '2027-03-28T02:10', to: '2027-03-28T02:50', reason: 'Nuit' } },
  ],
  ['a key twice', { 'telecentres[0].resources[2].key': 'aur-b1' }],
  ['a key that is a desk’s', { 'telecentres[0].resources[1].key': 'aur-open-3' }],
  ['a key of another telecentre', { 'telecentres[2].resources[1].key': 'aur-b1' }],
  ['an unknown kind', { 'telecentres[0].resources[0].kind': 'sofa' }],
  ['unknown equipment', { 'telecentres[0].resources[0].equipment[6]': 'fax' }],
  ['a desk for two', { 'telecentres[3].resources[0].capacity': 2 }, 'telecentres[3].resources[0].capacity'],
  ['places for two', { 'telecentres[0].resources[0].capacity': 6 }],
  ['no places', { 'telecentres[0].resources[0].places': 0 }],
  ['a part that is not there', { 'telecentres[0].resources[3].parts': ['cas-b1'] }, `${visio}.parts[0]`],
  ['a room within itself', { [`${visio}.parts`]: ['aur-visio'] }, `${visio}.parts[0]`],
  ['a part twice', { [`${visio}.parts`]: ['aur-b1', 'aur-b1'] }, `${visio}.parts[1]`],
  [
    'a part made of parts',
    { [`${visio}.parts`]: ['aur-b1'], 'telecentres[0].resources[2].parts': ['aur-visio'] },
    'telecentres[0].resources[2].parts[0]',
  ],
  ['a step of 50 minutes', { [`${visio}.policy.stepMinutes`]: 50 }],
  ['a shortest stay beyond the longest', { [`${visio}.policy.longestMinutes`]: 15 }],
  ['a resource booked in nothing', { [`${visio}.policy.granularities`]: [] }],
  ['an address that is none', { 'telecentres[0].host.contactEmail': 'cci' }],
  [
    'a source not listed',
    { 'sources.CD15': GONE },
    `${marks}.sources["host.structure"][0]`,
    `${marks}.sources["host.kind"][0]`,
  ],
  ['a mark on nothing', { [`${marks}.assumed[6]`]: 'host.fax' }],
  ['a mark on a resource that is not there', { [`${marks}.assumed[6]`]: 'resources.aur-b9' }],
  ['a mark on a position', { [`${marks}.assumed[6]`]: 'resources[0]' }],
];

describe('a network file', () => {
  test('of the pilot is read whole', () => {
    expect(readNetworkFile(pilot)).toMatchObject({ outcome: 'read' });
  });

  test.each(WRONG)('with %s is refused, and the place is named', (_, spoils, ...places) => {
    const expected = places.length > 0 ? places : Object.keys(spoils);
    expect(errorsOf(spoils).map((error) => error.place)).toEqual(expected);
  });

  test('with many errors tells them all at once, of its shape and of what refers to what', () => {
    const errors = errorsOf({
      name: '',
      [`${wed}.segments[1]`]: ['99:00', '17:30'],
      'telecentres[0].closures[0].resource': 'nowhere',
      'telecentres[1].resources[0].key': 'aur-b1',
      'telecentres[2].department': '46',
      'telecentres[4].resources[0].policy': GONE,
    });
    expect(errors.map((error) => error.place).sort()).toEqual([
      'name',
      'telecentres[0].closures[0].resource',
      'telecentres[0].openingHours.week.wed.segments[1][0]',
      'telecentres[1].resources[0].key',
      'telecentres[2].commune.inseeCode',
      'telecentres[4].provenance.assumed[7]',
      'telecentres[4].resources[0].policy',
    ]);
  });

  test.each<[Spoils, string]>([
    [{ 'telecentres[0].name': GONE }, 'this field is missing'],
    [{ 'telecentres[0].published': 'yes' }, 'this must be true or false'],
    [{ 'telecentres[0].access.regime': 'badge' }, 'this must be reception, key or code'],
    [{ 'telecentres[0].location.latitude': 91 }, 'this must be at most 90'],
    [{ [`${wed}.segments[1]`]: GONE }, 'a day of one segment says where its afternoon begins'],
    [{ 'telecentres[1].slug': 'aurillac' }, 'another telecentre of this file is called “aurillac”'],
  ])('says in a plain sentence what is wrong: %j', (spoils, sentence) => {
    expect(errorsOf(spoils)).toMatchObject([{ message: sentence }]);
  });

  test.each([null, 12, 'text', [], { telecentres: [null, { resources: {}, closures: 'x' }] }])(
    'that is none at all is refused without a fall: %j',
    (document) => {
      expect(readNetworkFile(document).outcome).toBe('refused');
    },
  );
});

describe('the pilot', () => {
  test.each(pilot.telecentres.map((telecentre) => [telecentre.slug, telecentre] as const))(
    'says of every value of %s whether it is sourced, assumed or not found, and only one of these',
    (_, { provenance, ...facts }) => {
      const all = [...Object.keys(provenance.sources), ...provenance.assumed, ...provenance.notFound];
      const leaves = leavesOf(facts).filter((leaf) => !DECIDED.includes(leaf));
      const covered = leaves.filter(
        (leaf) => all.filter((mark) => leaf === mark || leaf.startsWith(`${mark}.`)).length === 1,
      );
      expect(covered).toEqual(leaves);
    },
  );
});

/** Not facts that one could look up, but choices of the network. */
const DECIDED = ['slug', 'name', 'published', 'hoursConfirmed'];

describe('a commune', () => {
  test('is found by its INSEE code, with its department and place', () => {
    expect(findCommune('15014')).toEqual({
      inseeCode: '15014',
      name: 'Aurillac',
      department: '15',
      latitude: 44.92806,
      longitude: 2.44159,
      postcodes: ['15000'],
      population: 25815,
    });
  });

  test('of a far department is not known', () => {
    expect(findCommune('29019')).toBeUndefined();
  });
});

function errorsOf(spoils: Spoils): readonly FileError[] {
  const reading = readNetworkFile(spoiled(pilot, spoils));
  return reading.outcome === 'refused' ? reading.errors : [];
}

/** The paths of all values, a resource's by its key. */
function leavesOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const keyed = Array.isArray(value) ? value.filter((one: unknown) => hasKey(one)) : [];
  if (Array.isArray(value) && keyed.length === 0) return [path];
  const inner: [string, unknown][] = Array.isArray(value)
    ? keyed.map((one) => [one.key, one])
    : Object.entries(value);
  return inner.flatMap(([name, one]) => leavesOf(one, path === '' ? name : `${path}.${name}`));
}

function hasKey(value: unknown): value is { key: string } {
  return typeof value === 'object' && value !== null && 'key' in value;
}
