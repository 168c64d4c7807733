/**
 * What each role may do where, against the running service. The pilot has telecentres in three departments: Figeac (46),
 * Aurillac, Cassaniouze and Montmurat (15), Decazeville (12).
 */
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type Caller, type TestService } from '../support/service.js';

let service: TestService;
let callers: Readonly<Record<Who, Caller>>;
beforeAll(async () => {
  service = await startService();
  const [host, lot, cantal, everywhere] = [
    [{ role: 'host', telecentre: 'figeac' }],
    [{ role: 'coordinator', department: '46' }],
    [{ role: 'coordinator', department: '15' }],
    [{ role: 'administrator' }],
  ] as const;
  callers = {
    'a member': await service.visitor(),
    'the host of Figeac': await service.visitor(undefined, { grants: host }),
    'the host of Figeac by token': await service.member(undefined, { grants: host, scopes: ['host'] }),
    'the Lot’s coordinator': await service.visitor(undefined, { grants: lot, secondFactor: true }),
    'the Cantal’s coordinator': await service.visitor(undefined, { grants: cantal, secondFactor: true }),
    'the administrator': await service.visitor(undefined, { grants: everywhere, secondFactor: true }),
  };
});
afterAll(() => service.close());

const WHO = [
  'a member',
  'the host of Figeac',
  'the host of Figeac by token',
  'the Lot’s coordinator',
  'the Cantal’s coordinator',
  'the administrator',
] as const;
type Who = (typeof WHO)[number];

type Deed = (caller: Caller, telecentre: string) => Promise<number>;

const DEEDS: Readonly<Record<string, Deed>> = {
  'sees who comes': async (caller, telecentre) =>
    (await caller.get(`/api/v1/telecentres/${telecentre}/bookings?date=${TUESDAY}`)).status,
  'sees somebody’s booking': async (caller, telecentre) =>
    (await caller.get(`/api/v1/bookings/${await somebodysBooking(telecentre)}`)).status,
  'moves somebody’s booking': async (caller, telecentre) => {
    const reference = await somebodysBooking(telecentre);
    return (await caller.patch(`/api/v1/bookings/${reference}`, { title: 'Déplacée' })).status;
  },
  'cancels somebody’s booking': async (caller, telecentre) =>
    (
      await caller.post(`/api/v1/bookings/${await somebodysBooking(telecentre)}/cancellation`, {
        reason: 'Panne de chauffage',
      })
    ).status,
  'books for a guest': async (caller, telecentre) => {
    const wish = { telecentre, ...(await freeHalfDay(telecentre)), for: { guest: { name: 'Mme Roques' } } };
    return (await caller.post('/api/v1/bookings', wish)).status;
  },
};

/** Everybody else is told that there is nothing. */
const MAY: Readonly<Record<string, readonly Who[]>> = {
  figeac: ['the host of Figeac', 'the host of Figeac by token', 'the Lot’s coordinator', 'the administrator'],
  aurillac: ['the Cantal’s coordinator', 'the administrator'],
  decazeville: ['the administrator'],
};

const CASES = Object.entries(MAY).flatMap(([telecentre, allowed]) =>
  Object.keys(DEEDS).flatMap((deed) =>
    WHO.map((who) => ({ who, deed, telecentre, may: allowed.includes(who) ? 'may' : 'may not' })),
  ),
);

test.each(CASES)('$who, who $deed at $telecentre, $may', async ({ who, deed, telecentre, may }) => {
  const status = await DEEDS[deed]?.(callers[who], telecentre);
  expect(status === 404 ? 'may not' : 'may').toBe(may);
  if (may === 'may') expect([200, 201]).toContain(status);
});

test('what is not one’s own is answered to the letter like what is not there', async () => {
  const reference = await somebodysBooking('aurillac');
  const host = callers['the host of Figeac'];
  const [foreign, unknown] = [
    await host.get(`/api/v1/bookings/${reference}`),
    await host.get('/api/v1/bookings/2345-6779'),
  ];
  expect({ ...foreign, took: 0, headers: { ...foreign.headers, date: '' } }).toEqual({
    ...unknown,
    took: 0,
    headers: { ...unknown.headers, date: '' },
  });
});

let days = 0;

/** Another one for each case, so that none stands in the other's way. */
async function freeHalfDay(telecentre: string): Promise<object> {
  const date = new Date(Date.UTC(2026, 10, 24 + (days++ % 60))).toISOString().slice(0, 10);
  const { body } = told(
    await service.anybody.get(`/api/v1/availability?date=${date}&halfDay=morning&kind=desk`),
  );
  const offers = (body as { offers: { telecentre: string }[] }).offers;
  if (offers.some((offer) => offer.telecentre === telecentre))
    return { kind: 'desk', date, halfDay: 'morning' };
  return freeHalfDay(telecentre);
}

async function somebodysBooking(telecentre: string): Promise<string> {
  const member = await service.member();
  const { status, body } = told(
    await member.post('/api/v1/bookings', {
      telecentre,
      ...(await freeHalfDay(telecentre)),
    }),
  );
  expect(status).toBe(201);
  return (body as { reference: string }).reference;
}
