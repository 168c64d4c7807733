import { Inject, Injectable, Logger, type BeforeApplicationShutdown } from '@nestjs/common';
import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';
import { CONNECTION_TIMEOUT } from './data-source.js';

/** Whatever the database tells, of itself, when a change is committed. */
const CHANNELS = ['booking_changed', 'network_changed', 'time_kept'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What was told; null: something may have been missed, look again at everything. */
export type Heard = (channel: Channel, told: string | null) => void;

/** A database that comes back is found within seconds, and one that stays away is not knocked at all day long. */
const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 5_000;
/** A line that has died without a word is found out by asking. */
const ASKS_EVERY = 15_000;

/**
 * One connection of this instance listens to the database, from the moment that somebody wants to hear. A pooled connection
 * would not do: it is everybody's, and given back.
 */
@Injectable()
export class DatabaseListener implements BeforeApplicationShutdown {
  private readonly logger = new Logger('Listener');
  private readonly listeners = new Set<Heard>();
  private listening: Promise<void> | undefined;
  private readonly stopping = new AbortController();
  private readonly stopped = once(this.stopping.signal, 'abort');
  private readonly url: string;
  private pause = FIRST_PAUSE;

  constructor(@Inject(DataSource) { options }: DataSource) {
    this.url = (options as PostgresDataSourceOptions).url ?? '';
  }

  /** Returns what ends it. */
  hear(heard: Heard): () => void {
    this.listeners.add(heard);
    if (!this.stopping.signal.aborted) this.listening ??= this.listenForEver();
    return () => this.listeners.delete(heard);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.listeners.clear();
    await this.listening;
  }

  private async listenForEver(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      await this.listenOnce().catch((error: unknown) => this.warn(error));
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
      await after(this.pause, undefined, { signal: this.stopping.signal }).catch(toldAlready);
    }
  }

  /** Ends when the connection does. */
  private async listenOnce(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'telecentre listener',
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      query_timeout: CONNECTION_TIMEOUT,
      keepAlive: true,
    });
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    client.on('error', toldAlready);
    client.on('notification', ({ channel, payload }) => this.tell(channel as Channel, payload ?? ''));
    let asking: NodeJS.Timeout | undefined;
    try {
      await client.connect();
      for (const channel of CHANNELS) await client.query(`listen ${channel}`);
      this.pause = FIRST_PAUSE;
      // What was told while nobody listened is not told again.
      for (const channel of CHANNELS) this.tell(channel, null);
      asking = setInterval(() => void client.query('select 1').catch(() => client.end()), ASKS_EVERY);
      await Promise.race([ended, this.stopped]);
    } finally {
      clearInterval(asking);
      await client.end().catch(toldAlready);
    }
  }

  private tell(channel: Channel, told: string | null): void {
    for (const heard of this.listeners) heard(channel, told);
  }

  private warn(error: unknown): void {
    if (this.stopping.signal.aborted) return;
    this.logger.warn(`Not listening: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The connection ends, and whoever waits for that is told. */
function toldAlready(): void {}
