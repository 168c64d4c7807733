import { bookNow, referenceOf } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { formsOf, type Browser } from '../support/browser.js';
import { browserOf, coordinatorOf, FIGEAC } from '../administration/people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const CONFIRMATION = `${FIGEAC}/hours-confirmation`;

test('what a coordinator has hidden is not published again by its host', async () => {
  const lot = await coordinatorOf(service, '46');
  await lot.open(FIGEAC);
  expect((await lot.press(`${FIGEAC}/publication`)).path).toBe(`${FIGEAC}?done=hidden`);
  const host = await hostOfFigeac();
  const asked = await host.open(CONFIRMATION);
  expect(asked.html).toContain('Votre coordinateur a masqué ce télécentre');
  expect(asked.html).not.toContain('et ouvrir');

  const confirmed = await host.press(CONFIRMATION);
  expect(confirmed.path).toBe(`${CONFIRMATION}?done=confirmed-hidden`);
  expect(confirmed.html).toContain('Votre coordinateur a masqué ce télécentre');
  expect(formsOf(confirmed.html).filter(({ action }) => action === CONFIRMATION)).toEqual([]);
  expect(await stateOf('figeac')).toEqual({ published: false, confirmed: true });
});

test('a place is not hidden while people are expected there: their bookings are told', async () => {
  const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
  const member = await service.member();
  const reference = referenceOf(await bookNow(member, wish));
  const lot = await coordinatorOf(service, '46');
  const shown = await lot.open(FIGEAC);
  expect(shown.html).toContain('href="/telecentres/figeac/closures/new"');
  const refused = await lot.press(`${FIGEAC}/publication`);
  expect(refused.status).toBe(422);
  expect(refused.html).toContain('Des réservations l’empêchent');
  expect(refused.html).toContain(reference);
  expect(await stateOf('figeac')).toMatchObject({ published: true });

  expect((await member.post(`/api/v1/bookings/${reference}/cancellation`, {})).status).toBe(200);
  await lot.open(FIGEAC);
  expect((await lot.press(`${FIGEAC}/publication`)).path).toBe(`${FIGEAC}?done=hidden`);
});

async function hostOfFigeac(): Promise<Browser> {
  const grants = [{ role: 'host', telecentre: 'figeac' }] as const;
  return browserOf(service, await service.visitor('hugo@example.org', { grants }));
}

async function stateOf(slug: string): Promise<object | undefined> {
  const [row] = await service.database.query<object>(
    'select published, hours_confirmed as confirmed from telecentre where slug = $1',
    [slug],
  );
  return row;
}
