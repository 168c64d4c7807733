import { randomUUID } from 'node:crypto';
import { InboundMail } from '../../src/inbound-mail/inbound-mail.js';
import { forgetInboundMail, recordInboundMail } from '../../src/inbound-mail/inbound-mail.queries.js';
import { Notifications } from '../../src/notifications/notifications.js';
import { Mailbox } from '../../src/outbox/mailbox.js';
import { MailWorker } from '../../src/outbox/mail-worker.js';
import { returnPathOf } from '../../src/outbox/return-path.js';
import { DAY } from '../../src/reservation/period.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { networkOf, room } from '../bookings/places.js';
import { told } from '../platform/problem-document.js';
import { asking } from '../support/judges.js';
import { newestLetter } from '../support/mail.js';
import { startService, TUESDAY, type KnownCaller, type TestService } from '../support/service.js';
import { arrived, gmail, OUR_SERVER, report, WRITERS, type Answer } from './calendar-mails.js';
import { ENDLESS } from './endless-mails.js';
import { startImapServer, SUBFOLDER, type ImapServer } from './imap-server.js';

const withImapServer = asking('dovecot-imapd');

/** A room that is given back an hour before at the latest, and a telephone that is known. */
const NETWORK = withPhone(
  networkOf({ slug: 'vic', resources: [room('salle', { cancellationMinutes: 60 })] }),
);
const JEANNE = 'jeanne@example.org';

let imap: ImapServer | undefined;
/** Begins again in each test; one that needs other settings has a service of its own. */
let usual: TestService | undefined;
let service: TestService;
let jeanne: KnownCaller;
beforeAll(async () => {
  if (withImapServer === test.skip) return;
  imap = await startImapServer();
  usual = await serviceReading(imap.url());
});
afterEach(async () => {
  if (service !== usual) await service.close();
  await imap?.empty();
});
afterAll(async () => {
  await usual?.close();
  await imap?.close();
});

