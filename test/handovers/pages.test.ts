import { textOf } from '../booking-links/linked.js';
import { startService, type Caller, type KnownCaller, type TestService } from '../support/service.js';
import { daysFrom, desk, hasBooked, holderOf } from './colleagues.js';

let service: TestService;
let jeanne: KnownCaller;
let paul: KnownCaller;
const nextDay = daysFrom(1);

beforeAll(async () => {
  service = await startService();
  jeanne = await service.visitor('jeanne@example.org');
  paul = await service.visitor('paul@example.org');
  await paul.post('/api/v1/colleagues', { email: jeanne.email });
});
afterAll(() => service.close());

const HTML = { accept: 'text/html' };

async function seen(who: Caller, path: string): Promise<string> {
  const answer = await who.get(path, HTML);
  return `${answer.status} ${textOf(String(answer.body))}`;
}

async function offerOf(reference: string, fields: Record<string, string>): Promise<string> {
  const sent = await jeanne.send('/handovers', { booking: reference, inExchangeFor: '', ...fields }, HTML);
  expect(sent.status).toBe(303);
  return String(sent.headers['location']).replace(/\?.*/, '');
}

describe('on pages', () => {
  test('a member offers a booking, the colleague presses once, and it is theirs', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const form = await jeanne.get(`/handovers/new?booking=${reference}`, HTML);
    // Those for whom she may book are proposed.
    expect(form.body).toContain('<option value="paul@example.org">paul</option>');
    const page = await offerOf(reference, { to: paul.email });
    expect(await seen(jeanne, `${page}?done=offered`)).toMatch(/^200 .*Si un membre a cette adresse/s);
    expect(await seen(jeanne, '/bookings')).toContain('Vous avez proposé une réservation à paul@example.org');
    const hers = String((await jeanne.get(`/bookings/${reference}`, HTML)).headers['location']);
    const offered = await jeanne.get(hers, HTML);
    expect(textOf(String(offered.body))).toMatch(/Proposée à paul@example.org jusqu’au \S+ \d+ \S+ à \d+\sh/);
    expect(offered.body).toContain(`href="${page}"`);
    expect(textOf(String(offered.body))).not.toContain('Céder ou échanger');
    expect(await seen(paul, '/bookings')).toContain('jeanne vous propose une réservation');
    expect(await seen(paul, page)).toMatch(
      /^200 .*jeanne vous propose une réservation.*Accepter.*Non merci/s,
    );

    const pressed = await paul.send(`${page}/acceptance`, {}, HTML);
    expect(pressed.headers['location']).toBe(`${page}?done=accepted`);
    expect(await seen(paul, `${page}?done=accepted`)).toContain('la réservation est à vous');
    expect(await seen(jeanne, page)).toContain('la réservation n’est plus à vous');
    expect(await seen(paul, '/bookings')).not.toContain('vous propose');
    expect(await holderOf(service, reference)).toBe(paul.email);
    // Whoever holds her link is told so, and nobody else; of the next holder, nothing.
    const told = /^410 .*Vous avez cédé cette réservation(?!.*paul)/s;
    expect(await seen(service.anybody, hers)).toMatch(told);
    expect(await seen(jeanne, `/bookings/${reference}`)).toMatch(told);
    const cut = await seen(service.anybody, hers.slice(0, -1) + (hers.endsWith('A') ? 'B' : 'A'));
    expect(cut).toMatch(/^410 .*Ce lien n’est plus valable/s);
    expect(await seen(await service.visitor(), `/bookings/${reference}`)).toMatch(/^404 /);
  });

  test('whoever has booked something else then is asked, and may have both', async () => {
    const date = nextDay();
    const reference = await hasBooked(jeanne, desk(date));
    await hasBooked(paul, { telecentre: 'aurillac', kind: 'office', date, halfDay: 'morning' });
    const page = await offerOf(reference, { to: paul.email });
    expect(await seen(paul, page)).toContain('Accepter quand même');
    expect((await paul.send(`${page}/acceptance`, {}, HTML)).status).toBe(409);
    expect((await paul.send(`${page}/acceptance`, { evenSo: 'yes' }, HTML)).status).toBe(303);
  });

  test('a swap shows the colleague both bookings, and whoever offers it only what they know', async () => {
    const [hers, his] = [await hasBooked(jeanne, desk(nextDay())), await hasBooked(paul, desk(nextDay()))];
    const page = await offerOf(hers, { to: paul.email, inExchangeFor: his.toLowerCase() });
    expect(await seen(paul, page)).toMatch(/vous propose un échange.*En échange de votre réservation/s);
    expect(await seen(jeanne, page)).toContain(`En échange de la réservation ${his}`);
    expect((await paul.send(`${page}/acceptance`, {}, HTML)).status).toBe(303);
    expect(await holderOf(service, his)).toBe(jeanne.email);
  });

  test('what is wrong is said beside its field, and what was typed stays', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const sent = await jeanne.send(
      '/handovers',
      { booking: reference, to: 'paul', inExchangeFor: 'x' },
      HTML,
    );
    expect(sent.status).toBe(422);
    expect(sent.body).toContain('value="paul"');
    const text = textOf(String(sent.body));
    expect(text).toContain('doit être une adresse électronique');
    expect(text).toContain('doit être une référence telle que K7DM-4T2P');
  });

  test('an offer can be declined, and withdrawn', async () => {
    const reference = await hasBooked(jeanne, desk(nextDay()));
    const first = await offerOf(reference, { to: paul.email });
    expect((await paul.send(`${first}/refusal`, {}, HTML)).status).toBe(303);
    expect(await seen(jeanne, first)).toContain('Votre collègue ne la prend pas');
    const second = await offerOf(reference, { to: paul.email });
    expect((await jeanne.send(`${second}/withdrawal`, {}, HTML)).status).toBe(303);
    expect(await seen(paul, second)).toContain('Cette proposition a été retirée');
    expect((await paul.send(`${second}/acceptance`, {}, HTML)).status).toBe(409);
  });

  test('whoever has not signed in is asked to, and a stranger finds nothing', async () => {
    const page = await offerOf(await hasBooked(jeanne, desk(nextDay())), { to: paul.email });
    const asked = await service.anybody.get(page, HTML);
    expect([asked.status, asked.headers['location']]).toEqual([
      303,
      expect.stringContaining(`/sign-in?to=${encodeURIComponent(page)}`),
    ]);
    expect((await (await service.visitor()).get(page, HTML)).status).toBe(404);
  });
});
