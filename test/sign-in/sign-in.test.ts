import { SessionsService } from '../../src/accounts/sessions.service.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { SignInLinksService } from '../../src/sign-in/sign-in-links.service.js';
import { mainOf } from '../booking-links/linked.js';
import { openPostOffice } from '../outbox/post-office.js';
import { everythingStored } from '../platform/stored.js';
import { browserAt, formsOf } from '../support/browser.js';
import { newestLetter } from '../support/mail.js';
import { told } from '../platform/problem-document.js';
import { startService, type TestService } from '../support/service.js';
import { askForLink, linkFor, PROFILE, signIn } from './signing-in.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());
/** Each test comes a day later: what the limits remember of the one before is over. */
beforeEach(() => service.clock.advanceMinutes(24 * 60));

describe('signing in', () => {
  test('goes by a mail through a real mail server, a button, a name and the rules', async () => {
    const office = await openPostOffice();
    const mailing = await startService({ smtpUrl: office.url });
    try {
      const browser = browserAt(mailing.url);
      await askForLink(browser, 'Jeanne@Example.org', '/account');
      expect(browser.shown.path).toBe('/sign-in/sent?to=%2Faccount');
      expect(browser.shown.html).not.toContain('/mailbox');
      await mailing.app.get(MailWorker).sendDue();
      const [mail] = office.arrived;
      expect(mail?.to?.[0]?.address).toBe('jeanne@example.org');
      expect(mail?.subject).toBe('Votre lien pour vous connecter');
      const link = /http\S+\/sign-in\/link\/\S+/.exec(mail?.text ?? '')?.[0] ?? '';
      expect(mail?.html).toContain(link);

      await browser.open(link);
      expect(browser.shown.html).toContain('j…e@example.org');
      expect(browser.cookies.size).toBe(0);
      await browser.press(new URL(link).pathname);
      expect(browser.shown.path).toBe('/welcome?to=%2Faccount');
      await browser.press('/welcome', PROFILE);
      expect(browser.shown.path).toBe('/account');
      expect(browser.shown.html).toContain('Jeanne Cantaloube');
    } finally {
      await mailing.close();
      await office.close();
    }
  });

  test('the second time asks for nothing but the link', async () => {
    await signIn(service, 'again@example.org');
    const browser = browserAt(service.url);
    await askForLink(browser, 'again@example.org', '/house-rules');
    await browser.open(await linkFor(service, 'again@example.org'));
    await browser.press(browser.shown.path);
    expect(browser.shown.path).toBe('/house-rules');
  });

  test('is answered the same for a known and an unknown address', async () => {
    await signIn(service, 'known@example.org');
    const answers = [];
    for (const email of ['known@example.org', 'unknown@example.org']) {
      const answer = await service.anybody.send('/sign-in', { email, to: '/' });
      const { date: _, ...headers } = answer.headers;
      answers.push({ ...answer, headers, took: 0 });
    }
    expect(answers[0]).toEqual(answers[1]);
    await expect(newestLetter(service, 'unknown@example.org')).resolves.toBeDefined();
  });

  test('makes no account before the button is pressed', async () => {
    await service.anybody.send('/sign-in', { email: 'only-asked@example.org' });
    const accounts = 'select from account where email = $1';
    expect(await service.database.query(accounts, ['only-asked@example.org'])).toHaveLength(0);
  });

  test('speaks the language of the browser, in the mail too', async () => {
    await service.anybody.send('/sign-in', { email: 'english@example.org' }, { 'accept-language': 'en' });
    expect((await newestLetter(service, 'english@example.org')).text).toContain('Here is the link');
  });

  test.each([
    ['', 'doit être une adresse électronique'],
    ['nobody', 'doit être une adresse électronique'],
    ['a@b', 'doit être une adresse électronique'],
    ['two@example.org, three@example.org', 'doit être une adresse électronique'],
    ['x@example.org\r\nBcc: y@example.org', 'doit être une adresse électronique'],
  ])('needs an address that is one: %j', async (email, why) => {
    const before = await everythingStored(service.database);
    const { status, body } = told(await service.anybody.send('/sign-in', { email }));
    expect(status).toBe(422);
    expect(body).toContain(why);
    expect(body).toContain('aria-invalid="true"');
    expect(await everythingStored(service.database)).toEqual(before);
  });
});

