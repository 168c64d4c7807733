import { setTimeout as pause } from 'node:timers/promises';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { MONDAY_MORNING, TestClock } from '../support/service.js';
import { SIGN_IN_URL, startMailService, until, type MailRow, type MailService } from './mail-service.js';
import { openPostOffice, type PostOffice } from './post-office.js';

let databaseUrl: string;
let postOffice: PostOffice;
let service: MailService;
beforeAll(async () => (databaseUrl = await freshDatabase()));
afterAll(() => dropDatabase(databaseUrl));
beforeEach(async () => {
  postOffice = await openPostOffice();
  service = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
  await service.database.query("update network set name = 'Réseau d’essai'");
  await service.database.query('delete from outgoing_mail');
});
afterEach(async () => {
  await service.close();
  await postOffice.close();
});

describe('a mail in the outbox', () => {
  test('arrives once, as text and as HTML, and says what it is', async () => {
    await service.put();
    expect(await service.worker.sendDue()).toBe(1);
    expect(await service.worker.sendDue()).toBe(0);
    expect(postOffice.arrived).toHaveLength(1);
    const [mail] = postOffice.arrived;
    expect(mail).toMatchObject({
      from: { name: 'Réseau d’essai', address: 'reseau@telecentres.example.org' },
      to: [{ address: 'jeanne@example.org' }],
      subject: 'Votre lien de connexion',
      date: new Date(MONDAY_MORNING).toISOString(),
      messageId: expect.stringMatching(/^<[\da-f-]{36}@telecentres\.example\.org>$/) as string,
      text: expect.stringContaining(SIGN_IN_URL) as string,
      html: expect.stringContaining('sert une seule fois\u00a0; il vous ouvre') as string,
    });
    const headers = Object.fromEntries(mail?.headers.map(({ key, value }) => [key, value]) ?? []);
    expect(headers).toMatchObject({
      'auto-submitted': 'auto-generated',
      'content-language': 'fr',
      'content-type': expect.stringMatching(/^multipart\/alternative/) as string,
    });
  });

  test('cannot be read in the table while it waits, and is not kept once sent', async () => {
    await service.put();
    const [waiting] = await service.database.query<{ row: string; sealed: Buffer }>(
      `select t::text as row, sealed from outgoing_mail t`,
    );
    const readable = `${waiting?.row ?? ''}${waiting?.sealed.toString('latin1') ?? ''}`;
    for (const secret of [SIGN_IN_URL, 'connexion', 'Bonjour']) expect(readable).not.toContain(secret);

    await service.worker.sendDue();
    expect(await onlyRow()).toMatchObject({
      kind: 'sign-in',
      recipient: null,
      sealed: null,
      next_attempt_at: null,
      sent_at: new Date(service.clock.now()),
      attempts: 1,
    });
  });

  test('is never sent when the transaction it was written in fails', async () => {
    const failing = service.database.transaction(async (sql) => {
      await service.outbox.put(sql, { kind: 'sign-in', to: 'a@example.org', letter: LETTER }, 0);
      throw new Error('the booking failed');
    });
    await expect(failing).rejects.toThrow('the booking failed');
    expect(await service.worker.sendDue()).toBe(0);
    expect(postOffice.arrived).toEqual([]);
  });

  test('is not sent any more once its time is over', async () => {
    await service.put({ expiresAt: service.clock.now() + 15 * 60_000 });
    service.clock.advanceMinutes(15);
    expect(await service.worker.sendDue()).toBe(0);
    expect(postOffice.arrived).toEqual([]);
    expect(await onlyRow()).toMatchObject({
      gave_up_at: new Date(service.clock.now()),
      sealed: null,
      recipient: 'jeanne@example.org',
      last_error: 'its time was over before it could be sent',
    });
  });

  test('to an address that looks like two goes to nobody else', async () => {
    await service.put({ to: 'jeanne@example.org, paul@example.org' });
    await service.worker.sendDue();
    expect(postOffice.arrived.flatMap((mail) => mail.to?.map((one) => one.address))).not.toContain(
      'paul@example.org',
    );
  });
});

