import { Module } from '@nestjs/common';
import { BookingFormsModule } from '../booking-forms/booking-forms.module.js';
import { ColleaguesModule } from '../colleagues/colleagues.module.js';
import { SeriesModule } from '../series/series.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ForWhomService } from './for-whom.service.js';
import { NewSeriesPages } from './new-series.pages.js';
import { OwnTimesService } from './own-times.service.js';

/** The same time on many dates, asked for on a page. */
@Module({
  imports: [BookingFormsModule, ColleaguesModule, SeriesModule, TelecentresModule],
  controllers: [NewSeriesPages],
  providers: [ForWhomService, OwnTimesService],
})
export class NewSeriesModule {}
