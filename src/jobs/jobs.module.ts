import { Module } from '@nestjs/common';
import { ScheduleModule } from '@nestjs/schedule';
import { SweepJob } from './sweep.job.js';

@Module({
  imports: [ScheduleModule.forRoot()],
  providers: [SweepJob],
})
export class JobsModule {}
