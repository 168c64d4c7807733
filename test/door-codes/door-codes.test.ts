import { DoorCodes } from '../../src/door-codes/door-codes.service.js';
import { linkedBooking, textOf, type Linked } from '../booking-links/linked.js';
import { startService, type TestService } from '../support/service.js';

/** Nowhere else in anything that the service says or keeps. */
const CODE = 'B7419#';
/** 7 h 30 – 13 h: a place where nobody receives. */
const MONTMURAT = { telecentre: 'montmurat', kind: 'desk', date: '2026-12-01', halfDay: 'morning' };

let service: TestService;
let linked: Linked;
let codes: DoorCodes;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  codes = service.app.get(DoorCodes);
  linked = await linkedBooking(service, MONTMURAT);
});
afterAll(() => service.close());

describe('the code of a door', () => {
  test('is announced before its time, and shown by a press within it, to the minute', async () => {
    await codes.set('montmurat', CODE);
    service.clock.set('2026-11-30T07:29:59+01:00');
    const before = await see();
    expect(before).toContain('Le code de la porte s’affichera ici à partir du lundi 30 novembre à 7 h 30.');
    expect(await press()).not.toContain(CODE);

    service.clock.set('2026-11-30T07:30:00+01:00');
    expect(await see()).not.toContain(CODE);
    expect((await linked.browser.press(`${linked.see}/door-code`)).html).toContain(CODE);

    service.clock.set('2026-12-01T13:00:00+01:00');
    expect(await press()).toContain(CODE);
    service.clock.set('2026-12-01T13:00:00.001+01:00');
    expect(await press()).not.toContain(CODE);
    expect(await see()).not.toContain('Code de la porte');
  });

  test('is shown as long before as the telecentre wants', async () => {
    await codes.set('montmurat', CODE, { shownMinutesBefore: 60 });
    service.clock.set('2026-12-01T06:29:59+01:00');
    expect(await press()).not.toContain(CODE);
    service.clock.set('2026-12-01T06:30:00+01:00');
    expect(await press()).toContain(CODE);
  });

  test('is in no address, and kept by nobody on the way', async () => {
    await codes.set('montmurat', CODE);
    service.clock.set('2026-12-01T08:00:00+01:00');
    const { status, headers } = await service.anybody.send(`${linked.see}/door-code`, {});
    expect([status, headers['location'], headers['cache-control']]).toEqual([200, undefined, 'no-store']);
  });

  test.each<[what: string, change: () => Promise<unknown>]>([
    ['was given back', () => post('cancellation')],
    ['is another’s by now', () => giveTo('paul@example.org')],
    ['has moved elsewhere', () => move({ telecentre: 'figeac', kind: 'desk' })],
  ])('is not shown for a booking that %s', async (_, change) => {
    await codes.set('montmurat', CODE);
    expect([200, undefined]).toContain(((await change()) as { status?: number }).status);
    service.clock.set('2026-12-01T08:00:00+01:00');
    expect(await press()).not.toContain(CODE);
    expect(await entries()).toEqual([]);
  });

  test('is not shown for a hold', async () => {
    await codes.set('montmurat', CODE, { shownMinutesBefore: 7 * 24 * 60 });
    service.clock.set('2026-11-30T09:00:00+01:00');
    const held = await linkedBooking(service, { ...MONTMURAT, hold: true }, { email: 'ines@example.org' });
    const answer = await service.anybody.send(`${held.see}/door-code`, {});
    expect(answer.body).not.toContain(CODE);
  });

  test('is remembered each time that it was shown, by pseudonym', async () => {
    await codes.set('montmurat', CODE);
    service.clock.set('2026-12-01T08:00:00+01:00');
    await see();
    expect(await entries()).toEqual([]);
    await press();
    const [showing] = await service.database.query(
      'select b.reference, s.shown_at as at from door_code_showing s join booking b on b.id = s.booking_id',
    );
    expect(showing).toEqual({ reference: linked.reference, at: new Date('2026-12-01T07:00:00Z') });
    const [member] = await service.database.query<{ pseudonym: string }>(
      'select pseudonym from account where id = $1',
      [linked.holder.account],
    );
    expect(await entries()).toEqual([
      { actor: member?.pseudonym, subject: member?.pseudonym, place: 'montmurat', details: {} },
    ]);
    await press();
    expect(await entries()).toHaveLength(2);
  });

  test('cannot be read by whoever has the database', async () => {
    await codes.set('montmurat', CODE);
    service.clock.set('2026-12-01T08:00:00+01:00');
    expect(await press()).toContain(CODE);
    const dump = await everyValue();
    expect(dump.length).toBeGreaterThan(10_000);
    for (const form of [CODE, Buffer.from(CODE).toString('hex'), Buffer.from(CODE).toString('base64')])
      expect(dump).not.toContain(form);
  });

  test('that is replaced is the new one, and once removed is to be asked for', async () => {
    await codes.set('montmurat', 'OLD-1');
    await codes.set('montmurat', CODE);
    service.clock.set('2026-12-01T08:00:00+01:00');
    const shown = await press();
    expect([shown.includes(CODE), shown.includes('OLD-1')]).toEqual([true, false]);
    await codes.remove('montmurat');
    expect(await see()).toContain('demandez-le à votre télécentre');
  });

  test('is not spoken of where somebody receives, unless one is kept', async () => {
    const figeac = { ...MONTMURAT, telecentre: 'figeac' };
    const { see: path, browser } = await linkedBooking(service, figeac, { email: 'ines@example.org' });
    expect((await browser.open(path)).html).not.toContain('Code de la porte');
    await codes.set('figeac', CODE);
    expect((await browser.open(path)).html).toContain('Code de la porte');
  });
});

