import { Module } from '@nestjs/common';
import { RolesController } from './roles.controller.js';
import { RolesPages } from './roles.pages.js';
import { RolesService } from './roles.service.js';

@Module({
  controllers: [RolesController, RolesPages],
  providers: [RolesService],
  exports: [RolesService],
})
export class RolesModule {}
