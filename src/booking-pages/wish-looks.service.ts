import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import { wantedTimeOf, type Wish } from '../booking-forms/wish.js';
import { readFacts } from '../bookings/facts.queries.js';
import { PlacingService, type PlacingWish } from '../bookings/placing.service.js';
import { targetOf } from '../bookings/target.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound, Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { alike, needsApproval } from '../reservation/allocation.js';
import { addDays, localDateOf, type LocalDate } from '../reservation/local-time.js';
import { isStay, stayOf } from '../reservation/stay.js';
import { TariffsService } from '../tariffs/tariffs.service.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { proposalsOf, type Proposal } from './proposals.js';
import type { WishedPlace } from './wished-place.js';

/** What became of a wish when it was looked at: it can be had, or why not and what can instead. */
export interface Look {
  readonly wish: Wish;
  readonly place: WishedPlace;
  /** Null: it can be had. */
  readonly refusal: WishRefusal | null;
  /** Nobody gets it without a host’s agreement. */
  readonly asks: boolean;
}

export interface WishRefusal {
  readonly status: number;
  /** Somebody else has it; otherwise it breaks rules. */
  readonly isTaken: boolean;
  readonly messages: readonly string[];
  readonly proposals: readonly Proposal[];
}

/** Looks at wishes without booking anything. */
@Injectable()
export class WishLooks {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly placing: PlacingService,
    private readonly availability: AvailabilityService,
    private readonly tariffs: TariffsService,
    private readonly clock: Clock,
  ) {}

  /** As it is now, for this account; for nobody in particular when null. */
  async look(wish: Wish, account: string | null, language: Language): Promise<Look> {
    const now = this.clock.now();
    try {
      const { candidates } = await this.placing.place(
        placingWishOf(wish),
        (units, window, telecentre) => readFacts(this.database, units, window, account, telecentre, now),
        now,
        language,
      );
      return {
        wish,
        place: await this.placeOf(wish),
        refusal: null,
        asks: alike(candidates).some(needsApproval),
      };
    } catch (error) {
      return this.refused(wish, error, language);
    }
  }

  /** What stood in the way of a wish when it was tried; what is not about the wish is thrown on. */
  async refused(wish: Wish, error: unknown, language: Language): Promise<Look> {
    const place = await this.placeOf(wish);
    if (!(error instanceof Problem)) throw error;
    const { name, status, title, members } = error.content;
    if (name !== 'slot-taken' && name !== 'rule-broken') throw error;
    const isTaken = name === 'slot-taken';
    const violations = (members?.['violations'] ?? []) as readonly { readonly message: string }[];
    const messages = isTaken ? [title[language]] : violations.map(({ message }) => message);
    const proposals = await this.proposals(wish, place);
    return { wish, place, refusal: { status, isTaken, messages, proposals }, asks: false };
  }

  /** Nowhere, when the network has no such place. */
  async placeOf(wish: Wish): Promise<WishedPlace> {
    const target = targetOf(wish.where, await this.directory.current());
    if (target === null) throw notFound();
    const { telecentre, resources } = target;
    const resource = 'resource' in wish.where ? (resources[0] ?? null) : null;
    const kind = 'kind' in wish.where ? wish.where.kind : (resource?.kind ?? 'desk');
    const stay = stayOf(wantedTimeOf(wish.time), telecentre.opening);
    const tariff = await this.tariffs.tariffAt(telecentre, kind);
    return { telecentre, resource, kind, resources, stay: isStay(stay) ? stay : null, tariff };
  }

  private async proposals(wish: Wish, place: WishedPlace): Promise<readonly Proposal[]> {
    const { telecentre, kind, stay } = place;
    const { people, equipment } = wish;
    const time =
      stay === null || 'halfDay' in wish.time
        ? wantedTimeOf(wish.time)
        : { start: { instant: stay.start }, end: { instant: stay.end } };
    const date = this.bookableDate(wish.time.date, place);
    const offers = await this.availability.alternatives({ kind, people, equipment, time }, telecentre, date);
    return proposalsOf(offers, wish, place);
  }

  /** The wished date, or the nearest on which anything could be booked. */
  private bookableDate(date: LocalDate, { telecentre, resources }: WishedPlace): LocalDate {
    const today = localDateOf(this.clock.now(), telecentre.opening.timeZone);
    if (date < today) return today;
    const horizon = Math.max(0, ...resources.map(({ policy }) => policy.horizonDays));
    // The last days that can be booked, rather than the very last alone.
    const last = addDays(today, Math.max(0, horizon - LAST_DAYS));
    return date > addDays(today, horizon) ? last : date;
  }
}

const LAST_DAYS = 2;

export function placingWishOf(
  { where, time, people, equipment }: Wish,
  title: string | null = null,
): PlacingWish {
  return { where, time: wantedTimeOf(time), people, equipment, title };
}
