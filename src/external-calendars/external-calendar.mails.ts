import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { hostsOf } from '../notifications/hosts.queries.js';
import { Letterheads } from '../notifications/letterheads.js';
import type { Recipient } from '../notifications/recipient.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { externalCalendarLetter, type News } from './external-calendar.letters.js';
import type { ExternalCalendar } from './external-calendar.js';
import type { KnownConflict } from './placing.queries.js';

/** Written in the transaction of what they tell, which happens once: so is each host told once. */
@Injectable()
export class ExternalCalendarMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly directory: NetworkDirectory,
    private readonly site: Site,
  ) {}

  async tell(sql: Sql, calendar: ExternalCalendar, news: News, now: Instant): Promise<void> {
    const network = await this.directory.current();
    const { at } = calendar;
    const page = this.site.baseUrl + pageOf(at.slug);
    const bookingPage = (reference: string): string => `${this.site.baseUrl}/host/bookings/${reference}`;
    const hosts = await hostsOf(sql, at.telecentreId, now);
    for (const host of hosts.filter((one) => this.letterheads.reaches(one))) {
      const letterhead = this.letterheads.of(host, at, network);
      const letter = externalCalendarLetter({ ...letterhead, calendar, news, page, bookingPage });
      const kind = `external-calendar-${news.kind}`;
      const { email: to, account } = host;
      const key = `${kind}:${calendar.id}:${now}:host:${account}`;
      await this.outbox.put(sql, { kind, to, letter, account, key, hostOf: at.telecentreId }, now);
      if (news.kind === 'conflict') await rememberNames(sql, host, news.conflicts, calendar, now);
    }
  }
}

/** Where the calendars of a telecentre are looked after. */
export function pageOf(slug: string): string {
  return `/telecentres/${slug}/external-calendars`;
}

async function rememberNames(
  sql: Sql,
  { pseudonym }: Recipient,
  conflicts: readonly KnownConflict[],
  { at }: ExternalCalendar,
  now: Instant,
): Promise<void> {
  const subjects = conflicts.flatMap((one) => one.pseudonym ?? []);
  await rememberReading(sql, { reader: pseudonym, role: 'host', subjects, place: at.slug }, now);
}
