import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { at, OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { fieldsOf, type Wish } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { RetryKey } from '../bookings/bookings.queries.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { firstAnswer } from '../bookings/retries.queries.js';
import type { PlacingWish } from '../bookings/placing.service.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { WishedPlace } from './wished-place.js';
import { placingWishOf, WishLooks } from './wish-looks.service.js';

/** A press of a button that books, or holds. */
export interface Press {
  readonly wish: Wish;
  readonly key: string | undefined;
}

/** What was booked; or what the visitor has at that time already, so that they are asked first. */
export type BookedOrAsked =
  | { readonly reference: string; readonly already: null }
  | { readonly reference: null; readonly already: readonly SeenBooking[] };

/** Nobody compares more; the one that was taken first is given back. */
const HELD_AT_ONCE = 3;

/** What the buttons of our pages do: once for each intention, however often they are pressed. */
@Injectable()
export class BookingsOfVisitors {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingsService,
    private readonly own: OwnBookings,
    private readonly looks: WishLooks,
  ) {}

  /** `again`: they know that they have something at that time. */
  async book(visit: Visit, press: Press, again: boolean): Promise<BookedOrAsked> {
    const { caller } = visitorOf(visit);
    const [own, place] = [await this.own.of(visit), await this.looks.placeOf(press.wish)];
    const retry = retryOf('book', press, place, own);
    const already = again ? [] : alreadyAt(place, own);
    if (already.length > 0) {
      // It may be what this very press, or the one before, has booked.
      const first = await firstAnswer(this.database, caller.account, retry);
      if (first?.kind !== 'booking') return { reference: null, already };
    }
    const before = heldAt(place, own);
    const reference = await this.win(visit, { ...placingWishOf(press.wish), hold: false }, retry, before);
    await this.giveBack(visit, before);
    return { reference, already: null };
  }

  /** The reference of what is held. What is held at that time already is kept when it will do, or given back. */
  async hold(visit: Visit, press: Press): Promise<string> {
    const [own, place] = [await this.own.of(visit), await this.looks.placeOf(press.wish)];
    const before = heldAt(place, own);
    const same = keptAt(place, press.wish, own);
    if (same !== undefined) return same.reference;

    const retry = retryOf('hold', press, place, own);
    const reference = await this.win(visit, { ...placingWishOf(press.wish), hold: true }, retry, before);
    const elsewhere = held(own).filter((one) => !before.includes(one));
    const older = [...before, ...elsewhere.slice(0, 1 - HELD_AT_ONCE)];
    await this.giveBack(
      visit,
      older.filter((one) => one.reference !== reference),
    );
    return reference;
  }

  private async win(
    visit: Visit,
    { hold, ...wish }: PlacingWish & { readonly hold: boolean },
    retry: RetryKey,
    before: readonly SeenBooking[],
  ): Promise<string> {
    const { caller } = visitorOf(visit);
    const win = async (): Promise<string> => {
      const wanted = { ...wish, hold, for: 'oneself' } as const;
      return (await this.bookings.book(caller, wanted, retry, visit.language)).snapshot.reference;
    };
    return win().catch(async (error: unknown) => {
      if (before.length === 0 || !isTaken(error)) throw error;
      // Perhaps it is what they hold themselves that stands in the way.
      await this.giveBack(visit, before);
      return win();
    });
  }

  private async giveBack(visit: Visit, held: readonly SeenBooking[]): Promise<void> {
    const { caller } = visitorOf(visit);
    for (const { reference } of held)
      await this.bookings.cancel(caller, reference, visit.language).catch((error: unknown) => {
        // It has lapsed meanwhile, or a twin of this press gave it back.
        if (!(error instanceof Problem)) throw error;
      });
  }
}

/** What somebody has booked at the time of a wish. What they only hold is no booking yet. */
export function alreadyAt({ stay }: WishedPlace, own: Own): readonly SeenBooking[] {
  const booked = own.occupying.filter(({ status }) => status !== 'held');
  return stay === null ? [] : at(booked, stay);
}

/** The very place of a wish, held for them already. */
export function keptAt(place: WishedPlace, wish: Wish, own: Own): SeenBooking | undefined {
  return heldAt(place, own).find((one) => willDo(one, wish, place));
}

function heldAt({ stay }: WishedPlace, own: Own): readonly SeenBooking[] {
  return stay === null ? [] : at(held(own), stay);
}

/** Those that were taken first lapse first. */
function held({ occupying }: Own): readonly SeenBooking[] {
  return occupying
    .filter(({ status }) => status === 'held')
    .sort((one, other) => (one.expiresAt ?? 0) - (other.expiresAt ?? 0));
}

/** With a space, which no program can have in a key of its own. */
function retryOf(deed: 'book' | 'hold', { wish, key }: Press, { stay }: WishedPlace, own: Own): RetryKey {
  const known = key ?? bookingKey(wish, stay ?? NO_TIME, own);
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(fieldsOf(wish)))
    .digest();
  return { key: `${deed} ${known}`, fingerprint, refusals: 'tried-again' };
}

const NO_TIME = { start: 0, end: 0 };

function willDo(kept: SeenBooking, wish: Wish, { stay, resources }: WishedPlace): boolean {
  const isThen = kept.start === stay?.start && kept.end === stay.end;
  return isThen && kept.people === wish.people && resources.some(({ id }) => id === kept.resource);
}

function isTaken(error: unknown): boolean {
  return error instanceof Problem && error.content.name === 'slot-taken';
}