describe('a calendar that declines', () => {
  for (const [writer, write] of Object.entries(WRITERS))
    withImapServer(`as ${writer} writes it cancels the booking`, async () => {
      await open();
      const { reference, uid } = await booked();
      await drop(arrived(write({ from: JEANNE, uid, sequence: 0, status: 'DECLINED' })));
      expect(await read()).toBe(1);
      expect(await outcomes()).toEqual([['declined', reference]]);
      expect(await statusOf(reference)).toBe('cancelled');
      expect(await letters()).toEqual([]);
    });

  withImapServer(
    'the very entry that our mail brought is told of the cancellation, with the way back',
    async () => {
      await open();
      const { reference } = await newBooking(jeanne);
      await service.app.get(Notifications).tellDue();
      const uid = await uidToldTo(JEANNE);
      service.clock.advanceMinutes(1);
      await drop(arrived(gmail(declining(uid))));
      await read();
      expect(await outcomes()).toEqual([['declined', reference]]);
      await service.app.get(Notifications).tellDue();
      const { text, links } = await newestLetter(service, JEANNE);
      expect(text).toContain('annulée');
      expect(links.filter((link) => link.endsWith('/restoration'))).toHaveLength(1);
    },
  );

  withImapServer('twice cancels once', async () => {
    await open();
    const { reference, uid } = await booked();
    for (let time = 0; time < 2; time++) await drop(arrived(gmail(declining(uid))));
    expect(await read()).toBe(2);
    expect(await outcomes()).toEqual([
      ['declined', reference],
      ['repeated', 'it was cancelled before'],
    ]);
    expect(await revisionOf(reference)).toBe(2);
  });

  withImapServer('what was cancelled already changes nothing', async () => {
    await open();
    const { reference, uid } = await booked();
    await jeanne.post(`/api/v1/bookings/${reference}/cancellation`);
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect(await outcomes()).toEqual([['repeated', 'it was cancelled before']]);
    expect(await revisionOf(reference)).toBe(2);
  });

  withImapServer('an older version cancels nothing, and is told so once', async () => {
    await open();
    const { reference, uid } = await booked();
    await jeanne.patch(`/api/v1/bookings/${reference}`, { date: '2026-11-25', halfDay: 'morning' });
    await invite(reference);
    for (let time = 0; time < 2; time++) await drop(arrived(gmail(declining(uid))));
    await read();
    expect(await outcomes()).toEqual([
      ['stale', reference],
      ['stale', reference],
    ]);
    expect(await statusOf(reference)).toBe('confirmed');
    const [letter, ...others] = await letters();
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      subject: 'La réservation a changé entre-temps, rien n’est annulé',
      from: expect.stringContaining('telecentres+vic@example.org') as string,
    });
    expect(letter?.text).toContain('mercredi 25 novembre 2026, 9\u00a0h\u00a0–\u00a012\u00a0h');
    expect(await openedBy(letter?.links ?? [])).toBe(200);
  });

  withImapServer('one older version after another is told so once', async () => {
    await open();
    const { reference, uid } = await booked();
    for (const date of ['2026-11-25', '2026-11-26'])
      await jeanne.patch(`/api/v1/bookings/${reference}`, { date, halfDay: 'morning' });
    await invite(reference);
    for (const sequence of [0, 1]) await drop(arrived(gmail({ ...declining(uid), sequence })));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['stale', 'stale']);
    expect(await letters()).toHaveLength(1);
  });

  withImapServer('an older version, then the newest too late, is told of both', async () => {
    await open();
    const { reference, uid } = await booked();
    await jeanne.patch(`/api/v1/bookings/${reference}`, { date: '2026-11-25', halfDay: 'morning' });
    await invite(reference);
    service.clock.set('2026-11-25T08:30:00+01:00');
    for (const sequence of [0, 1]) await drop(arrived(gmail({ ...declining(uid), sequence })));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['stale', 'too-late']);
    expect(await letters()).toHaveLength(2);
  });

  withImapServer('a version that was never sent changes nothing', async () => {
    await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail({ ...declining(uid), sequence: 1 })));
    await read();
    expect(await outcomes()).toEqual([['noted', 'a version that we never sent']]);
    expect(await statusOf(reference)).toBe('confirmed');
  });

  withImapServer('while its calendar is about to be told of a change cancels nothing', async () => {
    await open();
    const { reference, uid } = await booked();
    await jeanne.patch(`/api/v1/bookings/${reference}`, { date: '2026-11-25', halfDay: 'morning' });
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect(await outcomes()).toEqual([['stale', reference]]);
    expect(await statusOf(reference)).toBe('confirmed');
  });

  withImapServer('too late cancels nothing, and is told whom to call', async () => {
    await open();
    const { reference, uid } = await booked();
    service.clock.set(`${TUESDAY}T08:30:00+01:00`);
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect(await outcomes()).toEqual([['too-late', reference]]);
    expect(await statusOf(reference)).toBe('confirmed');
    const [letter] = await letters();
    expect(letter?.subject).toBe('Trop tard pour annuler\u00a0: votre réservation tient toujours');
    expect(letter?.text).toContain('+33 5 65 00 00 00');
  });

  withImapServer('in English is answered in English, and after the end not at all', async () => {
    await open();
    await service.database.query(`update account set language = 'en' where email = $1`, [JEANNE]);
    const { uid } = await booked();
    service.clock.set(`${TUESDAY}T10:00:00+01:00`);
    await drop(arrived(gmail(declining(uid))));
    await read();
    const [letter] = await letters();
    expect(letter?.subject).toBe('Too late to cancel: your booking stands');
    service.clock.set(`${TUESDAY}T12:00:00+01:00`);
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['too-late', 'too-late']);
    expect(await letters()).toHaveLength(1);
  });

  withImapServer('and is taken back stays taken back, whatever is read again', async () => {
    const server = await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    await read();
    await jeanne.post(`/api/v1/bookings/${reference}/restoration`);
    expect(await statusOf(reference)).toBe('confirmed');
    // Before its calendar was told that it stands again, and after.
    await server.renumber();
    await read();
    expect(await statusOf(reference)).toBe('confirmed');
    await invite(reference);
    await server.renumber();
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['declined', 'repeated', 'repeated']);
    expect(await letters()).toEqual([]);

    await drop(arrived(gmail({ ...declining(uid), sequence: 2 })));
    await read();
    expect(await statusOf(reference)).toBe('cancelled');
  });
});

