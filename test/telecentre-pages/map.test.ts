import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { drawMap, type MapDrawing } from '../../src/telecentre-pages/map-drawing.js';
import { boxesOverlap, signAt, type Box } from '../../src/telecentre-pages/map-labels.js';
import { NetworkMap } from '../../src/telecentre-pages/network-map.js';
import { allCommunes, type Commune } from '../../src/telecentres/communes.js';
import type { Network, Telecentre } from '../../src/telecentres/network.js';

const COMMUNES = [...allCommunes().values()];
const KNOWN = ['12', '15', '32', '46', '61'];

/** Telecentres in communes of a few departments: next to each other, far away, or several in one. */
const anyNetwork = fc
  .uniqueArray(fc.constantFrom(...KNOWN), { minLength: 1, maxLength: 4 })
  .chain((codes) =>
    fc.array(fc.constantFrom(...COMMUNES.filter(({ department }) => codes.includes(department))), {
      minLength: 1,
      maxLength: 30,
    }),
  )
  .map(networkIn);

describe('The map of a network', () => {
  test('has a sign for each telecentre, and no name or sign upon another or over the edge', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const map = drawn(network);
        expect(map.telecentres.map(({ telecentre }) => telecentre.slug)).toEqual([
          ...network.telecentres.keys(),
        ]);
        const boxes = boxesOf(map);
        for (const [index, box] of boxes.entries()) {
          expect(isInside(box, map)).toBe(true);
          expect(boxes.slice(index + 1).filter((other) => boxesOverlap(box, other))).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('shows every department that has a telecentre as a cloud of dots, each dot in one, none over the edge', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const map = drawn(network);
        const codes = new Set([...network.telecentres.values()].map(({ department }) => department.code));
        expect(new Set(map.departments.map(({ code }) => code))).toEqual(codes);
        const dots = map.departments.flatMap((one) => one.dots);
        expect(new Set(dots.map(({ x, y }) => `${x} ${y}`)).size).toBe(dots.length);
        for (const { x, y } of dots)
          expect(x >= 0 && y >= 0 && x <= map.frame.width && y <= map.frame.height).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test('has north above south and east right of west', () => {
    fc.assert(
      fc.property(anyNetwork, (network) => {
        const { frame } = drawn(network);
        for (const telecentre of network.telecentres.values()) {
          const [here, there] = [
            frame.at(telecentre),
            frame.at({ latitude: telecentre.latitude + 0.1, longitude: telecentre.longitude + 0.1 }),
          ];
          expect(there.y < here.y && there.x > here.x).toBe(true);
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    ['the pilot', ['15014', '15133', '15029', '46102', '12089']],
    ['the Gers', ['32013', '32107', '32256']],
    ['the Orne', ['61001', '61006', '61214']],
    ['one telecentre', ['15014']],
    [
      'thirty of them',
      COMMUNES.filter(({ department }) => ['15', '46', '12'].includes(department))
        .filter((_, index) => index % 28 === 0)
        .map(({ inseeCode }) => inseeCode),
    ],
  ])('of %s weighs at most four kilobytes on its way', (_, codes) => {
    const communes = codes.flatMap((code) => allCommunes().get(code) ?? []);
    expect(communes.length).toBe(codes.length);
    const page = render(h(NetworkMap, { network: networkIn(communes) }));
    expect(brotliCompressSync(page).length).toBeLessThan(4096);
    expect(page).not.toContain('style=');
  });

  test('names the telecentres of a small network, all of them', () => {
    const map = drawn(
      networkIn(
        ['15014', '15133', '15029', '46102', '12089'].flatMap((code) => allCommunes().get(code) ?? []),
      ),
    );
    expect(map.telecentres.map(({ label }) => label?.text)).toEqual([
      'Aurillac',
      'Montmurat',
      'Cassaniouze',
      'Figeac',
      'Decazeville',
    ]);
  });

  test('still shows a network of which no commune is known, and nothing where there is no telecentre', () => {
    const lonely = networkIn([
      { ...COMMUNES[0], department: '974', latitude: -21.1, longitude: 55.5 } as Commune,
    ]);
    expect(drawn(lonely).telecentres.length).toBe(1);
    expect(drawn(lonely).departments).toEqual([]);
    expect(drawMap(networkIn([]), COMMUNES)).toBeNull();
  });
});

function drawn(network: Network): MapDrawing {
  const map = drawMap(network, COMMUNES);
  if (map === null) throw new Error('there is no map');
  return map;
}

function boxesOf({ telecentres, departments }: MapDrawing): Box[] {
  return [
    ...telecentres.map(({ sign }) => signAt(sign)),
    ...[...telecentres, ...departments].flatMap(({ label }) => label?.box ?? []),
  ];
}

function isInside({ left, right, top, bottom }: Box, { frame }: MapDrawing): boolean {
  return left >= 0 && top >= 0 && right <= frame.width && bottom <= frame.height;
}

function networkIn(communes: readonly Commune[]): Network {
  const departments = [...new Set(communes.map(({ department }) => department))].sort().map((code) => ({
    code,
    name: `Département ${code}`,
    coordinator: '',
  }));
  const telecentres = communes.map((commune, index) => telecentreIn(commune, index));
  return {
    version: 1,
    name: 'Réseau',
    equipment: [],
    departments,
    telecentres: new Map(telecentres.map((one) => [one.slug, one])),
    resources: new Map(),
  };
}

function telecentreIn(
  { name, inseeCode, department, latitude, longitude }: Commune,
  index: number,
): Telecentre {
  return {
    id: index,
    slug: `t-${String(index)}`,
    name: `Télécentre de ${name}`,
    department: { code: department, name: department, coordinator: '' },
    commune: { name, inseeCode, postcode: '' },
    latitude,
    longitude,
    opening: {
      timeZone: 'Europe/Paris',
      week: { mon: SHUT, tue: SHUT, wed: SHUT, thu: SHUT, fri: SHUT, sat: SHUT, sun: SHUT },
      namedPeriods: [],
      holidayZone: 'metropole',
      closedOnPublicHolidays: false,
      holidayCorrections: [],
      exceptionalOpenings: [],
    },
    hoursConfirmed: true,
    access: { regime: 'reception', instructions: '' },
    attendance: { noShowMinutes: null, selfCheckIn: false },
    closures: [],
    resources: [],
    about: {},
  };
}

const SHUT = { segments: [], noon: null };
