import { Injectable, Logger } from '@nestjs/common';
import { offerLetter } from '../booking-letters/handover-letter.js';
import type { OfferNews } from '../booking-letters/handover-news.js';
import { Outbox } from '../outbox/outbox.js';
import { Database, type Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import type { Network } from '../telecentres/network.js';
import {
  rememberTold,
  setOfferAside,
  takeUntoldOffer,
  untoldOffers,
  type UntoldOffer,
} from './handover-offers.queries.js';
import { Letterheads } from './letterheads.js';
import type { Recipient } from './recipient.js';

/** So many offers in a round. */
const BATCH = 50;

/** What is written to those who offer a booking, and to those who are to have it. None of it can be declined: somebody waits. */
@Injectable()
export class HandoverMails {
  private readonly logger = new Logger('HandoverMails');

  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly site: Site,
  ) {}

  /** Each in a transaction of its own: one that cannot be told stands in nobody's way. Returns how many that were. */
  async tellOffers(network: Network, now: Instant): Promise<number> {
    const ids = await untoldOffers(this.database, BATCH, now);
    for (const id of ids)
      try {
        await this.database.transaction((sql) => this.tellOffer(sql, id, network, now));
      } catch (error) {
        await setOfferAside(this.database, id, now);
        this.logger.error(`Offer ${id} cannot be told for now: ${String(error)}`);
      }
    return ids.length;
  }

  private async tellOffer(sql: Sql, id: string, network: Network, now: Instant): Promise<void> {
    const offer = await takeUntoldOffer(sql, id, now);
    if (offer === undefined) return;
    let { reached } = offer;
    for (const { reader, other } of this.readersOf(offer)) {
      if (offer.status === 'open') reached = true;
      const { slug, name } = { slug: offer.booking.telecentre, name: offer.booking.telecentreName };
      const news: OfferNews = {
        ...this.letterheads.of(reader, { slug, name }, network),
        kind: offer.status === 'open' ? 'offered' : offer.status,
        booking: offer.booking,
        telecentre: network.telecentres.get(slug) ?? null,
        other,
        inExchangeFor: offer.status === 'open' ? offer.inExchangeFor : null,
        isSwap: offer.isSwap,
        expiresAt: offer.expiresAt,
        page: `${this.site.baseUrl}/handovers/${offer.id}`,
      };
      const mail = {
        kind: `handover-${news.kind}`,
        to: reader.email,
        letter: offerLetter(news),
        account: reader.account,
        thread: offer.bookingId,
        key: `handover:${offer.id}:${news.kind}:${reader.account}`,
      };
      await this.outbox.put(
        sql,
        offer.status === 'open' ? { ...mail, expiresAt: offer.expiresAt } : mail,
        now,
      );
    }
    await rememberTold(sql, { id: offer.id, status: offer.status, reached });
  }

  /** An offer for what is not the recipient's is told to nobody: they could not take it. */
  private readersOf(offer: UntoldOffer): readonly Reading[] {
    const { giver, recipient, isSwap, inExchangeFor, status, reached, to } = offer;
    const toGiver = { reader: giver, other: to };
    const toRecipient = recipient && { reader: recipient, other: giver.name ?? giver.email };
    const readers: Readonly<Record<UntoldOffer['status'], readonly (Reading | null)[]>> = {
      open: isSwap && inExchangeFor === null ? [] : [toRecipient],
      refused: [toGiver],
      withdrawn: reached ? [toRecipient] : [],
      void: [...(reached ? [toRecipient] : []), ...(isSwap ? [toGiver] : [])],
      lapsed: [toGiver],
    };
    return readers[status].flatMap((one) =>
      one !== null && this.letterheads.reaches(one.reader) ? [one] : [],
    );
  }
}

interface Reading {
  readonly reader: Recipient;
  /** What it calls the other of the two. */
  readonly other: string;
}
