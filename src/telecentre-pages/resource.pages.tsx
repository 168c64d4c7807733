import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { HalfDaysAhead } from '../availability/half-days-ahead.js';
import { cellsOf } from '../booking-forms/day-cells.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { newBookingPath } from '../booking-forms/wish.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { addDays } from '../reservation/local-time.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { dayLineOf } from './day-line.js';
import { nothingFree, searchNear } from './elsewhere.js';
import { gonePlace } from './gone.queries.js';
import { GonePage, ResourcePage } from './resource.views.js';
import { resourceParams, resourceQuery } from './telecentre-pages.schemas.js';
import { DAYS_SHOWN, weeksOf } from './weeks.js';

const one = { access: 'public', params: resourceParams, query: resourceQuery } satisfies PageDescription;

@Controller('resources')
export class ResourcePages {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly halfDays: HalfDaysAhead,
    private readonly ownBookings: OwnBookings,
    private readonly clock: Clock,
  ) {}

  @Get(':key')
  @Page(one)
  async show(
    @Visiting() visit: Visit,
    @Input() { params: { key }, query }: PageInputOf<typeof one>,
  ): Promise<Answer> {
    const now = this.clock.now();
    const [found, own] = await Promise.all([
      this.halfDays.of(
        (network) => {
          const place = network.resources.get(key);
          if (place === undefined) return null;
          const resources = [place.resource];
          const weeks = weeksOf(place.telecentre, resources, query.date ?? query.from, now);
          return [{ ...place, kind: null, resources, weeks, from: weeks.from }];
        },
        { days: DAYS_SHOWN },
      ),
      this.ownBookings.of(visit),
    ]);
    const [ahead] = found ?? [];
    if (ahead === undefined) return this.gone(visit, key);
    const { telecentre, resource, weeks } = ahead.sought;
    const days = cellsOf(ahead.days, {
      telecentre,
      own: own.occupying.filter((booking) => booking.resource === key),
      hrefOf: (date, halfDay) =>
        newBookingPath({ where: { resource: key }, time: { date, halfDay }, people: 1, equipment: [] }),
      elsewhere: (date, halfDay) => searchNear(telecentre, resource.kind, date, halfDay),
    });
    const nothing = await nothingFree(this.halfDays, ahead, resource.kind);
    const lines = Array.from({ length: DAYS_SHOWN }, (_, later) =>
      dayLineOf(telecentre, resource, { date: addDays(weeks.from, later), taken: ahead.taken, now }),
    );
    // The day that was asked for; else the first on which anything is free.
    const line =
      lines.find(({ date }) => date === query.date) ??
      lines.find(({ stretches }) => stretches.some(({ isFree }) => isFree)) ??
      lines[0];
    if (line === undefined) throw notFound();
    const asTable = query.view === 'table';
    return html(<ResourcePage {...{ visit, telecentre, resource, weeks, days, line, asTable, nothing }} />);
  }

  private async gone(visit: Visit, key: string): Promise<Answer> {
    const place = await gonePlace(this.database, key);
    if (place === undefined) throw notFound();
    const telecentre = (await this.directory.current()).telecentres.get(place.telecentre) ?? null;
    return html(<GonePage visit={visit} name={place.name} telecentre={telecentre} />, 404);
  }
}
