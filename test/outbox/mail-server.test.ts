import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { startMailService, type MailService } from './mail-service.js';
import { openPostOffice, type PostOffice } from './post-office.js';

const LETTER = { language: 'fr', text: 'Essai', html: '<p>Essai</p>' } as const;
/** Readers, each with the steps of a booking of their own. */
const READERS = ['ambre', 'basile', 'chloé', 'désiré'].map((name, number) => ({
  name,
  to: `membre-${number}@example.org`,
  thread: randomUUID(),
}));
const STEPS = ['réservé', 'déplacé', 'annulé'];
const FAULTS: readonly (readonly [string, (office: PostOffice) => void])[] = [
  ['refuses recipients for now (450)', (office) => office.refuseRecipient({ code: 450, message: 'later' })],
  ['refuses recipients for now (421)', (office) => office.refuseRecipient({ code: 421, message: 'busy' })],
  ['refuses messages for now (451)', (office) => office.refuseMessage({ code: 451, message: 'disk' })],
  ['refuses messages (554)', (office) => office.refuseMessage({ code: 554, message: 'policy' })],
];

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

describe('a mail server that', () => {
  test.each(FAULTS)(
    '%s, and is well again after three hours, has then each mail in its turn',
    async (_, spoil) => {
      await putAll();
      spoil(postOffice);
      await hoursOfRounds(3);
      expect(await waiting()).toBe(READERS.length * STEPS.length);
      postOffice.refuseRecipient();
      postOffice.refuseMessage();
      // What a refused message held was read, and forgotten by the server that refused it.
      postOffice.arrived.length = 0;
      await hoursOfRounds(6);
      expectAllOnceInOrder();
    },
  );

  test('is away, and comes back after three hours, has then each mail in its turn', async () => {
    await postOffice.close();
    await putAll();
    await hoursOfRounds(3);
    postOffice = await openPostOffice(Number(new URL(postOffice.url).port));
    await hoursOfRounds(6);
    expectAllOnceInOrder();
  });

  test('is slow has each mail in its turn', async () => {
    await putAll();
    postOffice.holdUp(pause(300));
    expect(await service.worker.sendDue()).toBe(READERS.length * STEPS.length);
    expectAllOnceInOrder();
  });

  test('refuses one reader for good has the mails of all the others', async () => {
    await putAll();
    await service.put({ to: 'nobody@example.org', thread: READERS[0]?.thread ?? '' });
    postOffice.refuseRecipient({ code: 550, message: 'who?' }, 'nobody@example.org');
    expect(await service.worker.sendDue()).toBe(READERS.length * STEPS.length);
    expectAllOnceInOrder();
  });

  test('takes a mail and breaks down before it says so has it again, the same, and none is lost', async () => {
    await putAll();
    postOffice.breakDownAfterTaking(2);
    await hoursOfRounds(6);
    expect(await waiting()).toBe(0);
    const ids = postOffice.arrived.map((mail) => mail.messageId);
    expect(ids).toHaveLength(READERS.length * STEPS.length + 2);
    expect(new Set(ids).size).toBe(READERS.length * STEPS.length);
    for (const { to } of READERS) {
      const steps = postOffice.arrived
        .filter((mail) => mail.to?.[0]?.address === to)
        .map((mail) => mail.subject);
      expect(steps.filter((step, index) => step !== steps[index - 1])).toEqual(STEPS);
    }
  });
});

test('writing a mail asks the mail server for nothing, also when it is away', async () => {
  await service.database.transaction(async (sql) => {
    await service.outbox.put(
      sql,
      { kind: 'sign-in', to: 'a@example.org', letter: { ...LETTER, subject: 'x' } },
      service.clock.now(),
    );
    await pause(100);
    expect(postOffice.connections()).toBe(0);
  });
  await postOffice.close();
  await service.put();
  expect(await waiting()).toBe(2);
});

/** Step by step, so that the mails of the readers are mixed. */
async function putAll(): Promise<void> {
  for (const subject of STEPS)
    for (const { to, thread } of READERS) await service.put({ to, thread, letter: { ...LETTER, subject } });
}

async function hoursOfRounds(hours: number): Promise<void> {
  for (let minutes = 0; minutes < hours * 60; minutes += 10) {
    await service.worker.sendDue();
    service.clock.advanceMinutes(10);
  }
}

async function waiting(): Promise<number> {
  return (await service.rows()).filter((row) => row.next_attempt_at !== null).length;
}

function expectAllOnceInOrder(): void {
  expect(postOffice.arrived).toHaveLength(READERS.length * STEPS.length);
  for (const { to } of READERS) {
    const mails = postOffice.arrived.filter((mail) => mail.to?.[0]?.address === to);
    expect([to, mails.map((mail) => mail.subject)]).toEqual([to, STEPS]);
  }
}
