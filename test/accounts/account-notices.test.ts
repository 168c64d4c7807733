import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { AccountNotices } from '../../src/accounts/account-notices.js';
import { DemoService } from '../../src/demo/demo.service.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Mailbox, type MailboxMessage } from '../../src/outbox/mailbox.js';
import { codeOf, stepAt } from '../../src/second-factor/one-time-code.js';
import { SecondFactorRemoval } from '../../src/second-factor/removal.js';
import { SecondFactorService } from '../../src/second-factor/second-factor.service.js';
import { telecentre } from '../cli/command.js';
import { administrator, grantIn, grantOf, GRANTS, host } from '../roles/grants.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';

let service: TestService;
beforeAll(async () => (service = await startService()));
beforeEach(() => service.startAgain());
afterAll(() => service.close());

/** The clock stands there. */
const NOW = 'le lundi 23 novembre 2026 à 9\u00a0h (heure de Paris)';
/** Commands go by the clock of the machine. */
const AFTER_EVERY_COMMAND = '2099-01-01T00:00:00Z';
const WEEK = { email: 'nina@example.org', from: '2026-11-24', until: '2026-11-30' };

describe('the owner of an account is told by mail', () => {
  test('that a second factor was set up, its recovery codes renewed, and that it was removed', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const { secret, recoveryCodes } = await setUpSecondFactor(jeanne);
    service.clock.advanceMinutes(1);
    const renewed = await service.app.get(SecondFactorService).renewRecoveryCodes(jeanne.account);
    service.clock.advanceMinutes(1);
    await service.app.get(SecondFactorRemoval).ofAccount(jeanne.account);
    await service.app.get(SecondFactorRemoval).ofAccount(jeanne.account);

    const letters = await lettersTo(jeanne.email);
    expect(subjectsOf(letters)).toEqual([
      'Un code de téléphone protège votre compte',
      'Vos codes de secours ont été remplacés',
      'Votre compte n’a plus de second facteur',
    ]);
    for (const letter of letters) {
      expect(flat(letter)).toContain('le lundi 23 novembre 2026 à 9\u00a0h');
      expect(flat(letter)).toContain('Bonjour jeanne,');
      expect(flat(letter)).toContain('Mon compte → Appareils');
      expect(letter.links).toEqual([`${service.url}/account/devices`]);
    }
    for (const known of [secret, ...recoveryCodes, ...renewed.recoveryCodes])
      expect(everythingIn(letters)).not.toContain(known);
  });

  test('that the operator removed it, as such', async () => {
    const jeanne = await service.visitor('jeanne@example.org', { secondFactor: true });
    const command = ['account', 'remove-second-factor', jeanne.email];
    expect(await telecentre(command, asTheOperator())).toMatchObject({ code: 0, stderr: '' });
    service.clock.set(AFTER_EVERY_COMMAND);
    const [letter, ...others] = await lettersTo(jeanne.email);
    expect(others).toEqual([]);
    expect(flat(letter)).toContain('par l’opérateur du service');
    expect(letter?.links).toEqual(['https://essai.example.org/account/devices']);
  });

  test('that an access token was made: its label and what it may do, and never the token', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const wish = { label: 'agenda <du> bureau', scopes: ['read', 'book'], days: 30 };
    const answer = await jeanne.post('/api/v1/access-tokens', wish);
    expect(answer.status).toBe(201);
    const letters = await lettersTo(jeanne.email);
    expect(subjectsOf(letters)).toEqual(['Un programme a désormais accès à votre compte']);
    const said = flat(letters[0]);
    expect(said).toContain(`créé ${NOW}\u00a0: «\u00a0agenda <du> bureau\u00a0»`);
    expect(said).toContain('lire vos réservations, réserver, déplacer et annuler pour vous, jusqu’au');
    expect(everythingIn(letters)).not.toContain((answer.body as { token: string }).token);
    expect(everythingIn(letters)).not.toContain('tlc_');
  });

  test('that the operator made one', async () => {
    const wish = { label: 'essai', scopes: ['host'], days: 1 } as const;
    await service.app.get(AccessTokensService).issueTo('new@example.org', wish);
    const [letter] = await lettersTo('new@example.org');
    expect(flat(letter)).toContain('créé par l’opérateur du service le lundi');
  });

  test('in their language', async () => {
    const ada = await service.visitor('ada@example.org');
    await service.database.query(`update account set language = 'en' where id = $1`, [ada.account]);
    await setUpSecondFactor(ada);
    const letters = await lettersTo(ada.email);
    expect(subjectsOf(letters)).toEqual(['A code of a phone protects your account']);
    expect(flat(letters[0])).toContain('on Monday 23 November 2026 at 9:00 (Paris time)');
  });
});

