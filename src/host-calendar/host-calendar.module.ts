import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { BookForPages } from './book-for.pages.js';
import { BookForService } from './book-for.service.js';
import { HostBookingPages } from './host-booking.pages.js';
import { HostBookingService } from './host-booking.service.js';
import { HostCalendarPages } from './host-calendar.pages.js';
import { HostCalendarService } from './host-calendar.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule, AttendanceModule],
  controllers: [HostCalendarPages, HostBookingPages, BookForPages],
  providers: [HostCalendarService, HostBookingService, BookForService],
})
export class HostCalendarModule {}
