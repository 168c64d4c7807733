import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessToken } from './accounts/access-token.entity.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import { ColleaguesModule } from './colleagues/colleagues.module.js';
import { DemoModule } from './demo/demo.module.js';
import { HomeModule } from './home/home.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MyAccountModule } from './my-account/my-account.module.js';
import { OccupancyModule } from './occupancy/occupancy.module.js';
import { MailboxModule } from './mailbox/mailbox.module.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { createDataSource } from './platform/database/data-source.js';
import { PersonalDataModule } from './personal-data/personal-data.module.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { RolesModule } from './roles/roles.module.js';
import { SecondFactorModule } from './second-factor/second-factor.module.js';
import { SignInModule, type SignInOptions } from './sign-in/sign-in.module.js';
import { TelecentresModule } from './telecentres/telecentres.module.js';

export interface AppOptions extends PlatformOptions, SignInOptions {
  readonly databaseUrl: string;
  readonly connections: number;
  readonly mail: MailOptions;
  /** What happens by the clock; one-off commands leave it out. */
  readonly withJobs: boolean;
}

export interface MailOptions {
  readonly smtpUrl: string | undefined;
  readonly from: string;
  readonly mailboxFolder: string;
}

/** The table of contents, in the order of the arrows: each may use what stands above it. */
@Module({})
export class AppModule {
  static with({ databaseUrl, connections, mail, withJobs, ...options }: AppOptions): DynamicModule {
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
        OutboxModule.with({ ...mail, worker: withJobs }),
        AccountsModule,
        SecondFactorModule,
        SignInModule.with(options),
        TelecentresModule,
        AvailabilityModule,
        ColleaguesModule,
        BookingsModule,
        OccupancyModule,
        RolesModule,
        PersonalDataModule,
        MyAccountModule,
        DemoModule,
        HomeModule,
        MailboxModule,
        ...(withJobs ? [JobsModule] : []),
      ],
    };
  }
}