describe('whoever is concerned is told by mail', () => {
  test('of a role that is given to them, once, and how to sign in for the first time', async () => {
    const ada = await administrator(service);
    const wish = { email: 'nina@example.org', role: 'host', telecentre: 'figeac' };
    await ada.post(GRANTS, wish);
    await ada.post(GRANTS, wish);
    const letters = await lettersTo('nina@example.org');
    expect(subjectsOf(letters)).toEqual(['Un rôle vous est confié']);
    expect(flat(letters[0])).toContain(`ada vous a confié un rôle ${NOW}\u00a0: «\u00a0Hôte\u00a0: `);
    expect(flat(letters[0])).toContain('Il n’y a ni inscription ni mot de passe.');
    expect(letters[0]?.links).toEqual([`${service.url}/sign-in`]);
    expect(await lettersTo(ada.email)).toEqual([]);
  });

  test('of a loan, with its days, and of its end when the lender’s own role ends', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    await service.visitor(WEEK.email);
    const own = await grantOf(service, hugo);
    grantIn(await hugo.post(`${GRANTS}/${own}/loans`, WEEK));
    const [loan] = await lettersTo(WEEK.email);
    expect(loan?.subject).toBe('Un rôle vous est prêté');
    expect(flat(loan)).toMatch(
      /^.*hugo vous a prêté un rôle .*, du mardi 24 novembre 2026 au lundi 30 novembre 2026\./,
    );
    expect(flat(loan)).not.toContain('mot de passe');
    expect(loan?.links).toEqual([`${service.url}/account`]);

    service.clock.advanceMinutes(1);
    const ada = await administrator(service);
    expect((await ada.delete(`${GRANTS}/${own}`)).status).toBe(204);
    expect((await ada.delete(`${GRANTS}/${own}`)).status).toBe(204);
    for (const email of [hugo.email, WEEK.email]) {
      const ended = (await lettersTo(email)).filter(({ subject }) => subject === 'Un rôle vous a été retiré');
      expect([email, ended.map(flat)]).toEqual([
        email,
        [expect.stringContaining('ada vous a retiré un rôle')],
      ]);
    }
  });

  test('of a role that they gave up themselves, so that nobody else did it for them', async () => {
    const hugo = await host(service, 'figeac', 'hugo@example.org');
    expect((await hugo.delete(`${GRANTS}/${await grantOf(service, hugo)}`)).status).toBe(204);
    expect(subjectsOf(await lettersTo(hugo.email))).toEqual(['Vous avez rendu un rôle']);
  });

  test('of what the operator does at the command line, by the service that runs', async () => {
    const run = await telecentre(['role', 'grant', 'ada@example.org', 'administrator'], asTheOperator());
    expect(run).toMatchObject({ code: 0, stderr: '' });
    const id = run.stdout.split(' ')[1] ?? '';
    expect(await telecentre(['role', 'revoke', id], asTheOperator())).toMatchObject({ code: 0 });
    service.clock.set(AFTER_EVERY_COMMAND);
    const letters = await lettersTo('ada@example.org');
    expect(subjectsOf(letters)).toEqual(['Un rôle vous est confié', 'Un rôle vous a été retiré']);
    expect(flat(letters[0])).toContain('L’opérateur du service vous a confié un rôle');
    expect(flat(letters[1])).toContain('L’opérateur du service vous a retiré un rôle');
    expect(letters[0]?.links).toEqual(['https://essai.example.org/sign-in']);
  });
});

describe('nobody is told by mail', () => {
  test('of what did not happen', async () => {
    const jeanne = await service.visitor('jeanne@example.org');
    const words = { subject: 'Essai', paragraphs: [], action: { label: 'Essai', path: '/' }, otherwise: '' };
    const notice = { fr: () => words, en: () => words };
    const failing = service.database.transaction(async (sql) => {
      await service.app.get(AccountNotices).tell(sql, jeanne.account, 'essai', notice, service.clock.now());
      throw new Error('in vain');
    });
    await expect(failing).rejects.toThrow('in vain');

    const ada = await administrator(service);
    expect((await ada.delete(`${GRANTS}/${await grantOf(service, ada)}`)).status).toBe(409);
    expect(await waiting()).toEqual([]);
    expect([...(await lettersTo(jeanne.email)), ...(await lettersTo(ada.email))]).toEqual([]);
  });

  test('in the demonstration', async () => {
    await service.app.get(DemoService).load();
    expect(await waiting()).toEqual([]);
  });
});

async function setUpSecondFactor({
  account,
  email,
}: KnownCaller): Promise<{ secret: string; recoveryCodes: readonly string[] }> {
  const factor = service.app.get(SecondFactorService);
  const { uri } = await factor.begin(account, null, email, 'fr');
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const code = codeOf(secret, stepAt(service.clock.now()));
  return { secret, ...(await factor.confirm(account, null, code)) };
}

/** With the key and the address of the service that runs. */
function asTheOperator(): Record<string, string> {
  return {
    DATABASE_URL: service.databaseUrl,
    SECRET_KEY: Buffer.alloc(32, 7).toString('base64url'),
    PUBLIC_URL: 'https://essai.example.org',
  };
}

/** What has arrived, in the order of sending. */
async function lettersTo(email: string): Promise<MailboxMessage[]> {
  await service.app.get(MailWorker).sendDue();
  const mailbox = service.app.get(Mailbox);
  const entries = (await mailbox.list()).filter(({ to }) => to === email).reverse();
  const letters = await Promise.all(entries.map(({ name }) => mailbox.read(name)));
  return letters.filter((letter) => letter !== undefined);
}

function waiting(): Promise<object[]> {
  return service.database.query('select kind from outgoing_mail');
}

function subjectsOf(letters: readonly MailboxMessage[]): string[] {
  return letters.map(({ subject }) => subject);
}

/** The words, without the breaks between lines. */
function flat(letter: MailboxMessage | undefined): string {
  return (letter?.text ?? '').replace(/\n+/g, ' ');
}

function everythingIn(letters: readonly MailboxMessage[]): string {
  return letters.map(({ subject, text, html }) => `${subject}\n${text}\n${html}`).join('\n');
}
