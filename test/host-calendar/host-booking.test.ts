import { bookNow, referenceOf } from '../bookings/rivals.js';
import { formsOf } from '../support/browser.js';
import { hostOf } from '../support/hosts.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

let service: TestService;
let host: KnownCaller;
let jeanne: KnownCaller;
let reference: string;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'aurillac');
  jeanne = await service.visitor('jeanne@example.org');
  await service.database.query(
    `update account set name = 'Zoé <i>Ł</i> 🚲', phone = '06 12 34 56 78' where id = $1`,
    [jeanne.account],
  );
  reference = referenceOf(await bookNow(jeanne, { ...MORNING, title: 'Télétravail' }));
});
afterAll(() => service.close());

const WEDNESDAY = '2026-11-25';
const MORNING = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };

describe('a booking, to whoever receives people there', () => {
  test('says who comes, how to reach them, when and where, and what has happened', async () => {
    await service.database.query(
      `update booking set message = 'Je viens <avec> mon chien' where reference = $1`,
      [reference],
    );
    const text = readable(await page());
    for (const words of [
      'Zoé &lt;i>Ł&lt;/i> 🚲',
      '06 12 34 56 78',
      'jeanne@example.org',
      'Mardi 24 novembre 2026, matin (8 h 30 – 12 h)',
      'Bureau 1',
      'première visite ici',
      'Télétravail',
      'Je viens &lt;avec> mon chien',
      'Réservée, par la personne elle-même',
      reference,
    ])
      expect(text).toContain(words);
  });

  test('is remembered for whoever comes', async () => {
    await page();
    expect(
      await service.database.query(
        `select s.email as subject, e.place from audit_entry e join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
      ),
    ).toEqual([{ subject: 'jeanne@example.org', place: 'aurillac' }]);
  });

  test('is not there for anybody else, not even for whoever comes; and nothing of it can be changed', async () => {
    const elsewhere = await service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    for (const who of [elsewhere, jeanne]) {
      expect((await who.get(path())).status).toBe(404);
      expect(
        (await who.send(path('/move'), { place: 'best', date: WEDNESDAY, part: 'morning' })).status,
      ).toBe(404);
      expect((await who.send(path('/cancellation'), { reason: 'Parce que' })).status).toBe(404);
      expect((await who.send(path('/attendance'), { tick: 'arrived' })).status).toBe(404);
    }
    expect((await host.get('/host/bookings/K7DM-4T2P')).status).toBe(404);
    expect(await state()).toMatchObject({ status: 'confirmed', revision: 1 });
  });

  test('is moved by the form: another day, another half-day, another place', async () => {
    const answer = await host.send(
      path('/move'),
      move({ place: 'aur-b2', date: WEDNESDAY, part: 'afternoon' }),
    );
    expect(goneTo(answer)).toBe(`${path()}?done=moved`);
    expect(await state()).toMatchObject({
      key: 'aur-b2',
      local_start: `${WEDNESDAY} 13:30`,
      half_day: 'afternoon',
    });
  });

  test('is moved to precise hours, or to whichever place of its sort is free', async () => {
    await bookNow(host, { ...MORNING, date: WEDNESDAY, for: { guest: { name: 'Marc Fabre' } } });
    await host.send(path('/move'), move({ place: 'best', date: WEDNESDAY, part: 'morning' }));
    expect(await state()).toMatchObject({ key: 'aur-b2', local_start: `${WEDNESDAY} 08:30` });
    const hours = { place: 'aur-visio', date: WEDNESDAY, part: 'hours', from: '10:00', to: '11:00' };
    expect(goneTo(await host.send(path('/move'), move(hours)))).toBe(`${path()}?done=moved`);
    expect(await state()).toMatchObject({ key: 'aur-visio', local_start: `${WEDNESDAY} 10:00` });
  });

  test('stays where it is when the other place is taken, and says what can be had instead', async () => {
    await bookNow(host, { ...MORNING, date: WEDNESDAY, for: { guest: { name: 'Marc Fabre' } } });
    const answer = await host.send(path('/move'), move({ date: WEDNESDAY, part: 'morning' }));
    expect(answer.status).toBe(409);
    expect(await state()).toMatchObject({ local_start: `${TUESDAY} 08:30`, revision: 1 });
    const instead = formsOf(String(answer.body)).filter(
      ({ action, fields }) => action === path('/move') && 'date' in fields,
    );
    expect(instead.length).toBeGreaterThan(1);
    for (const [index, { fields }] of instead.slice(0, 2).entries()) {
      expect(goneTo(await host.send(path('/move'), fields))).toBe(`${path()}?done=moved`);
      expect((await state())['revision']).toBe(index + 2);
    }
  });

  test('is let fall on another half-day of the week, and leads back to it', async () => {
    const fall = { place: 'aur-b2', date: WEDNESDAY, dropped: 'afternoon' };
    expect(goneTo(await host.send(path('/move'), { ...fall, sure: 'yes' }))).toBe(
      `/telecentres/aurillac/week?date=${WEDNESDAY}&done=moved&booking=${reference}`,
    );
    expect(await state()).toMatchObject({ key: 'aur-b2', half_day: 'afternoon' });
    const week = await host.get(
      `/telecentres/aurillac/week?date=${WEDNESDAY}&done=moved&booking=${reference}`,
    );
    expect(week.body).toContain('La réservation est déplacée.');
    expect(week.body).not.toContain('Remettre');
  });

  test('is asked about before it falls on another half-day: what changes, and who will be told', async () => {
    const fall = { place: 'aur-b2', date: WEDNESDAY, dropped: 'afternoon' };
    const asked = goneTo(await host.send(path('/move'), fall));
    expect(asked).toBe(`${path()}?place=aur-b2&date=${WEDNESDAY}&dropped=afternoon`);
    expect(await state()).toMatchObject({ key: 'aur-b1', half_day: 'morning', revision: 1 });
    const html = await shownAt(String(asked));
    const page = html.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
    expect(page).toContain('Déplacer cette réservation ?');
    expect(page).toMatch(/mardi 24 novembre 2026, matin .*mercredi 25 novembre 2026, après-midi/s);
    expect(page).toContain('Elle durera 4 heures au lieu de');
    expect(page).toContain('Un courriel préviendra Zoé');
    const question = formsOf(html).find(({ fields }) => fields['sure'] === 'yes');
    await host.send(path('/move'), question?.fields ?? {});
    expect(await state()).toMatchObject({ key: 'aur-b2', half_day: 'afternoon' });
  });

  test('is let fall on another place of the same half-day at once, and put back', async () => {
    const fall = { place: 'aur-b2', date: TUESDAY, dropped: 'morning' };
    const week = goneTo(await host.send(path('/move'), fall));
    expect(await state()).toMatchObject({ key: 'aur-b2', half_day: 'morning', revision: 2 });
    const html = await shownAt(String(week));
    expect(html).toContain('Remettre');
    const back = formsOf(html).find(({ fields }) => fields['place'] === 'aur-b1');
    expect(back?.action).toBe(path('/move'));
    await host.send(path('/move'), back?.fields ?? {});
    expect(await state()).toMatchObject({ key: 'aur-b1', half_day: 'morning', revision: 3 });
  });

  test('is not asked about where the address says what cannot be', async () => {
    const guesses = [
      'place=aur-b2&date=demain&dropped=afternoon',
      `place=fig-desk&date=${WEDNESDAY}&dropped=morning`,
      'place=aur-b2&date=2026-11-29&dropped=morning',
      `place=aur-b2&date=${TUESDAY}&dropped=morning`,
    ];
    for (const query of guesses) expect(await shownAt(`${path()}?${query}`)).not.toContain('Ne rien changer');
  });

  test.each([
    ['a day stays a day', { resource: 'aur-b2', date: TUESDAY, halfDay: 'day' }, '08:30', '17:30'],
    [
      'hours stay what they are in the same half of the day',
      { resource: 'aur-visio', start: `${TUESDAY}T09:00`, end: `${TUESDAY}T10:30` },
      '09:00',
      '10:30',
    ],
  ])('let fall on another day, %s', async (_, wish, from, to) => {
    reference = referenceOf(await bookNow(jeanne, wish));
    await host.send(path('/move'), {
      place: wish.resource,
      date: WEDNESDAY,
      dropped: 'morning',
      sure: 'yes',
    });
    expect(await state()).toMatchObject({
      local_start: `${WEDNESDAY} ${from}`,
      local_end: `${WEDNESDAY} ${to}`,
    });
  });

  test('is asked for again where something is missing, with what was typed', async () => {
    const answer = await host.send(path('/move'), { place: 'aur-b1', date: 'demain', part: 'morning' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="demain"');
    const hours = { place: 'aur-b1', date: WEDNESDAY, part: 'hours', from: '', to: '' };
    expect((await host.send(path('/move'), hours)).status).toBe(422);
  });

  test('is cancelled with a reason, which is owed to a member', async () => {
    const without = await host.send(path('/cancellation'), { reason: ' ' });
    expect(without.status).toBe(422);
    expect(without.body).toContain('id="reason-error"');
    expect(goneTo(await host.send(path('/cancellation'), { reason: 'Chaudière <en panne>' }))).toBe(
      `${path()}?done=cancelled`,
    );
    expect(await state()).toMatchObject({ status: 'cancelled', cancellation_reason: 'Chaudière <en panne>' });
    const html = await page();
    expect(html).toContain('Chaudière &lt;en panne>');
    expect(formsOf(html).filter(({ action }) => action.startsWith(path()))).toEqual([]);
  });

  test('says how often they have not come in twelve months, and nothing where they always have', async () => {
    expect(readable(await page())).not.toContain('N’est pas venu(e)');
    for (const date of [WEDNESDAY, '2026-11-26']) await missed(date);
    expect(readable(await page())).toContain('N’est pas venu(e) 2 fois en douze mois.');
  });

  test('of a guest is cancelled without one', async () => {
    const guest = { ...MORNING, halfDay: 'afternoon', for: { guest: { name: 'Marc Fabre' } } };
    reference = referenceOf(await bookNow(host, guest));
    await host.send(path('/cancellation'), { reason: '' });
    expect(await state()).toMatchObject({ status: 'cancelled', cancellation_reason: null });
  });

  test('notes who has come, and takes it back', async () => {
    expect(await page()).not.toContain('Noter l’arrivée');
    service.clock.set(`${TUESDAY}T08:40:00+01:00`);
    expect(await page()).toContain('Noter l’arrivée');
    expect(goneTo(await host.send(path('/attendance'), { tick: 'arrived' }))).toBe(`${path()}?done=arrived`);
    expect(await state()).toMatchObject({ status: 'checked_in' });
    await host.send(path('/attendance'), { tick: 'not-arrived' });
    expect(await state()).toMatchObject({ status: 'confirmed' });
    await host.send(path('/attendance'), { tick: 'absent' });
    expect(await state()).toMatchObject({ status: 'no_show' });
    const text = readable(await page());
    expect(text).toContain('Absence notée, par le télécentre');
    await host.send(path('/attendance'), { tick: 'not-absent' });
    expect(await state()).toMatchObject({ status: 'confirmed' });
  });
});

function path(rest = ''): string {
  return `/host/bookings/${reference}${rest}`;
}

function move(fields: Record<string, string>): Record<string, string> {
  return { place: 'aur-b1', from: '08:30', to: '12:00', ...fields };
}

/** A booking of hers for which she has not come. */
async function missed(date: string): Promise<void> {
  const late = referenceOf(await bookNow(jeanne, { ...MORNING, date }));
  service.clock.set(`${date}T10:00:00+01:00`);
  const answer = await host.send(`/host/bookings/${late}/attendance`, { tick: 'absent' });
  expect(goneTo(answer)).toBe(`/host/bookings/${late}?done=absent`);
}

function page(): Promise<string> {
  return shownAt(path());
}

async function shownAt(address: string): Promise<string> {
  const answer = await host.get(address);
  expect(answer.status).toBe(200);
  return String(answer.body);
}

function goneTo(answer: Answer): unknown {
  expect(answer.status).toBe(303);
  return answer.headers['location'];
}

async function state(): Promise<Record<string, unknown>> {
  const [row = {}] = await service.database.query<Record<string, unknown>>(
    `select b.status, b.revision, b.half_day, b.cancellation_reason, r.key,
  to_char(b.local_start, 'YYYY-MM-DD HH24:MI') as local_start, to_char(b.local_end, 'YYYY-MM-DD HH24:MI') as local_end
from booking b join resource r on r.id = b.resource_id where b.reference = $1`,
    [reference],
  );
  return row;
}

/** As people read it: on one line, with spaces of one sort. */
function readable(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('\u2060', '')
    .replaceAll(/\s+/g, ' ');
}
