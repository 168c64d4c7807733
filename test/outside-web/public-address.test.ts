import { isPublicAddress } from '../../src/outside-web/public-address.js';

describe('an address of the public web', () => {
  test.each(['1.1.1.1', '8.8.8.8', '91.198.174.192', '172.15.255.255', '172.32.0.1', '100.63.255.255'])(
    '%s is one',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  test.each(['2a00:1450:4007:80f::200e', '2606:4700:4700::1111', '2001:470::1'])('%s is one', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });

  test.each([
    ['0.0.0.0', 'this machine'],
    ['0.1.2.3', 'this network'],
    ['10.0.0.1', 'private'],
    ['100.64.0.1', 'the provider’s'],
    ['127.0.0.1', 'this machine'],
    ['127.255.255.254', 'this machine'],
    ['169.254.169.254', 'where clouds keep their secrets'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.0.0.8', 'protocols'],
    ['192.0.2.1', 'examples'],
    ['192.88.99.1', 'an old way to IPv6'],
    ['192.168.1.1', 'private'],
    ['198.18.0.1', 'measurements'],
    ['198.19.255.255', 'measurements'],
    ['198.51.100.7', 'examples'],
    ['203.0.113.7', 'examples'],
    ['224.0.0.1', 'many at once'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'everybody'],
    ['::', 'this machine'],
    ['::1', 'this machine'],
    ['::127.0.0.1', 'IPv4 within, obsolete'],
    ['::ffff:127.0.0.1', 'IPv4 within'],
    ['::ffff:8.8.8.8', 'IPv4 within: no resolver says it so'],
    ['::ffff:0:127.0.0.1', 'IPv4 translated'],
    ['64:ff9b::7f00:1', 'IPv4 within, NAT64'],
    ['64:ff9b:1::7f00:1', 'IPv4 within, NAT64 of a network'],
    ['100::1', 'nowhere'],
    ['2001::1', 'IPv4 within, Teredo'],
    ['2001:2::1', 'measurements'],
    ['2001:20::1', 'hashes'],
    ['2001:db8::1', 'examples'],
    ['2002:7f00:1::', 'IPv4 within, 6to4'],
    ['3fff::1', 'examples'],
    ['5f00::1', 'routes'],
    ['fc00::1', 'private'],
    ['fd12:3456:789a::1', 'private'],
    ['fe80::1', 'this cable'],
    ['fe80::1%eth0', 'this cable'],
    ['fec0::1', 'this site, obsolete'],
    ['ff02::1', 'many at once'],
    ['localhost', 'a name'],
    ['', 'nothing'],
  ])('%s is none: %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});
