import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database/database.js';
import { HealthController } from './http/health.controller.js';

/** What every module may count on. */
@Global()
@Module({
  controllers: [HealthController],
  providers: [Clock, Database],
  exports: [Clock, Database],
})
export class PlatformModule {}
