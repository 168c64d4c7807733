import { Injectable } from '@nestjs/common';
import type { Reader } from '../booking-letters/booking-news.js';
import type { Sender } from '../outbox/letter.js';
import { Mailbox } from '../outbox/mailbox.js';
import { Senders } from '../outbox/senders.js';
import type { Network } from '../telecentres/network.js';
import type { Recipient } from './recipient.js';

/** What every letter about a telecentre begins with. */
export interface Letterhead {
  readonly reader: Reader;
  readonly networkName: string;
  readonly sender: Sender;
}

/** Who writes to whom, and to whom nobody writes. */
@Injectable()
export class Letterheads {
  constructor(
    private readonly senders: Senders,
    private readonly mailbox: Mailbox,
  ) {}

  /**
   * The people of the demonstration live in the mailbox folder: no mail server is asked to reach them. They have a name
   * once they are there with everything, and what they book before that is not news.
   */
  reaches({ demo, name }: Recipient): boolean {
    return !demo || (this.mailbox.isInUse && name !== null);
  }

  of(
    { name, email, language }: Recipient,
    telecentre: { readonly slug: string; readonly name: string },
    network: Network,
  ): Letterhead {
    return {
      reader: { name, email, language },
      networkName: network.name,
      sender: this.senders.telecentre(telecentre),
    };
  }
}
