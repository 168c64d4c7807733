import { Injectable } from '@nestjs/common';
import { Mailbox } from '../outbox/mailbox.js';
import { Outbox } from '../outbox/outbox.js';
import { Database } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { remindedDays } from './day.js';
import { MemberMails } from './member-mails.js';
import {
  takeDueReminders,
  telecentreClocks,
  type DayAtTelecentre,
  type TelecentreClock,
} from './reminders.queries.js';

/** So many at a time, so that nobody who changes a booking waits for long. */
const BATCH = 50;

/** On the evening before, members are reminded of their bookings; later when the service was away, until they begin. */
@Injectable()
export class Reminders {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly mailbox: Mailbox,
    private readonly outbox: Outbox,
    private readonly members: MemberMails,
  ) {}

  /** Returns how many were written. Once more, or by several instances, nobody is reminded twice. */
  async send(now: Instant): Promise<number> {
    const network = await this.directory.fresh();
    const days = daysOf(await telecentreClocks(this.database), now);
    let sent = 0;
    for (;;) {
      const count = await this.sendSome(network, days, now);
      sent += count;
      if (count < BATCH) break;
    }
    if (sent > 0) this.outbox.wake();
    return sent;
  }

  private async sendSome(network: Network, days: readonly DayAtTelecentre[], now: Instant): Promise<number> {
    return this.database.transaction(async (sql) => {
      const due = await takeDueReminders(sql, days, this.mailbox.isInUse, BATCH);
      for (const { holder, ...reminder } of due)
        await this.members.write(sql, holder, { ...REMINDER, ...reminder, at: now }, network, now);
      return due.length;
    });
  }
}

/** It tells nothing new, to the calendar neither. */
const REMINDER = {
  kind: 'reminder',
  topic: 'reminder',
  by: 'clock',
  byName: null,
  before: null,
  now: null,
  calendar: null,
} as const;

/** Each telecentre has a clock of its own. */
function daysOf(clocks: readonly TelecentreClock[], now: Instant): readonly DayAtTelecentre[] {
  return clocks.flatMap(({ telecentre, timeZone }) =>
    remindedDays(now, timeZone).map((day) => ({ ...day, telecentre })),
  );
}
