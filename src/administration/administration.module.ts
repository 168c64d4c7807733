import { Module } from '@nestjs/common';
import { RolesModule } from '../roles/roles.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ConfirmationPages } from './confirmation.pages.js';
import { DepartmentsPages } from './departments.pages.js';
import { EditingService } from './editing.service.js';
import { EquipmentPages } from './equipment.pages.js';
import { EquipmentService } from './equipment.service.js';
import { HistoryPages } from './history.pages.js';
import { HoursPages } from './hours.pages.js';
import { NetworkFilePages } from './network-file.pages.js';
import { NetworkFileService } from './network-file.service.js';
import { OpeningUpService } from './opening-up.service.js';
import { OutsideService } from './outside.service.js';
import { OverviewPages } from './overview.pages.js';
import { PlacePages } from './place.pages.js';
import { PoliciesPages } from './policies.pages.js';
import { ResourcesPages } from './resources.pages.js';
import { SeasonsPages } from './seasons.pages.js';
import { SpecialDaysPages } from './special-days.pages.js';

/** What coordinators and administrators change of the network. */
@Module({
  imports: [RolesModule, TelecentresModule],
  controllers: [
    OverviewPages,
    PlacePages,
    HoursPages,
    SeasonsPages,
    SpecialDaysPages,
    ResourcesPages,
    ConfirmationPages,
    DepartmentsPages,
    PoliciesPages,
    EquipmentPages,
    HistoryPages,
    NetworkFilePages,
  ],
  providers: [EditingService, OutsideService, OpeningUpService, EquipmentService, NetworkFileService],
})
export class AdministrationModule {}
