import { networkOf, room } from '../bookings/places.js';
import { bookNow } from '../bookings/rivals.js';
import { told } from '../platform/problem-document.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import { linkedBooking, mainOf, textOf, type Linked } from './linked.js';

const FIGEAC = { resource: 'fig-desk', date: TUESDAY, halfDay: 'morning' };

let service: TestService;
let linked: Linked;
beforeAll(async () => (service = await startService()));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

describe('moving a half-day by link', () => {
  beforeEach(() => start(FIGEAC));

  test('goes to one that is free of that day or the following open ones', async () => {
    const { html } = await linked.browser.open(linked.move);
    expect(textOf(html)).toContain(
      'Vous déplacez votre réservation de mardi 24 novembre, matin, à Figeac. Elle reste la vôtre jusqu’à ce que la nouvelle place soit réservée.',
    );
    expect(html).toContain(`href="/search?moving=${linked.reference}"`);
    expect(choicesIn(html).slice(0, 3)).toEqual([
      '2026-11-24 afternoon',
      '2026-11-25 morning',
      '2026-11-25 afternoon',
    ]);
    const moved = await linked.browser.press(linked.move, { choice: '2026-11-25 afternoon' });
    expect(moved.path).toBe(`${linked.see}?done=moved`);
    expect(textOf(moved.html)).toContain('Mercredi 25 novembre 2026, après-midi');
    expect(await timeOf()).toEqual(['2026-11-25T13:30:00+01:00', 'confirmed']);
  });

  test('proposes neither what it has nor what others have, and days on which the telecentre opens only', async () => {
    await bookNow(await service.member('paul@example.org'), {
      ...FIGEAC,
      date: '2026-11-25',
      halfDay: 'day',
    });
    const { html } = await linked.browser.open(linked.move);
    const choices = choicesIn(html);
    expect(choices).not.toContain('2026-11-24 morning');
    expect(choices.filter((one) => one.startsWith('2026-11-25'))).toEqual([]);
    expect(textOf(html)).toContain('Rien de libre : mercredi 25 novembre.');
    expect(choices.filter((one) => /-11-(28|29)/.test(one))).toEqual([]);
    expect(new Set(choices.map((one) => one.slice(0, 10))).size).toBe(6);
  });

  test('leads to the next day that has something where these days have nothing', async () => {
    const rival = await service.member('paul@example.org');
    const dates = ['24', '25', '26', '27', '30'].map((day) => `2026-11-${day}`);
    for (const date of [...dates, '2026-12-01', '2026-12-02', '2026-12-03'])
      for (const halfDay of ['morning', 'afternoon']) await bookNow(rival, { ...FIGEAC, date, halfDay });
    const { html } = await linked.browser.open(`${linked.move}?date=2026-11-24`);
    expect(choicesIn(html)).toEqual([]);
    expect(textOf(html)).toContain('Rien de libre ces jours-là.');
    expect(textOf(html)).toContain('Voir le prochain jour libre : vendredi 4 décembre 2026');
    const next = /class="button" href="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(choicesIn((await linked.browser.open(next)).html)[0]).toBe('2026-12-04 morning');
  });

  test('begins at the date that is asked for, and not before today', async () => {
    const later = await linked.browser.open(`${linked.move}?date=2026-12-01`);
    expect(choicesIn(later.html)[0]).toBe('2026-12-01 morning');
    const past = await linked.browser.open(`${linked.move}?date=2026-01-01`);
    expect(choicesIn(past.html)[0]).toBe('2026-11-23 morning');
    const next = /href="([^"]*\?date=[^"]*)"/.exec(mainOf(later.html))?.[1] ?? '';
    expect(choicesIn((await linked.browser.open(next)).html)[0]).toMatch(/^2026-12-1\d /);
  });

  test('says so beside the choice when that was taken meanwhile, and keeps the old place', async () => {
    await linked.browser.open(linked.move);
    await bookNow(await service.member('paul@example.org'), { ...FIGEAC, date: '2026-11-25' });
    const { status, html } = await linked.browser.press(linked.move, { choice: '2026-11-25 morning' });
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('Cette place vient d’être prise.')]);
    expect(choicesIn(html)).not.toContain('2026-11-25 morning');
    expect(choicesIn(html)).toContain('2026-11-25 afternoon');
    expect(await timeOf()).toEqual(['2026-11-24T09:00:00+01:00', 'confirmed']);
  });

  test('tells the rule that the choice breaks', async () => {
    const { status, body } = told(await service.anybody.send(linked.move, { choice: '2027-11-25 morning' }));
    expect([status, textOf(String(body))]).toEqual([422, expect.stringContaining('jours à l’avance')]);
  });

  test.each<[fields: Record<string, string>]>([
    [{}],
    [{ choice: 'nonsense' }],
    [{ choice: '2026-02-30 morning' }],
    [{ choice: '' }],
  ])('asks again for what was not chosen: %j', async (fields) => {
    const { status, body } = told(await service.anybody.send(linked.move, fields));
    expect([status, textOf(String(body))]).toEqual([422, expect.stringContaining('Choisissez un moment.')]);
    expect(body).toContain(
      '<title>Erreur\u00a0: Mardi 24 novembre, matin – Figeac – Déplacer cette réservation',
    );
    expect(body).toMatch(/<a href="#choice">/);
    expect(body).toMatch(/<input id="choice"[^>]* aria-describedby="choice-error" aria-invalid="true"/);
    expect(body).toContain('id="choice-error"');
  });

  test('is over with the booking', async () => {
    service.clock.set('2026-11-24T12:00:00+01:00');
    const { html } = await linked.browser.open(linked.move);
    expect(textOf(html)).toContain('Cette réservation est terminée.');
    expect(html).not.toContain('<form');
  });
});

