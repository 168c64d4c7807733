import { Module, type DynamicModule } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { ExternalCalendarsModule } from '../external-calendars/external-calendars.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { PersonalDataModule } from '../personal-data/personal-data.module.js';
import { RentalsModule } from '../rentals/rentals.module.js';
import { SeriesModule } from '../series/series.module.js';
import { JobRunner } from './job-runner.js';
import { JobRuns } from './job-runs.js';
import { Timetable } from './timetable.js';

@Module({})
export class JobsModule {
  /** Without the clock there is only the list, and what has become of it. */
  static with({ clock }: { readonly clock: boolean }): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [
        ...(clock ? [ScheduleModule.forRoot()] : []),
        AttendanceModule,
        NotificationsModule,
        ExternalCalendarsModule,
        PersonalDataModule,
        RentalsModule,
        SeriesModule,
      ],
      providers: [JobRunner, Timetable, JobRuns],
      exports: [JobRunner, Timetable, JobRuns],
    };
  }
}