describe('an answer that changes nothing', () => {
  const FORGED: readonly (readonly [string, (uid: string) => string])[] = [
    ['whom our server says nothing about', (uid) => arrived(gmail(declining(uid)), null)],
    [
      'whom another server vouches for',
      (uid) =>
        arrived(
          gmail(declining(uid)),
          `Authentication-Results: mx.evil.example; dmarc=pass header.from=example.org`,
        ),
    ],
    [
      'whom our server vouches for below another',
      (uid) => `Authentication-Results: mx.evil.example; spf=pass\r\n${arrived(gmail(declining(uid)))}`,
    ],
    [
      'who fails',
      (uid) =>
        arrived(
          gmail(declining(uid)),
          `Authentication-Results: ${OUR_SERVER}; dkim=pass header.d=evil.example; dmarc=fail header.from=example.org`,
        ),
    ],
    [
      'who writes our header within a comment',
      (uid) =>
        arrived(
          gmail(declining(uid)),
          `Authentication-Results: mx.evil.example (\r\n ${OUR_SERVER}; dmarc=pass header.from=example.org\r\n )`,
        ),
    ],
    [
      'who folds our header into another',
      (uid) =>
        arrived(
          gmail(declining(uid)),
          `X-Note: hello\r\n Authentication-Results: ${OUR_SERVER}; dmarc=pass header.from=example.org`,
        ),
    ],
    ['who is another member', (uid) => arrived(gmail({ ...declining(uid), from: 'paul@example.org' }))],
    ['who has two From lines', (uid) => arrived(`From: paul@example.org\r\n${gmail(declining(uid))}`)],
    [
      'who only bears her name',
      (uid) => arrived(gmail(declining(uid)).replace(/^From: .*$/m, `From: "${JEANNE}" <evil@evil.example>`)),
    ],
  ];
  withImapServer('is one of somebody who is not who they say', async () => {
    await open();
    const { reference, uid } = await booked();
    await service.member('paul@example.org');
    for (const [, write] of FORGED) await drop(write(uid));
    await read();
    const found = (await outcomes()).map(([outcome], at) => [FORGED[at]?.[0], outcome]);
    expect(found).toEqual(FORGED.map(([who]) => [who, 'not-believed']));
    expect(await revisionOf(reference)).toBe(1);
    expect(await letters()).toEqual([]);
  });

  withImapServer('is any, where the name of our server is not known', async () => {
    service = await startService({
      network: NETWORK,
      inbound: { imapUrl: started(imap).url(), authenticatedBy: undefined },
    });
    jeanne = await service.member(JEANNE);
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['not-believed']);
    expect(await statusOf(reference)).toBe('confirmed');
  });

  withImapServer('is one about somebody else’s booking', async () => {
    await open();
    const paul = await service.member('paul@example.org');
    const { reference, uid } = await booked(paul);
    await drop(arrived(gmail(declining(uid))));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['not-believed']);
    expect((told(await paul.get(`/api/v1/bookings/${reference}`)).body as { status: string }).status).toBe(
      'confirmed',
    );
  });

  const OTHERS: readonly (readonly [string, string, (uid: string) => string])[] = [
    ['that accepts', 'accepted', (uid) => gmail({ ...declining(uid), status: 'ACCEPTED' })],
    ['that is not sure', 'noted', (uid) => gmail({ ...declining(uid), status: 'TENTATIVE' })],
    ['that proposes another time', 'noted', (uid) => gmail({ ...declining(uid), method: 'COUNTER' })],
    [
      'of a machine',
      'automatic',
      (uid) =>
        `Auto-Submitted: auto-replied (vacation)\r\n${gmail(declining(uid)).replace(/^Auto-Submitted.*\r\n/m, '')}`,
    ],
    ['by a list', 'automatic', (uid) => `Precedence: Bulk\r\n${gmail(declining(uid))}`],
    ['about another calendar', 'not-ours', () => gmail(declining(randomUUID()))],
    ['about an entry with a strange name', 'not-ours', () => gmail(declining(`'; drop table booking; --`))],
    ['within a mail that she passes on', 'not-ours', (uid) => forwarding(gmail(declining(uid)))],
    [
      'without a calendar',
      'not-ours',
      () => `From: ${JEANNE}\r\nSubject: Annulez tout\r\n\r\nMETHOD:REPLY DECLINED`,
    ],
    [
      'about one day of a series',
      'not-ours',
      (uid) => WRITERS.Apple(declining(uid)).replace('TRANSP:OPAQUE', 'RECURRENCE-ID:20261124T080000Z'),
    ],
  ];
  withImapServer('is one that says something else, or that nobody wrote', async () => {
    await open();
    const { reference, uid } = await booked();
    for (const [, , write] of OTHERS) await drop(arrived(write(uid)));
    await read();
    const found = (await outcomes()).map(([outcome], at) => [OTHERS[at]?.[0], outcome]);
    expect(found).toEqual(OTHERS.map(([what, outcome]) => [what, outcome]));
    expect(await revisionOf(reference)).toBe(1);
    expect(await letters()).toEqual([]);
  });

  withImapServer('is not one that is said to repeat without end: nothing of it is expanded', async () => {
    await open();
    const { reference, uid } = await booked();
    const endless = 'RRULE:FREQ=3DDAILY;BYMONTHDAY=3D-1,-2;COUNT=3D5';
    await drop(arrived(WRITERS.Apple(declining(uid)).replace('TRANSP:OPAQUE', endless)));
    await read();
    expect(await outcomes()).toEqual([['declined', reference]]);
  });
});

