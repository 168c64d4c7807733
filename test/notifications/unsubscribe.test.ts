import { randomUUID } from 'node:crypto';
import { request } from 'undici';
import { StopLinks } from '../../src/notifications/stop-links.js';
import { TOPICS, type Topic } from '../../src/notifications/topics.js';
import { SecretBox } from '../../src/platform/secrets/secret-box.js';
import { Site } from '../../src/platform/web/site.js';
import { everythingStored } from '../platform/stored.js';
import { browserAt } from '../support/browser.js';
import { startService, type KnownCaller, type TestService } from '../support/service.js';
import { booked, MORNING, tell } from './telling.js';

let service: TestService;
let jeanne: KnownCaller;
beforeAll(async () => (service = await startService()));
afterAll(() => service.close());
beforeEach(async () => {
  jeanne = await service.visitor(`${randomUUID()}@example.org`);
});

describe('the link that stops a sort of mail', () => {
  test.each(TOPICS)('%s: asks, stops on the press of a button, and lets it come again', async (topic) => {
    const browser = browserAt(service.url);
    await browser.open(pathFor(topic));
    expect(browser.shown.status).toBe(200);
    expect(await declined()).toEqual([]);
    await browser.press(pathFor(topic));
    expect([browser.shown.status, await declined()]).toEqual([200, [topic]]);
    await browser.press(`${pathFor(topic)}/resumption`);
    expect([browser.shown.status, await declined()]).toEqual([200, []]);
  });

  test('says what it stops and what still comes, and once stopped that it is', async () => {
    const browser = browserAt(service.url);
    await browser.open(pathFor('hold'));
    expect(browser.shown.html).toContain('Ne plus recevoir «\u00a0Place gardée en attendant\u00a0»\u00a0?');
    expect(browser.shown.html).toContain('Les confirmations de vos réservations viendront toujours.');
    await browser.press(pathFor('hold'));
    await browser.open(pathFor('hold'));
    expect(browser.shown.html).toContain('Vous ne recevez plus «\u00a0Place gardée en attendant\u00a0»');
    await browser.press(`${pathFor('hold')}/resumption`);
    expect(browser.shown.html).toContain('Vous recevez à nouveau');
    await browser.open(pathFor('morning_sheet'));
    expect(browser.shown.html).toContain('Cela vaut pour tous les télécentres où vous êtes hôte.');
    expect(browser.shown.html).not.toContain('Les confirmations');
  });

  test('is the one in the mail', async () => {
    await booked(jeanne, { ...MORNING, hold: true });
    service.clock.advanceMinutes(2);
    const [mail] = await tell(service);
    expect(mail?.letter.unsubscribe).toBe(service.url + pathFor('hold'));
    expect(mail?.letter.text).toContain(pathFor('hold'));
    await service.database.query('delete from outgoing_mail');
  });

  test('changes nothing when a program only looks, by GET or HEAD', async () => {
    const before = await everythingStored(service.database);
    for (const method of ['GET', 'HEAD'] as const)
      expect((await request(service.url + pathFor('reminder'), { method })).statusCode).toBe(200);
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('works from a mail program, without a cookie, as RFC 8058 has it', async () => {
    const form = 'application/x-www-form-urlencoded';
    expect(await oneClick(pathFor('reminder'), form, 'List-Unsubscribe=One-Click')).toBe(200);
    const parts =
      '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    expect(await oneClick(pathFor('hold'), 'multipart/form-data; boundary=x', parts)).toBe(200);
    expect(await declined()).toEqual(['hold', 'reminder']);
  });

  test('works once more, and beside what was declined before', async () => {
    for (const topic of ['reminder', 'hold', 'reminder'] as const)
      expect((await service.anybody.send(pathFor(topic), {})).status).toBe(200);
    expect(await declined()).toEqual(['hold', 'reminder']);
  });

  test('works also for somebody who has signed in, from our own page', async () => {
    const browser = browserAt(service.url);
    const visitor = await service.visitor(`${randomUUID()}@example.org`);
    browser.cookies.set('telecentre_session', visitor.session);
    await browser.open(pathFor('reminder'));
    await browser.press(pathFor('reminder'));
    expect([browser.shown.status, await declined()]).toEqual([200, ['reminder']]);
  });

  test('tells nothing of whose it is, and works as before once they are gone', async () => {
    await service.database.query(`update account set name = 'Jeanne Vidal' where id = $1`, [jeanne.account]);
    const path = pathFor('reminder');
    const asked = await service.anybody.get(path, { accept: 'text/html' });
    const done = await service.anybody.send(path, {});
    for (const { body } of [asked, done]) {
      expect(String(body)).not.toContain('Vidal');
      expect(String(body)).not.toContain(jeanne.email);
    }
    await jeanne.post('/api/v1/me/erasure', { confirm: jeanne.email });
    const after = await service.anybody.send(path, {});
    expect([after.status, after.body]).toEqual([200, done.body]);
  });

  test.each([
    ['of a word', () => 'nonsense'],
    ['of the right length', () => 'A'.repeat(44)],
    ['with another account', () => changedAt(0)],
    ['with another topic', () => changedAt(16)],
    ['with another proof', () => changedAt(32)],
    ['cut short', () => tokenFor('reminder').slice(0, -1)],
    ['with something behind', () => `${tokenFor('reminder')}A`],
  ])('is nowhere when it is none of ours: %s', async (_, token) => {
    const before = await everythingStored(service.database);
    const path = `/unsubscribe/${token()}`;
    expect((await service.anybody.get(path, { accept: 'text/html' })).status).toBe(404);
    expect((await service.anybody.send(path, {})).status).toBe(404);
    expect((await service.anybody.send(`${path}/resumption`, {})).status).toBe(404);
    expect(await everythingStored(service.database)).toEqual(before);
  });

  test('of another installation is nowhere here', async () => {
    const elsewhere = new StopLinks(new SecretBox(Buffer.alloc(32, 9)), service.app.get(Site));
    const { pathname } = new URL(elsewhere.of(jeanne.account, 'reminder'));
    expect((await service.anybody.send(pathname, {})).status).toBe(404);
    expect(await declined()).toEqual([]);
  });
});

test('multipart is read nowhere else', async () => {
  const parts = '--x\r\ncontent-disposition: form-data; name="email"\r\n\r\na@example.org\r\n--x--\r\n';
  expect(await oneClick('/sign-in', 'multipart/form-data; boundary=x', parts)).toBe(415);
});

function pathFor(topic: Topic): string {
  return `/unsubscribe/${tokenFor(topic)}`;
}

function tokenFor(topic: Topic): string {
  const url = service.app.get(StopLinks).of(jeanne.account, topic);
  return url.slice(url.lastIndexOf('/') + 1);
}

function changedAt(byte: number): string {
  const bytes = Buffer.from(tokenFor('reminder'), 'base64url');
  bytes[byte] = (bytes[byte] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

async function oneClick(path: string, type: string, body: string): Promise<number> {
  const answer = await request(service.url + path, {
    method: 'POST',
    headers: { 'content-type': type },
    body,
  });
  await answer.body.dump();
  return answer.statusCode;
}

async function declined(): Promise<readonly string[]> {
  const [row] = await service.database.query<{ topics: string[] }>(
    'select declined_mail as topics from account where id = $1',
    [jeanne.account],
  );
  return row?.topics ?? [];
}