describe('when the mail server fails', () => {
  test('the mail is sent again after growing pauses, and given up after a day', async () => {
    await postOffice.close();
    await service.put();
    const began = service.clock.now();
    const attempts: number[] = [];
    for (let minute = 0; minute <= 24 * 60; minute++) {
      const row = await onlyRow();
      if (row.next_attempt_at === null) break;
      service.clock.set(row.next_attempt_at.toISOString());
      attempts.push((service.clock.now() - began) / 60_000);
      expect(await service.worker.sendDue()).toBe(0);
      expect(await service.worker.sendDue()).toBe(0);
    }
    expect(attempts).toEqual([0, 1, 6, 21, 81, 261, 621, 981, 1341]);
    expect(await onlyRow()).toMatchObject({
      sealed: expect.any(Buffer) as Buffer,
      recipient: 'jeanne@example.org',
      gave_up_at: new Date(service.clock.now()),
      attempts: 9,
      last_error: expect.stringContaining('ECONNREFUSED') as string,
    });
  });

  test('the mail leaves once the server is back', async () => {
    await postOffice.close();
    await service.put();
    expect(await service.worker.sendDue()).toBe(0);
    postOffice = await openPostOffice(Number(new URL(postOffice.url).port));
    expect(await service.worker.sendDue()).toBe(0);
    service.clock.advanceMinutes(1);
    expect(await service.worker.sendDue()).toBe(1);
    expect(postOffice.arrived).toHaveLength(1);
  });

  test('a mail that was taken in before the failure comes again under the same Message-ID', async () => {
    postOffice.refuseMessage({ code: 451, message: 'disk trouble' });
    await service.put();
    expect(await service.worker.sendDue()).toBe(0);
    postOffice.refuseMessage();
    service.clock.advanceMinutes(1);
    expect(await service.worker.sendDue()).toBe(1);
    const ids = postOffice.arrived.map((mail) => mail.messageId);
    expect(ids).toEqual([(await onlyRow()).message_id, (await onlyRow()).message_id]);
  });

  test.each([
    ['a recipient for now (450)', 'refuseRecipient', 450, false],
    ['a recipient for good (550)', 'refuseRecipient', 550, true],
    ['a message for good (554), which is ours to mend', 'refuseMessage', 554, false],
  ] as const)('refusing %s', async (_, refuse, code, final) => {
    postOffice[refuse]({
      code,
      message: `no <jeanne@example.org>, see https://policy.example.net/x?who=jeanne or write to Post.Master@example.net ${'z'.repeat(300)}`,
    });
    await service.put();
    expect(await service.worker.sendDue()).toBe(0);
    const row = await onlyRow();
    expect(row.gave_up_at !== null).toBe(final);
    expect(row.next_attempt_at !== null).toBe(!final);
    expect(row.last_error).toContain(String(code));
    expect(row.last_error).not.toMatch(/@|policy|jeanne/);
    expect(row.last_error).toHaveLength(200);
  });

  test('new mails go before those that wait for another attempt', async () => {
    postOffice.refuseRecipient({ code: 450, message: 'later' });
    await service.put({ to: 'first@example.org' });
    await service.worker.sendDue();
    postOffice.refuseRecipient();
    service.clock.advanceMinutes(5);
    await service.put({ to: 'second@example.org' });
    expect(await service.worker.sendDue()).toBe(2);
    expect(recipients()).toEqual(['second@example.org', 'first@example.org']);
  });
});

describe('several instances', () => {
  test('send each of fifty mails exactly once', async () => {
    const other = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
    const everybody = Array.from({ length: 50 }, (_, number) => `member-${number}@example.org`);
    try {
      for (const to of everybody) await service.put({ to });
      const sent = await Promise.all([
        service.worker.sendDue(),
        other.worker.sendDue(),
        service.worker.sendDue(),
      ]);
      expect(sent[0] + sent[1]).toBe(50);
      expect(Math.min(sent[0], sent[1])).toBeGreaterThan(0);
      expect(recipients().sort()).toEqual(everybody.sort());
    } finally {
      await other.close();
    }
  });

  test('leave a mail to whoever is sending it, and take it over when that one is not heard of again', async () => {
    const clock = new TestClock(MONDAY_MORNING);
    const other = await startMailService(databaseUrl, { smtpUrl: postOffice.url, clock });
    let release: (() => void) | undefined;
    postOffice.holdUp(new Promise<void>((resolve) => (release = resolve)));
    try {
      await service.put();
      const stuck = service.worker.sendDue();
      await until(async () => (await onlyRow()).attempts === 1);
      expect(await other.worker.sendDue()).toBe(0);
      clock.advanceMinutes(3);
      postOffice.holdUp(Promise.resolve());
      expect(await other.worker.sendDue()).toBe(1);
      release?.();
      await stuck;
      expect(new Set(postOffice.arrived.map((mail) => mail.messageId)).size).toBe(1);
      expect(await onlyRow()).toMatchObject({ attempts: 2, sealed: null, recipient: null });
    } finally {
      release?.();
      await other.close();
    }
  });
});

describe('the worker', () => {
  test('sends when woken, without being asked', async () => {
    const waking = await startMailService(databaseUrl, { smtpUrl: postOffice.url, worker: true });
    try {
      await waking.put();
      waking.outbox.wake();
      await until(() => Promise.resolve(postOffice.arrived.length === 1));
    } finally {
      await waking.close();
    }
  });

  test('leaves the mails alone when it is switched off', async () => {
    await service.put();
    service.outbox.wake();
    await pause(200);
    expect(postOffice.arrived).toEqual([]);
    expect((await onlyRow()).attempts).toBe(0);
  });

  test('finishes the mail under way before it stops, and leaves the others for the next start', async () => {
    const stopping = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
    let release: (() => void) | undefined;
    postOffice.holdUp(new Promise<void>((resolve) => (release = resolve)));
    await service.put({ to: 'first@example.org' });
    await service.put({ to: 'second@example.org' });
    const round = stopping.worker.sendDue();
    await until(async () => (await service.rows()).some((row) => row.attempts === 1));
    const closed = stopping.close();
    setTimeout(() => release?.(), 100);
    await closed;
    expect(await round).toBe(1);
    const rows = await service.rows();
    expect(rows.filter((row) => row.sent_at !== null)).toHaveLength(1);
    expect(rows.filter((row) => row.attempts === 0)).toHaveLength(1);
  });
});

const LETTER = { language: 'fr', subject: 'Essai', text: 'Essai', html: '<p>Essai</p>' } as const;

function recipients(): (string | undefined)[] {
  return postOffice.arrived.flatMap((mail) => mail.to?.map((one) => one.address));
}

async function onlyRow(): Promise<MailRow> {
  const rows = await service.rows();
  expect(rows).toHaveLength(1);
  return rows[0] as MailRow;
}
