import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AvailabilityModule } from '../availability/availability.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { BookingsController } from './bookings.controller.js';
import { BookingsService } from './bookings.service.js';
import { MovingService } from './moving.service.js';
import { PartyService } from './party.service.js';
import { PlacingService } from './placing.service.js';
import { RestoringService } from './restoring.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule, AvailabilityModule],
  controllers: [BookingsController],
  providers: [BookingsService, MovingService, PartyService, PlacingService, RestoringService],
  exports: [BookingsService, PartyService, PlacingService],
})
export class BookingsModule {}
