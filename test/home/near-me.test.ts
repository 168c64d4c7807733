import { textOf } from '../booking-links/linked.js';
import { formsOf } from '../support/browser.js';
import {
  MONDAY_MORNING,
  startService,
  TUESDAY,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { memberAt } from './members.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());

describe('The first page of a member', () => {
  test('is two taps away from a desk: the half-day, and Réserver', async () => {
    const { browser, member } = await memberAt(service, 'Bagnac-sur-Célé');
    await browser.open('/');
    const chip = linksIn(browser.shown.html).find((href) => href.includes(`date=${TUESDAY}&halfDay=morning`));

    const first = await browser.open(chip ?? 'there is no such chip');
    expect(nearest(first.html)).toEqual(['Montmurat', 'Figeac', 'Decazeville']);
    const [desk] = formsOf(first.html).filter(({ action }) => action === '/bookings');
    const second = await browser.press('/bookings', desk?.fields);

    expect(second.path).toMatch(/^\/booking\/[\w-]+\?done=booked$/);
    expect(await bookingsOf(member)).toMatchObject([
      { telecentre: 'montmurat', kind: 'desk', halfDay: 'morning', status: 'confirmed' },
    ]);
  });

  test('is three taps away from a room', async () => {
    const { browser } = await memberAt(service, 'Bagnac-sur-Célé');
    const { html } = await browser.open(`/?date=${TUESDAY}&halfDay=afternoon`);
    const room = linksIn(html).find((href) => href.includes('kind=meeting_room')) ?? '';
    expect(room).toContain(`date=${TUESDAY}&halfDay=afternoon`);
    const found = await browser.open(room);
    const [first] = formsOf(found.html).filter(({ action }) => action === '/bookings');
    expect((await browser.press('/bookings', first?.fields)).path).toContain('?done=booked');
  });

  test('shows at once what is free next, nearest first, and marks its half-day', async () => {
    const { browser } = await memberAt(service, 'Bagnac-sur-Célé');
    for (const [now, next] of [
      ['2026-11-23T09:00:00+01:00', 'Lundi 23 novembre, matin'],
      ['2026-11-23T13:05:00+01:00', 'Lundi 23 novembre, après-midi'],
      ['2026-11-23T21:00:00+01:00', 'Mardi 24 novembre, matin'],
      ['2026-11-28T21:00:00+01:00', 'Lundi 30 novembre, matin'],
    ] as const) {
      service.clock.set(now);
      const { html } = await browser.open('/');
      expect(textOf(html)).toContain(next);
      expect(html.match(/aria-current="true"/g)).toHaveLength(1);
    }
    service.clock.set(MONDAY_MORNING);
    const chosen = await browser.open(`/?date=${TUESDAY}&halfDay=day`);
    expect(textOf(chosen.html)).toContain('Mardi 24 novembre, journée');
    expect(chosen.html.match(/aria-current="true"/g)).toHaveLength(2);
  });

  test('is two presses away from a Tuesday weeks ahead: its date, and Réserver', async () => {
    const { browser, member } = await memberAt(service, 'Bagnac-sur-Célé');
    const { html } = await browser.open('/');
    expect(html).toMatch(
      /<form method="get" action="\/#when"[^>]*>.*<input[^>]* name="from"[^>]* type="date"/s,
    );
    const then = await browser.open('/?from=2027-01-05');
    expect(textOf(then.html)).toContain('Mardi 5 janvier, matin');
    expect(then.html).toContain('href="/?from=2027-01-05&amp;date=2027-01-05&amp;halfDay=afternoon#choice"');
    const [desk] = formsOf(then.html).filter(({ action }) => action === '/bookings');
    await browser.press('/bookings', desk?.fields);
    expect(await bookingsOf(member)).toMatchObject([{ telecentre: 'montmurat', status: 'confirmed' }]);
  });

  test('leads to the days after those that a telephone shows', async () => {
    const { browser } = await memberAt(service, 'Bagnac-sur-Célé');
    const next = linksIn((await browser.open('/')).html).find((href) => href.startsWith('/?from='));
    expect(next).toBe('/?from=2026-11-26#when');
    expect(textOf((await browser.open(next ?? '')).html)).toContain('Jeudi 26 novembre, matin');
  });

  test.each(['2020-01-01', '2026-13-01', '2031-01-01'])(
    'neither breaks nor is empty from %s',
    async (from) => {
      const { browser } = await memberAt(service, 'Figeac');
      const page = await browser.open(`/?from=${from}`);
      expect([page.status, textOf(page.html).includes('Autre jour')]).toEqual([200, true]);
    },
  );

  test('counts on each half-day what it lists: the nearest where something is free', async () => {
    const { browser } = await memberAt(service, 'Figeac');
    await book(await service.visitor(), 'figeac', '2026-12-03', 'morning');
    const { html } = await browser.open('/?from=2026-12-03&date=2026-12-03&halfDay=morning');
    expect(nearest(html)).toEqual(['Montmurat', 'Decazeville', 'Cassaniouze']);
    const [, counted] = /jeudi 3 décembre, matin : (\d+) places? libres?/.exec(textOf(html)) ?? [];
    const listed = [...textOf(html).matchAll(/(\d+) postes? libres?/g)].map(([, places]) => Number(places));
    expect(Number(counted)).toBe(listed.reduce((sum, places) => sum + places, 0));
    expect(textOf(html)).toMatch(/Figeac.*complet le matin libre l’après-midi 13 h 30 – 17 h 30 Réserver/);
  });

  test('leads to a search whose form is open, for another place or several people', async () => {
    const { browser } = await memberAt(service, 'Figeac');
    const more = linksIn((await browser.open('/')).html).find((href) => href.includes('form=open')) ?? '';
    expect((await browser.open(more)).html).toContain('<details class="asks search" open');
  });

  test('says so when nothing is free then', async () => {
    const { browser } = await memberAt(service, 'Bagnac-sur-Célé');
    const { html } = await browser.open('/?date=2026-11-29&halfDay=morning');
    expect(textOf(html)).toContain('Plus rien n’est libre à ce moment-là.');
  });

  test('marks half-days on which the member has booked already, wherever', async () => {
    const { browser, member } = await memberAt(service, 'Figeac');
    const reference = await book(member, 'aurillac', TUESDAY, 'morning');
    const { html } = await browser.open('/');
    const chip = new RegExp(`<a class="half-day own" href="/bookings/${reference}"`);
    expect(html).toMatch(chip);
  });

  test('asks near where, when it does not know', async () => {
    for (const commune of [null, 'Atlantis']) {
      const { browser } = await memberAt(service, commune);
      const { html } = await browser.open('/');
      expect(html).toContain('class="small-search"');
      expect(html).not.toContain('class="half-days');
      expect(html).toContain('href="/account"');
    }
  });

  test('starts from the telecentre where the member goes, when they tell no commune', async () => {
    const { browser, member } = await memberAt(service, null);
    await book(member, 'decazeville', TUESDAY, 'morning');
    const { html } = await browser.open(`/?date=${TUESDAY}&halfDay=afternoon`);
    expect(textOf(html)).toContain('Près de Decazeville');
    expect(nearest(html)[0]).toBe('Decazeville');
  });

  test('speaks English to those who chose it', async () => {
    const { browser, member } = await memberAt(service, 'Figeac');
    await service.database.query(`update account set language = 'en' where id = $1`, [member.account]);
    const { html } = await browser.open(`/?date=${TUESDAY}&halfDay=morning`);
    expect(textOf(html)).toContain('Tuesday 24 November, morning');
    expect(textOf(html)).toContain('Your bookings');
  });

  test('shows nothing of theirs before signing in is finished, and leads there', async () => {
    const visitor = await service.visitor('new@example.org', { complete: false });
    const body = String((await visitor.get('/')).body);
    expect(body).toContain('href="/signed-in"');
    expect(body).not.toContain('Vos réservations');
    expect(body).not.toContain('class="half-days');
  });
});

describe('What a member has booked', () => {
  test('is on the first page while it counts, and nobody else’s is', async () => {
    const { browser, member } = await memberAt(service, null);
    const neighbour = await memberAt(service, null);
    expect((await browser.open('/')).html).toContain('Rien de prévu');
    const booked = await book(member, 'figeac', TUESDAY, 'morning');
    const given = await book(member, 'montmurat', TUESDAY, 'afternoon');
    await member.post(`/api/v1/bookings/${given}/cancellation`);

    const { html } = await browser.open('/');
    expect(textOf(html)).toContain(
      'Mardi 24 novembre matin · Bureau télétravail, Maison de l’emploi de Figeac',
    );
    expect(html).toContain(`href="/bookings/${booked}"`);
    expect(html).not.toContain(given);
    expect((await neighbour.browser.open('/')).html).not.toContain(booked);
  });

  test('says of a place that is only kept until when, and leads to where it is confirmed', async () => {
    const { browser, member } = await memberAt(service, 'Figeac');
    const wish = { telecentre: 'decazeville', kind: 'desk', date: '2026-12-04', halfDay: 'morning' };
    const held = await member.post('/api/v1/bookings', { ...wish, hold: true });
    const { reference } = held.body as { reference: string };
    const { html } = await browser.open('/');
    expect(textOf(html)).toMatch(/Vendredi 4 décembre.*Gardée pour vous jusqu’à 9 h 10 Confirmer/);
    expect(html).toContain(`href="/bookings/${reference}/completion"`);
  });

  test('comes first when it is for today', async () => {
    const { browser, member } = await memberAt(service, 'Figeac');
    const reference = await book(member, 'figeac', '2026-11-23', 'afternoon');
    const { html } = await browser.open('/');
    expect(textOf(html)).toContain('Aujourd’hui Bureau télétravail, Maison de l’emploi de Figeac après-midi');
    expect(html.indexOf(`/bookings/${reference}`)).toBeLessThan(html.indexOf('Près de'));
  });
});

async function book(member: KnownCaller, telecentre: string, date: string, halfDay: string): Promise<string> {
  const answer = await member.post('/api/v1/bookings', { telecentre, kind: 'desk', date, halfDay });
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}

async function bookingsOf(member: KnownCaller): Promise<object[]> {
  return ((await member.get('/api/v1/bookings')).body as { bookings: object[] }).bookings;
}

function linksIn(html: string): string[] {
  return [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
}

/** Communes of what can be booked, in their order. */
function nearest(html: string): string[] {
  return [...html.matchAll(/data-offer="[^"]*" data-name="([^"]*)"/g)].map(([, name = '']) => name);
}