describe('what opens a door', () => {
  test('of a room is shown to whoever has booked it, before that of the telecentre, and to nobody else', async () => {
    await codes.set('aurillac', CODE);
    await codes.set('aurillac', 'PORTE-2', { resource: 'aur-b1' });
    await codes.set('aurillac', 'La clé est à la mairie', { resource: 'aur-b1', means: 'key' });
    const shownTo = async (resource: string, email: string): Promise<string> => {
      const wish = { resource, date: '2026-12-02', halfDay: 'morning' };
      const { see: path } = await linkedBooking(service, wish, { email });
      return String((await service.anybody.send(`${path}/door-code`, {})).body);
    };
    service.clock.set('2026-12-02T06:00:00+01:00');
    const next = await shownTo('aur-b2', 'paul@example.org');
    expect([next.includes(CODE), next.includes('PORTE-2')]).toEqual([true, false]);

    const shown = await shownTo('aur-b1', 'ines@example.org');
    const places = ['PORTE-2', 'La clé est à la mairie', CODE].map((words) => shown.indexOf(words));
    expect([places.every((place) => place > 0), places]).toEqual([true, places.toSorted((a, b) => a - b)]);
  });

  test('is said to be that of all, or of the place alone', async () => {
    await codes.set('aurillac', CODE, { resource: 'aur-b1' });
    const shownNow = async (email: string, resource: string): Promise<string> => {
      const wish = { resource, date: '2026-12-02', halfDay: 'morning' };
      const { see: path } = await linkedBooking(service, wish, { email });
      return textOf(String((await service.anybody.send(`${path}/door-code`, {})).body));
    };
    service.clock.set('2026-12-02T06:00:00+01:00');
    const ofThePlace = 'Il n’ouvre que la place que vous avez réservée.';
    const ofAll = 'C’est le même pour toutes les personnes qui viennent ici.';
    expect(await shownNow('paul@example.org', 'aur-b1')).toContain(ofThePlace);
    await codes.set('aurillac', CODE);
    expect(await shownNow('ines@example.org', 'aur-b2')).toContain(ofAll);
  });

  test('that is changed during a stay is shown with the moment of the change, and the old one ends then', async () => {
    await codes.set('montmurat', 'OLD-1');
    await codes.set('montmurat', CODE, { from: Date.parse('2026-12-01T10:00:00+01:00') });
    service.clock.set('2026-12-01T08:00:00+01:00');
    const before = textOf(await press());
    expect(before).toMatch(/jusqu’à 10 h OLD-1 .*à partir du mardi 1er décembre à 10 h B7419#/);

    service.clock.set('2026-12-01T10:00:00+01:00');
    const after = await press();
    expect([after.includes(CODE), after.includes('OLD-1')]).toEqual([true, false]);
  });

  test('from after the stay on is not shown for it', async () => {
    await codes.set('montmurat', 'OLD-1');
    await codes.set('montmurat', CODE, { from: Date.parse('2026-12-01T13:00:00+01:00') });
    service.clock.set('2026-12-01T08:00:00+01:00');
    const shown = await press();
    expect([shown.includes('OLD-1'), shown.includes(CODE)]).toEqual([true, false]);
  });

  test('is kept for no room that is elsewhere', async () => {
    expect(await codes.set('montmurat', CODE, { resource: 'aur-b1' })).toBe(false);
    expect(await codes.list()).toEqual([]);
  });
});

async function see(): Promise<string> {
  return textOf((await linked.browser.open(linked.see)).html);
}

/** Also where the page has no such button: the address is no secret to the holder. */
async function press(): Promise<string> {
  return String((await service.anybody.send(`${linked.see}/door-code`, {})).body);
}

function post(deed: string): Promise<unknown> {
  return linked.holder.post(`/api/v1/bookings/${linked.reference}/${deed}`);
}

function move(where: object): Promise<unknown> {
  return linked.holder.patch(`/api/v1/bookings/${linked.reference}`, where);
}

async function giveTo(email: string): Promise<unknown> {
  const { account } = await service.member(email);
  return service.database.query('update booking set account_id = $1', [account]);
}

async function entries(): Promise<unknown[]> {
  return service.database.query(
    `select actor, subject, place, details from audit_entry where action = 'door-code.shown' order by id`,
  );
}

async function everyValue(): Promise<string> {
  const tables = await service.database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  );
  const dumps: string[] = [];
  for (const { name } of tables) {
    const [row] = await service.database.query<{ text: string | null }>(
      `select string_agg(t::text, E'\\n') as text from ${name} t`,
    );
    dumps.push(row?.text ?? '');
  }
  return dumps.join('\n');
}
