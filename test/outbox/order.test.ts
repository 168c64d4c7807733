import { randomUUID } from 'node:crypto';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startMailService, until, type MailService } from './mail-service.js';
import { openPostOffice, type PostOffice } from './post-office.js';

const LETTER = { language: 'fr', text: 'Essai', html: '<p>Essai</p>' } as const;

let databaseUrl: string;
let postOffice: PostOffice;
let service: MailService;
beforeAll(async () => (databaseUrl = await freshDatabase()));
afterAll(() => dropDatabase(databaseUrl));
beforeEach(async () => {
  postOffice = await openPostOffice();
  service = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
  await service.database.query('delete from outgoing_mail');
});
afterEach(async () => {
  await service.close();
  await postOffice.close();
});

describe('mails of one thread to one reader', () => {
  test('leave in the order in which they were written, also when the first has to be tried again', async () => {
    const thread = randomUUID();
    await put('booked', { thread });
    postOffice.refuseRecipient({ code: 450, message: 'later' });
    await service.worker.sendDue();
    postOffice.refuseRecipient();
    await put('moved', { thread });
    await put('cancelled', { thread });
    expect(await service.worker.sendDue()).toBe(0);
    service.clock.advanceMinutes(1);
    expect(await service.worker.sendDue()).toBe(3);
    expect(subjects()).toEqual(['booked', 'moved', 'cancelled']);
  });

  test('hold up neither another reader, nor another thread, nor what belongs to none', async () => {
    const thread = randomUUID();
    await put('booked', { thread });
    postOffice.refuseRecipient({ code: 450, message: 'later' });
    await service.worker.sendDue();
    postOffice.refuseRecipient();
    await put('cancelled', { thread });
    await put('to the host', { thread, to: 'host@example.org' });
    await put('another booking', { thread: randomUUID() });
    await put('a sign-in link', {});
    expect(await service.worker.sendDue()).toBe(3);
    expect(subjects()).toEqual(['to the host', 'another booking', 'a sign-in link']);
  });

  test('go on when one of them is given up', async () => {
    const thread = randomUUID();
    await put('booked', { thread });
    await put('cancelled', { thread });
    postOffice.refuseRecipient({ code: 550, message: 'who?' });
    expect(await service.worker.sendDue()).toBe(0);
    expect((await service.rows()).map((row) => row.gave_up_at !== null)).toEqual([true, true]);
    await service.care.resendAll();
    postOffice.refuseRecipient();
    expect(await service.worker.sendDue()).toBe(2);
    expect(subjects()).toEqual(['booked', 'cancelled']);
  });

  test('wait while another instance is sending the one before', async () => {
    const other = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
    let release: (() => void) | undefined;
    postOffice.holdUp(new Promise<void>((resolve) => (release = resolve)));
    try {
      const thread = randomUUID();
      await put('booked', { thread });
      await put('cancelled', { thread });
      const sending = service.worker.sendDue();
      await until(async () => (await service.rows())[0]?.attempts === 1);
      expect(await other.worker.sendDue()).toBe(0);
      release?.();
      expect(await sending).toBe(2);
      expect(subjects()).toEqual(['booked', 'cancelled']);
    } finally {
      release?.();
      await other.close();
    }
  });
});

test('two instances share sixty mails of twenty threads: each leaves once, each thread in its order', async () => {
  const other = await startMailService(databaseUrl, { smtpUrl: postOffice.url });
  try {
    const threads = Array.from({ length: 20 }, () => randomUUID());
    for (const step of ['0', '1', '2'])
      for (const [number, thread] of threads.entries())
        await put(step, { thread, to: `member-${number}@example.org` });
    let sent = [0, 0];
    for (let rounds = 0; rounds < 10 && (sent[0] ?? 0) + (sent[1] ?? 0) < 60; rounds++) {
      const [mine, others] = await Promise.all([service.worker.sendDue(), other.worker.sendDue()]);
      sent = [(sent[0] ?? 0) + mine, (sent[1] ?? 0) + others];
    }
    expect(Math.min(...sent)).toBeGreaterThan(0);
    expect(postOffice.arrived).toHaveLength(60);
    expect(new Set(postOffice.arrived.map((mail) => mail.messageId)).size).toBe(60);
    for (const number of threads.keys()) {
      const mails = postOffice.arrived.filter(
        (mail) => mail.to?.[0]?.address === `member-${number}@example.org`,
      );
      expect(mails.map((mail) => mail.subject)).toEqual(['0', '1', '2']);
    }
  } finally {
    await other.close();
  }
});

describe('a key', () => {
  test('names what a mail tells: the second with the same one is not written', async () => {
    await put('first', { key: 'booking 1, version 2' });
    await put('second', { key: 'booking 1, version 2' });
    await put('third', { key: 'booking 1, version 3' });
    await put('without', {});
    await put('without', {});
    expect(await service.worker.sendDue()).toBe(4);
    await put('again', { key: 'booking 1, version 2' });
    expect(await service.worker.sendDue()).toBe(0);
    expect(subjects()).toEqual(['first', 'third', 'without', 'without']);
  });

  test('keeps its promise when two write at the same moment', async () => {
    await Promise.all(Array.from({ length: 8 }, () => put('once', { key: 'told once' })));
    expect(await service.worker.sendDue()).toBe(1);
  });
});

async function put(
  subject: string,
  mail: { readonly thread?: string; readonly key?: string; readonly to?: string },
): Promise<void> {
  await service.put({ letter: { ...LETTER, subject }, ...mail });
}

function subjects(): (string | undefined)[] {
  return postOffice.arrived.map((mail) => mail.subject);
}
