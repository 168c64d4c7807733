import { Module } from '@nestjs/common';
import { BookingsModule } from '../bookings/bookings.module.js';
import { SeriesChangesModule } from '../series-changes/series-changes.module.js';
import { SeriesModule } from '../series/series.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ChangeSeriesPages } from './change-series.pages.js';
import { SeriesPages } from './series.pages.js';

/** A series and its dates, seen and changed on pages. */
@Module({
  imports: [BookingsModule, SeriesModule, SeriesChangesModule, TelecentresModule],
  controllers: [SeriesPages, ChangeSeriesPages],
})
export class SeriesPagesModule {}
