import { newBookingPath } from '../../src/booking-forms/wish.js';
import { textOf } from '../booking-links/linked.js';
import { desks, networkOf } from '../bookings/places.js';
import { bookNow } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { browserAt } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import {
  atBrowser,
  bookingsOf,
  bookOnPage,
  confirmedOf,
  formFor,
  signedIn,
  TUESDAY_MORNING,
  waysIn,
  wish,
  type AtBrowser,
} from './visiting.js';

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

const PATH = newBookingPath(TUESDAY_MORNING);

describe('one press', () => {
  test('books, and shows the booking with the way into a calendar', async () => {
    const { status, path, html } = await bookOnPage(jeanne.browser);
    expect([status, path]).toEqual([200, expect.stringMatching(/^\/booking\/[\w-]+\?done=booked$/)]);
    expect(textOf(html)).toContain('C’est réservé. Un courriel vous le confirme.');
    expect(textOf(html)).toContain('Mardi 24 novembre 2026, matin (9 h – 12 h)');
    expect(waysIn(html)).toContainEqual(expect.stringMatching(/^\/booking\/[\w-]+\/calendar\.ics$/));
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(1);
  });

  test('pressed twenty times at once, books once and leads to the one booking each time', async () => {
    await jeanne.browser.open(PATH);
    const { fields } = formFor(jeanne.browser, '/bookings');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => jeanne.member.send('/bookings', { ...fields })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('in each of two tabs that show the same, books once', async () => {
    const other = signedIn(service, jeanne.member);
    await Promise.all([jeanne.browser.open(PATH), other.open(PATH)]);
    const [first, second] = [await jeanne.browser.press('/bookings'), await other.press('/bookings')];
    expect(second.path).toBe(first.path);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('once more after going back, leads to the booking that there is', async () => {
    await jeanne.browser.open(PATH);
    const before = jeanne.browser.shown;
    const { path } = await jeanne.browser.press('/bookings');
    jeanne.browser.shown = before;
    expect((await jeanne.browser.press('/bookings')).path).toBe(path);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('does not say that it is booked when it was given back since', async () => {
    await jeanne.browser.open(PATH);
    const before = jeanne.browser.shown;
    const { path } = await jeanne.browser.press('/bookings');
    const page = path.split('?')[0] ?? '';
    await jeanne.browser.open(`${page}/cancellation`);
    await jeanne.browser.press(`${page}/cancellation`);
    jeanne.browser.shown = before;
    const { html } = await jeanne.browser.press('/bookings');
    expect(textOf(html)).not.toContain('C’est réservé');
    expect(textOf(html)).toContain('Vous pouvez rétablir la réservation');
    // Asked for anew, it is another intention.
    expect(textOf((await bookOnPage(jeanne.browser)).html)).toContain('C’est réservé');
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(1);
  });

  test('is not taken for the key of a program', async () => {
    await jeanne.browser.open(PATH);
    const { fields } = formFor(jeanne.browser, '/bookings');
    const headers = { 'idempotency-key': fields['key'] ?? '' };
    const program = await bookNow(
      jeanne.member,
      { resource: 'aur-b1', date: TUESDAY, halfDay: 'afternoon' },
      headers,
    );
    expect(program.status).toBe(201);
    expect((await jeanne.browser.press('/bookings')).path).toContain('?done=booked');
  });
});

describe('what somebody has at that time already', () => {
  const DECAZEVILLE = wish({ where: { telecentre: 'decazeville', kind: 'desk' } });

  test('that the page did not know is said first, and books nothing until they say that they want both', async () => {
    await jeanne.browser.open(newBookingPath(DECAZEVILLE));
    const stale = jeanne.browser.shown;
    await bookOnPage(signedIn(service, jeanne.member));
    jeanne.browser.shown = stale;
    const { status, html } = await jeanne.browser.press('/bookings');
    const [figeac] = await bookingsOf(service, jeanne.member);
    expect([status, await bookingsOf(service, jeanne.member)]).toEqual([200, [figeac]]);
    expect(textOf(html)).toContain('Vous avez déjà une réservation à ce moment-là');
    expect(html).not.toMatch(/role="alert"|<title>Erreur/);
    expect(waysIn(html)).toContain(`/bookings/${figeac?.reference ?? ''}`);
    expect(textOf(html)).toMatch(/La déplacer ici.*Garder l’ancienne.*Réserver aussi/);

    const both = await jeanne.browser.press('/bookings');
    expect(textOf(both.html)).toContain('C’est réservé');
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(2);
  });

  test('can be moved to what was wished with one press', async () => {
    await bookOnPage(jeanne.browser);
    const [mine] = await bookingsOf(service, jeanne.member);
    await jeanne.browser.open(newBookingPath(DECAZEVILLE));
    const { path, html } = await jeanne.browser.press(`/bookings/${mine?.reference ?? ''}/move`);
    expect([path, textOf(html)]).toEqual([
      expect.stringContaining('?done=moved'),
      expect.stringContaining('Decazeville'),
    ]);
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([
      { reference: mine?.reference, status: 'confirmed', resource: 'dec-desk' },
    ]);
  });

  test('is asked about also when two tabs are pressed at the same instant, for two places', async () => {
    for (const day of ['24', '25', '26', '27', '30'].map((one) => `2026-11-${one}`))
      for (const halfDay of ['morning', 'afternoon'] as const) {
        const both = ['figeac', 'decazeville'].map((telecentre) =>
          wish({ where: { telecentre, kind: 'desk' }, time: { date: day, halfDay } }),
        );
        const tabs = both.map(() => signedIn(service, jeanne.member));
        await Promise.all(tabs.map((tab, index) => tab.open(newBookingPath(both[index] ?? DECAZEVILLE))));
        const shown = await Promise.all(tabs.map((tab) => tab.press('/bookings')));
        expect(shown.filter(({ path }) => path.includes('?done=booked'))).toHaveLength(1);
        const asked = shown.find(({ path }) => !path.includes('?done=booked'));
        expect(textOf(asked?.html ?? '')).toContain('Réserver aussi');
      }
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(10);
  });

  test('is not told as taken by somebody else', async () => {
    await bookOnPage(jeanne.browser);
    const { html } = await jeanne.browser.open(PATH);
    const [mine] = await bookingsOf(service, jeanne.member);
    expect(textOf(html)).toContain('C’est déjà réservé, pour vous');
    expect(waysIn(html)).toContain(`/bookings/${mine?.reference ?? ''}`);
  });

  test('is said beside the button where the page knows it', async () => {
    await bookOnPage(jeanne.browser);
    const { html } = await jeanne.browser.open(newBookingPath(DECAZEVILLE));
    expect(textOf(html)).toContain('Vous avez déjà une réservation à ce moment-là');
    expect(textOf((await jeanne.browser.press('/bookings')).html)).toContain('C’est réservé');
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(2);
  });
});

describe('a place that somebody else was quicker to take', () => {
  test('is said with three others, one press each', async () => {
    await jeanne.browser.open(PATH);
    await fill(TUESDAY_MORNING);
    const { status, html } = await jeanne.browser.press('/bookings');
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('Cette place vient d’être prise')]);
    expect(html).toContain('<title>Erreur\u00a0: Cette place vient d’être prise');
    expect(html.match(/<li data-offer=/g)).toHaveLength(3);
    expect(await bookingsOf(service, jeanne.member)).toEqual([]);
    expect(textOf((await jeanne.browser.press('/bookings')).html)).toContain('C’est réservé');
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(1);
  });

  test('can be won with the same page when it is free again', async () => {
    await jeanne.browser.open(PATH);
    const before = jeanne.browser.shown;
    const rivals = await fill(TUESDAY_MORNING);
    expect((await jeanne.browser.press('/bookings')).status).toBe(409);
    await rivals[0]?.();
    jeanne.browser.shown = before;
    expect((await jeanne.browser.press('/bookings')).path).toContain('?done=booked');
  });

  test('is said by the page that asks, too', async () => {
    await fill(TUESDAY_MORNING);
    const { status, html } = await jeanne.browser.open(PATH);
    expect([status, textOf(html)]).toEqual([200, expect.stringContaining('Cette place n’est plus libre')]);
    expect(html.match(/<li data-offer=/g)).toHaveLength(3);
  });
});

test('of two people who want the last desk, one has it and the other is told what else there is', async () => {
  await service.startAgain(networkOf({ slug: 'vic', resources: [desks('poste', 1)] }));
  const wanted = wish({ where: { telecentre: 'vic', kind: 'desk' } });
  const people = await Promise.all(
    ['jeanne@example.org', 'paul@example.org'].map((one) => atBrowser(service, one)),
  );
  await Promise.all(people.map(({ browser }) => browser.open(newBookingPath(wanted))));
  const shown = await Promise.all(people.map(({ browser }) => browser.press('/bookings')));
  expect(shown.map(({ status }) => status).sort()).toEqual([200, 409]);
  const loser = shown.find(({ status }) => status === 409);
  expect(textOf(loser?.html ?? '')).toContain('Cette place vient d’être prise');
  expect(textOf(loser?.html ?? '')).toContain('après-midi');
});

describe('a wish that breaks the rules', () => {
  test.each([
    ['a Sunday', wish({ time: { date: '2026-11-29', halfDay: 'morning' } }), 'fermé', '30 novembre'],
    ['the past', wish({ time: { date: '2026-11-02', halfDay: 'morning' } }), 'passé', '23 novembre'],
    ['too far ahead', wish({ time: { date: '2028-11-07', halfDay: 'morning' } }), 'à l’avance', 'Réserver'],
  ])('is told which, with what comes nearest: %s', async (_, wanted, why, instead) => {
    const { status, html } = await jeanne.browser.open(newBookingPath(wanted));
    expect([status, textOf(html)]).toEqual([200, expect.stringContaining(why)]);
    expect(textOf(html)).toContain(instead);
    expect(html.match(/<li data-offer=/g)?.length).toBeGreaterThan(0);
    await jeanne.browser.open(PATH);
    const { fields } = formFor(jeanne.browser, '/bookings');
    const time = { date: wanted.time.date };
    const sent = await jeanne.member.send('/bookings', { ...fields, ...time });
    expect([sent.status, textOf(String(sent.body))]).toEqual([422, expect.stringContaining(why)]);
    expect(await bookingsOf(service, jeanne.member)).toEqual([]);
  });
});

describe('somebody who has not signed in', () => {
  test('sees that signing in comes first, and that it takes no password; for no search engine', async () => {
    const browser = browserAt(service.url);
    const { html, headers } = await browser.open(PATH);
    expect(textOf(html)).toContain('Cette place est libre.');
    expect(textOf(html)).toContain('sans mot de passe');
    expect(textOf(html)).toContain('La place ne vous est pas gardée pendant ce temps.');
    expect(waysIn(html)).toContain(`/sign-in?to=${encodeURIComponent(PATH)}`);
    expect(headers['x-robots-tag']).toBe('noindex');
  });

  test('comes back to the very wish when their session has ended, and books with one press', async () => {
    await jeanne.browser.open(PATH);
    await service.database.query('delete from session where account_id = $1', [jeanne.member.account]);
    const { path } = await jeanne.browser.press('/bookings');
    expect(path).toBe(`/sign-in?to=${encodeURIComponent(PATH)}`);
    await jeanne.browser.press('/sign-in', { email: 'jeanne@example.org' });
    const [link = ''] = (await newestLetter(service, 'jeanne@example.org')).links;
    const { pathname, search } = new URL(link);
    await jeanne.browser.open(pathname + search);
    const landed = await jeanne.browser.press(pathname);
    expect(landed.path).toBe(PATH);
    expect(textOf(landed.html)).toContain('Mardi 24 novembre 2026');
    expect(await bookingsOf(service, jeanne.member)).toEqual([]);
    expect(textOf((await jeanne.browser.press('/bookings')).html)).toContain('C’est réservé');
  });
});

test('what it costs is said before and after, where it is known; what was only assumed is not', async () => {
  const COSTS = 'Gratuit pendant 12 mois, puis 50 € à 100 € par mois';
  await tariff({ mode: 'free_then_subscription', freeMonths: 12, subscriptionEurPerMonth: [50, 100] }, []);
  expect(textOf((await jeanne.browser.open(PATH)).html)).toContain(COSTS);
  expect(textOf((await jeanne.browser.press('/bookings')).html)).toContain(`Tarif ${COSTS}`);
  await tariff({ mode: 'free', freeMonths: null, subscriptionEurPerMonth: null }, ['tariff']);
  expect(textOf((await jeanne.browser.open(PATH)).html)).not.toContain('Gratuit');
});

async function tariff(known: object, assumed: readonly string[]): Promise<void> {
  await service.database.query(
    `update telecentre set about = about || jsonb_build_object('tariff', $1::jsonb, 'provenance', $2::jsonb)
where slug = 'figeac'`,
    [JSON.stringify(known), JSON.stringify({ assumed })],
  );
  await service.database.query('update network set version = version + 1');
}

test.each([
  '/bookings/new',
  '/bookings/new?date=2026-11-24&halfDay=morning',
  '/bookings/new?telecentre=nowhere&kind=desk&date=2026-11-24&halfDay=morning',
  '/bookings/new?resource=no-such-place&date=2026-11-24&halfDay=morning',
  '/bookings/new?telecentre=figeac&kind=desk&date=2026-02-30&halfDay=morning',
])('an address that says nothing that we know is nowhere: %s', async (path) => {
  expect((await jeanne.browser.open(path)).status).toBe(404);
});

test.each([
  {},
  { telecentre: 'figeac' },
  { telecentre: 'nowhere', kind: 'desk', date: TUESDAY, halfDay: 'morning' },
])('a form that says nothing that we know books nothing: %j', async (fields) => {
  for (const path of ['/bookings', '/bookings/holds'])
    expect((await jeanne.member.send(path, fields)).status).toBe(404);
  expect(await bookingsOf(service, jeanne.member)).toEqual([]);
});

/** All desks there, by others; gives back what undoes each. */
async function fill({ where, time }: typeof TUESDAY_MORNING): Promise<(() => Promise<unknown>)[]> {
  const undo: (() => Promise<unknown>)[] = [];
  for (let count = 0; ; count++) {
    const rival = await service.member(`rival-${count}@example.org`);
    const { status, body } = told(await bookNow(rival, { ...where, ...time }));
    if (status !== 201) return undo;
    const { reference } = body as { reference: string };
    undo.push(() => rival.post(`/api/v1/bookings/${reference}/cancellation`));
  }
}
