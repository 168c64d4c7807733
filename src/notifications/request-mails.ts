import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { requestLetter } from '../booking-letters/request-letter.js';
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

  /** In the transaction in which the event ceases to be untold. What was answered or withdrawn meanwhile is asked no more. */
  async tell(sql: Sql, event: BookingEvent, network: Network, now: Instant): Promise<void> {
    const { id, kind, known } = event;
    const { booking } = known;
    const telecentre = network.telecentres.get(booking.telecentre);
    const { expiresAt } = booking;
    if (kind !== 'requested' || telecentre === undefined || expiresAt === null) return;
    if (!booking.awaitsApproval || statusAt(booking, now) !== 'held') return;
    const { role, readers } = await this.whoAnswers(sql, telecentre, now);
    for (const reader of readers) {
      const letterhead = this.letterheads.of(reader, telecentre, network);
      const mail = {
        kind: 'request',
        letter: requestLetter({
          ...letterhead,
          telecentre,
          request: known,
          role,
          links: this.linksTo(known),
        }),
        thread: booking.id,
        key: `event:${id}:request:${reader.account}`,
        expiresAt,
        to: reader.email,
        account: reader.account,
        hostOf: telecentre.id,
      };
      if (!(await this.outbox.put(sql, mail, now))) continue;
      const subjects = membersAmong([known]);
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

  private linksTo({ booking }: KnownBooking): { readonly approve: string; readonly decline: string } {
    const page = `${this.site.baseUrl}/telecentres/${booking.telecentre}/requests/${booking.reference}`;
    return { approve: `${page}?decision=approve`, decline: `${page}?decision=decline` };
  }
}
