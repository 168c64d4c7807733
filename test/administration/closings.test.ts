import { exportNetwork } from '../../src/network-file/export.js';
import { readNetworkFile } from '../../src/network-file/read.js';
import type { Browser } from '../support/browser.js';
import { hostByToken } from '../support/hosts.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { coordinatorOf, FIGEAC, NINE_TO_FIVE } from './people.js';

let service: TestService;
let lot: Browser;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  lot = await coordinatorOf(service, '46');
  host = await hostByToken(service, 'figeac');
});
afterAll(() => service.close());

const FIRST_WEEK = { telecentre: 'figeac', from: '2027-01-04', to: '2027-01-08', reason: 'Travaux' };

describe('what a host has closed does not stand in the way of changing the place', () => {
  test('when two closings overlap', async () => {
    await close(FIRST_WEEK);
    await close({ ...FIRST_WEEK, from: '2027-01-07', to: '2027-01-10' });
    await expectAnythingToBeChanged();
  });

  test('when its reason is as long as the page allows', async () => {
    await close({ ...FIRST_WEEK, reason: 'x'.repeat(300) });
    await expectAnythingToBeChanged();
  });

  test('when what is closed is no longer offered, and none of it is opened by that', async () => {
    await lot.open(`${FIGEAC}/resources`);
    await lot.press(`${FIGEAC}/resources`, { preset: 'meeting-room', name: 'Salle verte', size: '4' });
    const key = 'figeac-salle-verte';
    await close({ ...FIRST_WEEK, resource: key });
    await lot.open(`${FIGEAC}/resources/${key}`);
    const gone = await lot.press(`${FIGEAC}/resources/${key}/withdrawal`);
    expect(gone.path).toBe(`${FIGEAC}/resources?done=withdrawn`);
    await expectAnythingToBeChanged();
    expect(await service.database.query("select reason from closure where reason = 'Travaux'")).toHaveLength(
      1,
    );
  });

  test('and a file from before it was opened again does not close it once more', async () => {
    await close(FIRST_WEEK);
    const file = await exportNetwork(service.database, service.clock.now());
    expect(JSON.stringify(file)).not.toContain('Travaux');
  });
});

test('a closure that is over stands in nobody’s way, and one to come stays in the file', async () => {
  await service.database.query(
    `insert into closure (telecentre_id, resource_id, local_start, local_end, period, reason)
     select t.id, null, d::timestamp, d::timestamp + interval '3 days',
       tstzrange(d at time zone 'Europe/Paris', (d + interval '3 days') at time zone 'Europe/Paris'), 'Fermé'
     from telecentre t, unnest('{2026-11-02, 2026-11-03, 2027-08-09}'::timestamp[]) d where t.slug = 'figeac'`,
  );
  await lot.open(`${FIGEAC}/hours`);
  expect((await lot.press(`${FIGEAC}/hours`, NINE_TO_FIVE)).path).toBe(`${FIGEAC}/hours?done=saved`);
  const file = await exportNetwork(service.database, service.clock.now());
  const figeac = file.telecentres.find(({ slug }) => slug === 'figeac');
  expect(figeac?.closures.map(({ from }) => from)).toEqual(['2027-08-09']);
});

async function close(closure: object): Promise<void> {
  expect((await host.post('/api/v1/closures', closure)).status).toBe(201);
}

async function expectAnythingToBeChanged(): Promise<void> {
  await lot.open(`${FIGEAC}/hours`);
  expect((await lot.press(`${FIGEAC}/hours`, NINE_TO_FIVE)).path).toBe(`${FIGEAC}/hours?done=saved`);
  await lot.open('/administration/policies');
  const rules = { where: 'department:46', kind: 'desk', horizonDays: '21' };
  expect((await lot.press('/administration/policies', rules)).path).toMatch(
    /^\/administration\/policies\?change=\d+$/,
  );
  const exported = await exportNetwork(service.database, service.clock.now());
  expect(readNetworkFile(JSON.parse(JSON.stringify(exported)))).toMatchObject({ outcome: 'read' });
}
