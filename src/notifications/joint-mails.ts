import { Injectable } from '@nestjs/common';
import { jointFile } from '../booking-letters/joint-file.js';
import { jointLetter } from '../booking-letters/joint-letter.js';
import type { JointNews } from '../booking-letters/joint-news.js';
import { BookingLinks } from '../booking-links/booking-links.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { DoorCodes } from '../door-codes/door-codes.service.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { tellLeftBehind } from './dates-left-behind.js';
import { ownEntriesOf } from './invitations.queries.js';
import {
  isShownWith,
  jointPage,
  jointStateOf,
  wholeCancel,
  wholeRequest,
  wholeTakenBack,
  type JointState,
} from './joint-calendar.js';
import { jointRecordOf, leftBehind, type JointRecord } from './joint-entries.queries.js';
import type { JointEvent } from './joint-event.js';
import {
  colleagueOf,
  doerOf,
  jointCalendar,
  lastEndOf,
  laterDates,
  leftOutDates,
  missingDates,
  repetitionOf,
  topicOf,
} from './joint-facts.js';
import type { JointTelling } from './joint-telling.js';
import { Letterheads } from './letterheads.js';
import { MemberMails } from './member-mails.js';
import { StopLinks } from './stop-links.js';
import { rememberJoint, rememberTakenBack } from './told-calendars.js';

