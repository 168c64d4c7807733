import { randomUUID } from 'node:crypto';
import { LEASE } from '../../src/outbox/mail-worker.js';
import { recordBounce } from '../../src/outbox/outbox-care.queries.js';
import { claimDueMail } from '../../src/outbox/outbox.queries.js';
import type { OutgoingMail } from '../../src/outbox/outbox.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { calendar, INVITATION } from './invitation.js';
import { startMailService, type MailRow, type MailService } from './mail-service.js';
import { openPostOffice, type PostOffice } from './post-office.js';

const NOBODY = '00000000-0000-4000-8000-000000000000';

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

describe('a mail that was given up', () => {
  test('keeps its letter, sealed, and leaves once it is put back', async () => {
    const { id, message_id } = await givenUp({ to: 'jeanne@example.org', letter: INVITATION });
    service.clock.advanceMinutes(600);
    expect(await service.care.resend(id)).toBe('put-back');
    expect(await service.rows()).toMatchObject([
      { attempts: 0, next_attempt_at: new Date(service.clock.now()), gave_up_at: null, last_error: null },
    ]);
    expect(await service.worker.sendDue()).toBe(1);
    expect(postOffice.arrived).toMatchObject([{ messageId: message_id, subject: INVITATION.subject }]);
    expect(await service.rows()).toMatchObject([{ sealed: null, recipient: null, gave_up_at: null }]);
  });

  test('is tried as often as a new one', async () => {
    const { id } = await givenUp({});
    await service.care.resend(id);
    postOffice.refuseRecipient({ code: 450, message: 'later' });
    for (let attempt = 1; attempt <= 9; attempt++) {
      await service.worker.sendDue();
      expect(await service.rows()).toMatchObject([{ attempts: attempt }]);
      service.clock.advanceMinutes(360);
    }
    expect(await service.rows()).toMatchObject([{ next_attempt_at: null }]);
  });

  test('is not put back twice, nor one that is not there or waits', async () => {
    const { id } = await givenUp({});
    expect(await service.care.resend(NOBODY)).toBe('unknown');
    expect(await service.care.resend(id)).toBe('put-back');
    expect(await service.care.resend(id)).toBe('unknown');
    expect(await service.worker.sendDue()).toBe(1);
    expect(await service.care.resend(id)).toBe('sent');
    expect(postOffice.arrived).toHaveLength(1);
  });

  test('is not put back once its time is over', async () => {
    const expiresAt = service.clock.now() + 15 * 60_000;
    const { id } = await givenUp({ expiresAt });
    service.clock.advanceMinutes(15);
    expect(await service.care.resend(id)).toBe('over');
    expect(await service.care.resendAll()).toBe(0);

    await service.put({ expiresAt: service.clock.now() + 1 });
    service.clock.advanceMinutes(1);
    await service.worker.sendDue();
    const [, late] = await service.rows();
    expect(late).toMatchObject({ sealed: null, gave_up_at: new Date(service.clock.now()) });
    expect(await service.care.resend(late?.id ?? '')).toBe('over');
  });

  test('is not put back when a newer one about the same entry has left: calendars would go back', async () => {
    const [thread, calendarUid] = [randomUUID(), randomUUID()];
    const invitation = await givenUp({ thread, calendarUid, letter: INVITATION });
    await service.put({
      thread,
      calendarUid,
      letter: { ...INVITATION, calendar: calendar('CANCEL', 1) },
    });
    expect((await service.care.state()).failed.newest).toMatchObject([{ outlook: 'sendable' }]);
    expect(await service.worker.sendDue()).toBe(1);
    expect(await service.care.resend(invitation.id)).toBe('overtaken');
    expect(await service.care.resendAll()).toBe(0);
    expect((await service.care.state()).failed.newest).toMatchObject([{ outlook: 'overtaken' }]);
    expect(await service.worker.sendDue()).toBe(0);
  });

  test('is given up for good when a newer one leaves while it waits for another try', async () => {
    const [thread, calendarUid] = [randomUUID(), randomUUID()];
    const invitation = await givenUp({ thread, calendarUid, letter: INVITATION });
    await service.put({ thread, calendarUid });
    await service.database.query('update outgoing_mail set next_attempt_at = $2 where id <> $1', [
      invitation.id,
      new Date(service.clock.now() + 60_000),
    ]);
    await service.care.resend(invitation.id);
    await service.database.query(
      `update outgoing_mail set sent_at = $2, recipient = null, sealed = null, next_attempt_at = null where id <> $1`,
      [invitation.id, new Date(service.clock.now())],
    );
    expect(await service.worker.sendDue()).toBe(0);
    expect((await service.rows())[0]).toMatchObject({
      sealed: null,
      last_error: expect.stringContaining('newer') as string,
    });
  });

  test.each([
    ['is about another entry', { calendarUid: randomUUID() }],
    ['tells calendars nothing', {}],
  ])('is put back when the later mail %s', async (_, later) => {
    const thread = randomUUID();
    const invitation = await givenUp({ thread, calendarUid: randomUUID() });
    await service.put({ thread, ...later });
    await service.worker.sendDue();
    expect(await service.care.resend(invitation.id)).toBe('put-back');
  });

  test('goes before the later ones of its thread that still wait', async () => {
    const thread = randomUUID();
    const invitation = await givenUp({ thread, letter: INVITATION });
    await service.put({ thread, letter: { ...INVITATION, subject: 'Annulation' } });
    await service.care.resend(invitation.id);
    expect(await service.worker.sendDue()).toBe(2);
    expect(postOffice.arrived.map((mail) => mail.subject)).toEqual([INVITATION.subject, 'Annulation']);
  });
});

