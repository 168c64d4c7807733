import { Module } from '@nestjs/common';
import { CalendarFeedsModule } from '../calendar-feeds/calendar-feeds.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { FreeBusyPages } from './free-busy.pages.js';
import { FreeBusyService } from './free-busy.service.js';

/** When places are taken, without a word of by whom. */
@Module({
  imports: [TelecentresModule, CalendarFeedsModule],
  controllers: [FreeBusyPages],
  providers: [FreeBusyService],
})
export class FreeBusyModule {}
