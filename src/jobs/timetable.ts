import { Injectable } from '@nestjs/common';
import { Cron, CronExpression } from '@nestjs/schedule';
import { forgetOldAttempts } from '../accounts/attempts.js';
import { forgetOldSessions } from '../accounts/sessions.service.js';
import { ClosingDays } from '../attendance/closing-days.js';
import { NoShows } from '../attendance/no-shows.js';
import { countCalendarChanges, forgetOldChanges } from '../calendar-feeds/changes.queries.js';
import { forgetOldFeeds } from '../calendar-feeds/feeds.queries.js';
import { sweepLapsedHolds } from '../bookings/holds.queries.js';
import { forgetOldAnswers } from '../bookings/retries.queries.js';
import { ExternalReadings } from '../external-calendars/external-readings.js';
import { forgetOldBusyTimes } from '../external-calendars/placing.queries.js';
import { forgetOldOffers, lapseOffers } from '../handovers/handovers.queries.js';
import { InboundMail } from '../inbound-mail/inbound-mail.js';
import { forgetInboundMail } from '../inbound-mail/inbound-mail.queries.js';
import { MorningSheets } from '../notifications/morning-sheets.js';
import { Reminders } from '../notifications/reminders.js';
import { readRetention } from '../personal-data/retention.js';
import { RetentionService } from '../personal-data/retention.service.js';
import { Database, type Sql } from '../platform/database/database.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Instant } from '../reservation/period.js';
import { RenewingService } from '../rentals/renewing.service.js';
import { ContinuingService } from '../series/continuing.service.js';
import { forgetOldLinks } from '../sign-in/sign-in-links.service.js';
import { ServingService } from '../waitlist/serving.service.js';
import { endWhatHasBegun, forgetOldEntries } from '../waitlist/waitlist.queries.js';
import type { Job, Schedule } from './job.js';
import { forgetOldRuns } from './job-runs.queries.js';
import { JobRunner } from './job-runner.js';

const EVERY_MINUTE: Schedule = { every: 1 };
const EVERY_FIVE_MINUTES: Schedule = { every: 5 };
/** As often as other people's servers may be asked, and soon enough for whoever looks at a room. */
const EVERY_QUARTER: Schedule = { every: 15 };
const EVERY_HOUR: Schedule = { every: 60 };
/** When nobody is at their desk. */
const EVERY_NIGHT: Schedule = { daily: '03:30', zone: MAINLAND_ZONE };

/**
 * Everything that happens by the clock. Nobody's booking waits for it: a lapsed hold stands in nobody's way before it is
 * swept. What is kept of people for how long is a setting of the network.
 */
@Injectable()
export class Timetable {
  readonly jobs: readonly Job[];

