import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { ColleaguesModule } from '../colleagues/colleagues.module.js';
import { SeriesChangesModule } from '../series-changes/series-changes.module.js';
import { SeriesModule } from '../series/series.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ChangeSeriesPages } from './change-series.pages.js';
import { ForWhomService } from './for-whom.service.js';
import { NewSeriesPages } from './new-series.pages.js';
import { OwnTimesService } from './own-times.service.js';
import { SeriesPages } from './series.pages.js';
import { UsualWeekPages } from './usual-week.pages.js';
import { UsualWeekService } from './usual-week.service.js';

/** The same time on many dates, on pages. */
@Module({
  imports: [
    AvailabilityModule,
    BookingFormsModule,
    BookingsModule,
    ColleaguesModule,
    SeriesModule,
    SeriesChangesModule,
    TelecentresModule,
  ],
  controllers: [NewSeriesPages, SeriesPages, ChangeSeriesPages, UsualWeekPages],
  providers: [ForWhomService, OwnTimesService, UsualWeekService],
  exports: [UsualWeekService],
})
export class SeriesPagesModule {}
