import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ArrivalPages } from './arrival.pages.js';
import { AttendancePages } from './attendance.pages.js';
import { DoorService } from './door.service.js';
import { ScreenPages } from './screen.pages.js';

/** What hangs at the door: the code of the poster, and screens. */
@Module({
  imports: [AccountsModule, TelecentresModule, AttendanceModule],
  controllers: [AttendancePages, ArrivalPages, ScreenPages],
  providers: [DoorService],
})
export class DoorModule {}
