import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { OccupancyModule } from '../occupancy/occupancy.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ChangesPages } from './changes.pages.js';
import { DayChanges } from './day-changes.js';
import { DayPages } from './day.pages.js';
import { HostDayService } from './host-day.service.js';
import { HostPages } from './host.pages.js';

@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule, AttendanceModule, OccupancyModule],
  // The stream's address is below that of the day, and must not be taken for a booking of it.
  controllers: [ChangesPages, HostPages, DayPages],
  providers: [HostDayService, DayChanges],
})
export class HostDayModule {}
