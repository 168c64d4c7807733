import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { lastMinuteLetter, morningSheetLetter } from '../booking-letters/host-letters.js';
import type { LastMinuteChange, MorningSheet } from '../booking-letters/host-news.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import { membersAmong } from '../occupancy/expected-day.js';
import type { Attachment, Letter } from '../outbox/letter.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { endOfDay } from './day.js';
import { hostsOf } from './hosts.queries.js';
import { changesOfToday } from './last-minute.js';
import { Letterheads, type Letterhead } from './letterheads.js';
import type { Recipient } from './recipient.js';
import { StopLinks } from './stop-links.js';
import type { Topic } from './topics.js';

/** What is written to those who receive people. They read names in it, and that is remembered as when they look at the list. */
@Injectable()
export class HostMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly stops: StopLinks,
  ) {}

  /** In the transaction in which the event ceases to be untold. */
  async tell(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { id, actor, booking, before, known } = event;
    for (const { telecentre: slug, kind, until } of changesOfToday(event)) {
      const telecentre = network.telecentres.get(slug);
      if (telecentre === undefined || until <= now) continue;
      const asLeft: KnownBooking = { ...known, booking: { ...booking, id: known.booking.id } };
      const isMove = kind === 'moved' || kind === 'came' || kind === 'left';
      const change = { telecentre, kind, booking: asLeft, before: isMove ? before : null };
      for (const host of await this.hostsWhoWant(sql, 'last_minute', telecentre, now)) {
        if (host.account === actor) continue;
        const news: LastMinuteChange = { ...this.begin(host, 'last_minute', telecentre, network), ...change };
        await this.write(sql, host, [asLeft], {
          kind: 'last-minute',
          letter: lastMinuteLetter(news),
          thread: known.booking.id,
          key: `event:${id}:host:${host.account}:${slug}`,
          expiresAt: until,
          telecentre,
          now,
        });
      }
    }
  }

  /** The sheet of one day to one host: to be read, and to be printed. */
  async sendSheet(
    sql: Sql,
    host: Recipient,
    sheet: Pick<MorningSheet, 'telecentre' | 'date' | 'expected'>,
    paper: Attachment,
    network: Network,
    now: Instant,
  ): Promise<void> {
    const { telecentre, date, expected } = sheet;
    const news: MorningSheet = { ...this.begin(host, 'morning_sheet', telecentre, network), ...sheet };
    await this.write(sql, host, expected, {
      kind: 'morning-sheet',
      letter: { ...morningSheetLetter(news), attachments: [paper] },
      key: sheetKey(telecentre, date, host),
      expiresAt: endOfDay(date, telecentre.opening.timeZone),
      telecentre,
      now,
    });
  }

  async hostsWhoWant(sql: Sql, topic: Topic, telecentre: Telecentre, now: Instant): Promise<Recipient[]> {
    const hosts = await hostsOf(sql, telecentre.id, now);
    return hosts.filter((host) => this.letterheads.reaches(host) && !host.declined.includes(topic));
  }

  private begin(
    host: Recipient,
    topic: Topic,
    telecentre: Telecentre,
    network: Network,
  ): Letterhead & Pick<MorningSheet, 'stop'> {
    return {
      ...this.letterheads.of(host, telecentre, network),
      stop: this.stops.of(host.account, topic),
    };
  }

  private async write(
    sql: Sql,
    { account, email, pseudonym }: Recipient,
    seen: readonly KnownBooking[],
    { telecentre, now, ...mail }: HostMail,
  ): Promise<void> {
    const isNew = await this.outbox.put(sql, { ...mail, to: email, account, hostOf: telecentre.id }, now);
    if (!isNew) return;
    const reading = {
      reader: pseudonym,
      role: 'host',
      subjects: membersAmong(seen),
      place: telecentre.slug,
    } as const;
    await rememberReading(sql, reading, now);
  }
}

export function sheetKey({ id }: Telecentre, date: LocalDate, { account }: Recipient): string {
  return `morning-sheet:${id}:${date}:${account}`;
}

interface HostMail {
  readonly kind: string;
  readonly letter: Letter;
  readonly thread?: string;
  readonly key: string;
  readonly expiresAt: Instant;
  readonly telecentre: Telecentre;
  readonly now: Instant;
}
