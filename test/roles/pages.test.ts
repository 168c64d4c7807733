import { browserAt, formsOf, type Browser } from '../support/browser.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { administrator, coordinator, grantIn, GRANTS, grantOf, grantsSeenBy, host } from './grants.js';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});
beforeEach(() => service.startAgain());
afterAll(() => service.close());

/** The clock stands on Monday 23 November 2026, 9 h. */
const WEEK = { email: 'nina@example.org', from: '2026-11-24', until: '2026-11-30' };

describe('a host', () => {
  let hugo: KnownCaller;
  let browser: Browser;
  let loan: string;
  beforeEach(async () => {
    hugo = await host(service, 'figeac', 'hugo@example.org');
    await host(service, 'figeac', 'lea@example.org');
    await host(service, 'decazeville', 'max@example.org');
    browser = openAs(hugo);
    loan = `/roles/${await grantOf(service, hugo)}/loan`;
  });

  test('sees who else is host at the telecentre, and nobody elsewhere', async () => {
    const { status, html } = await browser.open('/roles');
    expect(status).toBe(200);
    expect(html).toContain('Maison de l’emploi de Figeac');
    expect(html).toContain('lea@example.org');
    expect(html).not.toContain('max@example.org');
    expect(html).not.toContain('pépinière Chrysalis');
    expect(html).not.toContain('/roles/new');
  });

  test('lends the role to a neighbour, and takes it back', async () => {
    await browser.open('/roles');
    expect(linksIn(browser)).toContain(loan);
    await browser.open(loan);
    const lent = await browser.press(loan, WEEK);
    expect([lent.status, lent.path]).toEqual([200, '/roles?done=lent']);
    expect(noticeIn(browser)).toContain('votre rôle est prêté');
    expect(lent.html).toContain('Rôle prêté par hugo, du mardi 24 novembre 2026 au lundi 30 novembre 2026');
    const back = `/roles/${await loanOf('nina@example.org')}/revocation`;
    expect(linksIn(browser)).toContain(back);

    await browser.open(back);
    expect(browser.shown.html).toContain('nina@example.org');
    expect(await loansSeenBy(hugo)).toHaveLength(1);
    const ended = await browser.press(back);
    expect([ended.status, ended.path]).toEqual([200, '/roles?done=ended']);
    expect(await loansSeenBy(hugo)).toEqual([]);
    expect(historyIn(browser)).toMatch(
      /Rôle retiré à nina@example\.org par hugo.*Rôle prêté à nina@example\.org par hugo/s,
    );
  });

  test('who presses twice to take a loan back is told the same', async () => {
    const { id } = grantIn(await hugo.post(`${GRANTS}/${await grantOf(service, hugo)}/loans`, WEEK));
    await browser.open(`/roles/${id}/revocation`);
    const asked = browser.shown;
    await browser.press(`/roles/${id}/revocation`);
    browser.shown = asked;
    expect(await browser.press(`/roles/${id}/revocation`)).toMatchObject({
      status: 200,
      path: '/roles?done=ended',
    });
  });

  test('is told at the field what cannot be read, and finds again what was typed', async () => {
    await browser.open(loan);
    const { status, html } = await browser.press(loan, { ...WEEK, email: 'nina', until: '2026-11-23' });
    expect(status).toBe(422);
    expect(wrongAt(html, 'email')).toContain('doit être une adresse électronique');
    expect(html).toContain('value="nina"');
    expect(html).toContain('value="2026-11-24"');
  });

  test.each([
    ['the days come in the wrong order', { until: '2026-11-23' }, 'until', 'ne peut pas venir avant'],
    ['it begins in the past', { from: '2026-11-20' }, 'from', 'ne peut pas commencer avant aujourd’hui'],
    ['it lasts too long', { until: '2027-06-30' }, 'until', 'pour 90\u00a0jours au plus'],
    ['it is for oneself', { email: 'hugo@example.org' }, 'email', 'est la vôtre'],
  ])('is told at the field when %s', async (_, wrong, field, words) => {
    await browser.open(loan);
    const { status, html } = await browser.press(loan, { ...WEEK, ...wrong });
    expect(status).toBe(422);
    expect(wrongAt(html, field)).toContain(words);
    expect(await loansSeenBy(hugo)).toEqual([]);
  });

  test('cannot lend on what is borrowed, and is not offered to', async () => {
    await hugo.post(`${GRANTS}/${await grantOf(service, hugo)}/loans`, { ...WEEK, from: '2026-11-23' });
    const nina = await service.visitor('nina@example.org');
    const borrower = openAs(nina);
    await borrower.open('/roles');
    const own = `/roles/${await grantOf(service, nina)}`;
    expect(linksIn(borrower)).toContain(`${own}/revocation`);
    expect(linksIn(borrower)).not.toContain(`${own}/loan`);
    expect((await borrower.open(`${own}/loan`)).status).toBe(409);
    expect((await borrower.open(loan)).status).toBe(404);
  });

  test('who gives up the last role is thanked, and shown no way back', async () => {
    const own = `/roles/${await grantOf(service, hugo)}/revocation`;
    await browser.open(own);
    const { status, html } = await browser.press(own);
    expect(status).toBe(200);
    expect(html).toContain('Ce rôle n’est plus le vôtre');
    expect(linksIn(browser)).not.toContain('/roles');
    expect((await browser.open('/roles')).status).toBe(404);
  });
});

