import { bookNow } from '../bookings/rivals.js';
import { readable } from '../host-day/receiving.js';
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
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'aurillac');
  jeanne = await service.visitor('jeanne@example.org');
});
afterAll(() => service.close());

const WEDNESDAY = '2026-11-25';
const NEW = '/telecentres/aurillac/bookings/new';
const PRESSED = `${NEW}?date=${WEDNESDAY}&halfDay=afternoon&resource=aur-b1`;
const MARC = { name: 'Marc Fabre' };

describe('booking for somebody who calls', () => {
  test('begins with what was pressed on, and books it for a guest with nothing but a name', async () => {
    const fields = await fieldsOf(PRESSED);
    expect(fields).toMatchObject({ date: WEDNESDAY, from: '13:30', to: '17:30', people: '1' });
    const answer = await host.send(NEW, {
      ...fields,
      ...WEDNESDAY_AFTERNOON,
      ...MARC,
      message: 'Rappellera',
    });
    const path = goneTo(answer);
    expect(path).toMatch(/^\/host\/bookings\/[0-9A-Z-]{9}\?done=booked$/);
    expect(await bookings()).toEqual([
      {
        holder: null,
        guest: 'Marc Fabre',
        booker: 'host@example.org',
        key: 'aur-b1',
        start: `${WEDNESDAY} 13:30`,
        people: 1,
        message: 'Rappellera',
        status: 'confirmed',
      },
    ]);
    const shown = readable(String((await host.get(path)).body));
    expect(shown).toContain('La place est réservée pour cette personne.');
    expect(shown).toContain('Marc Fabre');
    expect(await service.doctor()).toEqual([]);
  });

  test('books for a member by their address, whose booking it then is', async () => {
    const fields = await fieldsOf(PRESSED);
    await host.send(NEW, { ...fields, ...WEDNESDAY_AFTERNOON, email: 'Jeanne@example.org' });
    expect(await bookings()).toMatchObject([{ holder: 'jeanne@example.org', guest: null }]);
    expect(readable(String((await jeanne.get('/bookings')).body))).toContain('Bureau 1');
  });

  test('takes whatever is free of a kind, by precise hours where the place is booked by the hour', async () => {
    const fields = { ...(await fieldsOf(NEW)), ...MARC, date: WEDNESDAY };
    const hours = { part: 'hours', from: '10:00', to: '11:30', place: 'kind:videoconference_room' };
    goneTo(await host.send(NEW, { ...fields, ...hours, people: '3' }));
    expect(await bookings()).toMatchObject([
      { key: 'aur-visio', start: `${WEDNESDAY} 10:00`, guest: 'Marc Fabre', people: 3 },
    ]);
  });

  test('books once, however often the same page is sent; and what was corrected is another booking', async () => {
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON, ...MARC };
    const [first, twin] = await Promise.all([host.send(NEW, fields), host.send(NEW, fields)]);
    expect(goneTo(twin)).toBe(goneTo(first));
    expect(goneTo(await host.send(NEW, fields))).toBe(goneTo(first));
    expect(await bookings()).toHaveLength(1);
    const corrected = await host.send(NEW, { ...fields, place: 'aur-b2', name: 'Marc Favre' });
    expect(goneTo(corrected)).not.toBe(goneTo(first));
    expect(await bookings()).toHaveLength(2);
  });

  test('says beside its field what is missing or not understood, and keeps what was typed', async () => {
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON };
    const nobody = await host.send(NEW, { ...fields, message: 'Rappellera' });
    expect(nobody.status).toBe(422);
    expect(errorOf(nobody, 'name')).toBe('écrivez le nom de la personne, ou l’adresse d’un membre');
    expect(nobody.body).toContain('value="Rappellera"');
    const whenever = await host.send(NEW, { ...fields, ...MARC, date: 'demain', people: 'deux' });
    expect(errorOf(whenever, 'date')).toContain('date');
    expect(errorOf(whenever, 'people')).toContain('nombre entier');
    expect(whenever.body).toContain('value="demain"');
    const hours = await host.send(NEW, { ...fields, ...MARC, part: 'hours', from: '10:00', to: '' });
    expect(errorOf(hours, 'to')).toContain('manque');
    const crowd = await host.send(NEW, { ...fields, ...MARC, people: '12' });
    expect(crowd.status).toBe(422);
    expect(errorOf(crowd, 'people')).toContain('prévu pour une personne');
    expect(await bookings()).toEqual([]);
  });

  test('helps where no member has the address: one press books for the person as a guest', async () => {
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON };
    const unknown = await host.send(NEW, { ...fields, ...MARC, email: 'marc@example.org' });
    expect(unknown.status).toBe(422);
    expect(errorOf(unknown, 'email')).toContain('Aucun membre n’a cette adresse.');
    const [asGuest] = waysIn(unknown);
    expect(asGuest).toMatchObject({ name: 'Marc Fabre', email: '' });
    goneTo(await host.send(NEW, asGuest ?? {}));
    expect(await bookings()).toMatchObject([{ guest: 'Marc Fabre', holder: null, key: 'aur-b1' }]);
  });

  test('offers what can be had instead of a place that is taken, one press each', async () => {
    await bookNow(jeanne, { resource: 'aur-b1', date: WEDNESDAY, halfDay: 'afternoon' });
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON, ...MARC };
    const taken = await host.send(NEW, fields);
    expect(taken.status).toBe(409);
    expect(taken.body).not.toMatch(/jeanne/i);
    const ways = waysIn(taken);
    expect(ways.length).toBeGreaterThan(1);
    expect(ways[0]).toMatchObject({ place: 'kind:office', date: WEDNESDAY, name: 'Marc Fabre' });
    for (const way of ways.slice(0, 2)) goneTo(await host.send(NEW, way));
    expect((await bookings()).filter(({ guest }) => guest === 'Marc Fabre')).toHaveLength(2);
  });

  test('says the rule that stands in the way', async () => {
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON, ...MARC };
    const past = await host.send(NEW, { ...fields, date: '2026-11-20' });
    expect(past.status).toBe(422);
    expect(past.body).toContain('role="alert"');
    expect(await bookings()).toEqual([]);
  });

  test('is for those who receive people there, and for places of theirs', async () => {
    const elsewhere = await service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'figeac' }],
    });
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON, ...MARC };
    for (const who of [elsewhere, jeanne]) {
      expect((await who.get(NEW)).status).toBe(404);
      expect((await who.send(NEW, fields)).status).toBe(404);
    }
    for (const place of ['figeac-salle', 'kind:training_room']) {
      const refused = await host.send(NEW, { ...fields, place });
      expect(refused.status).toBe(422);
      expect(errorOf(refused, 'place')).toBe('choisissez une place de ce télécentre');
    }
    expect(await bookings()).toEqual([]);
  });

  test('nobody’s name or address comes into an address when a host has to sign in again', async () => {
    const fields = { ...(await fieldsOf(PRESSED)), ...WEDNESDAY_AFTERNOON, ...MARC };
    await service.database.query('delete from session');
    const answer = await host.send(NEW, fields);
    expect(JSON.stringify(answer.headers)).not.toMatch(/Marc|Fabre/);
    expect(await bookings()).toEqual([]);
  });
});

