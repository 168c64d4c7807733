import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { DayController } from './day.controller.js';
import { DayService } from './day.service.js';
import { OccupancyController } from './occupancy.controller.js';
import { OccupancyService } from './occupancy.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [OccupancyController, DayController],
  providers: [OccupancyService, DayService],
  exports: [OccupancyService, DayService],
})
export class OccupancyModule {}
