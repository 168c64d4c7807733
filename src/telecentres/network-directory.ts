import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { orLastKnown } from '../platform/database/last-known.js';
import { loadNetwork, NETWORK_VERSION } from './network.queries.js';
import type { Network } from './network.js';

/**
 * The network, kept in memory and never older than it may be. Every change raises its version in the database; whoever
 * reads occupied time is told the version in the same statement and asks here for one at least as new. So several
 * instances of the service agree without telling each other anything.
 */
@Injectable()
export class NetworkDirectory implements OnApplicationBootstrap {
  private network: Network | undefined;
  private loading: Promise<Network> | undefined;

  constructor(private readonly database: Database) {}

  /** The first request may use words that only the network knows. */
  async onApplicationBootstrap(): Promise<void> {
    await this.current();
  }

  /** As it was last read: good enough to begin with. */
  async current(): Promise<Network> {
    return this.network ?? (await this.reload());
  }

  async atLeast(version: number): Promise<Network> {
    // A load that began before this version was known may miss it: then another must follow.
    while (this.network === undefined || this.network.version < version) await this.reload();
    return this.network;
  }

  /** As it is now, at the price of one small statement. */
  async fresh(): Promise<Network> {
    const [row] = await this.database.query<{ version: number }>(NETWORK_VERSION);
    return this.atLeast(row?.version ?? 0);
  }

  /** For what has to be told also while the database is away, such as whom to call. */
  freshOrLastKnown(): Promise<Network> {
    return orLastKnown(this.fresh(), this.network);
  }

  /**
   * Does the work with the network in memory, and again should it turn out to have been old: the work brings back the
   * version that its own statement saw, or null when what it looks for is not there.
   */
  async upToDate<Result extends { readonly version: number }>(
    work: (network: Network) => Promise<Result | null>,
  ): Promise<Result | null> {
    let network = await this.current();
    for (;;) {
      const result = await work(network);
      const newest = result === null ? await this.fresh() : await this.atLeast(result.version);
      if (newest === network) return result;
      network = newest;
    }
  }

  private async reload(): Promise<Network> {
    this.loading ??= loadNetwork(this.database).finally(() => (this.loading = undefined));
    this.network = await this.loading;
    return this.network;
  }
}
