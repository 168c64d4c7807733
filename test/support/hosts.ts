import type { GivenRole, KnownCaller, TestService } from './service.js';

const ADDRESS = 'host@example.org';

/** Whoever receives people at these telecentres, at a browser. */
export function hostOf(
  service: TestService,
  ...telecentres: readonly string[]
): ReturnType<TestService['visitor']> {
  return service.visitor(ADDRESS, { grants: receiving(telecentres) });
}

/** The same person, by a program that may do all that they may. */
export function hostByToken(service: TestService, ...telecentres: readonly string[]): Promise<KnownCaller> {
  return service.member(ADDRESS, { scopes: ['read', 'book', 'host'], grants: receiving(telecentres) });
}

function receiving(telecentres: readonly string[]): GivenRole[] {
  return telecentres.map((telecentre) => ({ role: 'host', telecentre }));
}