describe('the sign-in page', () => {
  const at = async (to: string, prefix = '', headers: Record<string, string> = {}) =>
    String((await service.anybody.get(`${prefix}/sign-in?to=${encodeURIComponent(to)}`, headers)).body);

  test.each([
    ['/bookings/new?telecentre=montmurat&kind=desk&date=2026-11-24', 'Votre choix pour le mardi 24 novembre'],
    ['/en/bookings/new?date=2026-11-24', 'la place n’est pas gardée d’ici là'],
    ['/bookings/new?date=2026-02-30', 'Votre choix vous attend après la connexion'],
    ['/bookings/ABCD-EFGH/completion', 'Votre réservation vous attend après la connexion'],
  ])('says what awaits whoever goes on to %s', async (to, words) => {
    expect(await at(to)).toContain(words);
  });

  test('says it in English, and nothing of the kind to whoever goes nowhere in particular', async () => {
    const english = await at('/en/bookings/new?date=2026-11-24', '/en');
    expect(english).toContain('Your choice for Tuesday 24 November awaits you');
    for (const to of ['/', '/account', '/bookings', '//evil.example/bookings/new'])
      expect(await at(to)).not.toContain('vous attend');
  });

  test('says that an address is enough, and that a session has ended to whoever had one', async () => {
    const ended = 'Votre session est terminée';
    expect(await at('/')).toContain('Ni mot de passe, ni compte à créer d’abord');
    expect(await at('/')).not.toContain(ended);
    const { session } = await service.visitor('ended@example.org');
    const headers = { cookie: `telecentre_session=${session}` };
    expect(await at('/', '', headers)).not.toContain(ended);
    service.clock.advanceMinutes(31 * 24 * 60);
    expect(await at('/', '', headers)).toContain(ended);
  });
});

