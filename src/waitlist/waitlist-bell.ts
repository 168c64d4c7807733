import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DatabaseListener } from '../platform/database/listener.js';
import { MINUTE } from '../reservation/period.js';
import { ServingService } from './serving.service.js';

export const WAITLIST_OPTIONS = Symbol('WAITLIST_OPTIONS');

export interface WaitlistOptions {
  /** Serves by itself as soon as something frees. One-off commands leave that to the service. */
  readonly worker: boolean;
}

/** It looks so often for holds that were made meanwhile. */
const LONGEST_SLEEP = MINUTE;
/** Milliseconds. What somebody else is just ending is not knocked at without a pause. */
const SHORTEST_SLEEP = 250;

/**
 * Serves the line as soon as the database tells that something was kept for it, or that the network has changed; and at
 * the moment at which a hold lapses where somebody waits. What it misses, the minute's job makes up for.
 */
@Injectable()
export class WaitlistBell implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Waitlist');
  private readonly rungFor = new Set<number | 'everywhere'>();
  private round: Promise<void> | undefined;
  private stopHearing: (() => void) | undefined;
  private alarm: NodeJS.Timeout | undefined;

  constructor(
    private readonly listener: DatabaseListener,
    private readonly serving: ServingService,
    @Inject(WAITLIST_OPTIONS) private readonly options: WaitlistOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (this.options.worker) this.listen();
  }

  listen(): void {
    this.stopHearing ??= this.listener.hear((channel, told) => {
      if (channel === 'booking_changed') return;
      this.ring(channel === 'network_changed' || told === null ? 'everywhere' : Number(told));
    });
  }

  /** Before the database is let go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopHearing?.();
    this.rungFor.clear();
    await this.round;
    clearTimeout(this.alarm);
  }

  private ring(where: number | 'everywhere'): void {
    this.rungFor.add(where);
    this.work();
  }

  private work(): void {
    this.round ??= this.serveAll()
      .then(() => this.setAlarm())
      .catch((error: unknown) => this.warn(error))
      .finally(() => {
        this.round = undefined;
        if (this.rungFor.size > 0) this.work();
      });
  }

  /** One after the other: what frees a hundred places at once shall not take all connections. */
  private async serveAll(): Promise<void> {
    while (this.rungFor.size > 0) {
      const where = [...this.rungFor];
      this.rungFor.clear();
      const telecentres = where.filter((one) => one !== 'everywhere');
      await this.serving
        .serve(telecentres.length < where.length ? undefined : telecentres)
        .catch((error: unknown) => this.warn(error));
    }
  }

  private async setAlarm(): Promise<void> {
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.work(), LONGEST_SLEEP).unref();
    const next = await this.serving.nextLapse();
    if (next === null || next.in > LONGEST_SLEEP) return;
    clearTimeout(this.alarm);
    this.alarm = setTimeout(() => this.ring(next.telecentre), Math.max(next.in, SHORTEST_SLEEP)).unref();
  }

  /** The next minute tries again; a database that is away for a moment is no reason to stop. */
  private warn(error: unknown): void {
    this.logger.warn(`Could not serve the line: ${String(error)}`);
  }
}
