import { randomUUID } from 'node:crypto';
import { readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { SIGN_IN_URL, startMailService, type MailService } from './mail-service.js';

let databaseUrl: string;
let service: MailService;
beforeAll(async () => (databaseUrl = await freshDatabase()));
afterAll(() => dropDatabase(databaseUrl));
beforeEach(async () => (service = await startMailService(databaseUrl)));
afterEach(() => service.close());

describe('without a mail server, mails', () => {
  test('become files that show what would have arrived, with the links to follow', async () => {
    await service.put();
    expect(await service.worker.sendDue()).toBe(1);
    const [entry] = await service.mailbox.list();
    expect(entry).toMatchObject({
      to: 'jeanne@example.org',
      subject: 'Votre lien de connexion',
      date: service.clock.now(),
    });
    expect(await service.mailbox.read(entry?.name ?? '')).toMatchObject({
      ...entry,
      from: 'reseau@telecentres.example.org',
      text: expect.stringContaining('Bonjour,') as string,
      html: expect.stringContaining('<h1') as string,
      links: [SIGN_IN_URL],
    });
  });

  test('are for the account of the service alone', async () => {
    await service.put();
    await service.worker.sendDue();
    const [name = ''] = await readdir(service.mailboxFolder);
    expect((await stat(path.join(service.mailboxFolder, name))).mode & 0o777).toBe(0o600);
  });

  test('stand newest first, and only the newest two hundred are kept', async () => {
    for (let turn = 0; turn < 203; turn++) {
      const number = 1 + ((turn * 11) % 203);
      await service.mailbox.keep(
        randomUUID(),
        new Date(service.clock.now() + number * 1000),
        Buffer.from(`To: member-${number}@example.org\r\nSubject: ${number}\r\n\r\nEssai\r\n`),
      );
    }
    const subjects = (await service.mailbox.list()).map(({ subject }) => Number(subject));
    expect(subjects).toEqual(Array.from({ length: 200 }, (_, index) => 203 - index));
    expect(await readdir(service.mailboxFolder)).toHaveLength(200);
  });

  test('of the same moment stand the last one first, however they are called', async () => {
    const ids = Array.from({ length: 6 }, () => randomUUID());
    const date = new Date(service.clock.now());
    for (const [number, id] of ids.entries()) {
      await service.mailbox.keep(id, date, Buffer.from(`Subject: ${number}\r\n\r\nEssai\r\n`));
      // Longer than a tick of the file system.
      await pause(20);
    }
    const subjects = (await service.mailbox.list()).map(({ subject }) => Number(subject));
    expect(subjects).toEqual([5, 4, 3, 2, 1, 0]);
  });
});

describe('the mailbox', () => {
  test('is empty before the first mail', async () => {
    expect(await service.mailbox.list()).toEqual([]);
  });

  test.each([
    '../secret-key',
    '..',
    '',
    'note.eml',
    '2026-11-23T08-00-00.000Z_../../../../../../../../etc/hostname.eml',
    '2026-11-23T08-00-00.000Z_00000000-0000-4000-8000-000000000000.eml\n',
    '2026-11-23T08-00-00.000Z_00000000-0000-4000-8000-000000000000.eml',
  ])('has no mail of the name %j', async (name) => {
    await writeFile(path.join(service.mailboxFolder, 'note.eml'), 'Subject: not ours\r\n\r\n');
    expect(await service.mailbox.read(name)).toBeUndefined();
    expect(await service.mailbox.list()).toEqual([]);
  });
});
