import { bookNow, referenceOf } from '../bookings/rivals.js';
import type { Browser } from '../support/browser.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { coordinatorOf, FIGEAC } from '../administration/people.js';

let service: TestService;
let lot: Browser;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  lot = await coordinatorOf(service, '46');
  for (const name of ['Salle Nord', 'Salle Sud', 'Grande salle']) {
    await lot.open(RESOURCES);
    await lot.press(RESOURCES, { preset: 'meeting-room', name, size: '8' });
  }
});
afterAll(() => service.close());

const RESOURCES = `${FIGEAC}/resources`;
const [NORTH, SOUTH, GREAT] = ['figeac-salle-nord', 'figeac-salle-sud', 'figeac-grande-salle'] as const;
const PAGE = `${RESOURCES}/${GREAT}`;
const SENT = { name: 'Grande salle', size: '8' };
const IN_THE_MORNING = { date: TUESDAY, halfDay: 'morning' };

test('whoever books a room made of rooms books its rooms', async () => {
  await make();
  await bookNow(await service.member(), { resource: GREAT, ...IN_THE_MORNING });
  const other = await service.member();
  const north = await other.post('/api/v1/bookings', { resource: NORTH, ...IN_THE_MORNING });
  expect(north.status).toBe(409);
  expect(await service.doctor()).toEqual([]);
});

test('its rooms are ticked when its page is opened again, and the history names them', async () => {
  await make();
  const { html } = await lot.open(PAGE);
  expect(html).toMatch(new RegExp(`name="part-${NORTH}"[^>]* checked`));
  expect((await lot.open('/administration/history')).html).toMatch(
    /Grande salle, réunit.*<ins>Salle Nord, Salle Sud<\/ins>/s,
  );
});

test('a room without ticks is a room of its own again', async () => {
  await make();
  await lot.open(PAGE);
  await lot.press(PAGE, SENT);
  await bookNow(await service.member(), { resource: GREAT, ...IN_THE_MORNING });
  await bookNow(await service.member(), { resource: NORTH, ...IN_THE_MORNING });
});

test('a room that is a part is not offered parts, and one that has parts is no part', async () => {
  await make();
  expect((await lot.open(`${RESOURCES}/${NORTH}`)).html).not.toContain('name="part-');
  await lot.open(RESOURCES);
  await lot.press(RESOURCES, { preset: 'meeting-room', name: 'Autre', size: '8' });
  const { html } = await lot.open(`${RESOURCES}/figeac-autre`);
  expect(html).toContain(`name="part-${NORTH}"`);
  expect(html).not.toContain(`name="part-${GREAT}"`);
});

test('a room that is booked is made of nothing else meanwhile, and the booking is told', async () => {
  const reference = referenceOf(
    await bookNow(await service.member(), { resource: GREAT, ...IN_THE_MORNING }),
  );
  const refused = await make();
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Des réservations l’empêchent');
  expect(refused.html).toContain(reference);
  expect(refused.html).toMatch(new RegExp(`name="part-${NORTH}"[^>]* checked`));
});

async function make(): ReturnType<Browser['press']> {
  await lot.open(PAGE);
  return lot.press(PAGE, { ...SENT, [`part-${NORTH}`]: 'yes', [`part-${SOUTH}`]: 'yes' });
}
