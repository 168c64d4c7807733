import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { DoorCodesModule } from '../door-codes/door-codes.module.js';
import { TariffsModule } from '../tariffs/tariffs.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { BookingLinks } from './booking-links.js';
import { FreeTimes } from './free-times.js';
import { LinkDoor } from './link-door.js';
import { LinkPages } from './link.pages.js';
import { MovePages } from './move.pages.js';
import { OwnBookingPages } from './own-booking.pages.js';

@Module({
  imports: [BookingsModule, AttendanceModule, DoorCodesModule, TariffsModule, TelecentresModule],
  controllers: [OwnBookingPages, LinkPages, MovePages],
  providers: [BookingLinks, FreeTimes, LinkDoor],
  exports: [BookingLinks, LinkDoor],
})
export class BookingLinksModule {}
