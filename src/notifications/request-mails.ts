import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { requestLetter, type RequestNews } from '../booking-letters/request-letter.js';
import type { KnownBooking } from '../bookings/booking-record.js';
import { membersAmong } from '../occupancy/expected-day.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import { statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { coordinatorsOf, hostsOf } from './hosts.queries.js';
import { Letterheads } from './letterheads.js';
import type { Recipient } from './recipient.js';

/** What asks those who may give it for their answer. Nobody declines these: without an answer somebody waits in vain. */
@Injectable()
export class RequestMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly site: Site,
  ) {}

  /**
   * In the transaction in which they cease to be untold: one mail for all that is asked at once. What was answered or withdrawn
   * meanwhile is asked no more.
   */
  async tell(sql: Sql, events: readonly BookingEvent[], network: Network, now: Instant): Promise<void> {
    const asked = events.filter((event) => isAsked(event, now));
    const [first] = asked;
    const telecentre = first && network.telecentres.get(first.known.booking.telecentre);
    if (first === undefined || telecentre === undefined) return;
    const { id, known } = first;
    const { role, readers } = await this.whoAnswers(sql, telecentre, now);
    for (const reader of readers) {
      const letterhead = this.letterheads.of(reader, telecentre, network);
      const mail = {
        kind: 'request',
        letter: requestLetter({
          ...letterhead,
          telecentre,
          request: known,
          together: asked.map((event) => event.known.booking),
          role,
          links: this.linksTo(known, asked.length),
        }),
        thread: known.booking.id,
        key: `event:${id}:request:${reader.account}`,
        expiresAt: Math.max(...asked.map((event) => event.known.booking.expiresAt ?? 0)),
        to: reader.email,
        account: reader.account,
        hostOf: telecentre.id,
      };
      if (!(await this.outbox.put(sql, mail, now))) continue;
      const subjects = membersAmong(asked.map((event) => event.known));
      const reading = { reader: reader.pseudonym, role, subjects, place: telecentre.slug };
      await rememberReading(sql, reading, now);
    }
  }

  /** Where nobody receives people, the coordinators do: else somebody waits for an answer that nobody was asked for. */
  private async whoAnswers(
    sql: Sql,
    telecentre: Telecentre,
    now: Instant,
  ): Promise<{ readonly role: 'host' | 'coordinator'; readonly readers: readonly Recipient[] }> {
    const reached = (one: Recipient): boolean => this.letterheads.reaches(one);
    const hosts = (await hostsOf(sql, telecentre.id, now)).filter(reached);
    if (hosts.length > 0) return { role: 'host', readers: hosts };
    const coordinators = await coordinatorsOf(sql, telecentre.department.code, now);
    return { role: 'coordinator', readers: coordinators.filter(reached) };
  }

  /** Several are answered on the page that lists them, each by itself. */
  private linksTo({ booking }: KnownBooking, count: number): RequestNews['links'] {
    const list = `${this.site.baseUrl}/telecentres/${booking.telecentre}/requests`;
    if (count > 1) return { list };
    const page = `${list}/${booking.reference}`;
    return { approve: `${page}?decision=approve`, decline: `${page}?decision=decline` };
  }
}

function isAsked({ kind, known: { booking } }: BookingEvent, now: Instant): boolean {
  return (
    kind === 'requested' &&
    booking.expiresAt !== null &&
    booking.awaitsApproval &&
    statusAt(booking, now) === 'held'
  );
}