/** What is written to whoever comes about several bookings that belong together: one mail for all of them. */
@Injectable()
export class JointMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly links: BookingLinks,
    private readonly stops: StopLinks,
    private readonly doorCodes: DoorCodes,
    private readonly members: MemberMails,
    private readonly site: Site,
  ) {}

  /** In the transaction in which it ceases to be untold. */
  async tell(sql: Sql, event: JointEvent, network: Network, now: Instant): Promise<void> {
    const record = await jointRecordOf(sql, event.of);
    const holder = record?.holder ?? null;
    if (record === null || holder === null || !this.letterheads.reaches(holder)) return;
    const told = { sql, event, record, holder, network, now };
    const [isTakenBack, isShortened] = [await this.takeBack(told), await this.shorten(told)];
    const isKnown = isTakenBack || isShortened;
    const isOne = jointStateOf(record, this.pageOf(record)) !== null;
    if (isOne && isKnown && event.kind === 'changed') await tellLeftBehind(this.members, told);
    const together = await this.tellThoseApart(told);
    await this.write(told, together);
  }

  /**
   * Calendars follow one sender: what another telecentre invited to is taken back by it, before the new one invites. What is
   * over stays. False: there was nothing to take back.
   */
  private async takeBack({ sql, event, record, holder, network, now }: JointTelling): Promise<boolean> {
    const page = this.pageOf(record);
    const isOne = jointStateOf(record, page) !== null;
    const gone = record.mailed.filter(
      ({ stands, uid, end }) => stands && end > now && !(isOne && uid === record.uid),
    );
    const behind = gone.length === 0 ? [] : await leftBehind(sql, record);
    for (const [index, old] of gone.entries()) {
      const then =
        event.events.find(({ before }) => before?.telecentre === old.telecentre) ?? event.events[0];
      if (then === undefined) continue;
      const there = behind.filter(({ telecentre }) => telecentre === old.telecentre);
      const state = { record, page, sequence: record.sequence + 1 + index, usual: null };
      const booking = then.before ?? then.booking;
      const over = { state, face: booking, over: there.filter(({ end }) => end <= now) };
      const news = { at: event.at, before: null, topic: null, by: doerOf(event), byName: null };
      const calendar = wholeTakenBack(over, old, event.at);
      const id = then.known.booking.id;
      const away = { kind: 'moved-away', id, booking, now: then.booking, calendar } as const;
      await this.members.write(
        sql,
        holder,
        { ...news, ...away, key: `joint:${event.id}:away:${old.uid}` },
        network,
        now,
      );
      await rememberTakenBack(sql, calendar, record.id);
    }
    return gone.length > 0;
  }

  /** The series from which this one was parted ends earlier by now. False: its calendar never knew it. */
  private async shorten(told: JointTelling): Promise<boolean> {
    const { sql, event, record, holder } = told;
    const parent = record.series?.continues;
    const before = parent ? await jointRecordOf(sql, { series: parent }) : null;
    const state = before && jointStateOf(before, this.pageOf(before));
    if (state?.mailed?.stands !== true || before?.holder?.account !== holder.account) return false;
    if (state.mailed.end <= lastEndOf(before)) return true;
    const [first] = event.events;
    const face = before.bookings[0] ?? first?.before ?? first?.booking;
    const calendar =
      wholeRequest(state, event.at) ?? (face && wholeCancel(state, state.mailed, face, event.at)) ?? null;
    await this.put({ ...told, record: before }, state, {
      kind: 'parted',
      calendar,
      bookings: before.bookings.map((booking) => ({ booking, before: null })),
      key: `joint:${event.id}:parted`,
    });
    return true;
  }

  /** A date that is somewhere else by now has an entry of its own, and is told by itself. */
  private async tellThoseApart({
    sql,
    event,
    record,
    network,
    now,
  }: JointTelling): Promise<readonly BookingEvent[]> {
    const state = jointStateOf(record, this.pageOf(record));
    if (state === null) return event.events;
    const ids = event.events.map(({ known }) => known.booking.id);
    const own = await ownEntriesOf(sql, ids);
    // One that has left the others since is told so by what happened to it then.
    const isApart = ({ booking, known: { booking: present } }: BookingEvent): boolean =>
      own.has(present.calendarUid) || [booking, present].every((one) => !isShownWith(state, one));
    for (const one of event.events.filter(isApart)) await this.members.tell(sql, one, network, now);
    return event.events.filter((one) => !isApart(one));
  }

  private async write(told: JointTelling, together: readonly BookingEvent[]): Promise<void> {
    const { event, holder } = told;
    // Its entries may just have changed.
    const record = (await jointRecordOf(told.sql, event.of)) ?? told.record;
    const state = jointStateOf(record, this.pageOf(record));
    const isUntouched = together.length === 0;
    const calendar = state === null || isUntouched ? null : jointCalendar(state, holder, together, event.at);
    const topic = topicOf(event, calendar);
    if (topic !== null && holder.declined.includes(topic)) return;
    if (isUntouched && event.events.length > 0) return;
    const bookings = together
      .map(({ booking, before, known }) => ({ booking: { ...booking, id: known.booking.id }, before }))
      .sort((one, other) => one.booking.start - other.booking.start);
    await this.put({ ...told, record }, state, {
      kind: event.kind,
      calendar,
      bookings,
      topic,
      key: `joint:${event.id}`,
    });
  }

  private async put(
    { sql, event, record, holder, network, now }: JointTelling,
    state: JointState | null,
    { kind, calendar, bookings, topic = null, key }: Mail,
  ): Promise<void> {
    const { account, email, language } = holder;
    const { series } = record;
    const next = bookings.find(({ booking }) => booking.end > now && booking.status !== 'cancelled')?.booking;
    const shownFrom = next === undefined ? null : await this.doorCodes.shownFrom(sql, next);
    const isList = series !== null && state === null && !holder.declined.includes('invitation');
    const telecentre = network.telecentres.get(record.telecentre) ?? null;
    const page = this.pageOf(record);
    const later = series === null || kind === 'parted' ? [] : laterDates(event, series);
    const news: JointNews = {
      ...this.letterheads.of(holder, { slug: record.telecentre, name: record.telecentreName }, network),
      ...{ kind, bookings, calendar, telecentre, page, at: event.at, by: doerOf(event) },
      byName: colleagueOf(event, record),
      repetition: series && repetitionOf(series, bookings.length + later.length),
      missing: series === null || kind === 'parted' ? [] : missingDates(event, series),
      later,
      leftOut: kind === 'parted' ? [] : leftOutDates(event),
      doorCode: shownFrom === null ? null : { shownFrom },
      next:
        next === undefined
          ? null
          : { booking: next, links: this.links.of({ booking: next.id, holder: account, until: next.end }) },
      stop: topic && this.stops.of(account, topic),
      file: isList
        ? jointFile(bookings, { telecentre, at: event.at, language, baseUrl: this.site.baseUrl })
        : null,
    };
    const mail = {
      kind: `joint-${kind}`,
      to: email,
      letter: jointLetter(news),
      account,
      thread: record.id,
      key,
      ...(calendar === null ? {} : { calendarUid: calendar.uid }),
    };
    await this.outbox.put(sql, mail, now);
    if (calendar !== null && state !== null) await rememberJoint(sql, calendar, { account, joint: state });
  }

  private pageOf(record: JointRecord): string {
    return jointPage(this.site.baseUrl, record);
  }
}

type Mail = Pick<JointNews, 'kind' | 'calendar'> & {
  readonly bookings: readonly (JointNews['bookings'][number] & { readonly booking: BookingRecord })[];
  readonly topic?: ReturnType<typeof topicOf>;
  readonly key: string;
};
