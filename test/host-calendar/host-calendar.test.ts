import { bookNow, referenceOf } from '../bookings/rivals.js';
import { browserAt } from '../support/browser.js';
import { hostOf } from '../support/hosts.js';
import { newestLetter } from '../support/mail.js';
import {
  startService,
  TUESDAY,
  type Answer,
  type KnownCaller,
  type TestService,
} from '../support/service.js';

let service: TestService;
let host: KnownCaller;
let jeanne: KnownCaller;
beforeAll(async () => {
  service = await startService();
});
beforeEach(async () => {
  await service.startAgain();
  host = await hostOf(service, 'aurillac');
  jeanne = await service.visitor('jeanne@example.org');
});
afterAll(() => service.close());

const WEDNESDAY = '2026-11-25';
const MORNING = { resource: 'aur-b1', date: TUESDAY, halfDay: 'morning' };
const WEEK = `/telecentres/aurillac/week?date=${TUESDAY}`;
const MONTH = `/telecentres/aurillac/month?date=${TUESDAY}`;

describe('the week', () => {
  test('is places by half-days: who is there, what is free, what is shut', async () => {
    await service.database.query(`update account set name = 'Zoé <i>Ł</i> 🚲' where id = $1`, [
      jeanne.account,
    ]);
    const reference = await booked();
    await bookNow(host, {
      ...MORNING,
      halfDay: 'afternoon',
      hold: true,
      for: { guest: { name: 'Marc Fabre' } },
    });
    const html = await page(WEEK);
    const cells = cellsOf(html, 'Bureau 1');
    expect(cells.slice(0, 5)).toEqual([
      'libre',
      'libre',
      'Zoé &lt;i>Ł&lt;/i> 🚲',
      'Marc Fabre gardé',
      'libre',
    ]);
    expect(cells).toHaveLength(10);
    expect(html).toContain(`href="/host/bookings/${reference}"`);
    expect(html.match(/<th scope="colgroup"/g)).toHaveLength(5);
  });

  test('says why nobody can be there, and that the doors are shut', async () => {
    await service.database.query(
      `insert into closure (telecentre_id, local_start, local_end, period, reason)
select id, $1::timestamp, $2::timestamp, tstzrange($1::timestamp at time zone 'Europe/Paris', $2::timestamp at time zone 'Europe/Paris'),
  'Chaudière en panne' from telecentre where slug = 'aurillac'`,
      [`${TUESDAY}T00:00`, `${WEDNESDAY}T00:00`],
    );
    await service.database.query('update network set version = version + 1');
    const html = await page(WEEK);
    expect(cellsOf(html, 'Bureau 1').slice(1, 5)).toEqual([
      'libre',
      'fermé (Chaudière en panne)',
      'fermé (Chaudière en panne)',
      'libre',
    ]);
    expect(cellsOf(await page('/telecentres/aurillac/week?date=2026-11-11'), 'Bureau 1').slice(4, 6)).toEqual(
      ['fermé', 'fermé'],
    );
  });

  test('goes on to the next and back to the one before, from any of its days', async () => {
    const html = await page('/telecentres/aurillac/week?date=2026-11-29');
    expect(html).toContain('<h1>Semaine du lundi 23 novembre</h1>');
    expect(html).toContain('href="/telecentres/aurillac/week?date=2026-11-16"');
    expect(html).toContain('href="/telecentres/aurillac/week?date=2026-11-30"');
    expect(html).toContain('data-changes="/telecentres/aurillac/day/changes"');
  });

  test('remembers whose names were seen', async () => {
    await booked();
    await page(WEEK);
    expect(await readings()).toEqual([{ subject: 'jeanne@example.org', place: 'aurillac' }]);
  });
});

