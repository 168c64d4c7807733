import { Injectable } from '@nestjs/common';
import type { CalendarNews } from '../booking-letters/booking-news.js';
import { handedOverLetter } from '../booking-letters/handover-letter.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { formerHolder } from './handover-offers.queries.js';
import { mailedEntries, rememberInvitation } from './invitations.queries.js';
import { isShownWith, oneGone, type JointState } from './joint-calendar.js';
import { Letterheads } from './letterheads.js';
import { MemberMails } from './member-mails.js';
import { rememberTold } from './told-calendars.js';

/** What is written when a booking has become somebody else's: whoever had it lets go of its entry, whoever has it gets another. */
@Injectable()
export class HandedOverMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly members: MemberMails,
    private readonly site: Site,
  ) {}

  /** In the transaction in which the event ceases to be untold. */
  async tell(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    if (event.kind !== 'handed_over') return;
    await this.tellFormer(sql, event, network, now);
    await this.tellNext(sql, event, network, now);
  }

  private async tellFormer(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { id, booking, before, known, holder } = event;
    const had = await formerHolder(sql, known.booking, booking.revision);
    if (had === undefined || before === null || !this.letterheads.reaches(had.former)) return;
    const { account, email } = had.former;
    const joint = await this.members.jointOf(sql, before, account);
    const calendar = await this.takenBack(sql, event, before, joint);
    const letter = handedOverLetter({
      ...this.letterheads.of(had.former, { slug: before.telecentre, name: before.telecentreName }, network),
      booking: before,
      telecentre: network.telecentres.get(before.telecentre) ?? null,
      to: holder && (holder.name ?? holder.email),
      isSwap: had.isSwap,
      calendar,
      page: `${this.site.baseUrl}/bookings/${before.reference}`,
    });
    const mail = {
      kind: 'booking-handed-over',
      to: email,
      letter,
      account,
      thread: before.series ?? before.team ?? known.booking.id,
      key: `event:${id}:former`,
      ...(calendar === null ? {} : { calendarUid: before.calendarUid }),
    };
    await this.outbox.put(sql, mail, now);
    if (calendar !== null)
      await rememberTold(sql, calendar, { id: known.booking.id, account, booking: before, joint });
  }

  /** What was never mailed is never taken back. */
  private async takenBack(
    sql: Sql,
    { booking, known, at }: BookingEvent,
    before: BookingSnapshot,
    joint: JointState | null,
  ): Promise<CalendarNews | null> {
    const uid = before.calendarUid;
    const { standing } = await mailedEntries(sql, known.booking.id);
    if (standing.has(uid)) return { method: 'CANCEL', uid, sequence: booking.revision - 1, stamp: at };
    return joint !== null && isShownWith(joint, before) ? oneGone(joint, before, at) : null;
  }

  /** As of any booking that is theirs. */
  private async tellNext(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { id, at, booking, known, holder } = event;
    if (holder === null || !this.letterheads.reaches(holder)) return;
    const calendar: CalendarNews | null = holder.declined.includes('invitation')
      ? null
      : { method: 'REQUEST', uid: booking.calendarUid, sequence: booking.revision - 1, stamp: at };
    const told = { kind: 'confirmed', at, booking, before: null, now: null, by: 'self', calendar } as const;
    const mail = { ...told, id: known.booking.id, byName: null, topic: null, key: `event:${id}` };
    await this.members.write(sql, holder, mail, network, now);
    if (calendar !== null)
      await rememberInvitation(sql, calendar, { id: known.booking.id, account: holder.account, booking });
  }
}
