import { newestLetter } from '../support/mail.js';
import { startService, type TestService } from '../support/service.js';
import { browserOf, coordinatorOf, NINE_TO_FIVE } from './people.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

const NEW = '/administration/telecentres/new';
const PLACE = '/administration/telecentres/cajarc';

const CAJARC = {
  near: 'Cajarc (46)',
  name: 'Le <b>Relais</b> de Cajarc',
  structure: 'Mairie de Cajarc',
  phone: '05 65 40 00 00',
  contactEmail: '',
  address: '2 place de la Mairie',
  regime: 'reception',
  instructions: 'Sonnez à l’accueil de la mairie.',
  staffed: 'yes',
};

test('a telecentre goes from nothing to its first booking, through pages only', async () => {
  const lot = await coordinatorOf(service, '46');
  await lot.open(NEW);
  const created = await lot.press(NEW, CAJARC);
  expect([created.status, created.path]).toEqual([200, `${PLACE}?done=created`]);
  expect(created.html).toContain('Le &lt;b>Relais&lt;/b> de Cajarc');

  await lot.open(`${PLACE}/resources`);
  const open = await lot.press(`${PLACE}/resources`, { preset: 'open-space', name: '', size: '3' });
  expect(open.path).toBe(`${PLACE}/resources?done=added`);
  await lot.press(`${PLACE}/resources`, { preset: 'meeting-room', name: 'Salle du Célé', size: '10' });

  await lot.open(`${PLACE}/hours`);
  const hours = await lot.press(`${PLACE}/hours`, NINE_TO_FIVE);
  expect(hours.path).toBe(`${PLACE}/hours?done=saved`);

  // Nobody sees it yet, and nobody books there.
  expect((await service.anybody.get('/telecentres/cajarc')).status).toBe(404);
  const member = await service.visitor('nina@example.org');
  const wish = { telecentre: 'cajarc', kind: 'desk', date: '2026-11-25', halfDay: 'morning' };
  const nina = await service.member('nina@example.org');
  expect((await nina.post('/api/v1/bookings', wish)).status).toBe(400);

  await lot.open(PLACE);
  const invited = await lot.press(`${PLACE}/invitation`, { email: 'secretaire@cajarc.example' });
  expect(invited.path).toBe(`${PLACE}?done=invited`);
  const mails = await service.database.query<{ kind: string }>(
    "select kind from outgoing_mail where recipient = 'secretaire@cajarc.example' order by position",
  );
  expect(mails.map(({ kind }) => kind)).toEqual(['role-granted', 'hours-to-confirm']);
  const { links } = await newestLetter(service, 'secretaire@cajarc.example');
  expect(links.some((link) => link.endsWith(`${PLACE}/hours-confirmation`))).toBe(true);

  const secretary = browserOf(service, await service.visitor('secretaire@cajarc.example'));
  const asked = await secretary.open(`${PLACE}/hours-confirmation`);
  expect(asked.html).toContain('9\u00a0h\u00a0–\u2060\u00a017\u00a0h');
  const confirmed = await secretary.press(`${PLACE}/hours-confirmation`);
  expect(confirmed.path).toBe(`${PLACE}/hours-confirmation?done=confirmed`);

  const browser = browserOf(service, member);
  const question = '/bookings/new?telecentre=cajarc&kind=desk&date=2026-11-25&halfDay=morning';
  expect((await browser.open(question)).status).toBe(200);
  const booked = await browser.press('/bookings');
  expect(booked.status).toBe(200);
  expect(booked.html).toContain('Cajarc');
  expect((await nina.get('/api/v1/bookings')).body).toHaveProperty('bookings.length', 1);
  expect(await service.doctor()).toEqual([]);
});

test('what is missing is said in French beside its field, and what was typed is kept', async () => {
  const lot = await coordinatorOf(service, '46');
  await lot.open(NEW);
  const { status, html } = await lot.press(NEW, { ...CAJARC, name: '', phone: 'demain' });
  expect(status).toBe(422);
  expect(html).toMatch(/id="name-error"[^>]*>à remplir/);
  expect(html).toMatch(/id="phone-error"[^>]*>écrivez un numéro de téléphone/);
  expect(html).toContain('value="Mairie de Cajarc"');
});

test('a commune of another department is refused to a coordinator', async () => {
  const cantal = await coordinatorOf(service, '15');
  await cantal.open(NEW);
  const { status, html } = await cantal.press(NEW, CAJARC);
  expect(status).toBe(422);
  expect(html).toMatch(/id="near-error"[^>]*>cette commune n’est dans aucun de vos départements/);
});

test('a coordinator of another department, and a host, find nothing there', async () => {
  const cantal = await coordinatorOf(service, '15');
  for (const page of ['', '/place', '/hours', '/seasons', '/holidays', '/openings', '/resources'])
    expect((await cantal.open(`/administration/telecentres/figeac${page}`)).status).toBe(404);
  expect((await cantal.open('/administration/departments/46')).status).toBe(404);
  expect((await cantal.open('/administration/telecentres/aurillac')).status).toBe(200);

  const hugo = await service.visitor('hugo@example.org', {
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  const host = browserOf(service, hugo);
  expect((await host.open('/administration')).status).toBe(404);
  expect((await host.open('/administration/telecentres/aurillac/hours-confirmation')).status).toBe(404);
  expect((await host.open('/administration/telecentres/figeac/hours-confirmation')).status).toBe(200);
});

test('hours that were changed while the host looked at them are not confirmed unseen', async () => {
  const lot = await coordinatorOf(service, '46');
  const hugo = await service.visitor('hugo@example.org', {
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  const host = browserOf(service, hugo);
  const page = '/administration/telecentres/figeac/hours-confirmation';
  await host.open(page);
  await lot.open('/administration/telecentres/figeac/hours');
  await lot.press('/administration/telecentres/figeac/hours', NINE_TO_FIVE);
  const refused = await host.press(page);
  expect(refused.status).toBe(409);
  expect(refused.html).toContain('Quelqu’un d’autre a changé cela');
  expect((await host.press(page)).path).toBe(`${page}?done=confirmed`);
});
