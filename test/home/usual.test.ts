import { textOf } from '../booking-links/linked.js';
import { formsOf, type Browser } from '../support/browser.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { memberAt } from './members.js';

/** Three Tuesdays that have been, and the next. */
const TUESDAYS = ['2026-11-24', '2026-12-01', '2026-12-08'];
const NEXT = '2026-12-15';

let service: TestService;
let member: KnownCaller;
let browser: Browser;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  ({ member, browser } = await memberAt(service, null));
});
afterAll(() => service.close());

describe('What a member does as usual', () => {
  test('is one tap away, before everything else', async () => {
    await tuesdays(member);
    const { html } = await browser.open('/');
    expect(textOf(html)).toContain(
      'Comme d’habitude Mardi 15 décembre, matin Figeac · 1 poste libre Réserver',
    );
    expect(html.indexOf('Comme d’habitude')).toBeLessThan(html.indexOf('class="half-days'));

    const [usual] = formsOf(html).filter(({ action }) => action === '/bookings');
    const { path } = await browser.press('/bookings', usual?.fields);
    expect(path).toContain('?done=booked');
    const { bookings } = (await member.get('/api/v1/bookings')).body as { bookings: object[] };
    expect(bookings[0]).toMatchObject({
      telecentre: 'figeac',
      halfDay: 'morning',
      start: `${NEXT}T09:00:00+01:00`,
    });
  });

  test('is the nearest place that is free, when the usual one is not', async () => {
    await tuesdays(member);
    await book(await service.member(), NEXT);
    const { html } = await browser.open('/');
    expect(textOf(html)).toContain('Rien de libre à Figeac : voici le plus proche.');
    expect(textOf(html)).toMatch(/Figeac : complet le matin libre l’après-midi 13 h 30 – 17 h 30 Réserver/);
    const offered = formsOf(html).filter(({ action }) => action === '/bookings');
    expect(offered.slice(0, 2).map(({ fields }) => fields)).toMatchObject([
      { telecentre: 'figeac', date: NEXT, halfDay: 'afternoon' },
      { telecentre: 'montmurat', date: NEXT, halfDay: 'morning' },
    ]);
  });

  test('is a week later when it is booked already', async () => {
    await tuesdays(member);
    await book(member, NEXT);
    expect(textOf((await browser.open('/')).html)).toContain('Mardi 22 décembre, matin');
  });

  test('is nothing that was done once, given back, or done by somebody else', async () => {
    await tuesdays(await service.member());
    await book(member, '2026-12-16');
    for (const date of ['2026-12-17', '2026-12-24']) {
      const reference = await book(member, date);
      await member.post(`/api/v1/bookings/${reference}/cancellation`);
    }
    expect((await browser.open('/')).html).not.toContain('Comme d’habitude');
  });

  test('is what they do most often, where two habits are of the same time', async () => {
    for (const date of ['2026-12-01', '2026-12-22']) {
      const day = { telecentre: 'aurillac', kind: 'desk', date, halfDay: 'day' };
      expect((await member.post('/api/v1/bookings', day)).status).toBe(201);
    }
    await tuesdays(member);
    const { html } = await browser.open('/');
    expect(textOf(html)).toContain('Mardi 15 décembre, matin');
    expect(textOf(html)).not.toContain('Mardi 15 décembre, journée');
  });

  test('is forgotten half a year after it was given up', async () => {
    await tuesdays(member);
    service.clock.set('2027-06-10T09:00:00+02:00');
    expect((await browser.open('/')).html).not.toContain('Comme d’habitude');
  });
});

/** The mornings of three weeks at Figeac; then it is Friday after the last. */
async function tuesdays(who: KnownCaller): Promise<void> {
  for (const date of TUESDAYS) await book(who, date);
  service.clock.set('2026-12-11T09:00:00+01:00');
}

async function book(who: KnownCaller, date: string): Promise<string> {
  const wish = { telecentre: 'figeac', kind: 'desk', date, halfDay: 'morning' };
  const answer = await who.post('/api/v1/bookings', wish);
  expect(answer.status).toBe(201);
  return (answer.body as { reference: string }).reference;
}
