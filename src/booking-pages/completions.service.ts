import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { OpenedLink } from '../booking-links/link-door.js';
import { BookingsService } from '../bookings/bookings.service.js';
import { takenByOthers } from '../bookings/facts.queries.js';
import { wishOf, type MoveWish } from '../bookings/move-wish.js';
import { PlacingService } from '../bookings/placing.service.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { alike } from '../reservation/allocation.js';
import type { Resource } from '../reservation/resource.js';
import { BookingsOfVisitors, type Pressed } from './bookings-of-visitors.service.js';
import { BEST_PLACE, type completionForm } from './booking-pages.schemas.js';
import { wishOfBooking } from './wish-of-booking.js';

type Completion = z.output<typeof completionForm>;

/** What is wrong, by field; `form` for what is about none of them. */
export type CompletionErrors = Readonly<Record<string, string>>;

/** Makes a booking of a held place, as it was filled in. */
@Injectable()
export class Completions {
  constructor(
    private readonly database: Database,
    private readonly bookings: BookingsService,
    private readonly placing: PlacingService,
    private readonly visitors: BookingsOfVisitors,
    private readonly clock: Clock,
  ) {}

  /** Those that are free then, the held one among them: it stands in nobody’s way here. An offer is of one place. */
  async placesFor({ booking, resource, visit, isOffered }: OpenedLink): Promise<readonly Resource[]> {
    if (isOffered) return resource === null ? [] : [resource];
    const now = this.clock.now();
    try {
      const { candidates } = await this.placing.place(
        wishOf(booking, AS_IT_IS),
        async (units, window) => ({
          ...(await takenByOthers(this.database, units, window, [booking.reference], now)),
          hadBefore: [booking.resource],
        }),
        now,
        visit.language,
      );
      return alike(candidates).map((candidate) => candidate.resource);
    } catch (error) {
      // What could not be booked any more can still be confirmed: it is theirs.
      if (!(error instanceof Problem)) throw error;
      return resource === null ? [] : [resource];
    }
  }

  /** Null: booked. Whatever stands in the way, the place stays held. */
  async complete(
    { caller, booking, visit }: OpenedLink,
    completion: Completion,
  ): Promise<CompletionErrors | null> {
    const { title = null, people, place } = completion;
    // What was not shown is not taken away.
    const { message = booking.message === null ? undefined : null } = completion;
    if (booking.awaitsApproval) return this.sayMore({ caller, booking, visit }, { title, message });
    const isByHand = place !== BEST_PLACE && !(place === booking.resource && people === booking.people);
    const wish = {
      ...AS_IT_IS,
      where: isByHand ? { resource: place } : {},
      title,
      message,
      people: people === booking.people ? undefined : people,
    };
    try {
      await this.bookings.move(caller, booking.reference, wish, visit.language);
      await this.bookings.confirm(caller, booking.reference);
      return null;
    } catch (error) {
      return errorsOf(error, isByHand, visit.language);
    }
  }

  /** Of a request only the words can still change: the place is what was asked for. */
  private async sayMore(
    { caller, booking, visit }: Pick<OpenedLink, 'caller' | 'booking' | 'visit'>,
    words: Pick<MoveWish, 'title' | 'message'>,
  ): Promise<CompletionErrors | null> {
    try {
      await this.bookings.move(caller, booking.reference, { ...AS_IT_IS, ...words }, visit.language);
      return null;
    } catch (error) {
      return errorsOf(error, false, visit.language);
    }
  }

  /** Once for each hold that has lapsed, however often it is asked for; it counts among what they hold. */
  async holdAgain({ caller, booking, visit }: OpenedLink, title: string | null): Promise<Pressed> {
    const press = { wish: wishOfBooking(booking), key: `again-${booking.reference}` };
    return this.visitors.hold({ caller, language: visit.language }, press, title);
  }
}

const AS_IT_IS: MoveWish = {
  where: {},
  time: null,
  people: undefined,
  equipment: undefined,
  title: undefined,
  revision: undefined,
};

function errorsOf(error: unknown, isByHand: boolean, language: Language): CompletionErrors | null {
  if (!(error instanceof Problem)) throw error;
  const { name, members, title } = error.content;
  switch (name) {
    case 'rule-broken': {
      const violations = (members?.['violations'] ?? []) as readonly { field?: string; message: string }[];
      return Object.fromEntries(violations.map(({ field = 'form', message }) => [field, message]));
    }
    case 'slot-taken':
      return isByHand ? { place: TAKEN[language] } : { people: NONE_SO_LARGE[language] };
    case 'invalid-request':
      return { place: TAKEN[language] };
    case 'accept-first':
    case 'hold-lapsed':
    case 'wrong-state':
    case 'stale':
      return { form: title[language] };
    default:
      throw error;
  }
}

const TAKEN: Words = {
  fr: 'Cette place vient d’être prise. Celle qui vous est gardée l’est toujours\u00a0: confirmez-la, ou choisissez-en une autre.',
  en: 'This place has just been taken. The one that is kept for you still is: confirm it, or choose another one.',
};
const NONE_SO_LARGE: Words = {
  fr: 'Aucune place libre n’accueille autant de personnes à ce moment-là.',
  en: 'No free place seats as many people at that time.',
};
