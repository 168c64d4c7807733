import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { BookingsModule } from '../bookings/bookings.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ServingService } from './serving.service.js';
import { WAITLIST_OPTIONS, WaitlistBell, type WaitlistOptions } from './waitlist-bell.js';
import { WaitlistController } from './waitlist.controller.js';
import { WaitlistPages } from './waitlist.pages.js';
import { WaitlistService } from './waitlist.service.js';

/** Who is next when something frees. */
@Module({})
export class WaitlistModule {
  static with(options: WaitlistOptions): DynamicModule {
    return {
      module: WaitlistModule,
      global: true,
      imports: [AccountsModule, TelecentresModule, BookingsModule],
      controllers: [WaitlistController, WaitlistPages],
      providers: [
        WaitlistService,
        ServingService,
        WaitlistBell,
        { provide: WAITLIST_OPTIONS, useValue: options },
      ],
      exports: [WaitlistService, ServingService],
    };
  }
}
