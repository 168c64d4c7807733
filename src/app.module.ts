import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessToken } from './accounts/access-token.entity.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { ApprovalsModule } from './approvals/approvals.module.js';
import { AdministrationModule } from './administration/administration.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { BookingPagesModule } from './booking-pages/booking-pages.module.js';
import { BookingLinksModule } from './booking-links/booking-links.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import { CalendarFeedsModule } from './calendar-feeds/calendar-feeds.module.js';
import { ClosuresModule } from './closures/closures.module.js';
import { ColleaguesModule } from './colleagues/colleagues.module.js';
import { DaySheetModule } from './day-sheet/day-sheet.module.js';
import { CalDavModule } from './caldav/caldav.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DoorModule } from './door/door.module.js';
import { DoorCodesModule } from './door-codes/door-codes.module.js';
import { ExternalCalendarsModule } from './external-calendars/external-calendars.module.js';
import { HandoversModule } from './handovers/handovers.module.js';
import { HelpModule } from './help/help.module.js';
import { FiguresModule } from './figures/figures.module.js';
import { FreeBusyModule } from './free-busy/free-busy.module.js';
import { HomeModule } from './home/home.module.js';
import { HostCalendarModule } from './host-calendar/host-calendar.module.js';
import { HostDayModule } from './host-day/host-day.module.js';
import { HoursPagesModule } from './hours-pages/hours-pages.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LegalModule } from './legal/legal.module.js';
import { InboundMailModule } from './inbound-mail/inbound-mail.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MyAccountModule } from './my-account/my-account.module.js';
import { OccupancyModule } from './occupancy/occupancy.module.js';
import { MailboxModule } from './mailbox/mailbox.module.js';
import { OperationsModule } from './operations/operations.module.js';
import { NetworkChangesModule } from './network-changes/network-changes.module.js';
import { NotificationsModule } from './notifications/notifications.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { createDataSource } from './platform/database/data-source.js';
import type { OutsideWebOptions } from './outside-web/outside-web-options.js';
import { OutsideWebModule } from './outside-web/outside-web.module.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { PlacePagesModule } from './place-pages/place-pages.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { RentalsModule } from './rentals/rentals.module.js';
import { ResourcePagesModule } from './resource-pages/resource-pages.module.js';
import { RolesModule } from './roles/roles.module.js';
import { SearchModule } from './search/search.module.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import type { OutboxOptions } from './outbox/outbox-options.js';
import type { InboundOptions } from './inbound-mail/inbound-options.js';
import { NewSeriesModule } from './new-series/new-series.module.js';
import { SeriesPagesModule } from './series-pages/series-pages.module.js';
import { UsualWeekModule } from './usual-week/usual-week.module.js';
import { SeriesChangesModule } from './series-changes/series-changes.module.js';
import { SeriesModule } from './series/series.module.js';
import { SignInModule, type SignInOptions } from './sign-in/sign-in.module.js';
import {
  TelecentrePagesModule,
  type TelecentrePagesOptions,
} from './telecentre-pages/telecentre-pages.module.js';
import { TeamsModule } from './teams/teams.module.js';
import { TelecentresModule } from './telecentres/telecentres.module.js';
import { StatementsModule } from './statements/statements.module.js';
import { TariffPagesModule } from './tariff-pages/tariff-pages.module.js';
import { TariffsModule } from './tariffs/tariffs.module.js';
import { WaitlistModule } from './waitlist/waitlist.module.js';

export interface AppOptions extends PlatformOptions, SignInOptions, TelecentrePagesOptions {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly mail: MailOptions;
  readonly outside: OutsideWebOptions;
  /** What happens by the clock; one-off commands leave it out. */
  readonly withJobs: boolean;
}

export interface MailOptions extends Omit<OutboxOptions, 'worker' | 'readsBounces'> {
  /** The mailbox that answers arrive in. */
  readonly inbound: InboundOptions | undefined;
}

/** The table of contents, in the order of the arrows: each may use what stands above it. */
@Module({})
export class AppModule {
  static with({ databaseUrl, connections, mail, outside, withJobs, ...options }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({}),
          dataSourceFactory: () =>
            createDataSource({
              url: databaseUrl,
              connections,
              entities: [AccessToken],
            }).initialize(),
        }),
        PlatformModule.with(options),
        OutboxModule.with({ ...mail, worker: withJobs, readsBounces: mail.inbound !== undefined }),
        AccountsModule,
        SecondFactorModule,
        SignInModule.with(options),
        TelecentresModule,
        AvailabilityModule,
        ColleaguesModule,
        BookingsModule,
        SeriesModule,
        SeriesChangesModule,
        NewSeriesModule,
        SeriesPagesModule,
        UsualWeekModule,
        AttendanceModule,
        ApprovalsModule,
        OccupancyModule,
        TariffsModule,
        StatementsModule,
        FiguresModule,
        HostDayModule,
        DaySheetModule,
        HostCalendarModule,
        DoorCodesModule,
        BookingLinksModule,
        WaitlistModule.with({ worker: withJobs }),
        HandoversModule,
        TeamsModule,
        RentalsModule,
        DoorModule,
        ClosuresModule,
        SearchModule,
        TelecentrePagesModule.with(options),
        BookingPagesModule,
        NotificationsModule,
        OutsideWebModule.with(outside),
        CalendarFeedsModule,
        FreeBusyModule,
        CalDavModule,
        ExternalCalendarsModule,
        RolesModule,
        PersonalDataModule,
        MyAccountModule,
        DemoModule,
        HomeModule,
        HelpModule,
        MailboxModule,
        InboundMailModule.with(mail),
        JobsModule.with({ clock: withJobs }),
        AdministrationModule,
        HoursPagesModule,
        ResourcePagesModule,
        PlacePagesModule,
        NetworkChangesModule,
        TariffPagesModule,
        OperationsModule,
        IdentityModule,
        LegalModule,
      ],
    };
  }
}
