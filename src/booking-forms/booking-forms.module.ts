import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { OwnBookings } from './own-bookings.js';

/** What the pages share on which people look for places and book them. */
@Module({ imports: [BookingsModule], providers: [OwnBookings], exports: [OwnBookings] })
export class BookingFormsModule {}
