import { Injectable, Logger } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { forgetOldAttempts } from '../accounts/attempts.js';
import { forgetOldSessions } from '../accounts/sessions.service.js';
import { sweepLapsedHolds } from '../bookings/holds.queries.js';
import { forgetOldAnswers } from '../bookings/retries.queries.js';
import { RetentionService } from '../personal-data/retention.service.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { forgetOldLinks } from '../sign-in/sign-in-links.service.js';

/**
 * Everything that happens by the clock. Nobody's booking waits for it: a lapsed hold stands in nobody's way before it
 * is swept. Several instances may do it at once; the rows they take are each other's to skip.
 */
@Injectable()
export class Timetable {
  private readonly logger = new Logger('Jobs');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly retention: RetentionService,
  ) {}

  @Cron(CronExpression.EVERY_MINUTE, { waitForCompletion: true })
  async everyMinute(): Promise<void> {
    await this.attempt('sweep lapsed holds', () => sweepLapsedHolds(this.database, this.clock.now()));
  }

  @Cron(CronExpression.EVERY_HOUR, { waitForCompletion: true })
  async everyHour(): Promise<void> {
    const now = this.clock.now();
    await this.attempt('forget old answers', () => forgetOldAnswers(this.database, now));
    await this.attempt('forget old links', () => forgetOldLinks(this.database, now));
    await this.attempt('forget old sessions', () => forgetOldSessions(this.database, now));
    await this.attempt('forget old attempts', () => forgetOldAttempts(this.database, now));
  }

  /** When nobody is at their desk. What is kept of people for how long is a setting of the network. */
  @Cron('0 30 3 * * *', { waitForCompletion: true, timeZone: MAINLAND_ZONE })
  async everyNight(): Promise<void> {
    await this.attempt('forget what has been kept for long enough', () =>
      this.retention.run(this.clock.now()),
    );
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
