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
import type { Network } from '../telecentres/network.js';
import type { BookingEvent } from './booking-event.js';
import { hostsOf } from './hosts.queries.js';
import { Letterheads } from './letterheads.js';

/** What asks hosts for their answer. Nobody declines these: without an answer somebody waits in vain. */
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
    for (const host of await hostsOf(sql, telecentre.id, now)) {
      if (!this.letterheads.reaches(host)) continue;
      const letterhead = this.letterheads.of(host, telecentre, network);
      const mail = {
        kind: 'request',
        letter: requestLetter({ ...letterhead, telecentre, request: known, links: this.linksTo(known) }),
        thread: booking.id,
        key: `event:${id}:request:${host.account}`,
        expiresAt,
        to: host.email,
        account: host.account,
        hostOf: telecentre.id,
      };
      if (!(await this.outbox.put(sql, mail, now))) continue;
      const subjects = membersAmong([known]);
      const reading = { reader: host.pseudonym, role: 'host', subjects, place: telecentre.slug } as const;
      await rememberReading(sql, reading, now);
    }
  }

  private linksTo({ booking }: KnownBooking): { readonly approve: string; readonly decline: string } {
    const page = `${this.site.baseUrl}/telecentres/${booking.telecentre}/requests/${booking.reference}`;
    return { approve: `${page}?decision=approve`, decline: `${page}?decision=decline` };
  }
}