describe('the mailbox', () => {
  withImapServer('is read from where it was left, in order, and nothing in it is touched', async () => {
    const server = await open();
    const { reference, uid } = await booked();
    expect(await read()).toBe(0);
    await drop(arrived(gmail({ ...declining(uid), status: 'ACCEPTED' })));
    await drop(arrived(gmail({ ...declining(uid), status: 'TENTATIVE' })));
    expect(await read()).toBe(2);
    expect(await read()).toBe(0);
    await drop(arrived(gmail(declining(uid))));
    expect(await read()).toBe(1);
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['accepted', 'noted', 'declined']);
    expect(await statusOf(reference)).toBe('cancelled');
    const files = await server.files();
    expect(files).toHaveLength(3);
    expect(files.filter((name) => /:2,./.test(name))).toEqual([]);
  });

  withImapServer('may be a folder, with another name', async () => {
    service = await serviceReading(started(imap).url('Réponses'));
    await imap?.drop(arrived(gmail(declining(randomUUID()))), SUBFOLDER);
    expect(await read()).toBe(1);
  });

  withImapServer('holds what cannot be read: it is passed over', async () => {
    await open();
    const { reference, uid } = await booked();
    await drop(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 89) % 256)));
    await drop('\r\n\r\n');
    await drop(arrived(WRITERS.Apple(declining(uid)).replace('BEGIN:VEVENT', 'BEGIN:VEVENT\r\nBEGIN:')));
    await drop(Buffer.concat([Buffer.from(arrived(gmail(declining(uid)))), Buffer.alloc(1024 * 1024, 'x')]));
    await drop(arrived(gmail(declining(uid))));
    expect(await read()).toBe(5);
    const names = (await outcomes()).map(([outcome]) => outcome);
    expect(names.slice(3)).toEqual(['too-large', 'declined']);
    expect(names.slice(0, 3).every((name) => ['unreadable', 'not-ours', 'not-believed'].includes(name))).toBe(
      true,
    );
    expect(await statusOf(reference)).toBe('cancelled');
  });

  withImapServer('holds one that is made to be read for ever: nothing else stands still', async () => {
    await open();
    const { reference, uid } = await booked();
    await drop(ENDLESS);
    await drop(arrived(gmail(declining(uid))));
    const standstill = await longestStandstill(read);
    expect(standstill).toBeLessThan(2_000);
    const [[outcome] = [], ...others] = await outcomes();
    // A machine that is fast enough finds nothing in it.
    expect(['unreadable', 'not-ours']).toContain(outcome);
    expect(others).toEqual([['declined', reference]]);
  });

  withImapServer('holds one that the server fails over: after three tries it is passed over', async () => {
    const server = await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    await server.damage();
    await drop(arrived(gmail(declining(uid))));
    for (let time = 0; time < 3; time++)
      await expect(read()).rejects.toThrow('the mailbox cannot be reached');
    expect(await outcomes()).toEqual([]);
    expect(await read()).toBe(2);
    expect(await outcomes()).toEqual([
      ['unreadable', 'the mail server does not hand it out'],
      ['declined', reference],
    ]);
  });

  withImapServer('is read no further by whoever is late', async () => {
    await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    const late = AbortSignal.abort(new Error('it took too long'));
    await expect(service.app.get(InboundMail).read(service.clock.now(), late)).rejects.toThrow('too long');
    expect(await statusOf(reference)).toBe('confirmed');
    expect(await read()).toBe(1);
  });

  withImapServer('is read once by several at the same time', async () => {
    await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    await Promise.all([read(), read(), read()]);
    expect((await outcomes()).filter(([outcome]) => outcome === 'declined')).toEqual([
      ['declined', reference],
    ]);
    expect(await outcomes()).toHaveLength(1);
    expect(await revisionOf(reference)).toBe(2);
  });

  withImapServer('that is down is told in plain words, and is read when it is back', async () => {
    const server = await open();
    const { reference, uid } = await booked();
    await drop(arrived(gmail(declining(uid))));
    await server.stop();
    await expect(read()).rejects.toThrow('the mailbox cannot be reached (ECONNREFUSED)');
    await server.start();
    expect(await read()).toBe(1);
    expect(await statusOf(reference)).toBe('cancelled');
  });

  withImapServer('that does not let us in is told without its name and password', async () => {
    const wrong = new URL(started(imap).url());
    wrong.password = 'hunter2';
    service = await serviceReading(wrong.href);
    await expect(read()).rejects.toThrow('the mail server refuses the name or the password of the mailbox');
    await service.close();
    service = await serviceReading(started(imap).url('Nulle part'));
    await expect(read()).rejects.toThrow(/^the folder of the mailbox cannot be opened \(\w+\)$/);
  });

  test('what became of its mails is forgotten when mails are', async () => {
    service = await startService({ network: null });
    const now = service.clock.now();
    for (const days of [1, 29, 31])
      await recordInboundMail(service.database, 'not-ours', null, now - days * DAY);
    expect(await forgetInboundMail(service.database, 30, now)).toBe(1);
    expect(await outcomes()).toHaveLength(2);
  });

  test('is not there, where none is configured', async () => {
    service = await startService({ network: null });
    expect(service.app.get(InboundMail).isConfigured).toBe(false);
    expect(await read()).toBe(0);
  });
});

