import { mainOf, textOf } from '../booking-links/linked.js';
import { bookNow, weekdays } from '../bookings/rivals.js';
import { startService, type TestService } from '../support/service.js';
import { atBrowser, bookingsOf, formFor, waysIn, type AtBrowser } from './visiting.js';

let service: TestService;
let jeanne: AtBrowser;
beforeAll(async () => (service = await startService()));
beforeEach(async () => {
  jeanne = await atBrowser(service);
  date = days.shift() ?? '';
});
afterAll(() => service.close());

/** One for each test, so that none stands in another's way. */
const days = weekdays(15);
let date: string;

const FIGEAC = { telecentre: 'figeac', kind: 'desk' };
const DECAZEVILLE = { telecentre: 'decazeville', kind: 'desk' };

describe('« Mes choix, dans l’ordre »', () => {
  test('begin with what its address says, and are kept with its people and equipment', async () => {
    const { status, html } = await jeanne.browser.open(
      `/bookings/choices?telecentre=figeac&kind=office&date=${date}&halfDay=afternoon&people=2&equipment=wifi`,
    );
    expect(status).toBe(200);
    expect(html).toMatch(/<option value="figeac" selected/);
    expect(html.match(new RegExp(`value="${date}"`, 'g'))).toHaveLength(3);
    expect(formFor(jeanne.browser, '/bookings/choices').fields).toMatchObject({
      people: '2',
      equipment: 'wifi',
    });
  });

  test('become the first when it can be had', async () => {
    const { path, html } = await send([FIGEAC, DECAZEVILLE]);
    expect(path).toMatch(/\?done=booked$/);
    expect(textOf(html)).toContain('Figeac');
  });

  test.each([
    [2, 'votre deuxième choix', [FIGEAC]],
    [3, 'votre troisième choix', [FIGEAC, DECAZEVILLE]],
  ])('become choice %i when the others are taken, and the page says so', async (_, said, gone) => {
    for (const place of gone) await taken(place);
    const { html } = await send([FIGEAC, DECAZEVILLE, { ...FIGEAC, halfDay: 'afternoon' }]);
    expect(textOf(html)).toContain(`C’est réservé : c’est ${said}`);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('of which none can be had say why of each, wait for it in one press, and propose others', async () => {
    for (const place of [FIGEAC, DECAZEVILLE]) await taken(place);
    const { status, html } = await send([FIGEAC, DECAZEVILLE]);
    expect(status).toBe(409);
    const text = textOf(mainOf(html));
    expect(text).toContain('Aucun de vos choix n’est possible.');
    expect(text.match(/Me prévenir si une place se libère/g)).toHaveLength(2);
    expect(text).toContain('À la place, en un geste');
    expect(await bookingsOf(service, jeanne.member)).toEqual([]);
    const { path } = await jeanne.browser.press('/waitlist');
    expect(path).toBe('/waitlist?done=waiting');
  });

  test('pressed twice book once', async () => {
    await jeanne.browser.open('/bookings/choices');
    const { fields } = formFor(jeanne.browser, '/bookings/choices');
    const sent = { ...fields, ...numbered([FIGEAC, DECAZEVILLE]) };
    const answers = await Promise.all([1, 2, 3].map(() => jeanne.member.send('/bookings/choices', sent)));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(1);
  });

  test('are not booked beside what they have at that time already', async () => {
    await send([FIGEAC]);
    const { status, html } = await send([DECAZEVILLE]);
    expect(status).toBe(409);
    expect(textOf(mainOf(html))).toContain('Vous avez déjà une réservation à ce moment-là.');
    const [had, ...others] = await bookingsOf(service, jeanne.member);
    expect(others).toEqual([]);
    expect(mainOf(html)).toContain(`<a href="/bookings/${had?.reference}">`);
  });

  test.each([
    ['nothing chosen', [{ telecentre: '' }], 'Premier choix, télécentre'],
    ['a second choice without a day', [FIGEAC, { ...DECAZEVILLE, date: '' }], 'Sinon, jour'],
  ])('with %s are shown again with what is wrong', async (_, choices, said) => {
    const { status, html } = await send(choices);
    expect(status).toBe(422);
    expect(textOf(mainOf(html))).toContain(said);
  });

  test('are where the search leads, and the page of a place that has just been taken', async () => {
    const search = await jeanne.browser.open(`/search?near=figeac&date=${date}&halfDay=morning&kind=desk`);
    expect(waysIn(search.html)).toContain(`/bookings/choices?date=${date}&halfDay=morning&kind=desk`);
    await taken(FIGEAC);
    const wish = new URLSearchParams({ ...FIGEAC, date, halfDay: 'morning' }).toString();
    const { html } = await jeanne.browser.open(`/bookings/new?${wish}`);
    expect(waysIn(html)).toContainEqual(expect.stringMatching(/^\/bookings\/choices\?.*telecentre=figeac/));
  });
});

type Choice = Readonly<Record<string, string>>;

async function send(choices: readonly Choice[]): Promise<AtBrowser['browser']['shown']> {
  await jeanne.browser.open('/bookings/choices');
  return jeanne.browser.press('/bookings/choices', numbered(choices));
}

/** Without a word of it, in the morning of that day. */
function numbered(choices: readonly Choice[]): Record<string, string> {
  return Object.fromEntries(
    choices.flatMap((choice, index) =>
      Object.entries({ date, halfDay: 'morning', ...choice }).map(([name, value]) => [
        `${name}${index + 1}`,
        value,
      ]),
    ),
  );
}

async function taken(place: Choice): Promise<void> {
  const wish = { ...place, date, halfDay: 'morning' };
  expect(await bookNow(await service.member(), wish)).toMatchObject({ status: 201 });
}
