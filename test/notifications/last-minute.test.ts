import { eraseByEmail } from '../../src/personal-data/erasure.js';
import { DAY } from '../../src/reservation/period.js';
import {
  MONDAY_MORNING,
  startService,
  TUESDAY,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import {
  AFTERNOON,
  booked,
  cancelled,
  confirmed,
  decline,
  FOR_JEANNE,
  forgetBookings,
  moved,
  peopleOf,
  restored,
  tell,
  type People,
  type Told,
} from './telling.js';

let service: TestService;
let people: People;

async function start(): Promise<void> {
  service = await startService();
  people = await peopleOf(service);
}

const LATER = { telecentre: 'figeac', kind: 'desk', ...AFTERNOON };
const TOMORROW = { date: '2026-11-25', halfDay: 'afternoon' };
const AT_AURILLAC = { telecentre: 'aurillac', kind: 'meeting_room' };
const FROM_TWO_TO_THREE = { start: `${TUESDAY}T14:00:00+01:00`, end: `${TUESDAY}T15:00:00+01:00` };
const FROM_THREE_TO_FOUR = { start: `${TUESDAY}T15:00:00+01:00`, end: `${TUESDAY}T16:00:00+01:00` };
/** On the Tuesday, after the sheet of the morning and before noon. */
const TEN = `${TUESDAY}T10:00:00+01:00`;

/** What happened before the day began, what happens at ten, and what the host is told of it. */
const CASES: readonly {
  readonly what: string;
  readonly before?: (people: People) => Promise<string>;
  readonly then: (people: People, reference: string) => Promise<unknown>;
  readonly told: readonly string[];
}[] = [
  { what: 'somebody books for today', then: ({ jeanne }) => booked(jeanne, LATER), told: ['booked'] },
  {
    what: 'somebody books for tomorrow',
    then: ({ jeanne }) => booked(jeanne, { ...LATER, ...TOMORROW }),
    told: [],
  },
  {
    what: 'somebody holds a place',
    then: ({ jeanne }) => booked(jeanne, { ...LATER, hold: true }),
    told: [],
  },
  {
    what: 'somebody confirms what they held',
    then: async ({ jeanne }) => confirmed(jeanne, await booked(jeanne, { ...LATER, hold: true })),
    told: ['booked'],
  },
  {
    what: 'somebody gives back what they held',
    then: async ({ jeanne }) => cancelled(jeanne, await booked(jeanne, { ...LATER, hold: true })),
    told: [],
  },
  {
    what: 'somebody moves within the day',
    before: ({ jeanne }) => booked(jeanne, { ...AT_AURILLAC, ...FROM_TWO_TO_THREE }),
    then: ({ jeanne }, it) => moved(jeanne, it, FROM_THREE_TO_FOUR),
    told: ['moved'],
  },
  {
    what: 'somebody moves to tomorrow',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: ({ jeanne }, it) => moved(jeanne, it, TOMORROW),
    told: ['left'],
  },
  {
    what: 'somebody moves from tomorrow to today',
    before: ({ jeanne }) => booked(jeanne, { ...LATER, ...TOMORROW }),
    then: ({ jeanne }, it) => moved(jeanne, it, AFTERNOON),
    told: ['came'],
  },
  {
    what: 'somebody goes to another telecentre',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: ({ jeanne }, it) => moved(jeanne, it, { telecentre: 'decazeville', kind: 'desk' }),
    told: ['left'],
  },
  {
    what: 'somebody comes from another telecentre',
    before: ({ jeanne }) => booked(jeanne, { ...LATER, telecentre: 'decazeville' }),
    then: ({ jeanne }, it) => moved(jeanne, it, { telecentre: 'figeac', kind: 'desk' }),
    told: ['came'],
  },
  {
    what: 'somebody goes from one telecentre of theirs to the other',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: ({ jeanne }, it) => moved(jeanne, it, { telecentre: 'aurillac', kind: 'desk' }),
    told: ['came', 'left'],
  },
  {
    what: 'somebody gives a booking another title',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: ({ jeanne }, it) => moved(jeanne, it, { title: 'Dossier' }),
    told: [],
  },
  {
    what: 'somebody cancels',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: ({ jeanne }, it) => cancelled(jeanne, it),
    told: ['cancelled'],
  },
  {
    what: 'somebody cancels what was for tomorrow',
    before: ({ jeanne }) => booked(jeanne, { ...LATER, ...TOMORROW }),
    then: ({ jeanne }, it) => cancelled(jeanne, it),
    told: [],
  },
  {
    what: 'somebody takes a cancellation back',
    before: ({ jeanne }) => booked(jeanne, LATER),
    then: async ({ jeanne }, it) => {
      await cancelled(jeanne, it);
      await restored(jeanne, it);
    },
    told: ['cancelled', 'restored'],
  },
  {
    what: 'they book themselves for somebody',
    then: ({ host }) => booked(host, { ...LATER, ...FOR_JEANNE }),
    told: [],
  },
];

describe('a host is told during the day, when', () => {
  beforeAll(start);
  afterAll(() => service.close());
  beforeEach(async () => {
    service.clock.set(MONDAY_MORNING);
    await forgetBookings(service);
  });

  test.each(CASES)('$what', async ({ before, then, told }) => {
    const reference = before ? await before(people) : '';
    service.clock.set(TEN);
    expect(await toHosts()).toEqual([]);
    await then(people, reference);
    expect((await toHosts()).map(kindOf)).toEqual(told);
  });

  function kindOf({ letter: { text } }: Told): string {
    const [kind] = Object.entries(SAID).find(([, words]) => words.test(text.replace(/\s+/g, ' '))) ?? [];
    return kind ?? text;
  }

  const SAID = {
    came: /change de (télécentre|jour) et vient/,
    left: /est déplacée/,
    moved: /vient désormais/,
    cancelled: /est de nouveau libre/,
    restored: /vient finalement/,
    booked: /vient aujourd’hui/,
  };
});

describe('a change of the day', () => {
  beforeEach(start);
  afterEach(() => service.close());

  test('before seven is on the sheet, and not told by itself', async () => {
    service.clock.set(`${TUESDAY}T06:59:59+01:00`);
    await booked(people.jeanne, LATER);
    expect(await toHosts()).toEqual([]);
    service.clock.set(`${TUESDAY}T07:00:00+01:00`);
    await booked(people.jeanne, { ...LATER, resource: undefined, telecentre: 'aurillac' });
    expect(await toHosts()).toHaveLength(1);
  });

  test('is told in its thread, until the day is over', async () => {
    service.clock.set(TEN);
    await booked(people.jeanne, LATER);
    const [mail] = await toHosts();
    expect(mail?.thread).not.toBeNull();
    expect(mail?.expiresAt).toEqual(new Date('2026-11-25T00:00:00+01:00'));
    expect(mail?.letter.unsubscribe).toMatch(/\/unsubscribe\/[\w-]{44}$/);
    expect(mail?.letter.from?.address).toBe('telecentres+figeac@example.org');
  });

  test('is not told any more when the day is over', async () => {
    service.clock.set(TEN);
    await booked(people.jeanne, LATER);
    service.clock.set('2026-11-25T00:00:00+01:00');
    expect(await toHosts()).toEqual([]);
  });

  test('is told to those who receive people there, by a role of their own or a borrowed one', async () => {
    const elsewhere = await hostAt('decazeville', 'decazeville@example.org');
    const coordinator = await service.visitor('coordinator@example.org', {
      grants: [{ role: 'coordinator', department: '46' }],
      secondFactor: true,
    });
    const lender = await hostAt('figeac', 'lender@example.org');
    const [neighbour, formerly] = [await service.visitor('neighbour@example.org'), await service.visitor()];
    await lend(lender, neighbour, 0, 2);
    await lend(lender, formerly, -3, -1);
    const declining = await hostAt('figeac', 'declining@example.org');
    await decline(service, declining, 'last_minute');
    service.clock.set(TEN);
    await booked(people.jeanne, LATER);
    const recipients = (await toHosts()).map(({ to }) => to).sort();
    expect(recipients).toEqual(['host@example.org', 'lender@example.org', 'neighbour@example.org']);
    expect(recipients).not.toContain(elsewhere.email);
    expect(recipients).not.toContain(coordinator.email);
  });

  test('names who comes, and they can see that they were named', async () => {
    await service.database.query(
      `update account set name = 'Jeanne Vidal' where email = 'jeanne@example.org'`,
    );
    service.clock.set(TEN);
    await booked(people.jeanne, LATER);
    const [mail] = await toHosts();
    expect(mail?.letter.text.replace(/\s+/g, ' ')).toContain('Jeanne Vidal');
    expect(await readings()).toEqual([
      { reader: 'host@example.org', subject: 'jeanne@example.org', role: 'host', place: 'figeac' },
    ]);
  });

  test('by which somebody goes for good is told without their name', async () => {
    await service.database.query(
      `update account set name = 'Jeanne Vidal' where email = 'jeanne@example.org'`,
    );
    await booked(people.jeanne, LATER);
    await tell(service);
    service.clock.set(TEN);
    await eraseByEmail(service.database, people.jeanne.email, service.clock.now());
    const [mail] = await toHosts();
    expect(mail).toBeDefined();
    expect(JSON.stringify(mail?.letter)).not.toContain('Vidal');
    expect(await readings()).toEqual([]);
  });
});

async function toHosts(): Promise<Told[]> {
  return (await tell(service)).filter(({ kind }) => kind === 'last-minute');
}

function hostAt(telecentre: string, email: string): Promise<KnownCaller> {
  return service.visitor(email, { grants: [{ role: 'host', telecentre }] });
}

async function lend(lender: KnownCaller, to: KnownCaller, fromDay: number, toDay: number): Promise<void> {
  const noon = Date.parse(`${TUESDAY}T12:00:00+01:00`);
  await service.database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, ends_at, lent_from, granted_by, granted_at)
select $2, 'host', telecentre_id, $3, $4, id, account_id, $3 from role_grant where account_id = $1`,
    [lender.account, to.account, new Date(noon + (fromDay - 1) * DAY), new Date(noon + toDay * DAY)],
  );
}

async function readings(): Promise<object[]> {
  return service.database.query(
    `select r.email as reader, s.email as subject, e.actor_role as role, e.place from audit_entry e
join account r on r.pseudonym = e.actor left join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
  );
}
