import { Notifications } from '../../src/notifications/notifications.js';
import { textOf } from '../booking-links/linked.js';
import { browserAt, type Browser } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import { TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { answerTo, ask, openHouse, peopleOf, saidIn, storyOf, type World } from './asking.js';

let service: TestService;
let world: World;
beforeAll(async () => (service = await openHouse()));
beforeEach(async () => {
  await service.startAgain();
  world = await peopleOf(service);
});
afterAll(() => service.close());

const REQUESTS = '/telecentres/vic/requests';

describe('the page of requests', () => {
  test('shows what waits, with who asks, the message and until when', async () => {
    await ask(world.jeanne, { message: 'Nous serons trois.' });
    const page = textOf((await browserOf(world.host).open(REQUESTS)).html);
    for (const said of ['jeanne', 'Nous serons trois.', 'Salle conseil', 'Répondez avant'])
      expect(page).toContain(said);
  });

  test('agrees by one press, and says so', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.host);
    await browser.open(REQUESTS);
    const { html, path } = await browser.press(`${REQUESTS}/${reference}`, { decision: 'approve' });
    expect(path).toBe(`${REQUESTS}?done=approved`);
    expect(textOf(html)).toContain('acceptée');
    expect(await storyOf(world, reference)).toEqual(['requested', 'confirmed']);
  });

  test('declines with a word on the page that the mail leads to, which writes nothing by being looked at', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.host);
    await browser.open(`${REQUESTS}/${reference}?decision=decline`);
    expect(await storyOf(world, reference)).toEqual(['requested']);
    const { html } = await browser.press(`${REQUESTS}/${reference}`, {
      decision: 'decline',
      word: 'Conseil municipal',
    });
    expect(textOf(html)).toContain('Conseil municipal');
    expect(await storyOf(world, reference)).toEqual(['requested', 'declined']);
  });

  test('says what was decided when another host was quicker, and who it was', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.otherHost);
    await browser.open(`${REQUESTS}/${reference}`);
    await answerTo(world.host, reference, 'approve');
    const { status, html } = await browser.press(`${REQUESTS}/${reference}`, { decision: 'decline' });
    expect(status).toBe(409);
    expect(textOf(html)).toContain('Cette demande est acceptée');
    expect(textOf(html)).toContain('par host');
    expect(await storyOf(world, reference)).toEqual(['requested', 'confirmed']);
  });

  test('keeps what was typed when the word is too long', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.host);
    await browser.open(`${REQUESTS}/${reference}`);
    const word = 'x'.repeat(301);
    const { status, html } = await browser.press(`${REQUESTS}/${reference}`, { decision: 'approve', word });
    expect([status, html.includes(word)]).toEqual([422, true]);
    expect(await storyOf(world, reference)).toEqual(['requested']);
  });

  test('shows the telephone of whoever asks, when they have said it', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.host);
    expect((await browser.open(`${REQUESTS}/${reference}`)).html).not.toContain('href="tel:');
    await world.service.database.query(`update account set phone = '06 12 34 56 78' where id = $1`, [
      world.jeanne.account,
    ]);
    expect((await browser.open(`${REQUESTS}/${reference}`)).html).toContain('href="tel:0612345678"');
  });

  test('of another telecentre is not there, nor a request under the name of another place', async () => {
    const reference = await ask(world.jeanne);
    const elsewhere = await world.service.visitor('elsewhere@example.org', {
      grants: [{ role: 'host', telecentre: 'ailleurs' }],
    });
    expect((await elsewhere.get(REQUESTS)).status).toBe(404);
    expect((await elsewhere.get(`${REQUESTS}/${reference}`)).status).toBe(404);
    expect((await world.host.get(`/telecentres/ailleurs/requests/${reference}`)).status).toBe(404);
  });
});

describe('whoever asks', () => {
  const WISH = `telecentre=vic&resource=conseil&date=${TUESDAY}&halfDay=morning`;

  test('presses a button that says so, and reads that it waits', async () => {
    const browser = browserOf(world.jeanne);
    const { html: asked } = await browser.open(`/bookings/new?${WISH}`);
    expect(textOf(asked)).toContain('Demander');
    const { html, path } = await browser.press('/bookings');
    expect(path).toContain('done=requested');
    expect(textOf(html)).toContain('en attente de l’accord de l’accueil');
    expect(textOf(html)).not.toContain('Confirmer la réservation');
    expect(textOf((await browser.open('/bookings')).html)).toContain('en attente de l’accord de l’accueil');
  });

  test('reads that it is a request while it waits, and a booking with the host’s word once it is agreed to', async () => {
    const reference = await ask(world.jeanne);
    const browser = browserOf(world.jeanne);
    expect(textOf((await browser.open(`/bookings/${reference}`)).html)).toContain(
      'Votre demande du mardi 24',
    );
    await answerTo(world.host, reference, 'approve', 'Passez prendre la clé en mairie');
    const agreed = textOf((await browser.open(`/bookings/${reference}`)).html);
    expect(agreed).toContain('Votre réservation du mardi 24');
    expect(agreed).toMatch(/Mot de l’accueil\s+Passez prendre la clé en mairie/);
  });

  test('adds a word for the host, which makes no booking of it', async () => {
    const browser = browserOf(world.jeanne);
    await browser.open(`/bookings/new?${WISH}`);
    const { path: see } = await browser.press('/bookings');
    const completion = `${see.split('?')[0] ?? ''}/completion`;
    await browser.open(completion);
    const { html } = await browser.press(completion, { message: 'Nous serons trois.' });
    expect(textOf(html)).toContain('Nous serons trois.');
    expect(textOf(html)).toContain('en attente de l’accord');
  });

  test('asking twice at once has asked once', async () => {
    const browser = browserOf(world.jeanne);
    for (let press = 0; press < 2; press++) {
      await browser.open(`/bookings/new?${WISH}`);
      if (browser.shown.html.includes('action="/bookings"')) await browser.press('/bookings');
    }
    const [row] = await world.service.database.query<{ count: number }>(
      'select count(*)::int as count from booking',
    );
    expect(row?.count).toBe(1);
  });
});

describe('a request that is declined', () => {
  let reference: string;
  beforeEach(async () => {
    reference = await ask(world.jeanne);
    await world.service.app.get(Notifications).tellDue();
    await answerTo(world.host, reference, 'decline', 'Conseil municipal');
  });

  test('is shown to whoever asked, by its address and by the link of the mail that had said it waits', async () => {
    const { links } = await newestLetter(world.service, 'jeanne@example.org');
    const mailed = links.find((link) => link.includes('/booking/'));
    const { headers } = await world.jeanne.get(`/bookings/${reference}`);
    for (const path of [String(headers['location']), new URL(mailed ?? '').pathname]) {
      const { status, html } = await browserAt(world.service.url).open(path);
      expect(status).toBe(200);
      expect(textOf(html)).toContain('Conseil municipal');
    }
  });

  test('is no booking that could be taken back', async () => {
    const { status, body } = saidIn(await world.jeanne.post(`/api/v1/bookings/${reference}/restoration`));
    expect([status, body.type]).toEqual([409, expect.stringContaining('wrong-state')]);
  });
});

function browserOf(visitor: KnownCaller & { readonly session?: string }): Browser {
  const browser = browserAt(world.service.url);
  browser.cookies.set('telecentre_session', visitor.session ?? '');
  return browser;
}