describe('a mail that comes back after it was sent', () => {
  test('is remembered once, without the addresses that the server tells', async () => {
    const { id } = await sent();
    service.clock.advanceMinutes(5);
    const told = '550 5.1.1 <jeanne@example.org> unknown, see https://mx.example.org/?to=jeanne';
    expect(await bounce(id, told)).toBe(true);
    expect(await bounce(id, 'again')).toBe(false);
    expect(await service.rows()).toMatchObject([
      { bounced_at: new Date(service.clock.now()), bounce_reason: '550 5.1.1 <…> unknown, see …' },
    ]);
    expect(await service.care.resend(id)).toBe('sent');
  });

  test('must have been sent: a report about anything else is none', async () => {
    await service.put();
    const [waiting] = await service.rows();
    expect(await bounce(waiting?.id ?? '', 'x')).toBe(false);
    expect(await bounce(NOBODY, 'x')).toBe(false);
    await service.worker.sendDue();
    expect(await bounce((await givenUp({})).id, 'x')).toBe(false);
  });
});

describe('what is known of the mails', () => {
  test('is nothing when all have left', async () => {
    await sent();
    expect(await service.care.state()).toEqual({
      waiting: {
        count: 0,
        tried: 0,
        oldest: null,
        nextAttempt: null,
        lastError: null,
        unansweredSince: null,
      },
      failed: { newest: [], count: 0 },
    });
  });

  test('says what waits since when, until when and why', async () => {
    const began = service.clock.now();
    postOffice.refuseRecipient({ code: 450, message: 'greylisted jeanne@example.org' });
    await service.put();
    await service.worker.sendDue();
    service.clock.advanceMinutes(0.5);
    await service.put();
    const { waiting } = await service.care.state();
    expect(waiting).toEqual({
      count: 2,
      tried: 1,
      oldest: new Date(began),
      nextAttempt: new Date(service.clock.now()),
      lastError: expect.stringMatching(/450 greylisted …/) as string,
      unansweredSince: null,
    });
  });

  test('says what has failed, newest first, and no more of those that arrived than their sort', async () => {
    await givenUp({ kind: 'reminder', to: 'paul@example.org' });
    service.clock.advanceMinutes(1);
    const { id } = await sent();
    await bounce(id, '5.1.1 unknown');
    const { failed } = await service.care.state();
    expect(failed.count).toBe(2);
    expect(failed.newest).toMatchObject([
      { id, kind: 'sign-in', recipient: null, attempts: 1, reason: '5.1.1 unknown', outlook: 'sent' },
      {
        kind: 'reminder',
        recipient: 'paul@example.org',
        attempts: 1,
        reason: expect.stringContaining('550') as string,
        refused: true,
        outlook: 'sendable',
      },
    ]);
  });

  test('tells an address that is refused for good from what was tried for a day', async () => {
    postOffice.refuseMessage({ code: 554, message: 'no' });
    await service.put();
    for (let attempt = 1; attempt <= 9; attempt++) {
      await service.worker.sendDue();
      service.clock.advanceMinutes(360);
    }
    postOffice.refuseMessage();
    expect((await service.care.state()).failed.newest).toMatchObject([{ attempts: 9, refused: false }]);
    await givenUp({});
    expect((await service.care.state()).failed.newest).toMatchObject([{ refused: true }, { refused: false }]);
  });

  test('puts all back at once that can still be of use', async () => {
    for (const to of ['a@example.org', 'b@example.org', 'c@example.org']) await givenUp({ to });
    await givenUp({ to: 'd@example.org', expiresAt: service.clock.now() + 60_000 });
    service.clock.advanceMinutes(1);
    expect(await service.care.resendAll()).toBe(3);
    expect(await service.worker.sendDue()).toBe(3);
    expect((await service.care.state()).failed.newest).toMatchObject([{ outlook: 'over' }]);
  });
});

