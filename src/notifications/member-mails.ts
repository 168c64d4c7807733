import { Injectable } from '@nestjs/common';
import { bookingLetter } from '../booking-letters/booking-letter.js';
import type { BookingNews, CalendarNews } from '../booking-letters/booking-news.js';
import type { ClosingNews } from '../booking-letters/closing-news.js';
import { BookingLinks } from '../booking-links/booking-links.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { DoorCodes } from '../door-codes/door-codes.service.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import { inCommune } from '../platform/i18n/in-words.js';
import type { Network } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { approvalWordOf } from './approval-word.queries.js';
import { closingBehind } from './closing-behind.queries.js';
import { mailedEntries } from './invitations.queries.js';
import { jointPage, jointStateOf, type JointState } from './joint-calendar.js';
import { jointRecordOf } from './joint-entries.queries.js';
import { Letterheads } from './letterheads.js';
import { memberNewsOf, type MemberNews } from './member-news.js';
import type { Recipient } from './recipient.js';
import { StopLinks } from './stop-links.js';
import { rememberTold } from './told-calendars.js';

/** What is written to whoever comes. */
@Injectable()
export class MemberMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly links: BookingLinks,
    private readonly stops: StopLinks,
    private readonly doorCodes: DoorCodes,
    private readonly site: Site,
  ) {}

  /** In the transaction in which the event ceases to be untold. Guests have no address, and the erased are nobody. */
  async tell(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { holder, known } = event;
    if (holder === null || !this.letterheads.reaches(holder)) return;
    const { id } = known.booking;
    const byName = known.booker?.name ?? null;
    const closing = await this.closingOf(sql, event, holder, network, now);
    const mailed = await mailedEntries(sql, id);
    const joint = mailed.standing.has(event.booking.calendarUid)
      ? null
      : await this.jointOf(sql, stillPartOf(known.booking) ? known.booking : event.booking, holder.account);
    for (const news of memberNewsOf(event, mailed, joint, now)) {
      await this.write(
        sql,
        holder,
        { ...news, id, byName: news.by === 'colleague' ? byName : null, closing },
        network,
        now,
      );
      if (news.calendar === null) continue;
      const { booking, calendar } = news;
      await rememberTold(sql, calendar, { id, account: holder.account, booking, joint });
    }
  }

  /** What its holder's calendar shows it with. */
  async jointOf(sql: Sql, { series, team }: BookingSnapshot, account: string): Promise<JointState | null> {
    if (!series && !team) return null;
    const record = await jointRecordOf(sql, series ? { series } : { team: team ?? '' });
    if (record === null || record.holder?.account !== account) return null;
    return jointStateOf(record, jointPage(this.site.baseUrl, record));
  }

  private async closingOf(
    sql: Sql,
    event: BookingEvent,
    { account, language }: Recipient,
    network: Network,
    now: Instant,
  ): Promise<ClosingNews | null> {
    const behind = await closingBehind(sql, event, now);
    if (behind === null) return null;
    const { closed, offer } = behind;
    if (offer === null) return { closed, offer };
    const { id, booking } = offer;
    const commune = network.telecentres.get(booking.telecentre)?.commune.name;
    const where = commune === undefined ? `(${booking.telecentreName})` : inCommune(commune, language);
    const links = this.links.of({ booking: id, holder: account, until: booking.end });
    return { closed, offer: { booking, where, links } };
  }

  /** One mail about a booking to its holder. */
  async write(sql: Sql, holder: Recipient, told: ToldBooking, network: Network, now: Instant): Promise<void> {
    const { kind, key, id, topic, booking, isApproval = false, ...rest } = told;
    const { account, email } = holder;
    const shownFrom = await this.doorCodes.shownFrom(sql, booking);
    const news: BookingNews = {
      ...this.letterheads.of(holder, { slug: booking.telecentre, name: booking.telecentreName }, network),
      ...rest,
      kind,
      booking,
      telecentre: network.telecentres.get(booking.telecentre) ?? null,
      approval: isApproval ? { word: await approvalWordOf(sql, id) } : null,
      doorCode: shownFrom === null ? null : { shownFrom },
      page: `${this.site.baseUrl}/bookings/${booking.reference}`,
      links: this.links.of({ booking: id, holder: account, until: (rest.now ?? booking).end }),
      stop: topic && this.stops.of(account, topic),
    };
    const mail = {
      kind: `booking-${kind}`,
      to: email,
      letter: bookingLetter(news),
      account,
      // All that is about one entry of a calendar leaves in the order in which it was written.
      thread: booking.series ?? booking.team ?? id,
      key,
      ...(rest.calendar === null ? {} : { calendarUid: versionedUid(rest.calendar, booking) }),
    };
    const expiresAt = expiryOf(told);
    await this.outbox.put(sql, expiresAt === null ? mail : { ...mail, expiresAt }, now);
  }
}

export interface ToldBooking extends MemberNews {
  /** Of the booking. */
  readonly id: string;
  readonly byName: string | null;
  readonly closing?: ClosingNews | null;
}

/** A single date of a series is overtaken by a newer one of that date, never by one of another. */
function versionedUid({ uid, insteadOf }: CalendarNews, { calendarUid }: BookingSnapshot): string {
  return insteadOf === undefined ? uid : calendarUid;
}

/** What was handed over is part of nothing any more, and was when it happened. */
function stillPartOf({ series, team }: BookingSnapshot): boolean {
  return Boolean(series ?? team);
}

/** A hold is news until it lapses, a reminder until it begins. What else happened stays worth knowing. */
function expiryOf({ kind, booking }: MemberNews): Instant | null {
  if (kind === 'reminder') return booking.start;
  return booking.status === 'held' ? booking.expiresAt : null;
}