describe('a coordinator', () => {
  let lot: KnownCaller;
  let browser: Browser;
  beforeEach(async () => {
    lot = await coordinator(service, '46');
    await host(service, 'aurillac', 'lea@example.org');
    await coordinator(service, '15');
    browser = openAs(lot);
  });

  test('of the Lot does not see the people of the Cantal', async () => {
    const { html } = await browser.open('/roles');
    expect(html).toContain('coordinator-46@example.org');
    expect(html).not.toContain('lea@example.org');
    expect(html).not.toContain('coordinator-15@example.org');
    expect(html).not.toContain('Aurillac</h3>');
  });

  test('appoints a host, and revokes the role', async () => {
    await browser.open('/roles');
    const way = '/roles/new?role=host&telecentre=figeac';
    expect(linksIn(browser)).toContain(way);
    await browser.open(way);
    const granted = await browser.press('/roles', { email: 'Jeanne@example.org' });
    expect([granted.status, granted.path]).toEqual([200, '/roles?done=granted']);
    expect(granted.html).toContain('jeanne@example.org');
    expect(granted.html).toContain('Ne s’est pas encore connecté ici');
    await browser.open(way);
    expect((await browser.press('/roles', { email: 'jeanne@example.org' })).path).toBe(
      '/roles?done=unchanged',
    );

    const [appointed] = await grantsSeenBy(lot, '?telecentre=figeac');
    const revocation = `/roles/${appointed?.id ?? ''}/revocation`;
    expect(linksIn(browser)).toContain(revocation);
    await browser.open(revocation);
    expect((await browser.press(revocation)).path).toBe('/roles?done=ended');
    expect(await grantsSeenBy(lot, '?telecentre=figeac')).toEqual([]);
  });

  test('is offered neither roles of her own rank nor telecentres of others, and finds no page for them', async () => {
    await browser.open('/roles');
    const offered = linksIn(browser).filter((link) => link.startsWith('/roles/new'));
    expect(offered).toEqual(['/roles/new?role=host&telecentre=figeac']);
    for (const made of [
      'role=host&telecentre=aurillac',
      'role=coordinator&department=46',
      'role=administrator',
      'role=host',
    ])
      expect((await browser.open(`/roles/new?${made}`)).status).toBe(404);
    await browser.open('/roles/new?role=host&telecentre=figeac');
    const foreign = { telecentre: 'aurillac', email: 'jeanne@example.org' };
    expect((await browser.press('/roles', foreign)).status).toBe(404);
    expect(await service.database.query("select from account where email like 'jeanne%'")).toEqual([]);
  });

  test('reads in the history that a loan ended with the role it was lent from, and by whom', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    await hugo.post(`${GRANTS}/${await grantOf(service, hugo)}/loans`, WEEK);
    service.clock.advanceMinutes(1);
    const revocation = `/roles/${await grantOf(service, hugo)}/revocation`;
    await browser.open(revocation);
    await browser.press(revocation);
    const history = historyIn(browser);
    expect(history).toContain('Rôle retiré à hugo par coordinator-46');
    expect(history).toContain('Rôle retiré à nina@example.org par coordinator-46');
    expect(history.indexOf('retiré')).toBeLessThan(history.indexOf('prêté'));
  });

  test('is told at the field that an address cannot be one', async () => {
    await browser.open('/roles/new?role=host&telecentre=figeac');
    const { status, html } = await browser.press('/roles', { email: 'jeanne' });
    expect(status).toBe(422);
    expect(wrongAt(html, 'email')).toContain('doit être une adresse électronique');
    expect(formsOf(html).find(({ action }) => action === '/roles')?.fields).toMatchObject({
      role: 'host',
      telecentre: 'figeac',
    });
  });

  test('reads English when she has asked for it', async () => {
    await service.database.query("update account set language = 'en' where id = $1", [lot.account]);
    expect((await browser.open('/roles')).html).toContain('Appoint a host');
  });
});

