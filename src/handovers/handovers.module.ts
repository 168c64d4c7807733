import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ColleaguesModule } from '../colleagues/colleagues.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { HandoversController } from './handovers.controller.js';
import { HandoversPages } from './handovers.pages.js';
import { HandoversService } from './handovers.service.js';

/** Bookings that become somebody else's without ever being free. */
@Module({
  imports: [AccountsModule, ColleaguesModule, TelecentresModule],
  controllers: [HandoversController, HandoversPages],
  providers: [HandoversService],
  exports: [HandoversService],
})
export class HandoversModule {}
