import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ContinuingService } from './continuing.service.js';
import { MakingService } from './making.service.js';
import { PreviewingService } from './previewing.service.js';
import { SeriesController } from './series.controller.js';
import { SeriesService } from './series.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule],
  controllers: [SeriesController],
  providers: [SeriesService, PreviewingService, MakingService, ContinuingService],
  exports: [SeriesService, PreviewingService, ContinuingService],
})
export class SeriesModule {}
