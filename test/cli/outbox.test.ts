import { MailWorker } from '../../src/outbox/mail-worker.js';
import { Outbox, type OutgoingMail } from '../../src/outbox/outbox.js';
import { openPostOffice, type PostOffice } from '../outbox/post-office.js';
import { startService, type TestService } from '../support/service.js';
import { said, telecentre, type Run } from './command.js';

const LETTER = { language: 'fr', subject: 'Essai', text: 'Essai', html: '<p>Essai</p>' } as const;

let postOffice: PostOffice;
let service: TestService;
beforeAll(async () => {
  postOffice = await openPostOffice();
  service = await startService({ smtpUrl: postOffice.url });
});
afterAll(async () => {
  await service.close();
  await postOffice.close();
});
beforeEach(() => service.database.query('delete from outgoing_mail'));

describe('outbox', () => {
  test('says that nothing waits and nothing has failed', async () => {
    for (const words of [[], ['list']])
      expect(await outboxSaid(...words)).toMatchObject({
        code: 0,
        stdout: 'No mail waits.\nNone has failed.\n',
        stderr: '',
      });
  });

  test('lists what waits and what was given up, and why', async () => {
    const id = await givenUp({ kind: 'reminder' });
    await put({ to: 'paul@example.org' });
    const { code, stdout } = await outbox();
    expect(code).toBe(0);
    const [clock, waiting, failed] = stdout.split('\n');
    expect(clock).toBe('Times of Europe/Paris');
    expect(waiting).toBe(
      '1 mail to be sent, the oldest since 2026-11-23 09:00, next attempt 2026-11-23 09:00',
    );
    expect(failed).toMatch(
      new RegExp(
        `^${id}  given up 2026-11-23 09:00 after 1 attempt  reminder  jeanne@example.org  .*550 Who is that  \\(the address was refused: check it first\\)$`,
      ),
    );
  });

  test('puts one back, and leaves the sending to the service', async () => {
    const id = await givenUp({});
    expect(await outbox('resend', id.toUpperCase())).toMatchObject({ code: 0, stdout: 'Put back.\n' });
    expect(postOffice.arrived).toEqual([]);
    const [mail] = await service.database.query('select attempts, gave_up_at from outgoing_mail');
    expect(mail).toEqual({ attempts: 0, gave_up_at: null });
  });

  test('puts all back', async () => {
    await givenUp({});
    await givenUp({});
    expect(await outboxSaid('resend', '--all')).toMatchObject({ code: 0, stdout: '2 mails put back.\n' });
  });

  test('says what becomes of those that wait, when there is nothing to put back', async () => {
    expect((await outboxSaid('resend', '--all')).stdout).toBe(
      'No mail was given up that could still be of use, and none waits.\n',
    );
    for (const to of ['a@example.org', 'b@example.org']) await put({ to });
    expect(await outboxSaid('resend', '--all')).toMatchObject({
      code: 0,
      stdout:
        'No mail was given up that could still be of use; 2 wait and leave by themselves, next attempt 2026-11-23 09:00 (Europe/Paris).\n',
    });
  });

  test('says that the mail server does not answer', async () => {
    const { port } = new URL(postOffice.url);
    await postOffice.close();
    await put({});
    await service.app.get(MailWorker).sendDue();
    postOffice = await openPostOffice(Number(port));
    expect((await outboxSaid()).stdout).toContain(
      'The mail server has not answered since 2026-11-23 09:00. Check',
    );
  });

  test('says why one cannot be put back', async () => {
    const id = await givenUp({ expiresAt: service.clock.now() });
    for (const [words, reason] of [
      [['resend', id], /Its time is over/],
      [['resend', '00000000-0000-4000-8000-000000000000'], /"outbox list" prints the ids/],
      [['resend', 'jeanne'], /"jeanne" is not the id of a mail\. "outbox list" prints the ids/],
      [['resend'], /Name a mail, or say --all/],
      [['resend', id, '--all'], /Name a mail, or say --all/],
    ] as const) {
      const { code, stdout, stderr } = await outboxSaid(...words);
      expect([words, code, stdout]).toEqual([words, 1, '']);
      expect(stderr).toMatch(reason);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(stderr.split('\n').length).toBeLessThan(4);
    }
  });
});

async function put(mail: Partial<OutgoingMail>): Promise<void> {
  const written = { kind: 'sign-in', to: 'jeanne@example.org', letter: LETTER, ...mail };
  await service.database.transaction((sql) => service.app.get(Outbox).put(sql, written, service.clock.now()));
}

async function givenUp(mail: Partial<OutgoingMail>): Promise<string> {
  postOffice.refuseRecipient({ code: 550, message: 'Who is that' });
  await put(mail);
  await service.app.get(MailWorker).sendDue();
  postOffice.refuseRecipient();
  const [row] = await service.database.query<{ id: string }>(
    'select id from outgoing_mail order by position desc limit 1',
  );
  return row?.id ?? '';
}

function outbox(...args: readonly string[]): Promise<Run> {
  return telecentre(['outbox', ...args], { DATABASE_URL: service.databaseUrl, SMTP_URL: postOffice.url });
}

function outboxSaid(...args: readonly string[]): Promise<Run> {
  return said(['outbox', ...args], { DATABASE_URL: service.databaseUrl, SMTP_URL: postOffice.url });
}