describe('a free place leads to it', () => {
  test('from the week, in its cell, with date, half-day and place', async () => {
    const html = String((await host.get(`/telecentres/aurillac/week?date=${TUESDAY}`)).body);
    expect(links(html)).toContain(PRESSED);
    expect(links(html)).toContain(NEW);
  });

  test('not from a half-day that is over', async () => {
    service.clock.set(`${WEDNESDAY}T14:00:00+01:00`);
    const html = String((await host.get(`/telecentres/aurillac/week?date=${TUESDAY}`)).body);
    expect(links(html)).toContain(PRESSED);
    expect(links(html)).not.toContain(PRESSED.replace('afternoon', 'morning'));
    expect(links(html)).not.toContain(PRESSED.replace(WEDNESDAY, TUESDAY));
  });

  test('from a coming day, and not from today', async () => {
    const html = String((await host.get(`/telecentres/aurillac/day?date=${WEDNESDAY}`)).body);
    expect(links(html)).toEqual(expect.arrayContaining([PRESSED, `${NEW}?date=${WEDNESDAY}`]));
    service.clock.set(`${WEDNESDAY}T08:00:00+01:00`);
    const today = String((await host.get('/telecentres/aurillac/day')).body);
    expect(links(today)).not.toContain(PRESSED);
    expect(links(today)).toContain(`${NEW}?date=${WEDNESDAY}`);
  });
});

const WEDNESDAY_AFTERNOON = { date: WEDNESDAY, part: 'afternoon', place: 'aur-b1' };

/** Of the form as it stands, what a browser sends besides what is chosen in lists. */
async function fieldsOf(path: string): Promise<Record<string, string>> {
  const html = String((await host.get(path)).body);
  const form = formsOf(html).find(({ action }) => action === NEW);
  const typed = [...html.matchAll(/<input id="(\w+)" name="\w+"[^>]*? value="([^"]*)"/g)];
  return { ...form?.fields, ...Object.fromEntries(typed.map(([, name = '', value = '']) => [name, value])) };
}

/** The forms of one press that a refusal offers. */
function waysIn(answer: Answer): Readonly<Record<string, string>>[] {
  const forms = formsOf(String(answer.body)).filter(({ action }) => action === NEW);
  return forms.map(({ fields }) => fields).filter((fields) => 'place' in fields);
}

function errorOf({ body }: Answer, field: string): string | undefined {
  return new RegExp(`id="${field}-error" class="wrong">([^<]*)<`).exec(String(body))?.[1];
}

function goneTo({ status, headers }: Answer): string {
  expect(status).toBe(303);
  return String(headers['location']);
}

function links(html: string): string[] {
  return [...html.matchAll(/href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

async function bookings(): Promise<Record<string, unknown>[]> {
  return service.database.query(
    `select h.email as holder, b.guest_name as guest, k.email as booker, r.key, b.people, b.message, b.status,
       to_char(b.local_start, 'YYYY-MM-DD HH24:MI') as start
     from booking b join resource r on r.id = b.resource_id left join account h on h.id = b.account_id
     left join account k on k.id = b.booked_by order by b.created_at`,
  );
}
