import { bookNow } from '../bookings/rivals.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import {
  startService,
  TUESDAY,
  type Caller,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

let service: TestService;
let host: KnownCaller;
let jeanne: KnownCaller;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  host = await service.visitor('host@example.org', { grants: [{ role: 'host', telecentre: 'aurillac' }] });
  jeanne = await service.visitor('jeanne@example.org');
});
afterAll(() => service.close());

const EXPECTED = '/api/v1/telecentres/aurillac/bookings';
const MORNING = { telecentre: 'aurillac', kind: 'desk', date: TUESDAY, halfDay: 'morning' };
const AFTERNOON = { ...MORNING, halfDay: 'afternoon' };

interface Expected {
  readonly start: string;
  readonly status: string;
  readonly holder: { readonly kind: string; readonly name: string | null; readonly firstVisit?: boolean };
  readonly bookedBy?: { readonly name: string | null };
}

describe('who is expected', () => {
  test('is told in the order in which people come, with who they are', async () => {
    await bookNow(host, { ...AFTERNOON, for: { guest: { name: 'Marc Fabre' } } });
    await bookNow(jeanne, { ...MORNING, title: 'Télétravail' });
    const { status, body } = told(await host.get(`${EXPECTED}?date=${TUESDAY}`));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      telecentre: 'aurillac',
      date: TUESDAY,
      bookings: [
        {
          start: '2026-11-24T08:30:00+01:00',
          title: 'Télétravail',
          holder: {
            kind: 'member',
            name: 'jeanne',
            email: 'jeanne@example.org',
            status: 'independent',
            firstVisit: true,
          },
        },
        {
          start: '2026-11-24T13:30:00+01:00',
          holder: { kind: 'guest', name: 'Marc Fabre', firstVisit: true },
          bookedBy: { name: 'host' },
        },
      ],
    });
  });

  test('is today’s, on the clock of the telecentre, when no date is said', async () => {
    await bookNow(jeanne, MORNING);
    expect(told(await host.get(EXPECTED)).body).toEqual({
      telecentre: 'aurillac',
      date: '2026-11-23',
      bookings: [],
    });
    service.clock.set('2026-11-24T00:10:00+01:00');
    expect(await expected('')).toHaveLength(1);
  });

  test('is nobody who cancelled, whose hold lapsed, or who comes another day or elsewhere', async () => {
    const { body } = told(await bookNow(jeanne, MORNING));
    await jeanne.post(`/api/v1/bookings/${(body as { reference: string }).reference}/cancellation`);
    await bookNow(jeanne, { ...AFTERNOON, hold: true });
    await bookNow(jeanne, { ...MORNING, date: '2026-11-25' });
    await bookNow(jeanne, { ...MORNING, telecentre: 'figeac' });
    expect((await expected(`?date=${TUESDAY}`)).map(({ status }) => status)).toEqual(['held']);
    service.clock.advanceMinutes(60);
    expect(await expected(`?date=${TUESDAY}`)).toEqual([]);
  });

  test('is there for the first time only once', async () => {
    await bookNow(jeanne, MORNING);
    await bookNow(jeanne, { ...MORNING, date: '2026-11-25' });
    await bookNow(jeanne, { ...MORNING, telecentre: 'figeac', date: '2026-11-26' });
    expect((await expected(`?date=${TUESDAY}`)).map(({ holder }) => holder.firstVisit)).toEqual([true]);
    expect((await expected('?date=2026-11-25')).map(({ holder }) => holder.firstVisit)).toEqual([false]);
  });

  test('has no name any more once they are erased', async () => {
    await bookNow(jeanne, MORNING);
    await service.database.query('update booking set account_id = null, anonymised_at = now()');
    expect((await expected(`?date=${TUESDAY}`)).map(({ holder }) => holder)).toEqual([
      { kind: 'erased', name: null },
    ]);
  });

  test('can see afterwards that they were seen, once a day for each reader', async () => {
    await bookNow(jeanne, MORNING);
    await bookNow(jeanne, AFTERNOON);
    await bookNow(host, { ...MORNING, for: { guest: { name: 'Marc Fabre' } } });
    await expected(`?date=${TUESDAY}`);
    await expected(`?date=${TUESDAY}`);
    expect(
      await service.database.query(
        `select s.email as subject, e.actor_role as role, e.place from audit_entry e
         left join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
      ),
    ).toEqual([{ subject: 'jeanne@example.org', role: 'host', place: 'aurillac' }]);
  });

  test('is told to whoever receives people there, and to nobody else is there anything', async () => {
    const unknown = await host.get('/api/v1/telecentres/nowhere/bookings');
    const elsewhere = await host.get('/api/v1/telecentres/figeac/bookings');
    problemIn(elsewhere, 404, 'not-found');
    expect(elsewhere.body).toEqual(unknown.body);
    problemIn(await jeanne.get(EXPECTED), 404, 'not-found');
    problemIn(await service.anybody.get(EXPECTED), 401, 'unauthorized');
    const department = (code: string): Promise<Caller> =>
      service.visitor(`coordinator-${code}@example.org`, {
        grants: [{ role: 'coordinator', department: code }],
        secondFactor: true,
      });
    expect((await (await department('15')).get(EXPECTED)).status).toBe(200);
    problemIn(await (await department('46')).get(EXPECTED), 404, 'not-found');
    const program = await service.member('host@example.org', { scopes: ['host'] });
    expect((await program.get(EXPECTED)).status).toBe(200);
  });

  test('is asked for by a date of the calendar', async () => {
    expect(fieldsIn(await host.get(`${EXPECTED}?date=tomorrow`))).toEqual(['date']);
  });
});

async function expected(query: string): Promise<Expected[]> {
  const { status, body } = told(await host.get(EXPECTED + query));
  expect(status).toBe(200);
  return (body as { bookings: Expected[] }).bookings;
}
