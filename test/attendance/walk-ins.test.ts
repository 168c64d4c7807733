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
const PAGE = '/telecentres/figeac/walk-ins';
const SOMEBODY = { telecentre: 'figeac', kind: 'desk', halfDay: 'morning', category: 'independent' };

let service: TestService;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: NETWORK });
});
beforeEach(async () => {
  await service.startAgain();
  host = await service.member('host@example.org', {
    scopes: ['read', 'host'],
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  service.clock.set(HALF_PAST_NINE);
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

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
    const page = await visitor.get(PAGE);
    const sent = await visitor.send(PAGE, fieldsOf(page, 'job_seeker'));
    expect(sent.status).toBe(303);
    const next = (await visitor.get(String(sent.headers['location']))).body as string;
    expect(next).toContain('Passage (recherche d’emploi)');
    expect(next).toMatch(/Poste fig-\d/);
  });

  test('asks for the name before the buttons, as a press is the end of it', async () => {
    const page = (await (await hostAtTheDesk()).get(PAGE)).body as string;
    expect(page.indexOf('name="name"')).toBeGreaterThan(0);
    expect(page.indexOf('name="name"')).toBeLessThan(page.indexOf('name="category"'));
  });

  test('says when nothing is free', async () => {
    const visitor = await hostAtTheDesk();
    for (let taken = 0; taken < 2; taken++) await letIn(SOMEBODY);
    const page = await visitor.get(PAGE);
    const sent = await visitor.send(PAGE, fieldsOf(page, 'other'));
    expect(sent.status).toBe(409);
    expect(sent.body).toContain('plus de place libre');
  });

  test('is one person however often the same button is pressed, and the next one after going back', async () => {
    const visitor = await hostAtTheDesk();
    const page = await visitor.get(PAGE);
    const first = { ...fieldsOf(page, 'independent'), name: 'Léa Roux' };
    const doneBy = async (fields: Record<string, string>): Promise<string> =>
      String((await visitor.send(PAGE, fields)).headers['location']);
    const [noted, again] = [await doneBy(first), await doneBy(first)];
    expect(again).toBe(noted);
    const other = { ...first, name: 'Paul Roux' };
    const next = await doneBy(other);
    expect(next).not.toBe(noted);
    expect((await visitor.get(next)).body).toContain('Paul Roux');
    expect(await doneBy(other)).toBe(next);
  });

  test.each([
    ['the afternoon', `${TUESDAY}T14:10:00+01:00`, 'mardi 24 novembre, après-midi'],
    ['the next day', '2026-11-25T09:10:00+01:00', 'mercredi 25 novembre, matin'],
  ])('that was left open until %s notes nobody before it is looked at again', async (_, moment, today) => {
    const visitor = await hostAtTheDesk();
    const morning = fieldsOf(await visitor.get(PAGE), 'student');
    service.clock.set(moment);
    const stale = await visitor.send(PAGE, { ...morning, name: 'Léa Roux' });
    expect(stale.status).toBe(409);
    expect(stale.body).toContain('value="Léa Roux"');
    expect(stale.body).toContain(today);
    expect(await service.database.query('select from booking')).toEqual([]);
    const sent = await visitor.send(PAGE, fieldsOf(stale, 'student'));
    expect(sent.status).toBe(303);
    const [noted] = await service.database.query<{ underWay: boolean }>(
      'select starts_at < $1 and ends_at > $1 or starts_at > $1 as "underWay" from booking',
      [new Date(service.clock.now())],
    );
    expect(noted).toEqual({ underWay: true });
  });

  test('keeps to yesterday where that was chosen', async () => {
    const visitor = await hostAtTheDesk();
    const page = await visitor.get(`${PAGE}?date=2026-11-23&halfDay=afternoon`);
    const sent = await visitor.send(PAGE, fieldsOf(page, 'student'));
    expect(sent.headers['location']).toContain('date=2026-11-23&halfDay=afternoon');
    const [noted] = await service.database.query<{ start: string }>(
      `select to_char(local_start, 'YYYY-MM-DD HH24:MI') as start from booking`,
    );
    expect(noted).toEqual({ start: '2026-11-23 14:00' });
  });

  test('is the same whatever was added to its address', async () => {
    const visitor = await hostAtTheDesk();
    expect((await visitor.get(`${PAGE}?utm=mail&done=${'x'.repeat(30)}`)).status).toBe(200);
  });

  test('takes somebody back', async () => {
    const visitor = await hostAtTheDesk();
    const reference = referenceIn(await letIn(SOMEBODY));
    const undone = await visitor.send(`${PAGE}/${reference}/undo`, {});
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
  const hidden = [
    ...(body as string).matchAll(/type="hidden" name="(date|halfDay|key|openedIn)" value="([^"]+)"/g),
  ];
  return {
    category,
    name: '',
    ...Object.fromEntries(hidden.map(([, name = '', value = '']) => [name, value])),
  };
}

function referenceIn({ body }: Answer): string {
  return (body as { reference: string }).reference;
}