describe('a mail of ours that comes back', () => {
  withImapServer('for good is noted with the reason, without addresses', async () => {
    await open();
    const mail = await sentMail();
    await drop(report(wayBackOf(mail), 'failed', '5.1.1', `550 5.1.1 <${JEANNE}>: unknown`));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(['bounce']);
    const [row] = await service.database.query<{ at: Date | null; reason: string }>(
      'select bounced_at as at, bounce_reason as reason from outgoing_mail where id = $1',
      [mail],
    );
    expect(row?.at?.getTime()).toBe(service.clock.now());
    expect(row?.reason).toBe('5.1.1 smtp; 550 5.1.1 <…>: unknown');
  });

  withImapServer('is believed by nothing that the mail itself shows', async () => {
    await open();
    const mail = await sentMail();
    const shown = mail.replaceAll('-', '');
    const digits = wayBackOf(mail).replace(/^telecentres\+bounce-|@.*$/g, '');
    const guessed = [
      shown,
      BigInt(`0x${shown}`).toString(32),
      digits.slice(0, -1) + '0',
      digits.slice(0, -10),
    ];
    const forged = guessed.filter((one) => one !== digits);
    for (const one of forged)
      await drop(
        report(`telecentres+bounce-${one}@example.org`, 'failed', '5.1.1', 'call +33 6 12 34 56 78'),
      );
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual(forged.map(() => 'automatic'));
    expect(await service.database.query('select from outgoing_mail where bounced_at is not null')).toEqual(
      [],
    );
  });

  withImapServer('leaves the code and the beginning of what the server says', async () => {
    await open();
    const mail = await sentMail();
    await drop(report(wayBackOf(mail), 'failed', '5.7.1 and more', `no ${'long story '.repeat(1000)}`));
    await read();
    const [row] = await service.database.query<{ reason: string }>(
      'select bounce_reason as reason from outgoing_mail where id = $1',
      [mail],
    );
    expect(row?.reason).toMatch(/^5\.7\.1 smtp; no long story long/);
    expect(row?.reason.length).toBeLessThanOrEqual(90);
  });

  withImapServer('for now, or is nobody’s, is not', async () => {
    await open();
    const mail = await sentMail();
    const back = wayBackOf(mail);
    await drop(report(back, 'delayed', '4.4.1', 'no answer'));
    await drop(report(back, 'failed', '4.2.2', 'mailbox full'));
    await drop(report('telecentres@example.org', 'failed', '5.1.1', 'no such user'));
    await drop(report(wayBackOf(randomUUID()), 'failed', '5.1.1', 'no such user'));
    await drop(report(back, 'delivered', '2.0.0', 'ok'));
    await read();
    expect((await outcomes()).map(([outcome]) => outcome)).toEqual([
      'report',
      'report',
      'automatic',
      'bounce',
      'report',
    ]);
    const bounced = await service.database.query('select from outgoing_mail where bounced_at is not null');
    expect(bounced).toEqual([]);
  });
});

