import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import type { Letter } from '../../src/outbox/letter.js';
import { signerOf } from '../../src/outbox/signature.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { INVITATION } from './invitation.js';
import { SIGN_IN, startMailService, type MailService } from './mail-service.js';
import { mimeTreeOf } from './mime-tree.js';
import { openPostOffice, type PostOffice } from './post-office.js';

const { publicKey, privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
/** What stands in the domain name system. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'novembre._domainkey.telecentres.example.org': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
};

let databaseUrl: string;
let postOffice: PostOffice;
let service: MailService;
beforeAll(async () => {
  databaseUrl = await freshDatabase();
  postOffice = await openPostOffice();
  const dkim = { selector: 'novembre', privateKey };
  service = await startMailService(databaseUrl, { smtpUrl: postOffice.url, dkim });
});
afterAll(async () => {
  await service.close();
  await postOffice.close();
  await dropDatabase(databaseUrl);
});

describe('a signed mail', () => {
  test.each([
    ['of two parts', SIGN_IN],
    ['with an invitation, accents and long lines', INVITATION],
    ['that can be stopped', { ...SIGN_IN, unsubscribe: `https://a.example.org/${'s'.repeat(120)}` }],
  ])('%s proves that it comes from the domain that the reader sees', async (_, letter: Letter) => {
    const raw = await wireOf(letter);
    expect(await judged(raw)).toEqual([['pass', 'telecentres.example.org', true]]);
  });

  test('is recognised as changed on the way: its text, its subject, how it can be stopped', async () => {
    const letter = { ...SIGN_IN, unsubscribe: 'https://a.example.org/stop' };
    const raw = (await wireOf(letter)).toString('latin1');
    for (const [what, instead] of [
      ['Bonjour', 'Bonsoir'],
      ['Subject: Votre lien', 'Subject: Votre ancien lien'],
      ['https://a.example.org/stop', 'https://b.example.org/stop'],
      ['List-Unsubscribe=One-Click', 'List-Unsubscribe=Two-Click'],
      ['Auto-Submitted: auto-generated', 'Auto-Submitted: no'],
    ] as const) {
      expect(raw).toContain(what);
      const changed = Buffer.from(raw.replace(what, instead), 'latin1');
      const [[verdict] = []] = await judged(changed);
      expect([what, verdict]).toEqual([what, expect.stringMatching(/^(fail|neutral)$/)]);
    }
  });

  test('is signed by the domain of its own sender', async () => {
    const from = { name: 'Figeac', address: 'figeac@autre.example.net' };
    const { headers } = mimeTreeOf((await wireOf({ ...SIGN_IN, from })).toString('latin1'));
    expect(headers.get('dkim-signature')).toMatch(/ d=autre\.example\.net;.* s=novembre;/);
  });
});

test('a key that cannot sign is refused before any mail leaves without a signature', () => {
  const { privateKey: other } = generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  expect(() => signerOf({ selector: 'novembre', privateKey: other })).toThrow('must be an RSA key');
});

async function wireOf(letter: Letter): Promise<Buffer> {
  await service.put({ letter });
  expect(await service.worker.sendDue()).toBe(1);
  return postOffice.wire.at(-1)?.raw ?? Buffer.of();
}

/** By an independent reader: whether it passes, for which domain, and whether that is the sender's. */
async function judged(raw: Buffer): Promise<(readonly [string, string, boolean])[]> {
  const { results } = await dkimVerify(raw, { resolver: askedOf });
  return results.map(({ status, signingDomain }) => [status.result, signingDomain, Boolean(status.aligned)]);
}

function askedOf(name: string, type: string): Promise<string[][]> {
  const text = type === 'TXT' ? PUBLISHED[name] : undefined;
  if (text === undefined)
    return Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
  return Promise.resolve([[text]]);
}
