import { Inject, Injectable } from '@nestjs/common';
import type { Sender } from './letter.js';
import { localPartOf, LONGEST_LOCAL_PART } from './mail-address.js';
import { OUTBOX_OPTIONS, type OutboxOptions } from './outbox-options.js';

/** Who writes. Calendars take an invitation's changes only from the address that it came from: none of these ever changes. */
@Injectable()
export class Senders {
  constructor(@Inject(OUTBOX_OPTIONS) private readonly options: OutboxOptions) {}

  /** The telecentre itself, so that an answer is understood as one to the telecentre. */
  telecentre({ slug, name }: { readonly slug: string; readonly name: string }): Sender {
    const address = this.options.telecentreFrom.replace('{telecentre}', slug);
    return { name, address: localPartOf(address).length > LONGEST_LOCAL_PART ? this.options.from : address };
  }
}
