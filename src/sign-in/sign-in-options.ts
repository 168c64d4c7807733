export const SIGN_IN_OPTIONS = Symbol('SIGN_IN_OPTIONS');

export interface SignInOptions {
  /** An OpenID provider that people may sign in with. */
  readonly oidc: OidcOptions | undefined;
}

export interface OidcOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
}