describe('a link', () => {
  test('asked for at an address in English stays in English: mail, button, name and rules', async () => {
    const browser = browserAt(service.url);
    const email = 'prefixed@example.org';
    await browser.open(`/en/sign-in?to=${encodeURIComponent('/bookings/new?date=2026-11-24')}`);
    await browser.press('/en/sign-in', { email });
    const { text, links } = await newestLetter(service, email);
    expect(text).toContain('Here is the link');
    const link = links.find((one) => one.startsWith(`${service.url}/en/sign-in/link/`)) ?? '';

    // Opened where mails are read: another browser, that would rather have French.
    const other = browserAt(service.url);
    await other.open(link, { 'accept-language': 'fr' });
    expect(other.shown.html).toContain('<h1>One more step</h1>');
    await other.press(new URL(link).pathname);
    expect(other.shown.path).toMatch(/^\/en\/welcome\?/);
    expect(other.shown.html).toContain('<option value="en" selected>English</option>');
    expect(other.shown.html).toContain('Right after, you book');
    await other.press('/en/welcome', { ...PROFILE, language: 'en' });
    expect(other.shown.path).toBe('/en/bookings/new?date=2026-11-24');
  });

  test('used in the browser of somebody else leaves nothing there that was kept for them', async () => {
    const links = service.app.get(SignInLinksService);
    const former = await service.visitor('former@example.org');
    const own = await former.send(await links.pathFor('former@example.org', 'fr'), {});
    expect([own.status, own.headers['clear-site-data']]).toEqual([303, undefined]);
    const again = await service.visitor('former@example.org');
    const others = await again.send(await links.pathFor('next@example.org', 'fr'), {});
    expect([others.status, others.headers['clear-site-data']]).toEqual([303, '"storage"']);
    const fresh = await service.anybody.send(await links.pathFor('next@example.org', 'fr'), {});
    expect(fresh.headers['clear-site-data']).toBeUndefined();
  });

  test('is not used up by being looked at, as mail scanners do', async () => {
    const path = await service.app.get(SignInLinksService).pathFor('scanned@example.org', 'fr');
    for (let look = 0; look < 3; look++) expect((await service.anybody.get(path)).status).toBe(200);
    expect((await service.anybody.send(path, {})).status).toBe(303);
  });

  test('works once', async () => {
    const path = await service.app.get(SignInLinksService).pathFor('once@example.org', 'fr');
    expect((await service.anybody.send(path, {})).headers['set-cookie']).toBeDefined();
    const second = await service.anybody.send(path, {});
    expect([second.status, second.headers['set-cookie']]).toEqual([410, undefined]);
    expect((await service.anybody.get(path)).status).toBe(410);
  });

  test('gives one session when it is used twice at the same time', async () => {
    for (let round = 0; round < 10; round++) {
      const path = await service.app.get(SignInLinksService).pathFor('twice@example.org', 'fr');
      const answers = await Promise.all(Array.from({ length: 8 }, () => service.anybody.send(path, {})));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410, 410, 410]);
    }
    const sessions = 'select from session s join account a on a.id = s.account_id where a.email = $1';
    expect(await service.database.query(sessions, ['twice@example.org'])).toHaveLength(10);
  });

  test('works for a quarter of an hour and not a moment longer', async () => {
    const links = service.app.get(SignInLinksService);
    const [inTime, late] = [
      await links.pathFor('in-time@example.org', 'fr'),
      await links.pathFor('late@example.org', 'fr'),
    ];
    service.clock.advanceMinutes(14.99);
    expect((await service.anybody.send(inTime, {})).status).toBe(303);
    service.clock.advanceMinutes(0.02);
    expect((await service.anybody.send(late, {})).status).toBe(410);
  });

  test('that never arrived, or was found too late, is asked for again without forgetting where to', async () => {
    const browser = browserAt(service.url);
    await askForLink(browser, 'slow@example.org', '/search?near=figeac');
    const again = 'href="/sign-in?to=%2Fsearch%3Fnear%3Dfigeac"';
    expect(browser.shown.html).toContain(again);
    const link = await linkFor(service, 'slow@example.org');
    service.clock.advanceMinutes(16);
    const late = await browser.open(link);
    expect([late.status, late.html.includes(again)]).toEqual([410, true]);
    const unknown = await browser.open(`/sign-in/link/${'x'.repeat(43)}`);
    expect(unknown.html).toContain('<a class="button" href="/sign-in">');
  });

  test('that somebody else prepared is asked for again for no other site', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example']) {
      const { status, html } = await browserAt(service.url).open(
        `/sign-in/sent?to=${encodeURIComponent(to)}`,
      );
      expect([to, status]).toEqual([to, 200]);
      expect(mainOf(html)).toContain('href="/sign-in">');
      expect(mainOf(html)).not.toContain('evil');
    }
  });

  test('takes the others of its address with it when it is used, and nobody else’s', async () => {
    const links = service.app.get(SignInLinksService);
    const [first, second] = [
      await links.pathFor('several@example.org', 'fr'),
      await links.pathFor('several@example.org', 'fr'),
    ];
    const neighbours = await links.pathFor('neighbour@example.org', 'fr');
    expect((await service.anybody.send(second, {})).status).toBe(303);
    expect((await service.anybody.send(first, {})).status).toBe(410);
    expect((await service.anybody.send(neighbours, {})).status).toBe(303);
  });

  test('gives one session when all those of an address are used at the same time', async () => {
    const links = service.app.get(SignInLinksService);
    for (let round = 0; round < 10; round++) {
      const paths = await Promise.all(
        Array.from({ length: 8 }, () => links.pathFor('at-once@example.org', 'fr')),
      );
      const answers = await Promise.all(paths.map((path) => service.anybody.send(path, {})));
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410, 410, 410]);
    }
  });

  test('holds 256 random bits, of which the database knows only the SHA-256', async () => {
    await service.anybody.send('/sign-in', { email: 'bits@example.org' });
    const token = (await linkFor(service, 'bits@example.org')).split('/').at(-1) ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(JSON.stringify(await everythingStored(service.database))).not.toContain(token);
  });

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    'javascript:alert(1)',
    '/%09/evil.example',
  ])('leads nowhere but to our own pages: %s', async (to) => {
    const browser = await signIn(service, 'redirect@example.org');
    for (const path of [`/sign-in?to=${encodeURIComponent(to)}`, `/signed-in?to=${encodeURIComponent(to)}`]) {
      const { headers, body } = told(
        await service.anybody.get(path, {
          accept: 'text/html',
          cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        }),
      );
      const target = String(headers['location'] ?? formsOf(String(body))[0]?.fields['to']);
      expect(new URL(target, service.url).origin).toBe(new URL(service.url).origin);
    }
    service.clock.advanceMinutes(24 * 60);
  });
});

