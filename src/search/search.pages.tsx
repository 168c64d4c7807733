import { Controller, Get } from '@nestjs/common';
import { unauthorized } from '../accounts/accounts.problems.js';
import { Visiting, type Visit } from '../accounts/visit.js';
import { OwnBookings, type Own } from '../booking-forms/own-bookings.js';
import { ownCommune } from '../booking-forms/own-commune.js';
import type { SeenBooking } from '../bookings/booking-record.js';
import { readReference } from '../bookings/reference.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { addDays, localDateOf, localTimeOf, type LocalDate } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { criteriaOf, type Criteria } from './criteria.js';
import { searchFields, type SearchFields } from './search.schemas.js';
import { SearchService } from './search.service.js';
import { MisunderstoodPage, SearchPage } from './search.views.js';
import { earliestToday, nextHalfDay, openDays } from './usual.js';
import { whereaboutsOf, type Whereabouts } from './whereabouts.js';

const search = { access: 'public', asked: searchFields } satisfies PageDescription;

/** As many as somebody looks through before they would rather search again. */
const SHOWN = 10;
const MOST_SHOWN = 100;
/** A working week and the one after it, for those who plan. */
const DAYS_PROPOSED = 10;
/** So near the strip begins today, and nothing jumps while somebody compares days. */
const NEAR_DAYS = 3;

@Controller('search')
export class SearchPages {
  constructor(
    private readonly searching: SearchService,
    private readonly directory: NetworkDirectory,
    private readonly own: OwnBookings,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(search)
  async search(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof search>): Promise<Answer> {
    const now = this.clock.now();
    const network = await this.directory.current();
    const today = earliestToday(network, now);
    const fields = asked.value ?? NOTHING_ASKED;
    const own = await this.own.of(visit);
    const moving = toMove(visit, fields, own);
    const usual = await this.usualOf(visit, fields, network, moving);
    const near = !fields.near ? null : whereaboutsOf(fields.near, network);
    const form = { visit, fields, usual, now, today, moving, vocabulary: network.equipment };
    if (asked.errors) return html(<MisunderstoodPage {...form} errors={asked.errors} near={near} />, 422);

    const understood = criteriaOf({ fields, near, usual, today }, visit.language);
    if ('errors' in understood)
      return html(<MisunderstoodPage {...form} errors={understood.errors} near={near} />, 422);
    const { criteria } = understood;
    const shown = shownOf(fields);
    const found = await this.searching.find(criteria, shown);
    const { until } = found;
    const from = until === null ? firstDay(criteria.time.date, today) : addDays(until, 1 - DAYS_PROPOSED);
    const open = openDays(network, criteria.near?.place, { from, count: DAYS_PROPOSED, now });
    const days = until === null ? open : open.filter((day) => day <= until);
    return html(<SearchPage {...form} {...{ criteria, found, own, days, shown }} />);
  }

  private async usualOf(
    visit: Visit,
    fields: SearchFields,
    network: Network,
    moving: SeenBooking | null,
  ): Promise<Criteria> {
    if (moving !== null) return asBefore(moving, network);
    const commune = fields.near === undefined ? await ownCommune(this.database, visit) : null;
    const near = commune === null ? null : knownPlace(commune, network);
    const time = nextHalfDay(network, near?.place, this.clock.now());
    return { near, time, kind: 'desk', people: 1, equipment: [] };
  }
}

const NOTHING_ASKED: SearchFields = { equipment: [] };

/** The booking that is to be moved, of whoever looks; those who have not signed in do so first. */
function toMove({ visitor }: Visit, { moving }: SearchFields, { occupying }: Own): SeenBooking | null {
  if (moving === undefined) return null;
  const reference = readReference(moving);
  if (reference === undefined) throw notFound();
  if (visitor === null) throw unauthorized(`/search?moving=${reference}`);
  const booking = occupying.find((one) => one.reference === reference);
  if (booking === undefined) throw notFound();
  return booking;
}

/** Profiles hold what people have typed; what may be one place or another is none. */
function knownPlace(text: string, network: Network): Whereabouts | null {
  const understood = whereaboutsOf(text, network);
  return understood.is === 'known' ? understood.whereabouts : null;
}

/** Somebody who moves a booking wants the same at another time or place. */
function asBefore(booking: SeenBooking, network: Network): Criteria {
  const { start, end, timeZone, halfDay, kind, people, equipment } = booking;
  const date = localDateOf(start, timeZone);
  const time =
    halfDay === null
      ? { date, from: localTimeOf(start, timeZone), to: localTimeOf(end, timeZone) }
      : { date, halfDay };
  return {
    near: knownPlace(booking.telecentre, network),
    time,
    kind,
    people,
    equipment,
  };
}

/** The day that was asked for stands among its neighbours. */
function firstDay(date: LocalDate, today: LocalDate): LocalDate {
  const from = addDays(date, -1);
  return date < addDays(today, NEAR_DAYS) ? today : from;
}

function shownOf({ shown = '' }: SearchFields): number {
  return /^\d{1,3}$/.test(shown) ? Math.min(MOST_SHOWN, Math.max(SHOWN, Number(shown))) : SHOWN;
}
