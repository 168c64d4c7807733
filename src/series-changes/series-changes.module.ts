import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { CancellingService } from './cancelling.service.js';
import { ChangingService } from './changing.service.js';
import { HoldingService } from './holding.service.js';
import { RestoringSeriesService } from './restoring.service.js';
import { SeriesChangesController } from './series-changes.controller.js';
import { SeriesChangesService } from './series-changes.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule],
  controllers: [SeriesChangesController],
  providers: [
    HoldingService,
    ChangingService,
    CancellingService,
    RestoringSeriesService,
    SeriesChangesService,
  ],
  exports: [SeriesChangesService, RestoringSeriesService],
})
export class SeriesChangesModule {}