describe('asking for links without end', () => {
  test('for one address sends a handful of mails, however many ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, index) =>
        service.anybody.post(
          '/api/v1/sign-in-links',
          { email: 'flooded@example.org' },
          { 'x-test': String(index) },
        ),
      ),
    );
    for (const { status } of answers) expect([202, 429]).toContain(status);
    // Five, and the one that is left to somebody in whose name others ask.
    const mails = "select from outgoing_mail where kind = 'sign-in' and recipient = 'flooded@example.org'";
    const sent = (await service.database.query(mails)).length;
    expect([5, 6]).toContain(sent);
  });

  test('from one source ends too, whatever the addresses', async () => {
    const statuses = [];
    for (let index = 0; index < 70; index++) {
      const email = `source-${index}@example.org`;
      statuses.push((await service.anybody.post('/api/v1/sign-in-links', { email })).status);
    }
    expect(statuses.filter((status) => status === 202)).toHaveLength(60);
    service.clock.advanceMinutes(15);
    const again = await service.anybody.post('/api/v1/sign-in-links', { email: 'later@example.org' });
    expect(again.status).toBe(202);
  });

  test('tells a person how long to wait, on a page', async () => {
    const ask = (count: number) =>
      service.anybody.send('/sign-in', { email: `patient+${count}@example.org` });
    for (let count = 0; count < 5; count++) await ask(count);
    const { status, headers, body } = told(await ask(5));
    expect(status).toBe(429);
    expect(headers['content-type']).toContain('text/html');
    expect(body).toMatch(/Réessayez dans \d+\u00a0minutes?\./);
  });
});

