import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { RolesModule } from '../roles/roles.module.js';
import { SecondFactorModule } from '../second-factor/second-factor.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { DemoPast } from './demo-past.js';
import { DemoPages } from './demo.pages.js';
import { DemoService } from './demo.service.js';

/** People to try the service as. Only the operator loads them, or a fresh start on its own database. */
@Module({
  imports: [AttendanceModule, BookingsModule, RolesModule, SecondFactorModule, TelecentresModule],
  controllers: [DemoPages],
  providers: [DemoPast, DemoService],
  exports: [DemoService],
})
export class DemoModule {}
