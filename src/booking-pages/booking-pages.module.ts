import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { BookingLinksModule } from '../booking-links/booking-links.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { HandoversModule } from '../handovers/handovers.module.js';
import { RentalsModule } from '../rentals/rentals.module.js';
import { UsualWeekModule } from '../usual-week/usual-week.module.js';
import { TariffsModule } from '../tariffs/tariffs.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { BookingPages } from './booking.pages.js';
import { BookingsOfVisitors } from './bookings-of-visitors.service.js';
import { CalendarFilePages } from './calendar-file.pages.js';
import { ChoicesPages } from './choices.pages.js';
import { CompletionPages } from './completion.pages.js';
import { Completions } from './completions.service.js';
import { HoldPages } from './hold.pages.js';
import { MoveHerePages } from './move-here.pages.js';
import { MyBookingsPages } from './my-bookings.pages.js';
import { PagesOfBookings } from './pages-of-bookings.js';
import { WishLooks } from './wish-looks.service.js';

@Module({
  imports: [
    AvailabilityModule,
    BookingFormsModule,
    BookingLinksModule,
    BookingsModule,
    HandoversModule,
    RentalsModule,
    UsualWeekModule,
    TariffsModule,
    TelecentresModule,
  ],
  controllers: [
    MyBookingsPages,
    BookingPages,
    ChoicesPages,
    HoldPages,
    CompletionPages,
    MoveHerePages,
    CalendarFilePages,
  ],
  providers: [BookingsOfVisitors, Completions, PagesOfBookings, WishLooks],
})
export class BookingPagesModule {}
