import { ClosuresService } from '../../src/closures/closures.service.js';
import { callerOfAccount } from '../attendance/acting.js';
import type { KnownCaller, TestService } from '../support/service.js';
import { BOILER, booked, close, MORNING, openHouses, type World, worldOf } from './houses.js';

let service: TestService;
let world: World;
let hostess: KnownCaller;
beforeAll(async () => (service = await openHouses()));
beforeEach(async () => {
  await service.startAgain();
  world = await worldOf(service);
  const grants = [{ role: 'host', telecentre: 'naucelle' }] as const;
  hostess = await world.service.visitor('hostess@example.org', { grants });
});
afterEach(async () => {
  expect(await world.service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const FORTNIGHT = { ...BOILER, from: '2026-12-14', to: '2026-12-31' };

describe('A closing that ends sooner', () => {
  test('on the very day on which another ends leaves that time to the other', async () => {
    const id = idIn(await close(world.host, FORTNIGHT));
    await close(world.host, { ...FORTNIGHT, to: '2026-12-18', reason: 'Noël' });
    const page = `/telecentres/naucelle/closures/${id}`;
    expect(await hostess.send(`${page}/shortening`, { to: '2026-12-18' })).toMatchObject({
      status: 303,
      headers: { location: `${page}?done=shortened` },
    });
    const jeanne = await world.service.member();
    expect(await jeanne.post('/api/v1/bookings', { ...MORNING, date: '2026-12-18' })).toMatchObject({
      status: 422,
    });
    await booked(jeanne, { ...MORNING, date: '2026-12-21' });
  });

  test('is never made longer again by a host who had not seen that another was quicker', async () => {
    const id = idIn(await close(world.host, FORTNIGHT));
    const caller = await callerOfAccount(world.service.database, world.host.account);
    const closures = world.service.app.get(ClosuresService);
    const outcomes = await Promise.allSettled(
      ['2026-12-16', '2026-12-23', '2026-12-18'].map((to) =>
        closures.shorten(caller, 'naucelle', id, to, 'fr'),
      ),
    );
    expect(outcomes.some(({ status }) => status === 'fulfilled')).toBe(true);
    const [closing] = await world.service.database.query<{ end: string }>(
      'select local_end::date::text as "end" from closing',
    );
    expect(closing?.end).toBe('2026-12-17');
  });
});

function idIn({ body }: { readonly body: unknown }): string {
  return (body as { id: string }).id;
}