describe('the month', () => {
  test('says how full each half-day is, and nobody’s name', async () => {
    await booked();
    const html = await page(MONTH);
    expect(html).toContain('<h1>Novembre\u00a02026</h1>');
    const tuesday = /date=2026-11-24">.*?<\/td>/s.exec(html)?.[0] ?? '';
    expect(tuesday).toContain('8 libres sur 9');
    expect(tuesday).toContain('9 libres sur 9');
    expect(html).not.toContain('jeanne');
    expect(await readings()).toEqual([]);
  });

  test('says of a closing that it is one, and below why and until when', async () => {
    const close = (from: string, to: string): Promise<Answer> =>
      host.post('/api/v1/closures', { telecentre: 'aurillac', from, to, reason: 'Chaudière en panne' });
    await close(TUESDAY, TUESDAY);
    await close(`${WEDNESDAY}T10:00`, `${WEDNESDAY}T14:00`);
    const html = (await page(MONTH)).replaceAll(/[\u00a0\u2060]/g, ' ');
    const dayOf = (date: string): string => new RegExp(`date=${date}">.*?</td>`, 's').exec(html)?.[0] ?? '';
    expect(dayOf(TUESDAY).match(/<span>fermé</g)).toHaveLength(2);
    expect(dayOf(WEDNESDAY).match(/<span>fermé en partie</g)).toHaveLength(2);
    for (const day of [TUESDAY, WEDNESDAY]) expect(dayOf(day)).not.toContain('complet');
    expect(html).toContain('<li>Fermé le mardi 24 novembre. Chaudière en panne</li>');
    expect(html).toContain('<li>Fermé le mercredi 25 novembre de 10 h à 14 h. Chaudière en panne</li>');
  });

  test('shows the public holiday as shut, and leads to days, weeks and other months', async () => {
    const html = await page('/telecentres/aurillac/month?date=2026-12-31');
    expect(html).toContain('<h1>Décembre\u00a02026</h1>');
    expect(/date=2026-12-25">.*?<\/td>/s.exec(html)?.[0]).toContain('fermé');
    for (const href of ['month?date=2026-11-01', 'month?date=2027-01-01', 'week?date=2026-12-28'])
      expect(html).toContain(`href="/telecentres/aurillac/${href}"`);
  });
});

describe('week and month', () => {
  test('show beside the table who was booked when the doors are now shut', async () => {
    const reference = referenceOf(await bookNow(jeanne, MORNING));
    await service.database.query(
      `update telecentre set opening = jsonb_set(opening, '{week,tue}', '{"segments": [], "noon": null}') where slug = 'aurillac'`,
    );
    await service.database.query('update network set version = version + 1');
    const week = String((await host.get(WEEK)).body);
    expect(/<section class="only-wide outside-hours">.*?<\/section>/s.exec(week)?.[0]).toContain(reference);
    expect(String((await host.get(MONTH)).body)).toContain('1 hors horaires');
  });

  test.each([WEEK, MONTH])('%s: to those who do not receive people there, there is nothing', async (path) => {
    expect((await jeanne.get(path)).status).toBe(404);
    expect((await host.get(path.replace('aurillac', 'figeac'))).status).toBe(404);
    expect((await host.get(path.replace('aurillac', 'nowhere'))).status).toBe(404);
    expect((await host.get(path.replace(TUESDAY, 'soon'))).status).toBe(404);
  });
});

describe('after signing in', () => {
  test.each([
    ['host@example.org', '/host'],
    ['jeanne@example.org', '/'],
  ])('%s begins at %s', async (email, first) => {
    expect((await signIn(email, '/sign-in')).shown.path).toBe(first);
  });

  test('whoever wanted to go elsewhere goes there', async () => {
    expect((await signIn('host@example.org', '/sign-in?to=%2Fbookings')).shown.path).toBe('/bookings');
  });

  test('hosts have a way to their day, first of all, and others do not', async () => {
    const first = /<nav aria-label="Navigation principale"><ul><li><a href="([^"]*)"/;
    expect(first.exec(await page('/'))?.[1]).toBe('/host');
    expect(first.exec(String((await jeanne.get('/')).body))?.[1]).toBe('/search');
  });
});

async function signIn(email: string, from: string): Promise<ReturnType<typeof browserAt>> {
  const browser = browserAt(service.url);
  await browser.open(from);
  await browser.press('/sign-in', { email });
  const [link = ''] = (await newestLetter(service, email)).links;
  const { pathname } = new URL(link);
  await browser.open(pathname);
  await browser.press(pathname);
  return browser;
}

async function page(path: string): Promise<string> {
  const answer = await host.get(path);
  expect(answer.status).toBe(200);
  return String(answer.body);
}

/** Of the row of this place, as it is read. */
function cellsOf(html: string, place: string): string[] {
  const row = new RegExp(`<th scope="row">${place}</th>(.*?)</tr>`, 's').exec(html)?.[1] ?? '';
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    cell.replaceAll(/<[^>]+>/g, '').trim(),
  );
}

async function booked(wish: object = {}): Promise<string> {
  return referenceOf(await bookNow(jeanne, { ...MORNING, ...wish }));
}

async function readings(): Promise<unknown[]> {
  return service.database.query(
    `select s.email as subject, e.place from audit_entry e join account s on s.pseudonym = e.subject where e.action = 'record.read'`,
  );
}
