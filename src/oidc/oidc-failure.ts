import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';

/**
 * This sign-in is not accepted. The message is for the log: never a token, a name or an address, and never the
 * library's own error, which carries all three.
 */
export class OidcRefused extends Error {
  constructor(
    reason: string,
    /** The person said no at the provider: nothing to warn anybody about. */
    readonly declined = false,
  ) {
    super(`Sign-in refused: ${reason}`);
    this.name = 'OidcRefused';
  }
}

/** The provider cannot be used at the moment: unreachable, too slow, broken or not what the settings say. */
export class OidcAway extends Error {
  constructor(reason: string) {
    super(`OpenID provider away: ${reason}`);
    this.name = 'OidcAway';
  }
}

/** What the provider sends back with the person when the trouble is its own (RFC 6749, 4.1.2.1). */
const ITS_OWN_TROUBLE = ['server_error', 'temporarily_unavailable'];

/** Every way of failing as one of the two above; what is neither is a fault of ours, and stays what it is. */
export function failureOf(error: unknown): unknown {
  const away = awayAmong(error);
  if (away !== undefined) return away;
  if (error instanceof AuthorizationResponseError) return answeredWith(plainCode(error.error));
  if (error instanceof ResponseBodyError) return new OidcRefused(plainCode(error.error));
  if (error instanceof WWWAuthenticateChallengeError)
    return new OidcRefused(`credentials not accepted (${error.status})`);
  if (error instanceof ClientError) return new OidcRefused(reasonOf(error));
  return error;
}

/** While the provider introduces itself nobody has been refused yet: whatever it gets wrong, it cannot be used. */
export function failureOfDiscovery(error: unknown): unknown {
  return awayAmong(error) ?? (error instanceof ClientError ? new OidcAway(reasonOf(error)) : error);
}

function awayAmong(error: unknown): OidcAway | undefined {
  if (error instanceof OidcAway) return error;
  return error instanceof Error ? awayAmong(error.cause) : undefined;
}

function answeredWith(code: string): OidcRefused | OidcAway {
  if (ITS_OWN_TROUBLE.includes(code)) return new OidcAway(code);
  return new OidcRefused(code, code === 'access_denied');
}

/** It comes out of an address that anybody can write. */
function plainCode(code: string): string {
  return /^[\w.-]{1,60}$/.test(code) ? code : 'an error without a readable name';
}

/** The library's sentence one level down is the precise one, and is fixed text; deeper ones quote what came in. */
function reasonOf(error: ClientError): string {
  const isPrecise = error.code !== undefined && error.cause instanceof Error;
  return isPrecise ? (error.cause as Error).message : error.message;
}
