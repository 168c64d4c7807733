import { startService, type TestService } from '../support/service.js';
import type { Browser } from '../support/browser.js';
import { coordinatorOf, FIGEAC } from '../administration/people.js';

let service: TestService;
let lot: Browser;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  lot = await coordinatorOf(service, '46');
});
afterAll(() => service.close());

const PAGE = `${FIGEAC}/place`;
const PLACE = {
  name: 'Figeac',
  structure: 'Mairie',
  contactEmail: '',
  regime: 'key',
  instructions: 'Sonnez.',
};

test('a position is written with a comma or a point, shown again, and left blank for the commune’s centre', async () => {
  await lot.open(PAGE);
  const saved = await lot.press(PAGE, { ...PLACE, latitude: '44,6101', longitude: '2.0301' });
  expect(saved.path).toBe(`${PAGE}?done=saved`);
  expect(saved.html).toMatch(/name="latitude"[^>]*value="44.6101"/);
  expect(await position()).toEqual({ latitude: 44.6101, longitude: 2.0301 });

  const blank = await lot.press(PAGE, { ...PLACE, latitude: '', longitude: '' });
  expect(blank.html).toMatch(/name="latitude"[^>]*value(=""|[ />])/);
  expect(await position()).not.toEqual({ latitude: 44.6101, longitude: 2.0301 });
});

test('a position that is far from the commune, or half a one, is not saved', async () => {
  const before = await position();
  await lot.open(PAGE);
  const turned = await lot.press(PAGE, { ...PLACE, latitude: '2,03', longitude: '44,61' });
  expect(turned.status).toBe(422);
  expect(turned.html).toMatch(/id="latitude-error"[^>]*>ce point est loin de la commune/);
  const half = await lot.press(PAGE, { ...PLACE, latitude: '44,61', longitude: '' });
  expect(half.html).toMatch(/id="longitude-error"[^>]*>écrivez un nombre/);
  expect(await position()).toEqual(before);
});

test('a tariff is written, shown again, and told on the page of the telecentre', async () => {
  await lot.open(PAGE);
  const tariff = { tariff: 'free_then_subscription', freeMonths: '6', priceFrom: '40', priceTo: '62,5' };
  const saved = await lot.press(PAGE, { ...PLACE, ...tariff });
  expect(saved.path).toBe(`${PAGE}?done=saved`);
  expect(saved.html).toMatch(/name="priceTo"[^>]*value="62.5"/);
  expect((await lot.open('/telecentres/figeac')).html).toContain('Gratuit pendant 6\u00a0mois, puis 40');
  await lot.open(PAGE);
  const backwards = await lot.press(PAGE, { ...PLACE, ...tariff, priceTo: '30' });
  expect(backwards.status).toBe(422);
  expect(backwards.html).toMatch(/id="priceTo-error"[^>]*>ne peut pas être moins/);
});

async function position(): Promise<object | undefined> {
  const [row] = await service.database.query<object>(
    "select latitude, longitude from telecentre where slug = 'figeac'",
  );
  return row;
}
