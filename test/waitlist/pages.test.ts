import { textOf } from '../booking-links/linked.js';
import { newBookingPath } from '../../src/booking-forms/wish.js';
import { atBrowser, confirmedOf, signedIn, wish, type AtBrowser } from '../booking-pages/visiting.js';
import { bookingPath, bookNow, weekdays } from '../bookings/rivals.js';
import { tell } from '../notifications/telling.js';
import { browserAt, formsOf, type Browser } from '../support/browser.js';
import {
  MONDAY_MORNING,
  startService,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';
import { offerOf, serve, standing } from './waiting.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.clock.set(MONDAY_MORNING));
afterEach(async () => expect(await service.doctor()).toEqual([]));
afterAll(() => service.close());

const dates = weekdays(12);
let people = 0;

interface World {
  readonly date: string;
  readonly owner: KnownCaller;
  readonly booking: Answer;
  readonly jeanne: AtBrowser;
}

/** Jeanne looks for the only desk of Figeac on a morning on which somebody else has it. */
async function takenMorning(): Promise<World> {
  const date = dates.shift() ?? '';
  const owner = await service.member(`owner-${String(++people)}@example.org`);
  const booking = await bookNow(owner, { resource: 'fig-desk', date, halfDay: 'morning' });
  return { date, owner, booking, jeanne: await atBrowser(service, `jeanne-${String(people)}@example.org`) };
}

async function inLine(): Promise<World> {
  const world = await takenMorning();
  await world.jeanne.browser.open(newBookingPath(wish({ time: { date: world.date, halfDay: 'morning' } })));
  await world.jeanne.browser.press('/waitlist');
  return world;
}

async function offered(): Promise<World> {
  const world = await inLine();
  await world.owner.post(`${bookingPath(world.booking)}/cancellation`);
  await serve(service);
  return world;
}

test('where a place is taken, one press waits for it, and the page tells the place in line', async () => {
  const { jeanne } = await inLine();
  expect(jeanne.browser.shown.path).toBe('/waitlist?done=waiting');
  const text = textOf(jeanne.browser.shown.html);
  expect(text).toContain('Vous êtes dans la file.');
  expect(text).toContain('Vous êtes en tête de la file');
  expect(textOf((await jeanne.browser.open('/bookings')).html)).toContain(
    'Vous attendez qu’une place se libère',
  );
});

test('a search that finds the telecentre full waits in one press as well', async () => {
  const { date, jeanne } = await takenMorning();
  await jeanne.browser.open(`/search?near=figeac&kind=desk&date=${date}&halfDay=morning`);
  await jeanne.browser.press('/waitlist');
  expect(jeanne.browser.shown.path).toBe('/waitlist?done=waiting');
  await pressOn(jeanne.browser, /\/waitlist\/.+\/withdrawal/);
  expect(textOf(jeanne.browser.shown.html)).toContain('Vous n’attendez aucune place.');
});

test('what has become free meanwhile can be booked at once', async () => {
  const { date, owner, booking, jeanne } = await takenMorning();
  const path = newBookingPath(wish({ time: { date, halfDay: 'morning' } }));
  await jeanne.browser.open(path);
  await owner.post(`${bookingPath(booking)}/cancellation`);
  await jeanne.browser.press('/waitlist');
  expect(jeanne.browser.shown.path).toBe(path);
});

test('an offer stands first, until when it waits, and is taken with one press', async () => {
  const { jeanne } = await offered();
  expect(textOf((await jeanne.browser.open('/bookings')).html)).toContain('est libre pour vous : répondez');
  const { html } = await jeanne.browser.open('/waitlist');
  expect(textOf(html)).toContain('Gardée pour vous jusqu’au lundi 23 novembre à 13 h');
  await pressOn(jeanne.browser, /\/offers\/.+\/acceptance/);
  expect(await confirmedOf(service, jeanne.member)).toMatchObject([{ resource: 'fig-desk' }]);
});

test('who says no is in line no more; who answered too late is told so, and gets back in line with one press', async () => {
  const first = await offered();
  await first.jeanne.browser.open('/waitlist');
  await pressOn(first.jeanne.browser, /\/offers\/.+\/refusal/);
  expect(textOf(first.jeanne.browser.shown.html)).toContain('la place n’est plus gardée pour vous');

  const { jeanne, date } = await offered();
  await jeanne.browser.open('/waitlist');
  const stale = signedIn(service, jeanne.member);
  await stale.open('/waitlist');
  service.clock.set('2026-11-23T13:00:00+01:00');
  await serve(service);
  await bookNow(await service.member(), { resource: 'fig-desk', date, halfDay: 'morning' });
  expect((await pressOn(stale, /\/offers\/.+\/acceptance/)).status).toBe(409);
  expect(textOf(stale.shown.html)).toContain('Le délai pour accepter est passé');
  await stale.press('/waitlist');
  expect(await standing(jeanne.member)).toBe('waiting 1');
});

test('an offer on the list of bookings shows what can be done with it, and no other way', async () => {
  const { jeanne } = await offered();
  const { html } = await jeanne.browser.open('/bookings');
  const ways = [...html.matchAll(/<a href="([^"]+)" aria-label="([^,]+), /g)].map(([, , label]) => label);
  expect(ways).toEqual(['Prendre cette place', 'Non merci']);
  expect(textOf(html)).toContain('en attente de votre réponse');
  const { reference } = await offerOf(jeanne.member);
  const form = textOf((await jeanne.browser.open(`/bookings/${reference}/completion`)).html);
  expect(form).not.toContain('Place précise');
  expect(form).toContain('Prendre cette place');
  const page = textOf((await jeanne.browser.open(`/bookings/${reference}`)).html);
  expect(page).toMatch(/Place proposée : .*à Figeac/);
  expect(page).not.toMatch(/Votre réservation du|Confirmer|Répéter/);
});

