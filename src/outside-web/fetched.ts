/** What came of asking for something on the web; nothing here throws for what other people's servers do. */
export type Fetched =
  | {
      readonly outcome: 'fetched';
      readonly body: string;
      /** To ask with the next time; null when the server told none. */
      readonly etag: string | null;
      readonly lastModified: string | null;
      readonly contentType: string | null;
    }
  /** Since the versions that were asked with. */
  | { readonly outcome: 'unchanged' }
  | { readonly outcome: 'failed'; readonly why: FetchFailure };

export type FetchFailure =
  /** Not an address of the web, or one with a name and password in it; or it leads to such a one, or out of https. */
  | { readonly kind: 'bad-address' }
  /** It, or what it leads to, is an address within a network and not of the web. */
  | { readonly kind: 'private-address' }
  | { readonly kind: 'unknown-host' }
  /** None at all, or one that breaks off or cannot be unpacked. */
  | { readonly kind: 'no-answer' }
  /** The server cannot prove to be who it says: its certificate has expired, or is for somebody else. */
  | { readonly kind: 'untrusted' }
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'too-many-redirects' }
  | { readonly kind: 'status'; readonly status: number };

/** What an earlier answer told. */
export interface KnownVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}