describe('a mail server that does not answer', () => {
  let began: Date;
  beforeEach(async () => {
    await sent();
    service.clock.advanceMinutes(10);
    began = new Date(service.clock.now());
    await postOffice.close();
    await service.put();
    await service.worker.sendDue();
    service.clock.advanceMinutes(0.5);
  });

  test('is known, with since when, until a mail has left', async () => {
    expect(await unansweredSince()).toEqual(began);
    await service.put();
    await service.worker.sendDue();
    expect(await unansweredSince()).toEqual(began);
    await reopen();
    service.clock.advanceMinutes(0.2);
    await service.put();
    expect(await service.worker.sendDue()).toBe(1);
    expect((await service.care.state()).waiting).toMatchObject({ count: 2, unansweredSince: null });
  });

  test('is known again when it goes away once more', async () => {
    await reopen();
    await service.put();
    await service.worker.sendDue();
    await postOffice.close();
    service.clock.advanceMinutes(1);
    await service.worker.sendDue();
    expect(await unansweredSince()).toEqual(new Date(service.clock.now()));
  });

  test('is asked again at once when somebody wishes it, and nothing is given up sooner for that', async () => {
    for (let wish = 0; wish < 12; wish++) {
      await service.care.retryWaiting();
      await service.worker.sendDue();
    }
    expect(await service.rows()).toMatchObject([{}, { gave_up_at: null, attempts: 2 }]);
    expect(await unansweredSince()).toEqual(began);
    await reopen();
    await service.care.retryWaiting();
    expect(await service.worker.sendDue()).toBe(1);
  });

  test('is not asked by a second one about a mail that somebody has in hand', async () => {
    const claimed = async (): Promise<MailRow | undefined> => (await service.rows()).at(-1);
    for (const pause of [1, 5]) {
      service.clock.advanceMinutes(pause);
      const now = service.clock.now();
      expect(await claimDueMail(service.database, now, now + LEASE)).toBeDefined();
      const before = await claimed();
      await service.care.retryWaiting();
      expect(await claimed()).toEqual(before);
    }
  });

  async function reopen(): Promise<void> {
    postOffice = await openPostOffice(Number(new URL(postOffice.url).port));
  }

  async function unansweredSince(): Promise<Date | null> {
    return (await service.care.state()).waiting.unansweredSince;
  }
});

async function sent(): Promise<MailRow> {
  await service.put();
  expect(await service.worker.sendDue()).toBe(1);
  return newest();
}

/** Its recipient was refused for good. */
async function givenUp(mail: Partial<OutgoingMail>): Promise<MailRow> {
  postOffice.refuseRecipient({ code: 550, message: 'who?' });
  await service.put(mail);
  expect(await service.worker.sendDue()).toBe(0);
  postOffice.refuseRecipient();
  return newest();
}

async function newest(): Promise<MailRow> {
  const row = (await service.rows()).at(-1);
  if (row === undefined) throw new Error('There is no mail.');
  return row;
}

function bounce(id: string, reason: string): Promise<boolean> {
  return recordBounce(service.database, id, reason, service.clock.now());
}