describe('an administrator', () => {
  let ada: KnownCaller;
  let browser: Browser;
  beforeEach(async () => {
    ada = await administrator(service);
    browser = openAs(ada);
  });

  test.each([
    ['role=coordinator&department=15', { email: 'jeanne@example.org' }],
    ['role=administrator', { email: 'jeanne@example.org' }],
    ['role=employer_manager', { email: 'jeanne@example.org', employer: '732 829 320 00074' }],
  ])('appoints every rank: %s', async (office, fields) => {
    await browser.open('/roles');
    expect(linksIn(browser)).toContain(`/roles/new?${office}`);
    await browser.open(`/roles/new?${office}`);
    const { path, html } = await browser.press('/roles', fields);
    expect(path).toBe('/roles?done=granted');
    expect(html).toContain('jeanne@example.org');
  });

  test('is told at the field that a SIRET is none', async () => {
    await browser.open('/roles/new?role=employer_manager');
    const { status, html } = await browser.press('/roles', { email: 'a@example.org', employer: '123' });
    expect(status).toBe(422);
    expect(wrongAt(html, 'employer')).toContain('SIRET');
  });

  test('who is the last one is told why the role stays', async () => {
    const own = `/roles/${await grantOf(service, ada)}/revocation`;
    await browser.open(own);
    const { status, html } = await browser.press(own);
    expect(status).toBe(409);
    expect(html).toMatch(/role="alert">C’est le dernier administrateur du réseau\. Nommez d’abord/);
    expect((await browser.open('/roles')).status).toBe(200);
  });

  test('sees a name that looks like markup as the person has written it', async () => {
    const eve = await host(service, 'figeac', 'eve@example.org');
    await service.database.query('update account set name = $2 where id = $1', [
      eve.account,
      '<script>alert("1")</script>',
    ]);
    const { html } = await browser.open('/roles');
    expect(html).toContain('&lt;script>alert(');
    expect(html).not.toContain('<script>');
    await browser.open(`/roles/${await grantOf(service, eve)}/revocation`);
    expect(browser.shown.html).not.toContain('<script>');
  });
});

function openAs({ session }: KnownCaller & { session?: string }): Browser {
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', session ?? '');
  return browser;
}

function linksIn({ shown }: Browser): string[] {
  return [...shown.html.matchAll(/ href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'));
}

function noticeIn({ shown }: Browser): string {
  return /role="status">([^<]*)</.exec(shown.html)?.[1] ?? '';
}

function historyIn({ shown }: Browser): string {
  return /<details>.*<\/details>/s.exec(shown.html)?.[0] ?? '';
}

/** What stands beside a field as wrong with it. */
function wrongAt(html: string, field: string): string {
  return new RegExp(`id="${field}-error" class="wrong">([^<]*)<`).exec(html)?.[1] ?? '';
}

async function loansSeenBy(caller: KnownCaller): Promise<unknown[]> {
  return (await grantsSeenBy(caller)).filter(({ lentBy }) => lentBy !== null);
}

async function loanOf(email: string): Promise<string> {
  const [loan] = await service.database.query<{ id: string }>(
    'select g.id from role_grant g join account a on a.id = g.account_id where a.email = $1',
    [email],
  );
  return loan?.id ?? '';
}