test('a day moves to another day, and to no half of one', async () => {
  await start({ ...FIGEAC, halfDay: 'day' });
  const { html } = await linked.browser.open(linked.move);
  expect(choicesIn(html)[0]).toBe('2026-11-25 day');
  expect(choicesIn(html).every((one) => one.endsWith(' day'))).toBe(true);
  await linked.browser.press(linked.move, { choice: '2026-11-26 day' });
  expect((await timeOf())[0]).toBe('2026-11-26T09:00:00+01:00');
});

describe('moving hours by link', () => {
  const OPENS = 'Le mardi 24 novembre 2026, le télécentre ouvre de 9 h à 12 h et de 14 h à 18 h.';
  const HOUR = { resource: 'salle', start: `${TUESDAY}T10:00`, end: `${TUESDAY}T11:00` };
  const VIC = { slug: 'vic', resources: [room('salle')], closedOnPublicHolidays: true };
  beforeEach(() => start(HOUR, networkOf(VIC)));

  test('asks for a date, a beginning and an end; its own time stands in no way', async () => {
    const { html } = await linked.browser.open(linked.move);
    expect(html).toMatch(/name="start"[^>]* value="10:00"/);
    expect(textOf(html)).toContain(OPENS);
    expect(textOf(html)).not.toContain('Déjà pris');
    const wish = { date: TUESDAY, start: '10:30', end: '11:30' };
    const moved = await linked.browser.press(linked.move, wish);
    expect(textOf(moved.html)).toContain('Mardi 24 novembre 2026, 10 h 30 – 11 h 30');
    expect((await timeOf())[0]).toBe('2026-11-24T10:30:00+01:00');
  });

  test('says what others have taken of the day, and follows the day that was typed', async () => {
    const rival = await service.member('paul@example.org');
    await bookNow(rival, { ...HOUR, start: '2026-11-25T14:00', end: '2026-11-25T16:30' });
    await linked.browser.open(linked.move);
    const taken = { date: '2026-11-25', start: '15:00', end: '16:00' };
    const { status, html } = await linked.browser.press(linked.move, taken);
    expect(status).toBe(409);
    expect(textOf(html)).toContain('Déjà pris : de 14 h à 16 h 30.');
    const { html: holiday } = await linked.browser.open(`${linked.move}?date=2026-12-25`);
    expect(textOf(holiday)).toContain('Le vendredi 25 décembre 2026, le télécentre est fermé.');
  });

  test('to the very same time changes nothing, and says so', async () => {
    await linked.browser.open(linked.move);
    const same = { date: TUESDAY, start: '10:00', end: '11:00' };
    const shown = await linked.browser.press(linked.move, same);
    expect(shown.path).toBe(`${linked.see}?done=unchanged`);
    expect(textOf(shown.html)).toContain('Rien n’a changé');
    expect(await revision()).toBe(1);
  });

  test('keeps what was typed when it cannot be had', async () => {
    await linked.browser.open(linked.move);
    const wish = { date: TUESDAY, start: '20:00', end: '21:00' };
    const { status, html } = await linked.browser.press(linked.move, wish);
    expect([status, textOf(html)]).toEqual([422, expect.stringContaining(OPENS)]);
    expect(html).toMatch(/name="end"[^>]* value="21:00"/);
  });

  test('says beside each field what is missing', async () => {
    await linked.browser.open(linked.move);
    const wish = { date: '', start: '9', end: '24:00' };
    const { status, html } = await linked.browser.press(linked.move, wish);
    expect(status).toBe(422);
    for (const field of ['date', 'start', 'end']) expect(html).toContain(`id="${field}-error"`);
  });
});

async function start(wish: object, network?: object): Promise<void> {
  await service.startAgain(network);
  linked = await linkedBooking(service, wish);
}

function choicesIn(html: string): string[] {
  return [...html.matchAll(/type="radio"[^>]* value="([^"]*)"/g)].map(([, value = '']) => value);
}

async function revision(): Promise<number> {
  const { body } = told(await linked.holder.get(`/api/v1/bookings/${linked.reference}`));
  return (body as { revision: number }).revision;
}

async function timeOf(): Promise<unknown[]> {
  const { body } = told(await linked.holder.get(`/api/v1/bookings/${linked.reference}`));
  const { start: from, status } = body as { start: string; status: string };
  return [from, status];
}
