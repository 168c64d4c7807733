export const OUTSIDE_WEB_OPTIONS = Symbol('OUTSIDE_WEB_OPTIONS');

export interface OutsideWebOptions {
  /**
   * Hosts of the own network that may be asked although their addresses are private: `agenda.mairie.example`, which
   * means the usual ports of the web, or `agenda.mairie.example:8443`.
   */
  readonly hostsAllowed: readonly string[];
  /** Who knows the addresses of a name; without it the machine. */
  readonly resolve?: Resolve;
}

/** All addresses of a name; rejects when it has none. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}
