import { recordBounce } from '../../src/outbox/outbox-care.queries.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Outbox, type OutgoingMail } from '../../src/outbox/outbox.js';
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { browserAt, formsOf, type Browser } from '../support/browser.js';
import { startService, type GivenRole, type TestService } from '../support/service.js';

const PAGE = '/operations/outbox';
const LETTER = { language: 'fr', subject: 'Essai', text: 'Essai', html: '<p>Essai</p>' } as const;

let postOffice: PostOffice;
let service: TestService;
let administrator: Browser;
beforeAll(async () => {
  postOffice = await openPostOffice();
  service = await startService({ smtpUrl: postOffice.url });
  administrator = await browserOf({ role: 'administrator' });
});
afterAll(async () => {
  await service.close();
  await postOffice.close();
});
beforeEach(async () => {
  await service.database.query('delete from outgoing_mail');
  postOffice.refuseRecipient();
});

describe('the page of the mails', () => {
  test('says that all is well when it is', async () => {
    await administrator.open(PAGE);
    expect(administrator.shown.status).toBe(200);
    expect(administrator.shown.html).toContain(
      'Tout est parti\u00a0: aucun courriel n’attend, aucun n’a échoué.',
    );
    expect(formsOf(administrator.shown.html)).toEqual([]);
  });

  test('is reached from every page by an administrator, and by nobody else', async () => {
    await administrator.open('/account');
    expect(administrator.shown.html).toMatch(
      /<a href="\/operations\/outbox"[^>]*>(<svg.*?<\/svg>)?Exploitation/,
    );
    await administrator.open(PAGE);
    expect(administrator.shown.html).toMatch(
      /<a href="\/operations\/outbox"[^>]*aria-current="page"[^>]*>(<svg.*?<\/svg>)?Exploitation/,
    );
    for (const role of [
      { role: 'coordinator', department: '15' },
      { role: 'host', telecentre: 'figeac' },
    ] as const) {
      const other = await browserOf(role);
      await other.open('/account');
      expect(other.shown.html).not.toContain('Exploitation');
      expect((await other.open(PAGE)).status).toBe(404);
    }
  });

  test('says what waits since when, and what the server answered', async () => {
    postOffice.refuseRecipient({ code: 450, message: 'Greylisted <jeanne@example.org>' });
    await put({});
    await sendDue();
    await administrator.open(PAGE);
    const { html } = administrator.shown;
    expect(html).toContain('lundi 23 novembre 2026, 9\u00a0h');
    expect(html).toContain('lundi 23 novembre 2026, 9\u00a0h\u00a001');
    expect(html).toContain('Greylisted');
    expect(html).not.toContain('jeanne@example.org');
  });

  test('says in English what it says in French', async () => {
    await givenUp({});
    await administrator.open(PAGE, { 'accept-language': 'en' });
    // A language that somebody has chosen goes before what their browser says.
    expect(administrator.shown.html).toContain('Abandonnés');
    await service.database.query(
      `update account set language = 'en' where email = 'administrator@example.org'`,
    );
    await administrator.open(PAGE);
    for (const words of ['Operations', 'Mails of the service', 'Given up', 'Send again', 'Come back after'])
      expect(administrator.shown.html).toContain(words);
    await service.database.query(
      `update account set language = 'fr' where email = 'administrator@example.org'`,
    );
  });

  test('sends one again that was given up, once its server takes it', async () => {
    await givenUp({ to: 'jeanne@example.org', kind: 'booking-reminder' });
    await administrator.open(PAGE);
    expect(administrator.shown.html).toContain('À jeanne@example.org');
    expect(administrator.shown.html).toContain('Rappel la veille');
    expect(administrator.shown.html).toContain('550 Who is that');
    const [form] = formsOf(administrator.shown.html);
    await administrator.press(form?.action ?? '');
    expect(administrator.shown.html).toContain('Ce courriel attend de nouveau son départ');
    expect(formsOf(administrator.shown.html)).toEqual([]);
    expect(await sendDue()).toBe(1);
    expect((await administrator.open(PAGE)).html).toContain('Tout est parti');
  });

  test('sends all again that were given up', async () => {
    for (const to of ['a@example.org', 'b@example.org']) await givenUp({ to });
    await administrator.open(PAGE);
    await administrator.press(`${PAGE}/resending`);
    expect(administrator.shown.html).toContain('attendent de nouveau leur départ');
    expect(await sendDue()).toBe(2);
  });

  test('says that an address was refused for good, so that nobody sends in vain', async () => {
    await givenUp({});
    expect((await administrator.open(PAGE)).html).toContain('L’adresse a été refusée');
  });

  test('says that the mail server does not answer, since when, and tries again on the press of a button', async () => {
    const { port } = new URL(postOffice.url);
    await postOffice.close();
    service.clock.advanceMinutes(1);
    await put({});
    await put({ to: 'paul@example.org' });
    await sendDue();
    await administrator.open(PAGE);
    expect(administrator.shown.html).toMatch(
      /role="alert".*ne répond pas depuis le lundi 23 novembre 2026, 9\u00a0h\u00a0\d\d.*2\u00a0courriels attendent.*SMTP_URL.*un quart d’heure/s,
    );
    postOffice = await openPostOffice(Number(port));
    await administrator.press(`${PAGE}/retry`);
    expect(administrator.shown.html).toContain('sont réessayés maintenant');
    expect(await sendDue()).toBe(2);
    expect((await administrator.open(PAGE)).html).not.toContain('ne répond pas');
  });

  test('counts no more failures than it lists while the list is whole', async () => {
    await givenUp({});
    expect((await administrator.open(PAGE)).html).not.toContain('Seuls les plus récents');
    await service.database.query(
      `insert into outgoing_mail (id, kind, recipient, message_id, created_at, gave_up_at)
select gen_random_uuid(), 'sign-in', 'many@example.org', 'many-' || number, $1, $1 from generate_series(1, 100) number`,
      [new Date(service.clock.now())],
    );
    expect((await administrator.open(PAGE)).html).toContain('Nombre total d’échecs\u00a0: 101');
  });

  test('is where the way in leads', async () => {
    await administrator.open('/operations');
    expect([administrator.shown.status, administrator.shown.path]).toEqual([200, PAGE]);
  });

  test('has no button for what would help nobody, and says why', async () => {
    await givenUp({ expiresAt: service.clock.now() + 1 });
    service.clock.advanceMinutes(1);
    await administrator.open(PAGE);
    expect(formsOf(administrator.shown.html)).toEqual([]);
    expect(administrator.shown.html).toContain('Son délai est passé');
  });

  test('says in words why a mail is not sent again, also to whoever presses twice', async () => {
    const id = await givenUp({});
    await administrator.open(PAGE);
    const before = administrator.shown;
    await administrator.press(`${PAGE}/${id}/resending`);
    administrator.shown = before;
    await administrator.press(`${PAGE}/${id}/resending`);
    expect(administrator.shown.html).toContain('n’est plus parmi ceux qui ont échoué');
    expect(administrator.shown.html).toContain('role="alert"');
  });

  test('tells what came back after it had left', async () => {
    await put({ kind: 'booking-reminder' });
    await sendDue();
    const [mail] = await service.database.query<{ id: string }>('select id from outgoing_mail');
    await recordBounce(service.database, mail?.id ?? '', '5.1.1 unknown', service.clock.now());
    await administrator.open(PAGE);
    expect(administrator.shown.html).toMatch(/Revenus après leur départ.*Rappel la veille.*5\.1\.1 unknown/s);
    expect(formsOf(administrator.shown.html)).toEqual([]);
  });
});

async function put(mail: Partial<OutgoingMail>): Promise<void> {
  const written = { kind: 'sign-in', to: 'jeanne@example.org', letter: LETTER, ...mail };
  await service.database.transaction((sql) => service.app.get(Outbox).put(sql, written, service.clock.now()));
}

function sendDue(): Promise<number> {
  return service.app.get(MailWorker).sendDue();
}

async function givenUp(mail: Partial<OutgoingMail>): Promise<string> {
  postOffice.refuseRecipient({ code: 550, message: 'Who is that' });
  await put(mail);
  await sendDue();
  postOffice.refuseRecipient();
  const [row] = await service.database.query<{ id: string }>(
    'select id from outgoing_mail order by position desc limit 1',
  );
  return row?.id ?? '';
}

async function browserOf(role: GivenRole): Promise<Browser> {
  const email = `${role.role}@example.org`;
  const { session } = await service.visitor(email, { grants: [role], secondFactor: true });
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', session);
  return browser;
}
