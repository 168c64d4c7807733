import { Module } from '@nestjs/common';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { SearchPages } from './search.pages.js';
import { SearchService } from './search.service.js';

/** The page that finds a place. */
@Module({
  imports: [TelecentresModule, BookingsModule, BookingFormsModule],
  providers: [SearchService],
  controllers: [SearchPages],
})
export class SearchModule {}
