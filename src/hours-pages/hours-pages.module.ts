import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { HoursPages } from './hours.pages.js';
import { OutsideService } from './outside.service.js';
import { SeasonsPages } from './seasons.pages.js';
import { SpecialDaysPages } from './special-days.pages.js';

/** When a telecentre is open: its week, seasons, public holidays and exceptional openings. */
@Module({
  imports: [AdministrationModule],
  controllers: [HoursPages, SeasonsPages, SpecialDaysPages],
  providers: [OutsideService],
  exports: [OutsideService],
})
export class HoursPagesModule {}
