import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { TariffsController } from './tariffs.controller.js';
import { TariffsService } from './tariffs.service.js';

/** What things cost. Nothing is paid here. */
@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [TariffsController],
  providers: [TariffsService],
  exports: [TariffsService],
})
export class TariffsModule {}