test('a mail offers the place, and one press behind its link takes it without signing in', async () => {
  const { jeanne } = await offered();
  const mails = (await tell(service)).filter(({ to }) => to === jeanne.member.email);
  expect(mails.map(({ kind }) => kind)).toEqual(['waitlist-offer']);
  const [mail] = mails;
  expect(mail?.letter.subject).toMatch(/^Pour vous jusqu’à 13\sh\s: poste à Figeac, /);
  expect(mail?.letter.text).toMatch(/Sans\sréponse d’ici là, elle est proposée à la personne suivante/);
  expect(mail?.expiresAt?.toISOString()).toBe('2026-11-23T12:00:00.000Z');
  const { reference } = await offerOf(jeanne.member);
  const link = /\/booking\/[\w-]+/.exec(mail?.letter.text ?? '')?.[0] ?? '';
  const phone = browserAt(service.url);
  await phone.open(link);
  expect(await confirmedOf(service, jeanne.member)).toEqual([]);
  await phone.press(`${link}/confirmation`);
  expect(await confirmedOf(service, jeanne.member)).toMatchObject([{ reference }]);
  const kinds = (await tell(service)).filter(({ to }) => to === jeanne.member.email).map(({ kind }) => kind);
  expect(kinds).toEqual(['waitlist-offer', 'booking-confirmed']);
});

test('a mail is not written once the offer has been answered', async () => {
  const { jeanne } = await offered();
  await jeanne.browser.open('/waitlist');
  await pressOn(jeanne.browser, /\/offers\/.+\/refusal/);
  expect((await tell(service)).filter(({ to }) => to === jeanne.member.email)).toEqual([]);
});

test('hosts see how many wait, and nobody’s name', async () => {
  const { date, jeanne } = await inLine();
  const host = await atBrowserAsHost();
  const text = textOf((await host.open(`/telecentres/figeac/day?date=${date}`)).html);
  expect(text).toContain('Dans la file d’attente : matin, 1 personne');
  expect(text).not.toContain(jeanne.member.email);
});

async function atBrowserAsHost() {
  const member = await service.visitor('host@example.org', {
    grants: [{ role: 'host', telecentre: 'figeac' }],
  });
  return signedIn(service, member);
}

/** The one button of this sort on the page. */
function pressOn(browser: Browser, sort: RegExp): Promise<Browser['shown']> {
  return browser.press(
    formsOf(browser.shown.html).find(({ action }) => sort.test(action))?.action ?? String(sort),
  );
}
