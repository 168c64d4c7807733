import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { CancellingService } from './cancelling.service.js';
import { ChangingService } from './changing.service.js';
import { ContinuingService } from './continuing.service.js';
import { HoldingService } from './holding.service.js';
import { MakingService } from './making.service.js';
import { PreviewingService } from './previewing.service.js';
import { SeriesChangesController } from './series-changes.controller.js';
import { SeriesChangesService } from './series-changes.service.js';
import { SeriesController } from './series.controller.js';
import { SeriesService } from './series.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, BookingsModule],
  controllers: [SeriesController, SeriesChangesController],
  providers: [
    SeriesService,
    PreviewingService,
    MakingService,
    ContinuingService,
    HoldingService,
    ChangingService,
    CancellingService,
    SeriesChangesService,
  ],
  exports: [SeriesService, PreviewingService, ContinuingService, SeriesChangesService],
})
export class SeriesModule {}
