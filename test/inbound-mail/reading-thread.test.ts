import { readIncomingMail } from '../../src/inbound-mail/incoming-mail.js';
import { readApart } from '../../src/inbound-mail/reading-thread.js';
import { arrived, gmail, OUR_SERVER } from './calendar-mails.js';
import { ENDLESS, reportTo } from './endless-mails.js';

const DECLINED = arrived(gmail({ from: 'jeanne@example.org', uid: 'a', sequence: 0, status: 'DECLINED' }));

describe('a mail that is read apart', () => {
  test('says the same as one that is read here', async () => {
    const read = await readApart({ raw: Buffer.from(DECLINED), authenticatedBy: OUR_SERVER }, 60_000);
    expect(read).toEqual(await readIncomingMail(Buffer.from(DECLINED), OUR_SERVER));
    expect(read?.reply).toMatchObject({ sender: 'jeanne@example.org', isVouchedFor: true });
  });

  test.each([
    ['is none', '\r\n\r\n', 60_000],
    ['takes too long', ENDLESS, 100],
  ])('says nothing when it %s', async (_, mail, within) => {
    expect(await readApart({ raw: Buffer.from(mail), authenticatedBy: undefined }, within)).toBeNull();
  });
});

describe('a report', () => {
  test('is known by each of its addresses', async () => {
    const mail = await read(reportTo('"Paul" <a+b@example.org>, (c@example.org) d@example.org'));
    expect(mail?.report?.addressees).toEqual(['a+b@example.org', 'c@example.org', 'd@example.org']);
  });

  test.each(['a', 'a:', 'a@', '"', '(', '<'])('to %j without end is read at once', async (part) => {
    const began = performance.now();
    await read(reportTo(part.repeat(60_000 / part.length)));
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('with headers without end is not read', async () => {
    expect(await read(reportTo('a'.repeat(150_000)))).toBeNull();
  });
});

function read(mail: string) {
  return readIncomingMail(Buffer.from(mail), undefined);
}
