import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceService } from './attendance.service.js';
import { ClosingDays } from './closing-days.js';
import { LeavingService } from './leaving.service.js';
import { NoShows } from './no-shows.js';
import { WalkInsPages } from './walk-ins.pages.js';
import { WalkInsService } from './walk-ins.service.js';

/** Who has come, who has not, and who came without a booking. */
@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule],
  controllers: [AttendanceController, WalkInsPages],
  providers: [AttendanceService, LeavingService, WalkInsService, NoShows, ClosingDays],
  exports: [AttendanceService, LeavingService, NoShows, ClosingDays],
})
export class AttendanceModule {}
