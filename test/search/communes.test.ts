import {
  communeNamed,
  communesNamed,
  findCommunes,
  spelledLike,
} from '../../src/telecentres/commune-names.js';
import { labelOf } from '../../src/telecentres/communes.js';
import { told } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';

const labels = (communes: readonly Parameters<typeof labelOf>[0][]): string[] => communes.map(labelOf);

describe('a commune as somebody types it', () => {
  test.each([
    ['bagnac'],
    ['BAGNAC SUR CELE'],
    ['Bagnac-sur-Célé'],
    ['bagnac s/ cele'],
    ['bagnac cele'],
    ['  bagnac-sur  '],
    ['Bagnac-sur-Célé (46)'],
    ['46270 Bagnac'],
  ])('%s is Bagnac-sur-Célé', (typed) => {
    expect(labels(findCommunes(typed, 8))[0]).toBe('Bagnac-sur-Célé (46)');
  });

  test.each([
    ['st cere', 'Saint-Céré (46)'],
    ['St-Céré', 'Saint-Céré (46)'],
    ['ste eulalie', 'Sainte-Eulalie (15)'],
    ['l aiguillon', "Saint-Martin-l'Aiguillon (61)"],
    ['vigan (46)', 'Le Vigan (46)'],
    ['lacapelle marival', 'Lacapelle-Marival (46)'],
    ['marival', 'Lacapelle-Marival (46)'],
  ])('%s is found', (typed, label) => {
    expect(labels(findCommunes(typed, 8))[0]).toBe(label);
  });

  test('comes before longer names that begin like it, and the larger of equals first', () => {
    expect(labels(findCommunes('figeac', 3))[0]).toBe('Figeac (46)');
    const [first, second] = findCommunes('saint mar', 8);
    expect((first?.population ?? 0) >= (second?.population ?? 0)).toBe(true);
  });

  test('of the network’s departments comes before the larger ones next to them', () => {
    const here = new Set(['46']);
    expect(findCommunes('saint', 8, here).every(({ department }) => department === '46')).toBe(true);
  });

  test('by its postcode is each of those that share it', () => {
    expect(labels(communesNamed('46270'))).toContain('Bagnac-sur-Célé (46)');
    expect(communesNamed('46270').length).toBeGreaterThan(1);
  });

  test('that is called like others is none of them, until its department is said', () => {
    expect(communeNamed('Castanet')).toBeUndefined();
    expect(communesNamed('Castanet')).toHaveLength(3);
    expect(communeNamed('castanet (81)')).toMatchObject({ name: 'Castanet', department: '81' });
  });

  test.each([
    ['figaec', 'Figeac (46)'],
    ['Decazevile', 'Decazeville (12)'],
    ['montmurad', 'Montmurat (15)'],
  ])('with a slip of the finger, %s, is guessed', (typed, label) => {
    expect(findCommunes(typed, 8)).toEqual([]);
    expect(labels(spelledLike(typed, 3))).toContain(label);
  });

  test.each(['', ' ', '()', '%', '\u0000', '🦊', 'zzzzzz', '-'.repeat(10_000), '(z+)+$', '٤٦'])(
    'as %j is nowhere, and nothing breaks',
    (typed) => {
      expect([findCommunes(typed, 8), communesNamed(typed), spelledLike(typed, 8)]).toEqual([[], [], []]);
    },
  );
});

describe('communes for whoever types', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService();
  });
  afterAll(() => service.close());

  test('are told with the name that the search understands, and may be kept for a day', async () => {
    const { status, body, headers } = told(await service.anybody.get('/api/v1/communes?q=bagnac'));
    expect([status, body]).toEqual([
      200,
      {
        communes: [
          { inseeCode: '46015', name: 'Bagnac-sur-Célé', department: '46', label: 'Bagnac-sur-Célé (46)' },
        ],
      },
    ]);
    expect(headers['cache-control']).toBe('public, max-age=86400');
  });

  test('are eight at the most, those of the network first', async () => {
    const { body } = told(await service.anybody.get('/api/v1/communes?q=saint'));
    const { communes } = body as { communes: { department: string }[] };
    expect(communes).toHaveLength(8);
    expect(communes.every(({ department }) => ['12', '15', '46'].includes(department))).toBe(true);
  });

  test.each(['', '?q=', `?q=${'a'.repeat(81)}`, '?q=a&q=b', '?query=figeac'])(
    'are not told for %j',
    async (query) => {
      expect((await service.anybody.get(`/api/v1/communes${query}`)).status).toBe(400);
    },
  );

  test('near somebody are one, whose name alone is told', async () => {
    const { status, body } = told(
      await service.anybody.post('/api/v1/communes/nearest', {
        latitude: 44.67,
        longitude: 2.16,
      }),
    );
    expect([status, body]).toMatchObject([200, { commune: { label: 'Bagnac-sur-Célé (46)' } }]);
  });

  test('are none for somebody far away', async () => {
    const { status, body } = told(
      await service.anybody.post('/api/v1/communes/nearest', {
        latitude: 48.85,
        longitude: -5,
      }),
    );
    expect([status, body]).toEqual([200, { commune: null }]);
  });

  test.each([
    {},
    { latitude: 91, longitude: 0 },
    { latitude: '44', longitude: 2 },
    { latitude: 44, longitude: 2, name: 'x' },
  ])('are not looked for near %j', async (body) => {
    expect((await service.anybody.post('/api/v1/communes/nearest', body)).status).toBe(400);
  });

  test('are never asked for with coordinates in an address', async () => {
    expect((await service.anybody.get('/api/v1/communes/nearest?latitude=44.67&longitude=2.16')).status).toBe(
      404,
    );
  });
});
