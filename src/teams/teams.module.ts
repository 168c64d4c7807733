import { Module } from '@nestjs/common';
import { AvailabilityModule } from '../availability/availability.module.js';
import { BookingLinksModule } from '../booking-links/booking-links.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { TeamAlternatives } from './alternatives.service.js';
import { CancellingTeamsService } from './cancelling-teams.service.js';
import { MakingTeamsService } from './making-teams.service.js';
import { TeamsController } from './teams.controller.js';
import { TeamsPages } from './teams.pages.js';
import { TeamsService } from './teams.service.js';

/** Several places at once, all or nothing. */
@Module({
  imports: [AvailabilityModule, BookingLinksModule, BookingsModule, TelecentresModule],
  controllers: [TeamsController, TeamsPages],
  providers: [TeamsService, MakingTeamsService, CancellingTeamsService, TeamAlternatives],
  exports: [TeamsService],
})
export class TeamsModule {}
