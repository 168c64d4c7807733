import ipaddr from 'ipaddr.js';

/**
 * Whether an IP address is one of the public web: not of this machine, of its network or of the provider's, and not one
 * that carries another address within (mapped, NAT64, 6to4, Teredo), behind which any of those may hide.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv4 || isGiven(address);
}

/** All that is given out to the internet so far (RFC 4291, 2.4): the rest is unused, local or obsolete. */
const GIVEN = ipaddr.IPv6.parseCIDR('2000::/3');
/** For examples in books (RFC 9637), newer than the library. */
const EXAMPLES = ipaddr.IPv6.parseCIDR('3fff::/20');

function isGiven(address: ipaddr.IPv6): boolean {
  return address.match(GIVEN) && !address.match(EXAMPLES);
}
