import { rulesIn } from '../platform/problem-document.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { desks, networkOf } from './places.js';
import { bookingPath, bookNow, referenceOf } from './rivals.js';

const HOURS = 60;
let service: TestService;
beforeEach(async () => {
  const network = networkOf(
    { slug: 'naucelle', resources: [desks('nau', 3, { noticeMinutes: 10 * HOURS })] },
    { slug: 'rieupeyroux', resources: [desks('rie', 2, { noticeMinutes: 48 * HOURS })] },
  );
  service = await startService({ network });
});
afterEach(() => service.close());

const AFTERNOON = { date: TUESDAY, halfDay: 'afternoon' };

describe('A host who moves a booking of her own', () => {
  test('keeps the notice of another telecentre like anybody', async () => {
    const hers = await hostOf('naucelle');
    const reference = referenceOf(await bookNow(hers, { resource: 'nau-1', ...AFTERNOON }));
    service.clock.set(`${TUESDAY}T12:00:00+01:00`);
    const moved = await hers.patch(bookingPath(reference), { telecentre: 'rieupeyroux', kind: 'desk' });
    expect(rulesIn(moved)).toContain('notice');
    const within = await hers.patch(bookingPath(reference), { resource: 'nau-2' });
    expect(within).toMatchObject({ status: 200 });
  });

  test('needs none where she receives people too', async () => {
    const hers = await hostOf('naucelle', 'rieupeyroux');
    const reference = referenceOf(await bookNow(hers, { resource: 'nau-1', ...AFTERNOON }));
    service.clock.set(`${TUESDAY}T12:00:00+01:00`);
    expect(
      await hers.patch(bookingPath(reference), { telecentre: 'rieupeyroux', kind: 'desk' }),
    ).toMatchObject({ status: 200, body: { telecentre: 'rieupeyroux' } });
  });
});

function hostOf(...telecentres: readonly string[]): Promise<KnownCaller> {
  const grants = telecentres.map((telecentre) => ({ role: 'host', telecentre }) as const);
  return service.member('host@example.org', { scopes: ['read', 'book', 'host'], grants });
}