describe('asking in the name of somebody else', () => {
  test('without end does not lock them out: they have a link, and get no more of them', async () => {
    const email = 'chosen@example.org';
    for (let index = 0; index < 8; index++) {
      const answer = await service.anybody.post('/api/v1/sign-in-links', { email });
      expect(answer.status).toBe(202);
    }
    const browser = browserAt(service.url);
    await askForLink(browser, email);
    expect(browser.shown.path).toBe('/sign-in/sent');
    const mails = 'select from outgoing_mail where recipient = $1';
    expect(await service.database.query(mails, [email])).toHaveLength(5);
    await browser.open(await linkFor(service, email));
    await browser.press(browser.shown.path);
    expect(browser.cookies.has('telecentre_session')).toBe(true);
  });

  test('by other spellings of their address, or all day long, leaves them a link whenever they have none', async () => {
    const email = 'besieged@example.org';
    for (let index = 0; index < 25; index++)
      await service.anybody.post('/api/v1/sign-in-links', { email: `besieged+${index}@example.org` });
    for (let quarter = 0; quarter < 8; quarter++) {
      const asked = Array.from({ length: 20 }, () =>
        service.anybody.post('/api/v1/sign-in-links', { email }),
      );
      for (const { status } of await Promise.all(asked)) expect(status).toBe(202);
      expect((await service.anybody.get(await linkFor(service, email))).status).toBe(200);
      service.clock.advanceMinutes(15);
    }
    // Twenty a day, the tagged ones among them, and then one for each quarter of an hour.
    const mails = 'select from outgoing_mail where recipient = $1';
    expect((await service.database.query(mails, [email])).length).toBeLessThanOrEqual(24);
  });

  test('with one spelling after the other of their address fills their mailbox no more than with one', async () => {
    const statuses = [];
    for (let index = 0; index < 8; index++) {
      const email = `spelt+${index}@example.org`;
      statuses.push((await service.anybody.post('/api/v1/sign-in-links', { email })).status);
    }
    expect(statuses).toEqual([202, 202, 202, 202, 202, 429, 429, 429]);
  });

  test('from one IPv6 connection ends, however many addresses it has', async () => {
    const behindProxy = await startService({ trustProxy: '127.0.0.1' });
    try {
      const statuses = [];
      for (let index = 1; index <= 62; index++) {
        const from = { 'x-forwarded-for': `2001:db8:1:2::${index.toString(16)}` };
        const email = `six-${index}@example.org`;
        statuses.push((await behindProxy.anybody.post('/api/v1/sign-in-links', { email }, from)).status);
      }
      expect(statuses.filter((status) => status === 202)).toHaveLength(60);
      const neighbour = { 'x-forwarded-for': '2001:db8:1:3::1' };
      const email = 'next-door@example.org';
      const answer = await behindProxy.anybody.post('/api/v1/sign-in-links', { email }, neighbour);
      expect(answer.status).toBe(202);
    } finally {
      await behindProxy.close();
    }
  });
});

