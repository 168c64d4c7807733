import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { DemoModule } from '../demo/demo.module.js';
import { UsualWeekModule } from '../usual-week/usual-week.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { HomePages } from './home.pages.js';
import { NearMeService } from './near-me.service.js';

/** The first page. */
@Module({
  imports: [AvailabilityModule, BookingFormsModule, DemoModule, UsualWeekModule, TelecentresModule],
  controllers: [HomePages],
  providers: [NearMeService],
})
export class HomeModule {}
