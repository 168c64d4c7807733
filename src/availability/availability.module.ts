import { Module } from '@nestjs/common';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { AvailabilityController } from './availability.controller.js';
import { AvailabilityService } from './availability.service.js';
import { HalfDaysAhead } from './half-days-ahead.js';

@Module({
  imports: [TelecentresModule],
  controllers: [AvailabilityController],
  providers: [AvailabilityService, HalfDaysAhead],
  exports: [AvailabilityService, HalfDaysAhead],
})
export class AvailabilityModule {}
