import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { PersonalDataModule } from '../personal-data/personal-data.module.js';
import { Timetable } from './timetable.js';

@Module({
  imports: [ScheduleModule.forRoot(), PersonalDataModule],
  providers: [Timetable],
})
export class JobsModule {}
