import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Offer } from '../availability/offers.js';
import { OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { BookingsService, type BookingWish } from '../bookings/bookings.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { LocalDate } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { mondayOf, usualWeekOf, weekToOffer, type UsualSlot, type UsualWeek } from './usual-week.js';
import { readWeekHabits } from './usual-week.queries.js';

/** A week that can be booked with one press; the same key however often it is pressed. */
export interface OfferedWeek extends UsualWeek {
  readonly key: string;
}

/** What was had of a week, and what can be had instead of what was not. */
export interface SlotThen {
  readonly slot: UsualSlot;
  readonly offers: readonly Offer[];
}

/** Where it is full, so many other places are named. */
const OFFERS = 2;

/** What somebody usually does, for a week to come. */
@Injectable()
export class UsualWeekService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly ownBookings: OwnBookings,
    private readonly bookings: BookingsService,
    private readonly availability: AvailabilityService,
    private readonly clock: Clock,
  ) {}

  async offer({ account }: Caller, known?: Own): Promise<OfferedWeek | null> {
    const now = this.clock.now();
    const habits = await readWeekHabits(this.database, account, now);
    if (habits.length < 2) return null;
    const own = known ?? (await this.ownBookings.ofAccount(account));
    const week = weekToOffer(habits, own.occupying, await this.directory.fresh(), now);
    return week && { ...week, key: keyOf(week, own) };
  }

  /** Each on its own: what is taken does not keep the others from being had, and what they have then stays as it is. */
  async book(caller: Caller, week: LocalDate, key: string, language: Language): Promise<void> {
    const { slots } = await this.weekOf(caller, week);
    for (const slot of slots) {
      if (slot.own !== null) continue;
      try {
        await this.bookOne(caller, slot, key, language);
      } catch (error) {
        // Taken, against a rule, or booked otherwise meanwhile: the page that is shown next says which it is.
        if (!(error instanceof Problem) || ![409, 422].includes(error.content.status)) throw error;
      }
    }
  }

  /** As it is now, with what can be had instead. */
  async see(caller: Caller, week: LocalDate): Promise<readonly SlotThen[]> {
    const { slots } = await this.weekOf(caller, week);
    return Promise.all(
      slots.map(async (slot) => ({ slot, offers: slot.own === null ? await this.instead(slot) : [] })),
    );
  }

  private async weekOf({ account }: Caller, week: LocalDate): Promise<UsualWeek> {
    const now = this.clock.now();
    const habits = await readWeekHabits(this.database, account, now);
    const own = await this.ownBookings.ofAccount(account);
    return usualWeekOf(mondayOf(week), habits, own.occupying, await this.directory.fresh(), now);
  }

  private async bookOne(
    caller: Caller,
    { telecentre, kind, date, halfDay }: UsualSlot,
    key: string,
    language: Language,
  ): Promise<void> {
    const said = { where: { telecentre: telecentre.slug, kind }, time: { date, halfDay } };
    const wish: BookingWish = {
      ...said,
      ...{ people: 1, equipment: [], title: null, hold: false, for: 'oneself' },
      turn: { unlessBooked: true, insteadOf: [] },
    };
    const fingerprint = createHash('sha256').update(JSON.stringify(said)).digest();
    // With a space, which no program can have in a key of its own.
    const retry = { key: `week ${key} ${date} ${halfDay}`, fingerprint, refusals: 'tried-again' } as const;
    await this.bookings.book(caller, wish, retry, language);
  }

  private async instead({ telecentre, kind, date, halfDay }: UsualSlot): Promise<readonly Offer[]> {
    const request = { time: { date, halfDay }, kind, people: 1, equipment: [] };
    const found = await this.availability.search({
      request,
      within: ({ telecentres }) => ({ telecentres: [...telecentres.values()], place: telecentre }),
      limit: OFFERS,
    });
    return found ?? [];
  }
}

/** Whatever has happened since is another intention. */
function keyOf({ monday }: UsualWeek, { changes }: Own): string {
  return createHash('sha256')
    .update(JSON.stringify([monday, changes]))
    .digest('base64url')
    .slice(0, 22);
}
