import { Injectable } from '@nestjs/common';
import { halfDayUnderWay } from '../attendance/half-day-under-way.js';
import { BookingsService } from '../bookings/bookings.service.js';
import type { PressedOn } from '../host-frame/book-for-path.js';
import { placeFor } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { firstFilledIn, retryOf, wishIn } from './book-for.js';
import type { BookForFields } from './book-for.schemas.js';

/** A host on the telephone books for whoever calls. */
@Injectable()
export class BookForService {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly clock: Clock,
  ) {}

  async telecentreOf(caller: Caller, slug: string): Promise<Telecentre> {
    return placeFor(caller, 'bookings.place.change', await this.directory.fresh(), slug).telecentre;
  }

  /** Today, in the half-day under way, where nothing else was pressed on; nobody comes on a day that is over. */
  begin(telecentre: Telecentre, { date: wanted, ...pressedOn }: PressedOn): Typed {
    const { opening } = telecentre;
    const now = this.clock.now();
    const today = localDateOf(now, opening.timeZone);
    const date = wanted === undefined || wanted < today ? today : wanted;
    const halfDay = pressedOn.halfDay ?? halfDayUnderWay(opening, date, now) ?? 'morning';
    return firstFilledIn(telecentre, { ...pressedOn, date, halfDay });
  }

  /** The reference of the booking, the same however often the same page is sent. */
  async book(
    caller: Caller,
    telecentre: Telecentre,
    fields: BookForFields,
    language: Language,
  ): Promise<string> {
    const wish = wishIn(fields, telecentre);
    const { snapshot } = await this.bookings.book(caller, wish, retryOf(fields), language);
    return snapshot.reference;
  }
}
