import { Controller, Get } from '@nestjs/common';
import { Visiting, type Visit } from '../accounts/visit.js';
import { HalfDaysAhead } from '../availability/half-days-ahead.js';
import { cellsOf } from '../booking-forms/day-cells.js';
import { OwnBookings } from '../booking-forms/own-bookings.js';
import { newBookingPath } from '../booking-forms/wish.js';
import { Clock } from '../platform/clock.js';
import { Input, Page, type PageDescription, type PageInputOf } from '../platform/http/endpoint.js';
import { notFound } from '../platform/http/problem.js';
import { html, type Answer } from '../platform/web/answer.js';
import { localDateOf } from '../reservation/local-time.js';
import { servesAs } from '../reservation/resource.js';
import { whereaboutsOf } from '../search/whereabouts.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { telecentreParams } from '../telecentres/telecentres.schemas.js';
import type { PublishedTariff } from './about.views.js';
import { nothingFree, searchNear } from './elsewhere.js';
import { TelecentresPage } from './list.views.js';
import { Photos } from './photos.service.js';
import { TariffsService } from '../tariffs/tariffs.service.js';
import { daysQuery, listQuery } from './telecentre-pages.schemas.js';
import { kindsOf, TelecentrePage } from './telecentre.views.js';
import { DAYS_SHOWN, weeksOf } from './weeks.js';

const list = { access: 'public', asked: listQuery } satisfies PageDescription;
const one = { access: 'public', params: telecentreParams, query: daysQuery } satisfies PageDescription;

@Controller('telecentres')
export class TelecentresPages {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly halfDays: HalfDaysAhead,
    private readonly ownBookings: OwnBookings,
    private readonly photos: Photos,
    private readonly tariffs: TariffsService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Page(list)
  async list(@Visiting() visit: Visit, @Input() { asked }: PageInputOf<typeof list>): Promise<Answer> {
    const network = await this.directory.fresh();
    const typed = asked.value?.near ?? '';
    const near = typed === '' ? null : whereaboutsOf(typed, network);
    return html(<TelecentresPage {...{ visit, network, now: this.clock.now(), typed, near }} />);
  }

  @Get(':slug')
  @Page(one)
  async show(
    @Visiting() visit: Visit,
    @Input() { params: { slug }, query }: PageInputOf<typeof one>,
  ): Promise<Answer> {
    const now = this.clock.now();
    const [found, own] = await Promise.all([
      this.halfDays.of(
        (network) => {
          const telecentre = network.telecentres.get(slug);
          if (telecentre === undefined) return null;
          const kinds = kindsOf(telecentre);
          const kind = kinds.find((known) => known === query.kind) ?? kinds[0] ?? 'desk';
          const resources = telecentre.resources.filter((resource) => servesAs(resource, kind));
          const weeks = weeksOf(telecentre, resources, query.from, now);
          return [{ network, telecentre, kind, resources, weeks, from: weeks.from }];
        },
        { days: DAYS_SHOWN },
      ),
      this.ownBookings.of(visit),
    ]);
    const [ahead] = found ?? [];
    if (ahead === undefined) throw notFound();
    const { network, telecentre, kind, resources, weeks } = ahead.sought;
    const days = cellsOf(ahead.days, {
      telecentre,
      own: own.occupying,
      hrefOf: (date, halfDay) =>
        newBookingPath({
          where: { telecentre: slug, kind },
          time: { date, halfDay },
          people: 1,
          equipment: [],
        }),
      elsewhere: (date, halfDay) => searchNear(telecentre, kind, date, halfDay),
    });
    const nothing = await nothingFree(this.halfDays, ahead, kind);
    const asTable = query.view === 'table';
    return html(
      <TelecentrePage
        visit={visit}
        network={network}
        telecentre={telecentre}
        now={now}
        shown={resources.length === 0 ? null : { kind, weeks, days, asTable, nothing }}
        photos={await this.photos.of(telecentre)}
        tariff={await this.tariffOf(telecentre)}
      />,
    );
  }

  private async tariffOf(telecentre: Telecentre): Promise<PublishedTariff | null> {
    const { slug, opening } = telecentre;
    const [inWords, rules] = await Promise.all([
      this.tariffs.tariffAt(telecentre, null),
      this.tariffs.standing(slug),
    ]);
    const today = localDateOf(this.clock.now(), opening.timeZone);
    return inWords && { inWords, isRuled: rules.some(({ validFrom }) => validFrom <= today) };
  }
}