describe('a session', () => {
  test('is a cookie that script cannot read and foreign pages do not send', async () => {
    const path = await service.app.get(SignInLinksService).pathFor('cookie@example.org', 'fr');
    const cookie = String((await service.anybody.send(path, {})).headers['set-cookie']);
    expect(cookie).toMatch(
      /^telecentre_session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test('behind HTTPS is sent over HTTPS only, and cannot be planted by a neighbouring host', async () => {
    const secure = await startService({ publicUrl: 'https://reserver.example.org' });
    try {
      const path = await secure.app.get(SignInLinksService).pathFor('tls@example.org', 'fr');
      const cookie = String((await secure.anybody.send(path, {})).headers['set-cookie']);
      expect(cookie).toMatch(/^__Host-telecentre_session=.*; Secure/);
    } finally {
      await secure.close();
    }
  });

  test('slides: used within thirty days it goes on, unused it ends', async () => {
    const visitor = await service.visitor();
    service.clock.advanceMinutes(29 * 24 * 60);
    const used = await visitor.get('/api/v1/sessions');
    expect(used.status).toBe(200);
    expect(String(used.headers['set-cookie'])).toContain('Max-Age=2592000');
    service.clock.advanceMinutes(29 * 24 * 60);
    expect((await visitor.get('/api/v1/sessions')).status).toBe(200);
    service.clock.advanceMinutes(30 * 24 * 60);
    expect((await visitor.get('/api/v1/sessions')).status).toBe(401);
  });

  test('is listed, and closed from another device at once', async () => {
    const phone = await service.visitor('devices@example.org');
    const desktop = await service.visitor('devices@example.org');
    const { body } = told(await desktop.get('/api/v1/sessions'));
    const sessions = (body as { sessions: { id: string; current: boolean }[] }).sessions;
    expect(sessions.map(({ current }) => current).sort()).toEqual([false, true]);
    const other = sessions.find(({ current }) => !current)?.id ?? '';
    expect((await desktop.delete(`/api/v1/sessions/${other}`)).status).toBe(204);
    expect((await phone.get('/api/v1/sessions')).status).toBe(401);
    expect((await desktop.get('/api/v1/sessions')).status).toBe(200);
  });

  test('of somebody else cannot be closed', async () => {
    const owner = await service.visitor();
    const { body } = told(await owner.get('/api/v1/sessions'));
    const id = (body as { sessions: { id: string }[] }).sessions[0]?.id ?? '';
    expect((await (await service.visitor()).delete(`/api/v1/sessions/${id}`)).status).toBe(404);
    expect((await owner.get('/api/v1/sessions')).status).toBe(200);
  });

  test('is known to the database by its hash only', async () => {
    const { session } = await service.visitor();
    const stored = JSON.stringify(await everythingStored(service.database));
    expect(stored).not.toContain(session);
    expect(await service.app.get(SessionsService).visitorBy(session)).toBeDefined();
  });

  test('is left by signing out', async () => {
    const browser = await signIn(service, 'leaving@example.org');
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    await browser.open('/account');
    await browser.press('/sign-out');
    expect(browser.shown.html).toContain('Vous êtes déconnecté');
    expect(browser.shown.headers['clear-site-data']).toBe('"storage"');
    expect(browser.cookies.size).toBe(0);
    expect((await service.anybody.get('/api/v1/sessions', { cookie })).status).toBe(401);
  });
});

describe('the house rules', () => {
  test('stand between a newcomer and everything else', async () => {
    const newcomer = await service.visitor(undefined, { complete: false });
    const refused = await newcomer.get('/api/v1/bookings');
    expect([refused.status, told(refused).body]).toMatchObject([
      403,
      { type: '/problems/sign-in-unfinished' },
    ]);
    const page = await newcomer.get('/account', { accept: 'text/html' });
    expect([page.status, page.headers['location']]).toEqual([303, '/welcome?to=%2Faccount']);
  });

  test('must be accepted, and everything said', async () => {
    const browser = browserAt(service.url);
    await askForLink(browser, 'refusing@example.org');
    await browser.open(await linkFor(service, 'refusing@example.org'));
    await browser.press(browser.shown.path);
    const { accepted: _, ...withoutTick } = PROFILE;
    await browser.press('/welcome', { ...withoutTick, status: 'astronaut' });
    expect(browser.shown.status).toBe(422);
    expect(browser.shown.html).toContain('cochez la case');
    expect(browser.shown.html).toContain('value="Jeanne Cantaloube"');
    expect((await service.anybody.get('/account', { accept: 'text/html' })).headers['location']).toBe(
      '/sign-in?to=%2Faccount',
    );
  });

  test.each([
    ['commune', 'Mau\0rs'],
    ['commune', 'M'.repeat(101)],
    ['name', 'Jeanne\0'],
    ['rulesVersion', '99999999999'],
    ['rulesVersion', '-1'],
    ['rulesVersion', 'the last one'],
  ])('are told what is wrong with %s: %j', async (field, value) => {
    const newcomer = await service.visitor(undefined, { complete: false });
    const answer = await newcomer.send('/welcome', { ...PROFILE, rulesVersion: '1', [field]: value });
    expect(answer.status).toBe(422);
  });

  test('let a newcomer in who keeps the commune for themselves', async () => {
    const newcomer = await service.visitor('discreet@example.org', { complete: false });
    const answer = await newcomer.send('/welcome', { ...PROFILE, rulesVersion: '1', commune: '  ' });
    expect([answer.status, answer.headers['location']]).toEqual([303, '/signed-in?to=%2F']);
    const [account] = await service.database.query(
      "select commune from account where email = 'discreet@example.org'",
    );
    expect(account).toEqual({ commune: null });
  });

  test('are asked for again when they change', async () => {
    const browser = await signIn(service, 'rules@example.org');
    await browser.open('/account');
    expect(browser.shown.path).toBe('/account');
    await service.database.query(
      "insert into house_rules (version, text_fr, text_en, published_at) values (2, 'Fermez les fenêtres.', 'Shut the windows.', now())",
    );
    await browser.open('/account');
    expect(browser.shown.path).toBe('/welcome?to=%2Faccount');
    expect(browser.shown.html).toContain('Fermez les fenêtres.');
    await browser.press('/welcome', PROFILE);
    expect(browser.shown.path).toBe('/account');
    await service.database.query(
      'update account set rules_version = 1; delete from house_rules where version = 2',
    );
  });
});
