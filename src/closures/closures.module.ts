import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ClosuresController } from './closures.controller.js';
import { ClosuresPages } from './closures.pages.js';
import { ClosuresService } from './closures.service.js';
import { OutsideHoursPages } from './outside-hours.pages.js';
import { OutsideHoursService } from './outside-hours.service.js';

/** Closing a place, with all that follows for those who were to come. */
@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [ClosuresController, OutsideHoursPages, ClosuresPages],
  providers: [ClosuresService, OutsideHoursService],
})
export class ClosuresModule {}
