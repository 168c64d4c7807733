import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { OccupancyModule } from '../occupancy/occupancy.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { DaySheetPages } from './day-sheet.pages.js';
import { DaySheetService } from './day-sheet.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, OccupancyModule],
  controllers: [DaySheetPages],
  providers: [DaySheetService],
})
export class DaySheetModule {}
