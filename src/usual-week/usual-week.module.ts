import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { UsualWeekPages } from './usual-week.pages.js';
import { UsualWeekService } from './usual-week.service.js';

/** What somebody does every week, offered for the next one. */
@Module({
  imports: [AvailabilityModule, BookingFormsModule, BookingsModule, TelecentresModule],
  controllers: [UsualWeekPages],
  providers: [UsualWeekService],
  exports: [UsualWeekService],
})
export class UsualWeekModule {}
