import { textOf } from '../booking-links/linked.js';
import { desks, networkOf, room } from '../bookings/places.js';
import { bookNow } from '../bookings/rivals.js';
import { startService, TUESDAY, type TestService } from '../support/service.js';
import {
  atBrowser,
  bookingsOf,
  confirmedOf,
  formFor,
  holdOnPage,
  signedIn,
  waysIn,
  wish,
  type AtBrowser,
} from './visiting.js';

const VIC = {
  slug: 'vic',
  resources: [desks('poste', 3), room('petite', {}, { capacity: 4 }), room('grande', {}, { capacity: 12 })],
};
const ROOM = wish({ where: { telecentre: 'vic', kind: 'meeting_room' }, people: 3 });
const DESK = wish({ where: { telecentre: 'vic', kind: 'desk' } });

let service: TestService;
let jeanne: AtBrowser;
beforeAll(async () => {
  service = await startService({ network: networkOf(VIC) });
});
beforeEach(async () => {
  await service.startAgain();
  jeanne = await atBrowser(service, 'jeanne@example.org');
});
afterEach(async () => {
  expect(await service.doctor()).toEqual([]);
});
afterAll(() => service.close());

describe('saying more', () => {
  test('keeps the place meanwhile, says until when, and books what was filled in', async () => {
    const { status, path, html } = await holdOnPage(jeanne.browser, ROOM);
    expect([status, path]).toEqual([200, expect.stringMatching(/^\/booking\/[\w-]+\/completion$/)]);
    expect(textOf(html)).toContain('Cette place vous est gardée jusqu’à 9 h 10');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'held', resource: 'petite' }]);

    const done = await jeanne.browser.press(path, { title: 'Point d’équipe', people: '10', place: 'best' });
    expect(done.path).toBe(path.replace('/completion', '?done=booked'));
    expect(textOf(done.html)).toContain('C’est réservé');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([
      { status: 'confirmed', resource: 'grande', title: 'Point d’équipe', people: 10 },
    ]);
  });

  test('takes the place that was chosen by hand among those that are free, the held one included', async () => {
    await bookNow(await service.member(), { resource: 'poste-2', date: TUESDAY, halfDay: 'morning' });
    const { path, html } = await holdOnPage(jeanne.browser, DESK);
    expect(optionsIn(html)).toEqual(['best', 'poste-1', 'poste-3']);
    await jeanne.browser.press(path, { place: 'poste-3' });
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([
      { status: 'confirmed', resource: 'poste-3' },
    ]);
  });

  test.each<[string, Record<string, string>, RegExp, string]>([
    ['more people than any place seats', { people: '40', place: 'best' }, /id="people-error"/, 'au plus'],
    ['more people than the chosen place seats', { people: '9', place: 'petite' }, /id="people-error"/, '4'],
    ['no number', { people: 'trois' }, /id="people-error"/, 'nombre'],
    ['a place that there is not', { place: 'nulle-part' }, /id="place-error"/, 'toujours'],
    ['a title that is too long', { title: 'x'.repeat(201) }, /id="title-error"/, '200'],
  ])('says beside its field what is wrong, and the place stays kept: %s', async (_, typed, beside, why) => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    const { status, html } = await jeanne.browser.press(path, { title: 'Bilan', people: '3', ...typed });
    expect([status, html]).toEqual([422, expect.stringMatching(beside)]);
    expect(textOf(html)).toContain(why);
    expect(html).toContain(`value="${typed['title'] ?? 'Bilan'}"`);
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'held', resource: 'petite' }]);
  });

  test('says so when the place chosen by hand was taken meanwhile, and keeps the first', async () => {
    const { path } = await holdOnPage(jeanne.browser, DESK);
    await bookNow(await service.member(), { resource: 'poste-3', date: TUESDAY, halfDay: 'morning' });
    const { status, html } = await jeanne.browser.press(path, { title: 'Bilan', place: 'poste-3' });
    expect([status, textOf(html)]).toEqual([422, expect.stringContaining('Cette place vient d’être prise.')]);
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'held', resource: 'poste-1' }]);
    expect((await jeanne.browser.press(path, { title: 'Bilan' })).path).toContain('?done=booked');
  });

  test('sent twice at once is one booking, and both lead to it', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    const fields = { title: 'Bilan', people: '10', place: 'best' };
    const answers = await Promise.all([1, 2, 3].map(() => jeanne.member.send(path, fields)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'confirmed', title: 'Bilan' }]);
    // And opened once more later, it is what it is.
    expect((await jeanne.browser.open(path)).path).not.toContain('/completion');
  });

  test('loses nothing that was typed when the session ends in the middle', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    await service.database.query('delete from session where account_id = $1', [jeanne.member.account]);
    const { html } = await jeanne.browser.press(path, { title: 'Bilan', people: '3' });
    expect(textOf(html)).toContain('C’est réservé');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'confirmed', title: 'Bilan' }]);
  });

  test('keeps what was typed, and does nothing yet, from a session that was opened meanwhile in another tab', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    const { session } = await service.visitor('jeanne@example.org');
    jeanne.browser.cookies.set('telecentre_session', session);
    const { status, html } = await jeanne.browser.press(path, { title: 'Bilan' });
    expect([status, textOf(html)]).toEqual([422, expect.stringContaining('Rien n’est encore confirmé')]);
    expect(html).toContain('value="Bilan"');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'held', title: null }]);
    // With the token of the new session.
    expect((await jeanne.browser.press(path, { title: 'Bilan' })).path).toContain('?done=booked');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'confirmed', title: 'Bilan' }]);
  });

  test('can be given up: the place is free at once', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    const { html } = await jeanne.browser.press(path.replace('/completion', '/cancellation'));
    expect(textOf(html)).toContain('La place est rendue.');
    expect(textOf(html)).not.toContain('La réservation est annulée');
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([{ status: 'cancelled' }]);
  });
});