  constructor(
    private readonly database: Database,
    private readonly runner: JobRunner,
    retention: RetentionService,
    inboundMail: InboundMail,
    reminders: Reminders,
    morningSheets: MorningSheets,
    externalReadings: ExternalReadings,
    noShows: NoShows,
    closingDays: ClosingDays,
    series: ContinuingService,
    waitlist: ServingService,
    rentals: RenewingService,
  ) {
    this.jobs = [
      {
        name: 'sweep lapsed holds',
        schedule: EVERY_MINUTE,
        work: async (now) => counted({ swept: await sweepLapsedHolds(database, now) }),
      },
      {
        name: 'offer what is free to those who wait',
        schedule: EVERY_MINUTE,
        work: async (now) =>
          counted({ offered: await waitlist.serve(), over: await endWhatHasBegun(database, now) }),
      },
      ...(inboundMail.isConfigured
        ? [
            {
              name: 'read the mailbox of answers',
              schedule: EVERY_MINUTE,
              work: async (now: Instant, late: AbortSignal) =>
                counted({ read: await inboundMail.read(now, late) }),
            },
          ]
        : []),
      {
        name: 'send reminders',
        schedule: EVERY_FIVE_MINUTES,
        work: async (now) => counted({ sent: await reminders.send(now) }),
      },
      {
        name: 'send morning sheets',
        schedule: EVERY_FIVE_MINUTES,
        work: async (now) => counted({ sent: await morningSheets.send(now) }),
      },
      {
        name: 'release places of the absent',
        schedule: EVERY_FIVE_MINUTES,
        work: async (now) => counted({ released: await noShows.release(now) }),
      },
      {
        name: 'continue series',
        schedule: EVERY_HOUR,
        work: async (now, late) => counted({ ...(await series.continueDue(now, late)) }),
      },
      {
        name: 'complete what is over',
        schedule: EVERY_NIGHT,
        work: async (now) => counted({ completed: await closingDays.complete(now) }),
      },
      {
        name: 'renew rentals',
        schedule: EVERY_NIGHT,
        work: async (now) => counted({ ...(await rentals.run(now)) }),
      },
      {
        name: 'tally calendar changes',
        schedule: EVERY_FIVE_MINUTES,
        work: async () => counted({ tallied: await countCalendarChanges(database) }),
      },
      {
        name: 'read external calendars',
        schedule: EVERY_QUARTER,
        work: async (_, late) => counted(await externalReadings.readAll(late)),
      },
      {
        name: 'close offers that nobody answered',
        schedule: EVERY_FIVE_MINUTES,
        work: async (now) => counted({ lapsed: await lapseOffers(database, now) }),
      },
      this.forgetting('forget old answers', EVERY_HOUR, forgetOldAnswers),
      this.forgetting('forget old links', EVERY_HOUR, forgetOldLinks),
      this.forgetting('forget old sessions', EVERY_HOUR, forgetOldSessions),
      this.forgetting('forget old attempts', EVERY_HOUR, forgetOldAttempts),
      this.forgetting('forget old runs', EVERY_HOUR, async (sql, now) =>
        forgetOldRuns(sql, this.frequent(), now),
      ),
      {
        name: 'forget what has been kept for long enough',
        schedule: EVERY_NIGHT,
        work: async (now) => counted({ ...(await retention.run(now)) }),
      },
      this.forgetting('forget old waiting lines', EVERY_NIGHT, forgetOldEntries),
      this.forgetting('forget old offers', EVERY_NIGHT, forgetOldOffers),
      this.forgetting('forget old calendar changes', EVERY_NIGHT, forgetOldChanges),
      this.forgetting('forget old calendar feeds', EVERY_NIGHT, forgetOldFeeds),
      this.forgetting('forget old external busy times', EVERY_NIGHT, forgetOldBusyTimes),
      this.forgetting('forget old inbound mail', EVERY_NIGHT, async (sql, now) => {
        const { mailDays } = await readRetention(sql);
        return forgetInboundMail(sql, mailDays, now);
      }),
    ];
  }

  /** The next turn of the clock does not wait for what is still under way: each job waits for itself. */
  @Cron(CronExpression.EVERY_MINUTE)
  async turn(): Promise<void> {
    await this.runner.runDue(this.jobs);
  }

  private forgetting(
    name: string,
    schedule: Schedule,
    forget: (sql: Sql, now: Instant) => Promise<unknown>,
  ): Job {
    const work = async (now: Instant): Promise<string> => {
      const count = await forget(this.database, now);
      return typeof count === 'number' ? counted({ forgotten: count }) : DONE;
    };
    return { name, schedule, work };
  }

  /** Jobs that would fill the book of runs. */
  private frequent(): readonly string[] {
    return this.jobs
      .filter(({ schedule }) => 'every' in schedule && schedule.every < 60)
      .map(({ name }) => name);
  }
}

const DONE = 'done';
const NOTHING_TO_DO = 'nothing to do';

/** `3 sent`, `12 mails, 1 warned`. */
function counted(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).filter(([, count]) => count > 0);
  return parts.map(([what, count]) => `${count} ${what}`).join(', ') || NOTHING_TO_DO;
}
