import { trailOf } from '../bookings/trail.js';
import { fieldsIn, problemIn, told } from '../platform/problem-document.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { attended, desk } from './places.js';

const NETWORK = attended(
  {},
  {
    slug: 'figeac',
    resources: [desk('fig-1', { noticeMinutes: 120 }), desk('fig-2', { noticeMinutes: 120 })],
  },
  { slug: 'cahors', resources: [desk('cah-1')] },
);
const HALF_PAST_NINE = `${TUESDAY}T09:30:00+01:00`;
const SOMEBODY = { telecentre: 'figeac', kind: 'desk', halfDay: 'morning', category: 'independent' };

let service: TestService;
let host: KnownCaller;
beforeEach(async () => {
  service = await startService({ network: NETWORK });
  host = await service.member('host@example.org', {
    scopes: ['read', 'host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  service.clock.set(HALF_PAST_NINE);
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
  await service.close();
});

test('somebody who comes without a booking is there at once, whatever notice is asked of others', async () => {
  const answer = await letIn(SOMEBODY);
  expect(told(answer)).toMatchObject({
    status: 201,
    body: { status: 'checked_in', start: '2026-11-24T09:00:00+01:00', halfDay: 'morning', people: 1 },
  });
  const reference = referenceIn(answer);
  expect(answer.headers['location']).toBe(`/api/v1/bookings/${reference}`);
  expect(await trailOf(service.database, reference)).toMatchObject([
    { kind: 'walked_in', actor: 'host@example.org', status: 'checked_in' },
  ]);
});

test('without a name, only what brings them is known of them', async () => {
  const reference = referenceIn(await letIn(SOMEBODY));
  expect((await host.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({
    holder: { kind: 'walk-in', name: null, category: 'independent' },
  });
  const named = referenceIn(await letIn({ ...SOMEBODY, name: 'Léa Roux' }));
  expect((await host.get(`/api/v1/bookings/${named}`)).body).toMatchObject({ holder: { name: 'Léa Roux' } });
});

test('a full house tells what is free elsewhere, and takes nobody in', async () => {
  const answers = await Promise.all(Array.from({ length: 6 }, () => letIn(SOMEBODY)));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
  const refusals = answers.filter(({ status }) => status !== 201).map((answer) => problemIn(answer, 409));
  expect(refusals).toHaveLength(4);
  for (const { type, alternatives } of refusals) {
    expect(type).toBe('/problems/slot-taken');
    expect(alternatives).not.toEqual([]);
  }
});

test('a request that is sent twice is one person, and two requests are two', async () => {
  const key = { 'idempotency-key': 'tap-1' };
  const [first, second] = [await letIn(SOMEBODY, key), await letIn(SOMEBODY, key)];
  expect(second.headers['idempotency-replayed']).toBe('true');
  expect(referenceIn(second)).toBe(referenceIn(first));
  expect(referenceIn(await letIn(SOMEBODY))).not.toBe(referenceIn(first));
});

test('a slip of the finger leaves nobody behind', async () => {
  const reference = referenceIn(await letIn(SOMEBODY));
  const undone = await host.delete(`/api/v1/bookings/${reference}/check-in`);
  expect(undone.body).toMatchObject({ status: 'cancelled' });
  expect((await letIn({ resource: 'fig-1', halfDay: 'morning', category: 'other' })).status).toBe(201);
});

test('yesterday can be put right, tomorrow is booked', async () => {
  expect((await letIn({ ...SOMEBODY, date: '2026-11-23' })).status).toBe(201);
  expect(fieldsIn(await letIn({ ...SOMEBODY, date: '2026-11-25' }))).toEqual(['date']);
});

test('elsewhere than where one receives people there is nothing', async () => {
  problemIn(await letIn({ ...SOMEBODY, telecentre: 'cahors' }), 404);
});

describe('the page of the host', () => {
  test('has a button for each reason; one press lets them in and says where', async () => {
    const visitor = await hostAtTheDesk();
    const page = await visitor.get('/telecentres/figeac/walk-ins');
    const sent = await visitor.send('/telecentres/figeac/walk-ins', fieldsOf(page, 'job_seeker'));
    expect(sent.status).toBe(303);
    const next = (await visitor.get(String(sent.headers['location']))).body as string;
    expect(next).toContain('Passage (recherche d’emploi)');
    expect(next).toMatch(/Poste fig-\d/);
  });

  test('says when nothing is free', async () => {
    const visitor = await hostAtTheDesk();
    for (let taken = 0; taken < 2; taken++) await letIn(SOMEBODY);
    const page = await visitor.get('/telecentres/figeac/walk-ins');
    const sent = await visitor.send('/telecentres/figeac/walk-ins', fieldsOf(page, 'other'));
    expect(sent.status).toBe(409);
    expect(sent.body).toContain('plus de place libre');
  });

  test('takes somebody back', async () => {
    const visitor = await hostAtTheDesk();
    const reference = referenceIn(await letIn(SOMEBODY));
    const undone = await visitor.send(`/telecentres/figeac/walk-ins/${reference}/undo`, {});
    expect(undone.status).toBe(303);
    const after = await host.get(`/api/v1/bookings/${reference}`);
    expect(after.body).toMatchObject({ status: 'cancelled' });
  });
});

function letIn(body: object, headers = {}): Promise<Answer> {
  return host.post('/api/v1/walk-ins', body, headers);
}

function hostAtTheDesk(): ReturnType<TestService['visitor']> {
  return service.visitor('desk@example.org', { grants: [{ role: 'host', telecentre: 'figeac' }] });
}

function fieldsOf({ body }: Answer, category: string): Record<string, string> {
  const hidden = [...(body as string).matchAll(/type="hidden" name="(date|halfDay|key)" value="([^"]+)"/g)];
  return {
    category,
    name: '',
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  };
}

function referenceIn({ body }: Answer): string {
  return (body as { reference: string }).reference;
}
