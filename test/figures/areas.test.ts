import { told } from '../platform/problem-document.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { openOnWeekdays, wasThere } from './past.js';
import { readCsv } from './read-csv.js';

let service: TestService;
let coordinator: KnownCaller;
let administrator: KnownCaller;
beforeAll(async () => {
  service = await startService();
  coordinator = await service.visitor('cantal@example.org', {
    grants: [{ role: 'coordinator', department: '15' }],
    secondFactor: true,
  });
  administrator = await service.visitor('network@example.org', {
    grants: [{ role: 'administrator' }],
    secondFactor: true,
  });
  for (const slug of ['aurillac', 'montmurat']) await openOnWeekdays(service, slug);
  await service.database.query(`update telecentre set name = '=Montmurat' where slug = 'montmurat'`);
});
beforeEach(() => service.database.query('delete from booking'));
afterAll(() => service.close());

const OCTOBER = '?from=2026-10-01&to=2026-10-31';

describe('How many people came to a department', () => {
  test('is hidden when it tells of the few who went to one of its telecentres', async () => {
    await came('aur-b1', 18);
    await came('mon-open-1', 2);
    expect(await peopleTold(coordinator)).toEqual({ 'Cantal (15)': 'masqué' });
    expect(await peopleTold(administrator)).toMatchObject({
      'Cantal (15)': 'masqué',
      'Tout le réseau': 'masqué',
    });
  });

  test('is told when its telecentres hide nothing', async () => {
    await came('aur-b1', 18);
    await came('mon-open-1', 6);
    expect(await peopleTold(coordinator)).toEqual({ 'Cantal (15)': '24' });
    expect(await peopleTold(administrator)).toMatchObject({ 'Cantal (15)': '24', 'Tout le réseau': '24' });
  });
});

describe('The table of departments and the network', () => {
  test('has a line for each of them and each telecentre, and one for last year', async () => {
    await came('aur-b1', 6);
    const { headers, body } = told(await coordinator.get(`/figures.csv${OCTOBER}`));
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="telecentres-2026-10-01-2026-10-31.csv"',
    });
    const [header, ...lines] = readCsv(String(body));
    expect(header).toHaveLength(9);
    const days = ['2026-10-01', '2026-10-31', 'Occupation'];
    const daysBefore = ['2025-10-01', '2025-10-31', 'L’an dernier'];
    const places = ['', `'=Montmurat`, 'Télécentre de Cassaniouze', 'Télécentre d’Aurillac'];
    expect(lines.map((line) => line.slice(0, 5))).toEqual(
      places.flatMap((telecentre) => [
        ['Cantal (15)', telecentre, ...days],
        ['Cantal (15)', telecentre, ...daysBefore],
      ]),
    );
    // The 1st to the 6th of October: four mornings on weekdays.
    expect([lines[0]?.[6], lines[0]?.[8], lines[1]?.[8]]).toEqual(['4', '6', '']);
    // Four desks.
    expect(lines[2]?.slice(5)).toEqual(['176', '0', '0', '']);
    const whole = readCsv(String((await administrator.get(`/figures.csv${OCTOBER}`)).body));
    expect(whole[1]?.[0]).toBe('Tout le réseau');
  });

  test('is reached from their page, and is there for nobody else', async () => {
    expect(String((await coordinator.get(`/figures${OCTOBER}`)).body)).toContain(
      `href="/figures.csv${OCTOBER.replace('&', '&amp;')}"`,
    );
    expect((await (await service.visitor()).get(`/figures.csv${OCTOBER}`)).status).toBe(404);
  });
});

async function came(unit: string, guests: number): Promise<void> {
  for (let guest = 1; guest <= guests; guest++)
    await wasThere(service, {
      unit,
      date: `2026-10-${String(guest).padStart(2, '0')}`,
      guest: `Guest ${guest}`,
    });
}

/** By area, from the table. */
async function peopleTold(reader: KnownCaller): Promise<Record<string, string>> {
  const [, ...lines] = readCsv(String((await reader.get(`/figures.csv${OCTOBER}`)).body));
  return Object.fromEntries(
    lines
      .filter(([, telecentre, , , section]) => telecentre === '' && section === 'Occupation')
      .map((line) => [line[0] ?? '', line.at(-1) ?? '']),
  );
}
