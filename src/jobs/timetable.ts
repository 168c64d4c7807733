import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { sweepLapsedHolds } from '../bookings/holds.queries.js';
import { forgetOldAnswers } from '../bookings/retries.queries.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';

/**
 * Everything that happens by the clock. Nobody's booking waits for it: a lapsed hold stands in nobody's way before it
 * is swept. Several instances may do it at once; the rows they take are each other's to skip.
 */
@Injectable()
export class SweepJob {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE, { waitForCompletion: true })
  async everyMinute(): Promise<void> {
    await this.attempt('sweep lapsed holds', () => sweepLapsedHolds(this.database, this.clock.now()));
  }

  @Cron(CronExpression.EVERY_HOUR, { waitForCompletion: true })
  async everyHour(): Promise<void> {
    await this.attempt('forget old answers', () => forgetOldAnswers(this.database, this.clock.now()));
  }

  /** The next turn of the clock tries again; a database that is away for a minute is no reason to stop the service. */
  private async attempt(what: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.logger.warn(`Could not ${what}: ${String(error)}`);
    }
  }
}
