import { setTimeout } from 'node:timers/promises';
import { attended, desk } from '../attendance/places.js';
import { room } from '../bookings/places.js';
import { hostOf } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

const NETWORK = attended(
  { figeac: { selfCheckIn: true } },
  { slug: 'figeac', resources: [desk('fig-1'), desk('fig-2'), room('fig-salle')] },
  { slug: 'cahors', resources: [desk('cah-1')] },
);
const TEN = `${TUESDAY}T10:00:00+01:00`;
const SETTINGS = '/telecentres/figeac/attendance';

let service: TestService;
let member: KnownCaller;
let host: KnownCaller;
beforeAll(async () => {
  service = await startService({ network: NETWORK });
});
beforeEach(async () => {
  await service.startAgain();
  member = await service.visitor('jeanne.delmas@example.org');
  host = await hostOf(service, 'figeac', 'cahors');
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

describe('the code at the door', () => {
  test('leads a member to their booking, and one press says that they are there', async () => {
    const reference = await booked('fig-1');
    service.clock.set(TEN);
    expect(textOf(await member.get('/arrival/figeac'))).toContain('Je suis là');
    const sent = await member.send('/arrival/figeac', { reference });
    expect(sent).toMatchObject({ status: 303, headers: { location: '/arrival/figeac' } });
    expect(textOf(await member.get('/arrival/figeac'))).toContain('votre place vous attend');
    expect((await member.get(`/api/v1/bookings/${reference}`)).body).toMatchObject({ status: 'checked_in' });
  });

  test('asks whoever has not signed in to, and brings them back; and shows what is free', async () => {
    service.clock.set(TEN);
    const page = textOf(await service.anybody.get('/arrival/figeac'));
    expect(page).toContain('/sign-in?to=%2Farrival%2Ffigeac');
    expect(page).toContain('Salle fig-salle');
  });

  test('says from when it can be said, when it is too early', async () => {
    await booked('fig-1');
    service.clock.set(`${TUESDAY}T07:00:00+01:00`);
    const page = textOf(await member.get('/arrival/figeac'));
    expect(page).toMatch(/à partir de 8.h.30/);
    expect(page).not.toContain('Je suis là');
  });

  test('sends to the reception where the host notes who has come', async () => {
    await booked('cah-1');
    service.clock.set(TEN);
    const page = textOf(await member.get('/arrival/cahors'));
    expect(page).toContain('présentez-vous à l’accueil');
    expect(page).not.toContain('Je suis là');
  });

  test('does nothing for a booking of somebody else', async () => {
    const reference = await booked('fig-1');
    service.clock.set(TEN);
    const other = await service.visitor('other@example.org');
    expect((await other.send('/arrival/figeac', { reference })).status).toBe(404);
  });

  test('is on a poster that a host can print', async () => {
    const page = textOf(await host.get('/telecentres/figeac/poster'));
    expect(page).toContain('<svg');
    expect(page).toMatch(/http:\/\/[^<]+\/arrival\/figeac/);
  });
});

describe('what a host settles about the door', () => {
  test('counts from the next request on, and is remembered', async () => {
    const sent = await host.send(SETTINGS, { noShow: '45' });
    expect(sent).toMatchObject({ status: 303, headers: { location: `${SETTINGS}?done=settled` } });
    const [settled] = await service.database.query(
      `select no_show_minutes, self_check_in from telecentre where slug = 'figeac'`,
    );
    expect(settled).toEqual({ no_show_minutes: 45, self_check_in: false });
    const trail = await service.database.query(
      `select place, details from audit_entry where action = 'settings.changed'`,
    );
    expect(trail).toEqual([{ place: 'figeac', details: { noShowMinutes: 45, selfCheckIn: false } }]);
    await booked('fig-1');
    service.clock.set(TEN);
    expect(textOf(await member.get('/arrival/figeac'))).not.toContain('Je suis là');
  });

  test.each(['4', '481', 'sometimes', ''])(
    'refuses a delay of %p, and says which it may be',
    async (noShow) => {
      const refused = await host.send(SETTINGS, { noShow });
      expect(refused.status).toBe(422);
      expect(wordsOf(refused)).toContain('doit être de 5 à 480 minutes, ou jamais');
    },
  );

  test('is shown whatever was added to its address', async () => {
    expect((await host.get(`${SETTINGS}?done=made-up&utm=mail`)).status).toBe(200);
  });

  test('waits for an import of the network without standing in its way', async () => {
    const { database } = service;
    let settled: Promise<Answer> | undefined;
    await database.transaction(async (sql) => {
      // As an import does: the network, then its telecentres.
      await sql.query('select from network for update');
      settled = host.send(SETTINGS, { noShow: '45' });
      await untilSomebodyWaits();
      await sql.query(`select from telecentre where slug = 'figeac' for update nowait`);
    });
    expect((await settled)?.status).toBe(303);
  });

  test('is nothing for others', async () => {
    expect((await member.get(SETTINGS)).status).toBe(404);
  });
});

describe('a screen at the door', () => {
  test('shows one room: free until when, then taken; and nobody’s name', async () => {
    const screen = await screenFor('fig-salle');
    await booked('fig-salle', 'afternoon');
    service.clock.set(TEN);
    const free = await service.anybody.get(screen);
    expect(free.headers).toMatchObject({ refresh: '60', 'x-robots-tag': 'noindex' });
    expect(wordsOf(free)).toMatch(/Libre jusqu’à 12 h .*Ensuite réservé : 14 h – 18 h/);
    service.clock.set(`${TUESDAY}T15:00:00+01:00`);
    const taken = wordsOf(await service.anybody.get(screen));
    expect(taken).toContain('Occupé jusqu’à 18 h');
    expect(taken).not.toContain('jeanne');
    expect(taken).not.toContain('J.');
  });

  test('shows the initials of a member who allows it', async () => {
    const screen = await screenFor('fig-salle');
    await booked('fig-salle');
    await service.database.query(
      `update account set door_initials = true, name = 'Jeanne Delmas' where id = $1`,
      [member.account],
    );
    service.clock.set(TEN);
    expect(wordsOf(await service.anybody.get(screen))).toContain('J. D.');
  });

  test('of a telecentre counts its desks', async () => {
    const screen = await screenFor('');
    await booked('fig-1');
    service.clock.set(TEN);
    expect(wordsOf(await service.anybody.get(screen))).toContain('1 / 2 libres jusqu’à 12 h');
  });

  test('says when the place opens again', async () => {
    const screen = await screenFor('');
    service.clock.set(`${TUESDAY}T12:30:00+01:00`);
    expect(wordsOf(await service.anybody.get(screen))).toContain('Postes Fermé ouvre à 14 h');
  });

  test('that was withdrawn shows nothing, and its secret is kept nowhere', async () => {
    const screen = await screenFor('');
    const secret = screen.split('/').at(-1) ?? '';
    const [row] = await service.database.query<{ id: string; kept: string }>(
      'select id, s::text as kept from door_screen s',
    );
    expect(row?.kept).not.toContain(secret);
    const gone = await host.send(`${SETTINGS}/screens/${row?.id ?? ''}/withdrawal`, {});
    expect(gone.status).toBe(303);
    expect((await service.anybody.get(screen)).status).toBe(404);
  });

  test('is remembered when it is added and when it is withdrawn', async () => {
    await screenFor('fig-salle');
    const [row] = await service.database.query<{ id: string }>('select id from door_screen');
    await host.send(`${SETTINGS}/screens/${row?.id ?? ''}/withdrawal`, {});
    const trail = await service.database.query(
      `select e.action, a.email as actor, e.actor_role as role, e.place, e.details from audit_entry e
join account a on a.pseudonym = e.actor where e.action like 'door-screen.%' order by e.id`,
    );
    const who = { actor: 'host@example.org', role: 'host', place: 'figeac' };
    expect(trail).toEqual([
      { action: 'door-screen.added', ...who, details: { resource: 'fig-salle' } },
      { action: 'door-screen.withdrawn', ...who, details: {} },
    ]);
  });

  test('with a made-up address shows nothing', async () => {
    expect((await service.anybody.get('/screen/made-up')).status).toBe(404);
  });

  test('cannot show a room of another place', async () => {
    const sent = await host.send(`${SETTINGS}/screens`, { label: 'Porte', resource: 'cah-1' });
    expect(sent.status).toBe(422);
  });
});

/** For what another transaction has. */
async function untilSomebodyWaits(): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (Date.now() < deadline) {
    const waiting = await service.database.query(
      `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
    await setTimeout(20);
  }
  throw new Error('nobody waits');
}

async function screenFor(resource: string): Promise<string> {
  const page = textOf(await host.send(`${SETTINGS}/screens`, { label: 'Tablette', resource }));
  const [, path = ''] = /(\/screen\/[\w-]+)/.exec(page) ?? [];
  return path;
}

async function booked(resource: string, halfDay = 'morning'): Promise<string> {
  const answer = await member.post('/api/v1/bookings', { resource, date: TUESDAY, halfDay });
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

function textOf({ body }: Answer): string {
  return body as string;
}

/** As it is read: without tags, and with plain spaces. */
function wordsOf(answer: Answer): string {
  const [, body = ''] = /<body[^>]*>(.*)<\/body>/s.exec(textOf(answer)) ?? [];
  return body.replace(/<[^>]+>/g, ' ').replace(/[\s\u00a0\u202f\u2060]+/g, ' ');
}