async function open(): Promise<ImapServer> {
  service = started(usual);
  await service.startAgain();
  jeanne = await service.member(JEANNE);
  return started(imap);
}

function started<Server>(server: Server | undefined): Server {
  if (server === undefined) throw new Error('There is no IMAP server.');
  return server;
}

function serviceReading(imapUrl: string): Promise<TestService> {
  return startService({ network: NETWORK, inbound: { imapUrl, authenticatedBy: OUR_SERVER } });
}

async function drop(mail: string | Buffer): Promise<void> {
  await imap?.drop(mail);
}

function read(): Promise<number> {
  return service.app.get(InboundMail).read(service.clock.now());
}

function wayBackOf(mail: string): string {
  return returnPathOf(mail, 'telecentres@example.org', service.app.get(SecretBox));
}

/** In milliseconds: how long everything else had to wait while this was done. */
async function longestStandstill(work: () => Promise<unknown>): Promise<number> {
  let [longest, last] = [0, performance.now()];
  const look = () => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  };
  const watch = setInterval(look, 20);
  await work();
  clearInterval(watch);
  look();
  return longest;
}

function declining(uid: string): Answer {
  return { from: JEANNE, uid, sequence: 0, status: 'DECLINED' };
}

async function booked(member = jeanne): Promise<{ readonly reference: string; readonly uid: string }> {
  const { reference } = await newBooking(member);
  return { reference, uid: await invite(reference) };
}

