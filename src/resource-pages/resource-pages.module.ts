import { Module } from '@nestjs/common';
import { AdministrationModule } from '../administration/administration.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { EquipmentPages } from './equipment.pages.js';
import { EquipmentService } from './equipment.service.js';
import { PoliciesPages } from './policies.pages.js';
import { ResourcesPages } from './resources.pages.js';

/** What can be booked, with which equipment and by which rules. */
@Module({
  imports: [AdministrationModule, TelecentresModule],
  controllers: [ResourcesPages, PoliciesPages, EquipmentPages],
  providers: [EquipmentService],
})
export class ResourcePagesModule {}