describe('a place that was kept too long', () => {
  test('is told as given back, with what was typed, and is had again with one press', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    service.clock.advanceMinutes(11);
    const { status, html } = await jeanne.browser.press(path, { title: 'Point d’équipe', people: '3' });
    expect([status, textOf(html)]).toEqual([
      409,
      expect.stringContaining('Le délai pour confirmer est passé'),
    ]);
    expect(textOf(html)).toContain('Votre objet est gardé : Point d’équipe');

    const again = path.replace('/completion', '/hold');
    const before = jeanne.browser.shown;
    const next = await jeanne.browser.press(again);
    expect(next.path).toMatch(/\/completion$/);
    expect(next.html).toContain('value="Point d’équipe"');
    jeanne.browser.shown = before;
    expect((await jeanne.browser.press(again)).path).toBe(next.path);
    expect((await jeanne.browser.press(next.path, { title: 'Point d’équipe' })).path).toContain(
      '?done=booked',
    );
    expect(await confirmedOf(service, jeanne.member)).toHaveLength(1);
  });

  test('that somebody else has taken since, is told with others', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    service.clock.advanceMinutes(11);
    const rival = await service.member();
    for (const resource of ['petite', 'grande'])
      await bookNow(rival, { resource, date: TUESDAY, halfDay: 'morning' });
    const { html } = await jeanne.browser.open(path);
    expect(textOf(html)).toContain('La place a été rendue');
    expect(html.match(/<li data-offer=/g)?.length).toBeGreaterThan(0);
    expect((await jeanne.member.send(path.replace('/completion', '/hold'), {})).status).toBe(409);
  });
});

describe('holds of one person', () => {
  test('at the same place and time are one', async () => {
    const { path } = await holdOnPage(jeanne.browser, ROOM);
    expect((await holdOnPage(signedIn(service, jeanne.member), ROOM)).path).toBe(path);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('pressed twenty times at once are one', async () => {
    await jeanne.browser.open(newPath());
    const { fields } = formFor(jeanne.browser, '/bookings/holds');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => jeanne.member.send('/bookings/holds', { ...fields })),
    );
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('at the same time elsewhere give way to the newest, and never stand in its way', async () => {
    await service.startAgain(networkOf({ slug: 'vic', resources: [desks('poste', 1)] }));
    jeanne = await atBrowser(service, 'jeanne@example.org');
    await holdOnPage(jeanne.browser, DESK);
    const day = { ...DESK, time: { date: TUESDAY, halfDay: 'day' as const } };
    // The page that asks sees the place as taken: by their own hold.
    const { fields } = formFor(jeanne.browser, jeanne.browser.shown.path);
    const sent = await jeanne.member.send('/bookings/holds', {
      formToken: fields['formToken'] ?? '',
      telecentre: 'vic',
      kind: 'desk',
      ...day.time,
    });
    expect(sent.status).toBe(303);
    const statuses = (await bookingsOf(service, jeanne.member)).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['cancelled', 'held']);
  });

  test('are three at the most', async () => {
    for (const date of ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'])
      await holdOnPage(jeanne.browser, { ...DESK, time: { date, halfDay: 'morning' } });
    const held = (await bookingsOf(service, jeanne.member)).filter(({ status }) => status === 'held');
    expect(held).toHaveLength(3);
    expect(held.at(-1)?.start).toContain('2026-11-30');
  });

  test('are found again by going back: the place is kept, not taken', async () => {
    const { path } = await holdOnPage(jeanne.browser, DESK);
    await bookNow(await service.member(), { resource: 'poste-2', date: TUESDAY, halfDay: 'morning' });
    await bookNow(await service.member(), { resource: 'poste-3', date: TUESDAY, halfDay: 'morning' });
    const { html } = await jeanne.browser.open(newPath());
    expect(textOf(html)).toContain('Cette place vous est déjà gardée.');
    const way = waysIn(html).find((one) => one.endsWith('/completion')) ?? '';
    expect((await jeanne.browser.open(way)).path).toBe(path);
    await jeanne.browser.open(newPath());
    expect((await jeanne.browser.press('/bookings')).path).toContain('?done=booked');
    expect(await confirmedOf(service, jeanne.member)).toMatchObject([{ resource: 'poste-1' }]);
  });

  test('become the booking of that place at that time', async () => {
    await holdOnPage(jeanne.browser, DESK);
    await jeanne.browser.open(newPath());
    expect((await jeanne.browser.press('/bookings')).path).toContain('?done=booked');
    const statuses = (await bookingsOf(service, jeanne.member)).map(({ status }) => status);
    expect(statuses).toEqual(['confirmed']);
  });
});

test('the form of somebody else’s place is nowhere', async () => {
  await holdOnPage(jeanne.browser, DESK);
  const [held] = await bookingsOf(service, jeanne.member);
  const { member } = await atBrowser(service, 'paul@example.org');
  expect((await member.get(`/bookings/${held?.reference ?? ''}/completion`)).status).toBe(404);
  expect((await jeanne.member.get(`/bookings/${held?.reference ?? ''}/completion`)).status).toBe(303);
});

function newPath(): string {
  return '/bookings/new?telecentre=vic&kind=desk&date=2026-11-24&halfDay=morning';
}

function optionsIn(html: string): string[] {
  return [...html.matchAll(/<option value="([^"]*)"/g)].map(([, value = '']) => value);
}
