import { Injectable } from '@nestjs/common';
import { wholeDay } from '../occupancy/expected-day.js';
import { listExpected } from '../occupancy/occupancy.queries.js';
import { Outbox } from '../outbox/outbox.js';
import { Database, type Sql } from '../platform/database/database.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { openPeriods } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { sheetTime } from './day.js';
import { HostMails, sheetKey } from './host-mails.js';
import type { Recipient } from './recipient.js';
import { sheetPapers } from './sheet-papers.js';
import { isOnlySheetWriter, writtenAmong } from './morning-sheets.queries.js';

/** Before the doors open, hosts are told who is expected. */
@Injectable()
export class MorningSheets {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly outbox: Outbox,
    private readonly hosts: HostMails,
  ) {}

  /** Returns how many were written. Once more, or by several instances, no host gets two. */
  async send(now: Instant): Promise<number> {
    const network = await this.directory.fresh();
    let sent = 0;
    for (const telecentre of network.telecentres.values()) {
      const date = localDateOf(now, telecentre.opening.timeZone);
      const { start, end } = sheetTime(date, telecentre.opening.timeZone);
      if (start <= now && now < end) sent += await this.sendOf(telecentre, date, network, now);
    }
    if (sent > 0) this.outbox.wake();
    return sent;
  }

  private async sendOf(
    telecentre: Telecentre,
    date: LocalDate,
    network: Network,
    now: Instant,
  ): Promise<number> {
    return this.database.transaction(async (sql) => {
      if (!(await isOnlySheetWriter(sql, telecentre))) return 0;
      const hosts = await this.hostsWithout(sql, telecentre, date, now);
      if (hosts.length === 0) return 0;
      const day = wholeDay(date, telecentre.opening.timeZone);
      const listed = await listExpected(sql, telecentre.id, day, now);
      const expected = listed.filter(({ booking }) => EXPECTED.includes(booking.status));
      const isOpen = openPeriods(telecentre.opening, telecentre.closures, day).length > 0;
      if (!isOpen && expected.length === 0) return 0;
      const sheet = { telecentre, date, expected };
      const papers = sheetPapers(sheet);
      for (const host of hosts)
        await this.hosts.sendSheet(sql, host, sheet, await papers(host.language), network, now);
      return hosts.length;
    });
  }

  private async hostsWithout(
    sql: Sql,
    telecentre: Telecentre,
    date: LocalDate,
    now: Instant,
  ): Promise<Recipient[]> {
    const hosts = await this.hosts.hostsWhoWant(sql, 'morning_sheet', telecentre, now);
    const keyOf = (host: Recipient): string => sheetKey(telecentre, date, host);
    const written = await writtenAmong(sql, hosts.map(keyOf));
    return hosts.filter((host) => !written.has(keyOf(host)));
  }
}

/** Whoever only holds a place may not come at all. */
const EXPECTED: readonly string[] = ['confirmed', 'checked_in'];