async function newBooking(member: KnownCaller): Promise<{ readonly reference: string }> {
  const wish = { resource: 'salle', date: TUESDAY, halfDay: 'morning' };
  const { status, body } = told(await member.post('/api/v1/bookings', wish));
  expect(status).toBe(201);
  return body as { reference: string };
}

async function uidToldTo(email: string): Promise<string> {
  const [row] = await service.database.query<{ uid: string }>(
    'select i.uid from invitation i join account a on a.id = i.account_id where a.email = $1',
    [email],
  );
  return row?.uid ?? '';
}

/** As if the calendar of its holder had just been told of the booking as it now is. */
async function invite(reference: string): Promise<string> {
  const [row] = await service.database.query<{ uid: string }>(
    `insert into invitation (uid, booking_id, account_id, sequence, telecentre_id, starts_at, ends_at)
select calendar_uid, id, account_id, revision - 1, telecentre_id, starts_at, ends_at from booking where reference = $1
on conflict (uid) do update set sequence = excluded.sequence, withdrawn_at = null returning uid`,
    [reference],
  );
  return row?.uid ?? '';
}

async function statusOf(reference: string): Promise<string> {
  return (told(await jeanne.get(`/api/v1/bookings/${reference}`)).body as { status: string }).status;
}

async function revisionOf(reference: string): Promise<number> {
  return (told(await jeanne.get(`/api/v1/bookings/${reference}`)).body as { revision: number }).revision;
}

async function outcomes(): Promise<[string, string | null][]> {
  const rows = await service.database.query<{ outcome: string; detail: string | null }>(
    'select outcome, detail from inbound_mail order by id',
  );
  expect(JSON.stringify(rows)).not.toMatch(/@/);
  return rows.map(({ outcome, detail }) => [outcome, detail]);
}

/** What we have explained, oldest first. */
async function letters(): Promise<
  { subject: string; from: string; text: string; links: readonly string[] }[]
> {
  const explained = await service.database.query<{ id: string }>(
    `select id from outgoing_mail where kind = 'decline-explained' order by position`,
  );
  await service.app.get(MailWorker).sendDue();
  const mailbox = service.app.get(Mailbox);
  const entries = await mailbox.list();
  return Promise.all(
    explained.map(async ({ id }) => {
      const letter = await mailbox.read(entries.find(({ name }) => name.includes(id))?.name ?? '');
      if (letter === undefined) throw new Error('A letter was written and not sent.');
      return letter;
    }),
  );
}

async function openedBy(links: readonly string[]): Promise<number> {
  const see = new URL(links.find((link) => link.startsWith(service.url)) ?? '');
  return (await service.anybody.get(see.pathname, { accept: 'text/html' })).status;
}

async function sentMail(): Promise<string> {
  const id = randomUUID();
  await service.database.query(
    `insert into outgoing_mail (id, kind, message_id, created_at, sent_at) values ($1::uuid, 'test', $1::text, $2, $2)`,
    [id, new Date(service.clock.now())],
  );
  return id;
}

function forwarding(mail: string): string {
  return [
    `From: ${JEANNE}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="forward"',
    '',
    '--forward',
    'Content-Type: message/rfc822',
    '',
    mail,
    '--forward--',
  ].join('\r\n');
}

function withPhone(network: object): object {
  const { telecentres } = network as { telecentres: { host: object }[] };
  return {
    ...network,
    telecentres: telecentres.map((one) => ({ ...one, host: { ...one.host, phone: '+33 5 65 00 00 00' } })),
  };
}
