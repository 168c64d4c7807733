import { Module } from '@nestjs/common';
import { PersonalDataController } from './personal-data.controller.js';
import { PersonalDataService } from './personal-data.service.js';
import { RetentionService } from './retention.service.js';

/** What people may ask of their own data, and for how long anything about them is kept. */
@Module({
  controllers: [PersonalDataController],
  providers: [PersonalDataService, RetentionService],
  exports: [PersonalDataService, RetentionService],
})
export class PersonalDataModule {}
