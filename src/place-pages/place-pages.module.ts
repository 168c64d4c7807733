import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { HoursPagesModule } from '../hours-pages/hours-pages.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { ConfirmationPages } from './confirmation.pages.js';
import { OpeningUpService } from './opening-up.service.js';
import { OverviewPages } from './overview.pages.js';
import { PlacePages } from './place.pages.js';

/** A telecentre itself: where it is and who receives there, from new and hidden to open. */
@Module({
  imports: [AdministrationModule, HoursPagesModule, RolesModule],
  controllers: [OverviewPages, PlacePages, ConfirmationPages],
  providers: [OpeningUpService],
})
export class PlacePagesModule {}
