import { Injectable } from '@nestjs/common';
import type { VNode } from 'preact';
import type { Visit } from '../accounts/visit.js';
import type { BookingRecord } from '../bookings/booking-record.js';
import { holderCaller } from '../bookings/holder-caller.js';
import type { MemberHolder } from '../bookings/people.js';
import { findBookingById } from '../bookings/people.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import type { Words } from '../platform/i18n/language.js';
import { html, unlisted, type Answer } from '../platform/web/answer.js';
import { TariffsService } from '../tariffs/tariffs.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import type { Resource } from '../reservation/resource.js';
import { BookingLinks } from './booking-links.js';
import { cancellerOf, type Canceller } from './cancelled-by.js';
import { languageOfMember, noteSeen, pastHolders, type ForItsHolder } from './link.queries.js';
import { HandedOverPage, LinkOverPage } from './over.views.js';

/** What whoever follows a working link has in front of them. */
export interface OpenedLink extends ForItsHolder {
  readonly token: string;
  readonly booking: BookingRecord;
  readonly holder: MemberHolder;
  /** Who gave it back; null when nobody did, or when it is not known any more. */
  readonly cancelledBy: Canceller | null;
  /** The holder, whoever else may be signed in in this browser. */
  readonly caller: Caller;
  /** Where it is, and what is booked there; null when the network shows it no more. */
  readonly telecentre: Telecentre | null;
  readonly resource: Resource | null;
  /** What it costs there; null when nobody knows. */
  readonly tariff: Words | null;
  /** In the language of the address, or else of the holder. */
  readonly visit: Visit;
}

/**
 * Lets in by a link, or says that it is over: in the same words whether or not there is such a booking, but to whoever
 * handed it over themselves.
 */
@Injectable()
export class LinkDoor {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly links: BookingLinks,
    private readonly tariffs: TariffsService,
    private readonly clock: Clock,
  ) {}

  async open(token: string, visit: Visit, show: (link: OpenedLink) => Promise<Answer>): Promise<Answer> {
    const link = await this.linkBehind(token, visit);
    if (link !== null) return show(link);
    const former = await this.formerHolderBehind(token);
    if (former === undefined) return linkPage(<LinkOverPage visit={visit} />, 410);
    return linkPage(<HandedOverPage visit={await this.visitOf(former, visit)} />, 410);
  }

  private async formerHolderBehind(token: string): Promise<string | undefined> {
    const claims = this.links.read(token);
    if (claims === null || this.clock.now() >= claims.until) return undefined;
    const former = await pastHolders(this.database, claims.booking);
    return former.find((account) => this.links.isOurs(token, account));
  }

  private async linkBehind(token: string, visit: Visit): Promise<OpenedLink | null> {
    const claims = this.links.read(token);
    const known = claims && (await findBookingById(this.database, claims.booking));
    if (!claims || known?.holder.kind !== 'member') return null;
    const { booking, holder } = known;
    // Moved to a later day, a booking takes its earlier links along.
    const end = Math.max(claims.until, booking.end);
    if (!this.links.isOurs(token, holder.account) || this.clock.now() >= end) return null;

    const network = await this.directory.fresh();
    const telecentre = network.telecentres.get(booking.telecentre) ?? null;
    return {
      token,
      booking,
      holder,
      cancelledBy: await cancellerOf(this.database, known),
      caller: holderCaller(holder),
      telecentre,
      resource: network.resources.get(booking.resource)?.resource ?? null,
      tariff: telecentre && (await this.tariffs.tariffAt(telecentre, booking.kind)),
      ...(await noteSeen(this.database, booking.id, this.clock.now())),
      visit: await this.visitOf(holder.account, visit),
    };
  }

  private async visitOf(account: string, visit: Visit): Promise<Visit> {
    const chosen = visit.addressLanguage ?? (await languageOfMember(this.database, account));
    return { ...visit, language: chosen ?? visit.language };
  }
}

export function linkPage(document: VNode, status = 200): Answer {
  return unlisted(html(document, status));
}
