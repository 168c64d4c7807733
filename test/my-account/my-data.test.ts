import { signIn } from '../sign-in/signing-in.js';
import { everythingStored } from '../platform/stored.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

describe('my data', () => {
  test('are taken away as a file, for a program and for a spreadsheet', async () => {
    const visitor = await service.visitor('taken@example.org');
    const json = await visitor.get('/account/data.json');
    expect(json.headers).toMatchObject({
      'content-disposition': 'attachment; filename="mes-donnees.json"',
      'cache-control': 'no-store',
    });
    expect((json.body as { account: unknown }).account).toMatchObject([{ email: 'taken@example.org' }]);
    const csv = await visitor.get('/account/data.csv');
    expect(csv.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="mes-donnees.csv"',
    });
    expect(csv.body).toContain('taken@example.org');
  });

  test('say who has read my record: in which role, where and when, never who', async () => {
    const visitor = await service.visitor('read@example.org');
    expect((await visitor.get('/account/data')).body).toContain('Personne n’a encore vu votre nom');
    await service.database.query(
      `insert into audit_entry (at, action, actor, actor_role, subject, place)
select $2, 'record.read', gen_random_uuid(), 'host', pseudonym, 'figeac' from account where id = $1`,
      [visitor.account, new Date(service.clock.now())],
    );
    const answer = await visitor.get('/account/data');
    expect(answer.body).toMatch(/Hôte<br\/>.*Bureau télétravail, Maison de l’emploi de Figeac.*aujourd’hui/s);
  });
});

test('somebody who does not accept the house rules may still take their data and leave', async () => {
  const newcomer = await service.visitor('refusing@example.org', { complete: false });
  expect((await newcomer.get('/account/data.json')).status).toBe(200);
  const { status } = await newcomer.send('/account/erasure', { confirm: 'refusing@example.org' });
  expect(status).toBe(200);
  expect((await newcomer.get('/account')).status).toBe(401);
});

test('whoever has a second factor gives it before they take data or leave', async () => {
  const owing = await service.visitor('owing@example.org', { secondFactor: true });
  await service.database.query('update session set second_factor_at = null where account_id = $1', [
    owing.account,
  ]);
  const before = await everythingStored(service.database);
  for (const path of ['/account/data', '/account/data.json', '/account/data.csv', '/account/erasure']) {
    const { headers } = await owing.get(path, { accept: 'text/html' });
    expect(headers['location']).toBe(`/second-factor?to=${encodeURIComponent(path)}`);
  }
  const { headers } = await owing.send('/account/erasure', { confirm: 'owing@example.org' });
  expect(headers['location']).toBe('/second-factor');
  expect(await everythingStored(service.database)).toEqual(before);
});

describe('erasing my account', () => {
  test('says what will happen, and happens only once the address is typed', async () => {
    const browser = await signIn(service, 'staying@example.org');
    await browser.open('/account/erasure');
    expect(browser.shown.html).toContain('Vos réservations à venir sont annulées');
    const before = await everythingStored(service.database);
    for (const confirm of ['', 'other@example.org']) {
      await browser.press('/account/erasure', { confirm });
      expect(browser.shown.status).toBe(422);
      expect(browser.shown.html).toContain('id="confirm-error"');
    }
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('ends with a goodbye, on every device, and gives places back', async () => {
    const elsewhere = await signIn(service, 'leaving@example.org');
    const program = await service.member('leaving@example.org');
    const wish = { telecentre: 'figeac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
    const booked = await program.post('/api/v1/bookings', wish);
    expect(booked.status).toBe(201);
    service.clock.advanceMinutes(1);
    const browser = await signIn(service, 'leaving@example.org');
    await browser.open('/account/erasure');
    await browser.press('/account/erasure', { confirm: ' Leaving@example.org ' });
    expect(browser.shown.status).toBe(200);
    expect(browser.shown.html).toContain('Votre compte est effacé');
    expect(browser.shown.html).not.toContain('leaving@example.org');
    expect(browser.cookies.has('telecentre_session')).toBe(false);

    await elsewhere.open('/account');
    expect(elsewhere.shown.path).toBe('/sign-in?to=%2Faccount');
    expect((await program.get('/api/v1/bookings')).status).toBe(401);
    const [booking] = await service.database.query(
      'select status, account_id from booking where reference = $1',
      [(booked.body as { reference: string }).reference],
    );
    expect(booking).toEqual({ status: 'cancelled', account_id: null });
    expect(await service.doctor()).toEqual([]);
  });

  test('is refused in words to the only administrator', async () => {
    const administrator = await service.visitor('only@example.org', {
      grants: [{ role: 'administrator' }],
      secondFactor: true,
    });
    const answer = await administrator.send('/account/erasure', { confirm: 'only@example.org' });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('Vous êtes la seule personne à administrer le réseau.');
    expect((await administrator.get('/account')).status).toBe(200);
  });
});
