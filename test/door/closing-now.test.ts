import { attended, desk } from '../attendance/places.js';
import { room } from '../bookings/places.js';
import { hostOf } from '../support/hosts.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';

const NETWORK = attended(
  { figeac: { selfCheckIn: true } },
  { slug: 'figeac', resources: [desk('fig-1'), desk('fig-2'), room('fig-salle')] },
);
const SCREENS = '/telecentres/figeac/attendance/screens';

let service: TestService;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: NETWORK });
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'figeac');
});
afterAll(() => service.close());

describe('at the door of a place that is closed on purpose', () => {
  test.each([
    ['until some hour of today', `${TUESDAY}T11:30`, 'jusqu’à 11 h 30'],
    ['for the rest of today', TUESDAY, 'pour aujourd’hui'],
    ['for days', '2026-11-25', 'jusqu’au mercredi 25 novembre inclus'],
    ['until some hour of another day', '2026-11-25T11:30', 'jusqu’au mercredi 25 novembre à 11 h 30'],
  ])('the screen says why and until when: %s', async (_, to, words) => {
    const screens = [await screenFor('fig-salle'), await screenFor('')];
    await close(to);
    for (const screen of screens) {
      const read = await readBy(screen);
      expect(read).toContain(`Fermé ${words} Panne de chauffage`);
      expect(read).not.toContain('ouvre à');
    }
    expect(await readBy(screens[1] ?? '')).toContain(`Postes Fermé ${words} Panne de chauffage`);
  });

  test('whoever follows the code reads the same', async () => {
    await close(TUESDAY);
    expect(await readBy('/arrival/figeac')).toContain(
      'Le télécentre est fermé pour aujourd’hui. Panne de chauffage',
    );
  });
});

/** From half past nine on; it is ten. */
async function close(to: string): Promise<void> {
  service.clock.set(`${TUESDAY}T09:30:00+01:00`);
  const wish = { telecentre: 'figeac', from: `${TUESDAY}T09:30`, to, reason: 'Panne de chauffage' };
  const answer = await host.post('/api/v1/closures', wish);
  if (answer.status >= 300) throw new Error(JSON.stringify(answer.body));
  service.clock.set(`${TUESDAY}T10:00:00+01:00`);
}

async function screenFor(resource: string): Promise<string> {
  const page = (await host.send(SCREENS, { label: 'Tablette', resource })).body as string;
  return /(\/screen\/[\w-]+)/.exec(page)?.[1] ?? '';
}

/** As it is read: without tags, and with plain spaces. */
async function readBy(path: string): Promise<string> {
  const page = (await service.anybody.get(path)).body as string;
  return page.replaceAll(/<[^>]+>/g, ' ').replaceAll(/[\s\u00a0\u2060]+/g, ' ');
}
