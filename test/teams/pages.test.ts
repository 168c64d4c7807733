import { mainOf, textOf } from '../booking-links/linked.js';
import { bookNow } from '../bookings/rivals.js';
import {
  atBrowser,
  bookingsOf,
  formFor,
  signedIn,
  waysIn,
  type AtBrowser,
} from '../booking-pages/visiting.js';
import { hostOf } from '../support/hosts.js';
import { startService, type TestService } from '../support/service.js';
import { daysFrom, VILLAGES } from './villages.js';

let service: TestService;
let jeanne: AtBrowser;
let then: { readonly date: string; readonly halfDay: string };
const nextDay = daysFrom('2026-11-24');
beforeAll(async () => {
  service = await startService({ network: VILLAGES });
});
beforeEach(async () => {
  [jeanne, then] = [await atBrowser(service), nextDay()];
});
afterAll(() => service.close());

const DESKS_AND_ROOM = {
  telecentre: 'vic',
  desks: '3',
  room: 'meeting_room',
  people: '',
  title: 'Atelier carte',
};

describe('the form for a team', () => {
  test('is filled in with what its address says', async () => {
    const { status, html } = await jeanne.browser.open(
      `/teams/new?telecentre=vic&date=${then.date}&halfDay=morning&desks=4`,
    );
    expect(status).toBe(200);
    expect(html).toContain(`value="${then.date}"`);
    expect(html).toMatch(/<option value="vic" selected/);
    expect(html).toMatch(/name="desks"[^>]*value="4"|value="4"[^>]*name="desks"/);
  });

  test('books all of it in one press, and shows every place by its name', async () => {
    const { path, html } = await send(DESKS_AND_ROOM);
    expect(path).toMatch(/^\/teams\/[\w-]{36}\?done=made$/);
    const text = textOf(mainOf(html));
    for (const said of [
      'Atelier carte',
      'Les postes sont côte à côte.',
      'Open space 1',
      'Open space 2',
      'Open space 3',
      'Petite salle',
    ])
      expect(text).toContain(said);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(4);
  });

  test('pressed twice books once', async () => {
    await jeanne.browser.open('/teams/new');
    const { fields } = formFor(jeanne.browser, '/teams');
    const sent = { ...fields, ...DESKS_AND_ROOM, ...then };
    const answers = await Promise.all([1, 2].map(() => jeanne.member.send('/teams', sent)));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
    expect(await bookingsOf(service, jeanne.member)).toHaveLength(4);
  });

  test('says where there is room for the whole team when there is not enough, and one press books that', async () => {
    for (const desk of [1, 2, 3, 4, 5, 6]) await taken(`vic-open-${desk}`);
    const { status, html } = await send(DESKS_AND_ROOM);
    expect(status).toBe(409);
    const text = textOf(mainOf(html));
    expect(text).toContain('Il n’y a pas assez de place pour toute l’équipe');
    expect(text).toContain('3 postes : 2 libres');
    expect(text).toContain('De la place pour toute l’équipe');
    expect(await bookingsOf(service, jeanne.member)).toEqual([]);
    const { path } = await jeanne.browser.press('/teams');
    expect(path).toMatch(/done=made$/);
    expect(await bookingsOf(service, jeanne.member)).toMatchObject([
      { start: `${then.date} 14:00:00` },
      {},
      {},
      {},
    ]);
  });

  test.each([
    ['a single place', { desks: '1', room: '' }, 'au moins deux postes'],
    ['no telecentre', { telecentre: '' }, 'Télécentre'],
    ['a day that is none', { date: 'demain' }, 'Jour'],
    ['too many', { desks: '12' }, 'au plus 12 places'],
  ])('with %s is shown again with what is wrong', async (_, change, said) => {
    const { status, html } = await send({ ...DESKS_AND_ROOM, ...change });
    expect(status).toBe(422);
    expect(textOf(mainOf(html))).toContain(said);
    expect(html).toContain('Atelier carte');
  });

  test('in the past says why not', async () => {
    const { status, html } = await send({ ...DESKS_AND_ROOM, date: '2026-11-02' });
    expect(status).toBe(422);
    expect(textOf(mainOf(html))).toContain('passé');
  });
});

describe('the page of a team', () => {
  test('leads to each of its bookings, and cancels all of it', async () => {
    const { html, path } = await send(DESKS_AND_ROOM);
    expect(waysIn(html).filter((way) => way.endsWith('/cancellation'))).toHaveLength(4);
    const page = path.replace('?done=made', '');
    const after = await jeanne.browser.press(`${page}/cancellation`);
    expect(after.path).toBe(`${page}?done=cancelled`);
    expect(textOf(after.html)).toContain('C’est annulé.');
    expect(new Set((await bookingsOf(service, jeanne.member)).map(({ status }) => status))).toEqual(
      new Set(['cancelled']),
    );
  });

  test('is where « Mes réservations » leads from the one card of all its places', async () => {
    const { path } = await send(DESKS_AND_ROOM);
    const { html } = await jeanne.browser.open('/bookings');
    const page = path.replace('?done=made', '');
    expect(waysIn(html).filter((way) => way === page)).toHaveLength(1);
    expect(textOf(mainOf(html))).toContain('Open space 1, Open space 2, Open space 3, Petite salle');
  });

  test('shows the host whose team it is, and asks them for a reason', async () => {
    const { path } = await send(DESKS_AND_ROOM);
    const page = path.replace('?done=made', '');
    const host = await hostOf(service, 'vic');
    const browser = signedIn(service, host);
    expect(waysIn((await browser.open(`/telecentres/vic/day?date=${then.date}`)).html)).toContain(page);
    expect(textOf((await browser.open(page)).html)).toContain(jeanne.member.email.split('@')[0]);
    const refused = await browser.press(`${page}/cancellation`);
    expect([refused.status, textOf(refused.html)]).toEqual([
      400,
      expect.stringContaining('la personne qui devait venir la lira'),
    ]);
    const done = await browser.press(`${page}/cancellation`, { reason: 'Coupure d’eau' });
    expect(done.path).toBe(`${page}?done=cancelled`);
  });

  test('is nothing to anybody else', async () => {
    const { path } = await send(DESKS_AND_ROOM);
    const stranger = await atBrowser(service);
    expect(await stranger.browser.open(path)).toMatchObject({ status: 404 });
  });
});

test('Who looks for several desks is led to the form for a team', async () => {
  const { status, html } = await jeanne.browser.open(
    `/search?kind=desk&people=3&date=${then.date}&halfDay=morning`,
  );
  expect(status).toBe(422);
  expect(waysIn(html)).toContain(`/teams/new?date=${then.date}&halfDay=morning&desks=3`);
  expect(waysIn((await jeanne.browser.open('/telecentres/vic')).html)).toContain('/teams/new?telecentre=vic');
});

async function send(fields: Record<string, string>): Promise<AtBrowser['browser']['shown']> {
  await jeanne.browser.open('/teams/new');
  return jeanne.browser.press('/teams', { ...then, ...fields });
}

async function taken(resource: string): Promise<void> {
  expect(await bookNow(await service.member(), { resource, ...then })).toMatchObject({ status: 201 });
}
