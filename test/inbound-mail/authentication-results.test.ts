import { isVouchedFor, readAuthenticationResults } from '../../src/inbound-mail/authentication-results.js';

const US = 'mx.telecentres.example';
const DOMAIN = 'example.org';

describe('our own mail server vouches for a sender', () => {
  test.each<[string, string]>([
    ['by DMARC', `${US}; dmarc=pass header.from=example.org`],
    ['whatever the case', `MX.Telecentres.EXAMPLE; DMARC=Pass Header.From=Example.ORG`],
    ['with its version', `${US} 1; dmarc=pass header.from=example.org`],
    ['with the version of the method', `${US}; dmarc/1=pass header.from=example.org`],
    [
      'with reasons and comments, some of them quoted',
      `${US} (our (nested \\) comment) server);\t dmarc=pass reason="p; q=r" (p=none dis=none) header.from=example.org (yes)`,
    ],
    ['with a quoted name', `"${US}"; dmarc=pass header.from="example.org"`],
    [
      'among other results',
      `${US}; spf=fail smtp.mailfrom=bounce@lists.example.net; dkim=fail header.d=lists.example.net; dmarc=pass header.from=example.org;`,
    ],
    [
      'as Microsoft writes it',
      `${US}; spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=example.org; dkim=pass (signature was verified) header.d=example.org;dmarc=pass action=none header.from=example.org;compauth=pass reason=100`,
    ],
    [
      'by a signature, where nothing is said of DMARC',
      `${US}; dkim=pass header.d=example.org header.s=a header.b="x/y+z="`,
    ],
    [
      'by a signature, where the domain says nothing of DMARC',
      `${US}; dmarc=none header.from=example.org; dkim=pass header.d=example.org`,
    ],
  ])('%s', (_, field) => {
    expect(isVouchedFor([field], US, DOMAIN)).toBe(true);
  });

  test('by a signature of the domain above', () => {
    const field = `${US}; dkim=pass header.d=example.org`;
    expect(isVouchedFor([field], US, 'mail.example.org')).toBe(true);
  });

  test.each<[string, readonly string[]]>([
    ['who has no such header', []],
    ['who fails', [`${US}; dmarc=fail header.from=example.org`]],
    ['whom nothing was found out about', [`${US}; none`]],
    ['with another From', [`${US}; dmarc=pass header.from=example.net`]],
    ['with a From below ours', [`${US}; dmarc=pass header.from=evil.example.org`]],
    ['signed by a domain below', [`${US}; dkim=pass header.d=evil.example.org`]],
    ['signed by a domain that ends alike', [`${US}; dkim=pass header.d=ample.org`]],
    ['signed by a top-level domain', [`${US}; dkim=pass header.d=org`]],
    ['whose signature does not say whose it is', [`${US}; dkim=pass header.i=@example.org`]],
    [
      'who is signed and fails DMARC',
      [`${US}; dkim=pass header.d=example.org; dmarc=fail header.from=example.org`],
    ],
    [
      'whose DMARC could not be looked up',
      [`${US}; dkim=pass header.d=example.org; dmarc=temperror header.from=example.org`],
    ],
    [
      'of whom two things are said',
      [`${US}; dmarc=pass header.from=example.org; dmarc=fail header.from=example.org`],
    ],
    ['named by another server', [`mx.evil.example; dmarc=pass header.from=example.org`]],
    [
      'named by our server below another',
      ['mx.evil.example; spf=pass', `${US}; dmarc=pass header.from=example.org`],
    ],
    [
      'named below our server',
      [`${US}; dmarc=fail header.from=example.org`, `${US}; dmarc=pass header.from=example.org`],
    ],
    ['with our name in a comment', [`mx.evil.example (${US}); dmarc=pass header.from=example.org`]],
    ['with our name and more', [`${US} evil; dmarc=pass header.from=example.org`]],
    ['in a version that we do not know', [`${US} 2; dmarc=pass header.from=example.org`]],
    ['by a method in a version that we do not know', [`${US}; dmarc/2=pass header.from=example.org`]],
    ['whose pass stands in a comment', [`${US}; dmarc=fail (dmarc=pass) header.from=example.org`]],
    [
      'whose pass stands in a quotation',
      [`${US}; spf=pass smtp.mailfrom="; dmarc=pass header.from=example.org; x"@evil.example`],
    ],
    ['whose comment never ends', [`${US}; dmarc=pass header.from=example.org (`]],
    ['whose quotation never ends', [`${US}; dmarc=pass header.from="example.org`]],
    ['said twice within one result', [`${US}; dmarc=pass header.from=example.net header.from=example.org`]],
    ['in no order', [`${US}; dmarc pass header.from=example.org`]],
    ['without our name', [`dmarc=pass header.from=example.org`]],
    ['in nothing', ['']],
  ])('but not for one %s', (_, fields) => {
    expect(isVouchedFor(fields, US, DOMAIN)).toBe(false);
  });

  test('and for nobody, when nobody has told us its name', () => {
    expect(isVouchedFor([`${US}; dmarc=pass header.from=example.org`], undefined, DOMAIN)).toBe(false);
    expect(isVouchedFor(['undefined; dmarc=pass header.from=example.org'], undefined, DOMAIN)).toBe(false);
  });
});

test('a server whose name only looks like ours vouches for nobody', () => {
  const field = 'mx.\u212Alik.example; dmarc=pass header.from=example.org';
  expect(isVouchedFor([field], 'mx.klik.example', DOMAIN)).toBe(false);
});

test('an absurdly long header is read, or not, in no time', () => {
  const long = `${US}; ${'('.repeat(100_000)} ${'a=b '.repeat(100_000)}`;
  expect(readAuthenticationResults(long)).toBeNull();
});
