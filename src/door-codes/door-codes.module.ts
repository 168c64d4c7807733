import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { AccessPages } from './access.pages.js';
import { AccessService } from './access.service.js';
import { DoorCodes } from './door-codes.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [AccessPages],
  providers: [AccessService, DoorCodes],
  exports: [DoorCodes],
})
export class DoorCodesModule {}
