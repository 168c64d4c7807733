import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { FetchFailure } from './fetched.js';
import type { OutsideWebOptions, Resolve, ResolvedAddress } from './outside-web-options.js';
import { isPublicAddress } from './public-address.js';
import { hostnameOf, placeOf } from './web-address.js';

/**
 * Where to connect to for this address: all that its name leads to, checked. The connection is made to these and asks
 * nobody again, so that a name that leads elsewhere a moment later leads nowhere.
 */
export async function whereaboutsOf(
  url: URL,
  options: OutsideWebOptions,
): Promise<readonly ResolvedAddress[] | FetchFailure> {
  const addresses = await addressesOf(hostnameOf(url), options.resolve ?? resolveByMachine);
  if (addresses.length === 0) return { kind: 'unknown-host' };
  const isAllowed = isAmong(options.hostsAllowed, url);
  // One private address among public ones is reason enough: which one is used is up to chance.
  if (!isAllowed && !addresses.every(({ address }) => isPublicAddress(address)))
    return { kind: 'private-address' };
  return addresses;
}

export function isFailure(
  whereabouts: readonly ResolvedAddress[] | FetchFailure,
): whereabouts is FetchFailure {
  return !Array.isArray(whereabouts);
}

async function addressesOf(hostname: string, resolve: Resolve): Promise<readonly ResolvedAddress[]> {
  const family = isIP(hostname);
  if (family !== 0) return [{ address: hostname, family }];
  return resolve(hostname).catch(() => []);
}

async function resolveByMachine(hostname: string): Promise<readonly ResolvedAddress[]> {
  return lookup(hostname, { all: true });
}

function isAmong(hostsAllowed: readonly string[], url: URL): boolean {
  const names = new Set(hostsAllowed.map((host) => host.toLowerCase()));
  return names.has(placeOf(url)) || (url.port === '' && names.has(hostnameOf(url)));
}
