import { textOf } from '../booking-links/linked.js';
import { bookNow, halfDays, referenceOf } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { hostOf } from '../support/hosts.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { atBrowser, bookingsOf, holdOnPage, waysIn, wish, type AtBrowser } from './visiting.js';

let service: TestService;
let jeanne: AtBrowser;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  jeanne = await atBrowser(service, 'jeanne@example.org');
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

const FIGEAC = { telecentre: 'figeac', kind: 'desk' };

async function booked(place: object): Promise<string> {
  const answer = await bookNow(jeanne.member, { ...FIGEAC, date: TUESDAY, halfDay: 'morning', ...place });
  expect(answer.status).toBe(201);
  return referenceOf(answer);
}

describe('my bookings', () => {
  test('say what to do when there are none', async () => {
    const { html } = await jeanne.browser.open('/bookings');
    expect(textOf(html)).toContain('Vous n’avez aucune réservation à venir.');
    expect(waysIn(html)).toEqual(expect.arrayContaining(['/search', '/telecentres', '/bookings?when=past']));
    expect(textOf((await jeanne.browser.open('/bookings?when=past')).html)).toContain(
      'aucune réservation passée',
    );
  });

  test('that come are told soonest first, with today marked and until when a place is held', async () => {
    await booked({ date: '2026-12-01' });
    await booked({ date: '2026-11-23', halfDay: 'afternoon' });
    await holdOnPage(jeanne.browser, wish({ time: { date: '2026-11-25', halfDay: 'morning' } }));
    const text = textOf((await jeanne.browser.open('/bookings')).html);
    const days = ['Lundi 23 novembre 2026', 'Mercredi 25 novembre 2026', 'Mardi 1er décembre 2026'];
    expect(days.map((day) => text.indexOf(day))).toEqual(
      [...days.map((day) => text.indexOf(day))].sort((a, b) => a - b),
    );
    expect(days.every((day) => text.includes(day))).toBe(true);
    expect(text.match(/aujourd’hui/g)).toHaveLength(1);
    expect(text).toContain('Gardée pour vous jusqu’à 9 h');
  });

  test('each lead to where it is seen, moved and cancelled; and booked again once it is over', async () => {
    await booked({});
    const { html } = await jeanne.browser.open('/bookings');
    const ways = waysIn(html);
    const page = ways.find((way) => /^\/booking\/[\w-]+$/.test(way)) ?? '';
    expect(ways).toContain(`${page}/move`);
    expect(ways).toContain(`${page}/cancellation`);
    expect(html).toContain('aria-label="Annuler, Figeac, mardi 24 novembre, matin"');
    expect(textOf(html)).not.toContain('Réserver de nouveau');
    for (const path of [page, `${page}/move`, `${page}/cancellation`])
      expect([path, (await jeanne.browser.open(path)).status]).toEqual([path, 200]);
    service.clock.set('2026-11-24T12:00:00+01:00');
    const past = waysIn((await jeanne.browser.open('/bookings?when=past')).html);
    expect(past).toContain('/bookings/new?telecentre=figeac&kind=desk&date=2026-12-01&halfDay=morning');
    // The page of a booking ends with it.
    expect(past.filter((way) => way.startsWith('/booking/'))).toEqual([]);
  });

  test('leave out what was let go of, and keep what the telecentre cancelled, with its reason', async () => {
    await booked({ date: '2026-11-25' }).then((one) =>
      jeanne.member.post(`/api/v1/bookings/${one}/cancellation`),
    );
    const theirs = await booked({ date: '2026-11-26' });
    const host = await hostOf(service, 'figeac');
    await host.post(`/api/v1/bookings/${theirs}/cancellation`, { reason: 'Fuite d’eau' });
    await holdOnPage(jeanne.browser);
    service.clock.advanceMinutes(11);
    const text = textOf((await jeanne.browser.open('/bookings')).html);
    expect(text).toContain('Jeudi 26 novembre');
    expect(text).toContain('Fuite d’eau');
    expect(text).not.toMatch(/mercredi 25|mardi 24/i);
  });

  test('that are past come latest first, page by page', async () => {
    for (const half of halfDays(26)) await booked(half);
    service.clock.set('2026-12-16T09:00:00+01:00');
    const first = await jeanne.browser.open('/bookings?when=past');
    expect(first.html.match(/class="when"/g)).toHaveLength(20);
    expect(waysIn(first.html)).toContain(
      '/bookings/new?telecentre=figeac&kind=desk&date=2026-12-17&halfDay=afternoon',
    );
    const further = waysIn(first.html).find((way) => way.includes('after=')) ?? '';
    const second = await jeanne.browser.open(further);
    expect(second.html.match(/class="when"/g)).toHaveLength(6);
    expect(waysIn(second.html).some((way) => way.includes('after='))).toBe(false);
  });

  test('that come are all there, page by page, however many were let go of before them', async () => {
    const days = [
      '2026-12-07',
      '2026-12-08',
      '2026-12-10',
      '2026-12-11',
      '2026-12-14',
      '2026-12-15',
      '2026-12-17',
    ];
    const many = days.flatMap((date) =>
      (['morning', 'afternoon'] as const).flatMap((halfDay) =>
        Array.from({ length: 4 }, () => ({ telecentre: 'montmurat', date, halfDay })),
      ),
    );
    const references = await Promise.all(many.map(booked));
    await booked({ date: '2027-01-12', halfDay: 'afternoon' });
    const given = references.slice(0, 5);
    for (const reference of given) await jeanne.member.post(`/api/v1/bookings/${reference}/cancellation`);

    const first = (await jeanne.browser.open('/bookings')).html;
    const further = waysIn(first).find((way) => way.startsWith('/bookings?after=')) ?? '';
    const second = (await jeanne.browser.open(further)).html;
    expect(first).not.toContain('12 janvier 2027');
    expect(second).toContain('12 janvier 2027');
    const shown = [first, second].flatMap((html) => html.match(/<h2 class="when/g) ?? []);
    expect(shown).toHaveLength(references.length - given.length + 1);
  });

  test('are nobody else’s, and no program’s', async () => {
    await booked({});
    const paul = await atBrowser(service, 'paul@example.org');
    expect(textOf((await paul.browser.open('/bookings')).html)).toContain('aucune réservation à venir');
    const program = await service.member('jeanne@example.org', { scopes: ['read', 'book'] });
    expect((await program.get('/bookings')).status).toBe(401);
  });
});

describe('moving to what a search has found', () => {
  const MORNING = { date: TUESDAY, halfDay: 'morning' };

  test('moves the booking, and leads to it', async () => {
    const reference = await booked({});
    const path = `/bookings/${reference}/move`;
    const { status, headers } = await jeanne.member.send(path, {
      telecentre: 'decazeville',
      kind: 'desk',
      date: '2026-11-25',
      halfDay: 'afternoon',
    });
    expect([status, headers['location']]).toEqual([
      303,
      expect.stringMatching(/^\/booking\/[\w-]+\?done=moved$/),
    ]);
    const { html } = await jeanne.browser.open(String(headers['location']));
    expect(textOf(html)).toContain('La réservation est déplacée.');
    expect(textOf(html)).toContain('Mercredi 25 novembre 2026, après-midi');
  });

  test('keeps the place when the other one was taken meanwhile, and proposes to move elsewhere', async () => {
    const reference = await booked({});
    await bookNow(await service.member(), { resource: 'aur-b1', ...MORNING, halfDay: 'afternoon' });
    const path = `/bookings/${reference}/move`;
    const { status, body } = told(
      await jeanne.member.send(path, {
        resource: 'aur-b1',
        date: TUESDAY,
        halfDay: 'afternoon',
      }),
    );
    expect([status, textOf(String(body))]).toEqual([
      409,
      expect.stringContaining('Votre réservation n’est pas déplacée'),
    ]);
    expect(String(body)).toContain(`action="${path}"`);
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([
      { status: 'confirmed', start: `${TUESDAY} 09:00:00` },
    ]);
  });

  test('tells the rule that stands in the way', async () => {
    const reference = await booked({});
    const fields = { ...FIGEAC, date: '2026-11-29', halfDay: 'morning' };
    const { status, body } = told(await jeanne.member.send(`/bookings/${reference}/move`, fields));
    expect([status, textOf(String(body))]).toEqual([422, expect.stringContaining('fermé')]);
  });

  test('leads back to the search when the session has ended', async () => {
    const reference = await booked({});
    const fields = { ...FIGEAC, ...MORNING };
    const { status, headers } = await service.anybody.send(`/bookings/${reference}/move`, fields);
    const search = `/search?near=figeac&date=${TUESDAY}&halfDay=morning&kind=desk&moving=${reference}`;
    expect([status, headers['location']]).toEqual([303, `/sign-in?to=${encodeURIComponent(search)}`]);
  });

  test('is for nobody else', async () => {
    const reference = await booked({});
    const { member } = await atBrowser(service, 'paul@example.org');
    const fields = { ...FIGEAC, date: '2026-11-25', halfDay: 'morning' };
    expect((await member.send(`/bookings/${reference}/move`, fields)).status).toBe(404);
    expect((await jeanne.member.send(`/bookings/${reference}/move`, {})).status).toBe(404);
  });
});
