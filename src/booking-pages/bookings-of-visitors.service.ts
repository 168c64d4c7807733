import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bookingKey } from '../booking-forms/booking-keys.js';
import { at, OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { fieldsOf, type Wish } from '../booking-forms/wish.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import type { RetryKey, Turn } from '../bookings/bookings.queries.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { confirmInTurn } from '../bookings/one-at-a-time.queries.js';
import { firstAnswer } from '../bookings/retries.queries.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { WishedPlace } from './wished-place.js';
import { placingWishOf, WishLooks } from './wish-looks.service.js';

/** A press of a button that books, or holds. */
export interface Press {
  readonly wish: Wish;
  readonly key: string | undefined;
}

/**
 * What came of it. Or they are asked first: whether they want both this and what they have at that time; or once more
 * on a page of now, since what that press has booked is elsewhere by now, or its page had another wish.
 */
export type Pressed = { readonly reference: string } | { readonly ask: 'whether-both' | 'anew' };

/** Whoever presses, or on whose behalf: their session may have ended while they filled in a form. */
export interface Presser {
  readonly caller: Caller;
  readonly language: Language;
}

/** What the buttons of our pages do: once for each intention, however often they are pressed. */
@Injectable()
export class BookingsOfVisitors {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingsService,
    private readonly own: OwnBookings,
    private readonly looks: WishLooks,
    private readonly clock: Clock,
  ) {}

  /** What they hold themselves is made a booking when it will do. `again`: they know that they have something then. */
  async book(presser: Presser, press: Press, again: boolean): Promise<Pressed> {
    const { account } = presser.caller;
    const [own, place] = [await this.own.ofAccount(account), await this.looks.placeOf(press.wish)];
    const retry = retryOf('book', press, own);
    if (!again && alreadyAt(place, own).length > 0) {
      // It may be what this very press, or the one before, has booked.
      const first = await firstAnswer(this.database, account, retry);
      if (first?.kind !== 'booking') return { ask: 'whether-both' };
    }
    const kept = keptAt(place, press.wish, own);
    // What they have asked for there already is not asked for twice, and not theirs to confirm.
    if (kept?.awaitsApproval === true) return { reference: kept.reference };
    const unlessBooked = !again;
    if (kept !== undefined && (await this.confirm(account, kept, retry, unlessBooked)))
      return { reference: kept.reference };
    const turn = { unlessBooked, insteadOf: inTheWay(place, own) };
    return this.win(presser, { ...press, place, hold: false, title: null, turn, retry });
  }

  /** What is held there at that time already is kept when it will do, and else given back when the new place is won. */
  async hold(presser: Presser, press: Press, title: string | null = null): Promise<Pressed> {
    const own = await this.own.ofAccount(presser.caller.account);
    const place = await this.looks.placeOf(press.wish);
    const same = keptAt(place, press.wish, own);
    if (same !== undefined) return { reference: same.reference };
    const turn = { unlessBooked: false, insteadOf: inTheWay(place, own) };
    return this.win(presser, {
      ...press,
      place,
      hold: true,
      title,
      turn,
      retry: retryOf('hold', press, own),
    });
  }

  private confirm(
    account: string,
    { reference, start, end }: SeenBooking,
    retry: RetryKey,
    unlessBooked: boolean,
  ): Promise<boolean> {
    const hold = { account, reference, stay: { start, end } };
    return confirmInTurn(this.database, hold, { unlessBooked, retry }, this.clock.now());
  }

  private async win({ caller, language }: Presser, sought: Sought): Promise<Pressed> {
    const { wish, place, title, hold, turn, retry } = sought;
    const wanted = { ...placingWishOf(wish, title), hold, turn, for: 'oneself' } as const;
    try {
      const { snapshot, replayed } = await this.bookings.book(caller, wanted, retry, language);
      const { reference } = snapshot;
      // Whoever moved it since, it is not what this page says that it books.
      if (replayed && !isAsWished(await this.bookings.find(caller, reference), wish, place))
        return { ask: 'anew' };
      return { reference };
    } catch (error) {
      if (isProblem(error, 'already-booked')) return { ask: 'whether-both' };
      if (isProblem(error, 'idempotency-key-reused')) return { ask: 'anew' };
      throw error;
    }
  }
}

interface Sought extends Press {
  readonly place: WishedPlace;
  readonly title: string | null;
  readonly hold: boolean;
  readonly turn: Turn;
  readonly retry: RetryKey;
}

/** What somebody has booked at the time of a wish. What they only hold is no booking yet. */
export function alreadyAt({ stay }: WishedPlace, own: Own): readonly SeenBooking[] {
  return stay === null
    ? []
    : at(
        own.occupying.filter((one) => !isHeld(one)),
        stay,
      );
}

/** The very place of a wish, held for them already. */
export function keptAt(place: WishedPlace, wish: Wish, own: Own): SeenBooking | undefined {
  return heldAt(place, own).find((one) => willDo(one, wish, place));
}

function heldAt({ stay }: WishedPlace, own: Own): readonly SeenBooking[] {
  return stay === null ? [] : at(own.occupying.filter(isHeld), stay);
}

/** Their own holds of what the wish could be given, at that time. */
function inTheWay(place: WishedPlace, own: Own): readonly string[] {
  const wanted = new Set(place.resources.flatMap(({ units }) => units));
  return heldAt(place, own)
    .filter(({ resource }) => {
      const held = place.telecentre.resources.find(({ id }) => id === resource);
      return held?.units.some((unit) => wanted.has(unit));
    })
    .map(({ reference }) => reference);
}

/** With a space, which no program can have in a key of its own. */
function retryOf(deed: 'book' | 'hold', { wish, key }: Press, own: Own): RetryKey {
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(fieldsOf(wish)))
    .digest();
  return { key: `${deed} ${key ?? bookingKey(wish, own)}`, fingerprint, refusals: 'tried-again' };
}

function isHeld({ status }: SeenBooking): boolean {
  return status === 'held';
}

function willDo(kept: SeenBooking, wish: Wish, place: WishedPlace): boolean {
  return kept.people === wish.people && isAsWished(kept, wish, place);
}

/** More people may be expected by now: it is still the place that was wished for. */
function isAsWished(
  { start, end, resource, people, equipment }: SeenBooking,
  wish: Wish,
  { stay, resources }: WishedPlace,
): boolean {
  return (
    start === stay?.start &&
    end === stay.end &&
    resources.some(({ id }) => id === resource) &&
    people >= wish.people &&
    wish.equipment.every((one) => equipment.includes(one))
  );
}

function isProblem(error: unknown, name: 'already-booked' | 'idempotency-key-reused'): boolean {
  return error instanceof Problem && error.content.name === name;
}
