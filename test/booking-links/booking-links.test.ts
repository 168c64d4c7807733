import { BookingLinks } from '../../src/booking-links/booking-links.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import type { Site } from '../../src/platform/web/site.js';
import { everythingStored } from '../platform/stored.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { linkedBooking, mainOf, textOf, type Linked } from './linked.js';

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };
const OVER = 'Ce lien n’est plus valable';

let service: TestService;
let linked: Linked;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  await service.startAgain();
  linked = await linkedBooking(service, FIGEAC);
});
afterAll(() => service.close());

describe('a link of our mails', () => {
  test('leads to one booking, for somebody who has not signed in', async () => {
    const { status, html } = await linked.browser.open(linked.see);
    expect(status).toBe(200);
    expect(html).toContain(linked.reference);
    expect(linked.see).toMatch(/^\/booking\/[\w-]{48}$/);
    expect([linked.cancel, linked.move, linked.restore]).toEqual(
      ['cancellation', 'move', 'restoration'].map((deed) => `${linked.see}/${deed}`),
    );
  });

  test('begins with where the service is', () => {
    const site = { baseUrl: 'https://telecentres.example.org' } as Site;
    const links = new BookingLinks(site, new SecretBox(Buffer.alloc(32, 1)));
    const { see } = links.of({ booking: ANY_ID, holder: ANY_ID, until: 0 });
    expect(see).toMatch(/^https:\/\/telecentres\.example\.org\/booking\/[\w-]{48}$/);
  });

  test('works with what a mail program adds to it', async () => {
    expect((await linked.browser.open(`${linked.see}?utm_source=x&fbclid=y&done=nonsense`)).status).toBe(200);
    expect((await linked.browser.open(`${linked.move}?utm_source=x&date=nonsense`)).status).toBe(200);
  });

  test('changes nothing when it is followed, however often: programs look through mails', async () => {
    await linked.holder.post(`/api/v1/bookings/${linked.reference}/cancellation`);
    const before = await everythingStored(service.database);
    for (const path of [linked.see, linked.cancel, linked.move, linked.restore])
      expect((await linked.browser.open(path)).status).toBe(200);
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('is kept by nobody on the way, and told to nobody further on', async () => {
    for (const path of [linked.see, linked.cancel, linked.move, linked.restore]) {
      const { headers } = await linked.browser.open(path);
      expect([path, headers]).toEqual([
        path,
        expect.objectContaining({
          'cache-control': 'no-store',
          'x-robots-tag': 'noindex',
          'referrer-policy': 'no-referrer',
        }),
      ]);
    }
  });

  test('is for the holder’s booking, whoever else is signed in in this browser', async () => {
    const other = await service.visitor('paul@example.org');
    linked.browser.cookies.set('telecentre_session', other.session);
    await linked.browser.open(linked.cancel);
    const shown = await linked.browser.press(linked.cancel);
    expect(textOf(shown.html)).toContain('La réservation est annulée.');
    const [event] = await service.database.query<{ actor: string }>(
      `select actor_id as actor from booking_event where kind = 'cancelled'`,
    );
    expect(event?.actor).toBe(linked.holder.account);
  });

  test('needs the form token of a session where there is one', async () => {
    const other = await service.visitor('paul@example.org');
    const { session: _, ...rest } = other;
    const forged = await rest.send(linked.cancel, {}, { 'x-form-token': 'guessed' });
    expect(forged.status).toBe(403);
    const elsewhere = await service.anybody.send(linked.cancel, {}, { 'sec-fetch-site': 'cross-site' });
    expect(elsewhere.status).toBe(403);
  });

  test('is read in the language that the holder has chosen, else in that of the browser', async () => {
    const english = { 'accept-language': 'en' };
    expect((await linked.browser.open(linked.see, english)).html).toContain('<html lang="en">');
    await service.database.query(`update account set language = 'fr' where id = $1`, [linked.holder.account]);
    expect((await linked.browser.open(linked.see, english)).html).toContain('<html lang="fr">');
  });
});

describe('a link that is over says so, what to do, and not whether there is such a booking:', () => {
  let never: string;
  beforeEach(async () => {
    never = faceOf(await linked.browser.open(`/booking/${'A'.repeat(48)}`));
    expect(never).toContain(OVER);
  });

  test('once its time is over, to the second', async () => {
    const { see, browser } = await linkedBooking(
      service,
      { ...FIGEAC, halfDay: 'afternoon' },
      { until: Date.parse('2026-11-24T17:30:00+01:00') },
    );
    service.clock.set('2026-11-24T17:29:59+01:00');
    expect((await browser.open(see)).status).toBe(200);
    service.clock.set('2026-11-24T17:30:00+01:00');
    expect(faceOf(await browser.open(see))).toBe(never);
  });

  test('not before the end of the booking, when that was moved to a later day', async () => {
    const until = Date.parse('2026-11-24T17:30:00+01:00');
    const moved = await linkedBooking(service, { ...FIGEAC, halfDay: 'afternoon' }, { until });
    await moved.holder.patch(`/api/v1/bookings/${moved.reference}`, {
      date: '2026-11-26',
      halfDay: 'afternoon',
    });
    service.clock.set('2026-11-26T17:29:59+01:00');
    expect((await moved.browser.open(moved.see)).status).toBe(200);
    service.clock.set('2026-11-26T17:30:00+01:00');
    expect(faceOf(await moved.browser.open(moved.see))).toBe(never);
  });

  test('with the way to one’s bookings, by signing in or at once', async () => {
    const dead = `/booking/${'A'.repeat(48)}`;
    expect(never).toContain(`<a href="/sign-in?to=${encodeURIComponent('/bookings')}">connectez-vous</a>`);
    const paul = await service.visitor('paul@example.org');
    const page = mainOf(String((await paul.get(dead)).body));
    expect(page).toContain('<a class="button" href="/bookings">Mes réservations</a>');
    expect(page).not.toContain('connectez-vous');
  });

  test('when the booking has become somebody else’s', async () => {
    const other = await service.member('paul@example.org');
    await service.database.query('update booking set account_id = $1', [other.account]);
    for (const path of [linked.see, linked.cancel, linked.move, linked.restore])
      expect(faceOf(await linked.browser.open(path))).toBe(never);
  });

  test('when its holder has been erased', async () => {
    await service.database.query('select anonymise_bookings(array(select id from booking), now())');
    expect(faceOf(await linked.browser.open(linked.see))).toBe(never);
  });

  test.each<[part: string, at: number]>([
    ['booking', 3],
    ['end', 24],
    ['proof', 40],
  ])('when its %s is not what we wrote', async (_, at) => {
    const token = linked.see.split('/')[2] ?? '';
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1);
    expect(faceOf(await linked.browser.open(`/booking/${changed}`))).toBe(never);
  });

  test('for every deed as well', async () => {
    const before = await everythingStored(service.database);
    for (const deed of [
      'confirmation',
      'cancellation',
      'restoration',
      'move',
      'door-code',
      'completion',
      'hold',
    ]) {
      const answer = await service.anybody.send(`/booking/${'A'.repeat(48)}/${deed}`, {});
      expect([deed, answer.status, String(answer.body).includes(OVER)]).toEqual([deed, 410, true]);
    }
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('when it has lost its end on the way, or cannot be a link at all', async () => {
    const whole = linked.see.split('/')[2] ?? '';
    for (const token of [whole.slice(0, -1), 'A', 'A'.repeat(49), '%00', `${'A'.repeat(47)}*`])
      expect(faceOf(await linked.browser.open(`/booking/${token}`))).toBe(never);
  });

  function faceOf({ status, html }: { readonly status: number; readonly html: string }): string {
    return `${String(status)} ${mainOf(html)}`;
  }
});

const ANY_ID = '00000000-0000-4000-8000-000000000000';
