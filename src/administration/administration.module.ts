import { Module } from '@nestjs/common';
import { DepartmentsPages } from './departments.pages.js';
import { EditingService } from './editing.service.js';

/** The one door through which coordinators and administrators change the network, and the frame of its pages. */
@Module({ controllers: [DepartmentsPages], providers: [EditingService], exports: [EditingService] })
export class AdministrationModule {}
