import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { DoorCodesModule } from '../door-codes/door-codes.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { NotificationsModule } from '../notifications/notifications.module.js';
import { EndingService } from './ending.service.js';
import { RentalHostMails } from './host-mails.js';
import { MyRentalsPages } from './my-rentals.pages.js';
import { RenewingService } from './renewing.service.js';
import { RentalDoors } from './rental-doors.service.js';
import { RentalLetters } from './rental-letters.js';
import { RentalsController } from './rentals.controller.js';
import { RentalsPages } from './rentals.pages.js';
import { RentalsService } from './rentals.service.js';

/** Places that somebody has for months. */
@Module({
  imports: [AccountsModule, DoorCodesModule, NotificationsModule, TelecentresModule],
  controllers: [RentalsController, RentalsPages, MyRentalsPages],
  providers: [RentalsService, EndingService, RenewingService, RentalDoors, RentalLetters, RentalHostMails],
  exports: [RentalsService, RenewingService],
})
export class RentalsModule {}
