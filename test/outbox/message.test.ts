import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser, type ParsedMail } from 'mailparser';
import type { Letter } from '../../src/outbox/letter.js';
import { bouncedMailOf } from '../../src/outbox/return-path.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { calendar, INVITATION, LONG_SUBJECT, TELECENTRE } from './invitation.js';
import { FROM, KEY, SIGN_IN, startMailService, type MailService } from './mail-service.js';
import { mimeTreeOf, shapeOf } from './mime-tree.js';
import { openPostOffice, type Delivery, type PostOffice } from './post-office.js';

const THREAD = '00000000-0000-4000-8000-000000000001';

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

describe('a letter with an invitation', () => {
  test('is put together as calendars want it', async () => {
    const tree = mimeTreeOf((await sent(INVITATION)).raw.toString('latin1'));
    expect(shapeOf(tree)).toBe(
      'multipart/mixed(multipart/alternative(text/plain text/html text/calendar) application/ics)',
    );
    const [alternative, file] = tree.parts;
    const [text, html, invitation] = alternative?.parts ?? [];
    expect(text?.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(html?.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(invitation?.headers.get('content-type')).toBe(
      'text/calendar; charset=utf-8; method=REQUEST; component=VEVENT',
    );
    expect(invitation?.headers.get('content-transfer-encoding')).toBe('base64');
    expect(invitation?.headers.get('content-disposition')).toBeUndefined();
    expect(file?.headers.get('content-type')).toMatch(/^application\/ics; name="?reservation\.ics"?$/);
    expect(file?.headers.get('content-disposition')).toMatch(/^attachment; filename="?reservation\.ics"?$/);
    expect(file?.headers.get('content-transfer-encoding')).toBe('base64');
    for (const part of [invitation, file])
      expect(Buffer.from(part?.body ?? '', 'base64').toString()).toBe(INVITATION.calendar?.content);
  });

  test('survives the way: subject, names, accents and long lines are what they were', async () => {
    const delivery = await sent(INVITATION);
    const mail = await parsed(delivery);
    expect(mail.subject).toBe(LONG_SUBJECT);
    expect(mail.from?.value).toEqual([TELECENTRE]);
    expect(mail.text).toBe(INVITATION.text);
    expect(mail.html).toBe(INVITATION.html);
    const lines = delivery.raw.toString('latin1').split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(76 + 'Subject: '.length);
    expect(delivery.raw.toString('latin1')).toMatch(/^[\r\n\x20-\x7e\t]*$/);
  });

  test('is answered to whoever reads answers, and to who writes where nobody is said', async () => {
    const answered = await parsed(await sent({ ...INVITATION, replyTo: 'accueil@figeac.example.org' }));
    expect(answered.replyTo?.value).toEqual([{ name: '', address: 'accueil@figeac.example.org' }]);
    expect(answered.from?.value).toEqual([TELECENTRE]);
    expect((await parsed(await sent(INVITATION))).replyTo).toBeUndefined();
  });

  test.each([
    ['another', { method: 'REQUEST', content: calendar('CANCEL').content }],
    ['none', { method: 'REQUEST', content: calendar('REQUEST').content.replace('METHOD:REQUEST\r\n', '') }],
    [
      'two',
      {
        method: 'CANCEL',
        content: calendar('CANCEL').content.replace('METHOD:', 'METHOD:REQUEST\r\nMETHOD:'),
      },
    ],
  ] as const)('whose calendar part names %s method is not sent, and not tried again', async (_, part) => {
    await service.put({ letter: { ...INVITATION, calendar: part } });
    expect(await service.worker.sendDue()).toBe(0);
    expect(postOffice.arrived).toEqual([]);
    expect(await service.rows()).toMatchObject([
      {
        attempts: 1,
        next_attempt_at: null,
        gave_up_at: new Date(service.clock.now()),
        last_error: expect.stringContaining('the calendar part says') as string,
      },
    ]);
  });
});

describe('every letter', () => {
  test('says that a machine wrote it, and asks for no automatic answer', async () => {
    const { headers } = await parsed(await sent(SIGN_IN));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply');
    expect(headers.get('content-language')).toBe('fr');
    expect(headers.has('list')).toBe(false);
    expect(headers.has('precedence')).toBe(false);
  });

  test.each([
    [
      'https',
      `https://reservation.example.org/courriels/arret/${'z'.repeat(90)}`,
      'List-Unsubscribe=One-Click',
    ],
    ['http', 'http://127.0.0.1:3000/courriels/arret/zzz', undefined],
  ])('of a sort that can be stopped says where; with one press when that is %s', async (_, url, press) => {
    const { headers } = mimeTreeOf((await sent({ ...SIGN_IN, unsubscribe: url })).raw.toString());
    expect(headers.get('list-unsubscribe')).toBe(`<${url}>`);
    expect(headers.get('list-unsubscribe-post')).toBe(press);
  });

  test('comes from the network unless it says from whom, and its Message-ID from the same domain', async () => {
    await service.database.query("update network set name = 'Réseau d’essai'");
    const plain = await parsed(await sent(SIGN_IN));
    expect(plain.from?.value).toEqual([{ name: 'Réseau d’essai', address: FROM }]);
    const elsewhere = { name: 'Figeac', address: 'figeac@autre.example.net' };
    const other = await parsed(await sent({ ...SIGN_IN, from: elsewhere }));
    expect(other.from?.value).toEqual([elsewhere]);
    expect(other.messageId).toMatch(/^<[\da-f-]{36}@autre\.example\.net>$/);
  });

  test('becomes the same file where there is no mail server', async () => {
    const delivered = mimeTreeOf((await sent(INVITATION)).raw.toString());
    const local = await startMailService(databaseUrl);
    try {
      await local.put({ letter: INVITATION });
      expect(await local.worker.sendDue()).toBe(1);
      const [name = ''] = await readdir(local.mailboxFolder);
      const kept = mimeTreeOf(await readFile(path.join(local.mailboxFolder, name), 'utf8'));
      expect(shapeOf(kept)).toBe(shapeOf(delivered));
      expect([...kept.headers.keys()]).toEqual([...delivered.headers.keys()]);
      expect(await local.mailbox.read(name)).toMatchObject({ subject: LONG_SUBJECT, text: INVITATION.text });
    } finally {
      await local.close();
    }
  });
});

describe('mails of one thread', () => {
  test('follow the first of them that left, for each reader their own', async () => {
    const [zoe, paul] = await Promise.all(['zoe', 'paul'].map(account));
    for (const [to, who] of [
      ['zoe@example.org', zoe],
      ['paul@example.org', paul],
      ['zoe@example.org', zoe],
      ['zoe@example.org', zoe],
      ['paul@example.org', paul],
    ] as const)
      await service.put({ to, account: who ?? '', thread: THREAD });
    await service.put({ to: 'zoe@example.org', account: zoe ?? '' });
    expect(await service.worker.sendDue()).toBe(6);
    const mails = await Promise.all(postOffice.wire.map(parsed));
    const [zoes, pauls] = ['zoe', 'paul'].map((name) =>
      mails.filter((mail) => postOffice.arrived[mails.indexOf(mail)]?.to?.[0]?.address?.startsWith(name)),
    );
    const [first, second, third, alone] = zoes ?? [];
    expect([first?.inReplyTo, first?.references]).toEqual([undefined, undefined]);
    for (const later of [second, third])
      expect(later).toMatchObject({ inReplyTo: first?.messageId, references: first?.messageId });
    expect(alone?.inReplyTo).toBeUndefined();
    expect(pauls?.[1]?.inReplyTo).toBe(pauls?.[0]?.messageId);
  });
});

describe('the way back', () => {
  test('is the address of the network where nobody reads what comes back', async () => {
    const { from, to } = await sent(INVITATION);
    expect(from.address).toBe(FROM);
    expect(from.args).not.toHaveProperty('ENVID');
    expect(to).toMatchObject([{ address: 'jeanne@example.org' }]);
    expect(to[0]?.args).not.toHaveProperty('NOTIFY');
  });

  test('names the mail where somebody does, and asks the server to report a failure', async () => {
    const reading = await startMailService(databaseUrl, { smtpUrl: postOffice.url, readsBounces: true });
    try {
      await reading.put({ letter: INVITATION, to: "o'neil+1@example.org" });
      await reading.worker.sendDue();
      const id = (await service.rows())[0]?.id ?? '';
      const [delivery] = postOffice.wire;
      const back = delivery?.from.address ?? '';
      expect(back).toMatch(/^reseau\+bounce-[\da-v]{36}@telecentres\.example\.org$/);
      expect(bouncedMailOf(back, FROM, new SecretBox(KEY))).toBe(id);
      expect(delivery?.from.args).toMatchObject({ ENVID: id, RET: 'HDRS' });
      expect(delivery?.to[0]?.args).toMatchObject({
        NOTIFY: 'FAILURE',
        ORCPT: "rfc822;o'neil+1@example.org",
      });
      expect((await parsed(delivery)).from?.value).toEqual([TELECENTRE]);
    } finally {
      await reading.close();
    }
  });
});

async function sent(letter: Letter): Promise<Delivery> {
  await service.put({ letter });
  expect(await service.worker.sendDue()).toBe(1);
  const delivery = postOffice.wire.at(-1);
  if (delivery === undefined) throw new Error('Nothing has arrived.');
  return delivery;
}

function parsed(delivery: Delivery | undefined): Promise<ParsedMail> {
  return simpleParser(delivery?.raw ?? Buffer.of());
}

async function account(name: string): Promise<string> {
  const [row] = await service.database.query<{ id: string }>(
    `insert into account (email, created_at, last_active_at) values ($1, now(), now())
on conflict (email) do update set last_active_at = now() returning id`,
    [`${name}@example.org`],
  );
  return row?.id ?? '';
}
