import { Module, type DynamicModule } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessToken } from './accounts/access-token.entity.js';
import { Account } from './accounts/account.entity.js';
import { AccountsModule } from './accounts/accounts.module.js';
import { AvailabilityModule } from './availability/availability.module.js';
import { BookingsModule } from './bookings/bookings.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { createDataSource } from './platform/database/data-source.js';
import { PlatformModule } from './platform/platform.module.js';
import { TelecentresModule } from './telecentres/telecentres.module.js';

export interface AppOptions {
  readonly databaseUrl: string;
  readonly connections: number;
  /** What happens by the clock; one-off commands leave it out. */
  readonly withJobs: boolean;
}

/** The table of contents, in the order of the arrows: each may use what stands above it. */
@Module({})
export class AppModule {
  static with({ databaseUrl, connections, withJobs }: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        TypeOrmModule.forRootAsync({
          useFactory: () => ({}),
          dataSourceFactory: () =>
            createDataSource({
              url: databaseUrl,
              connections,
              entities: [Account, AccessToken],
            }).initialize(),
        }),
        PlatformModule,
        AccountsModule,
        TelecentresModule,
        AvailabilityModule,
        BookingsModule,
        ...(withJobs ? [JobsModule] : []),
      ],
    };
  }
}
