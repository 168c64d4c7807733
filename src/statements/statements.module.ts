import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { MyStatementsPages } from './my-statements.pages.js';
import { StatementsController } from './statements.controller.js';
import { StatementsPages } from './statements.pages.js';
import { StatementsService } from './statements.service.js';

/** What is due, month by month. Nothing is paid here. */
@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [StatementsController, StatementsPages, MyStatementsPages],
  providers: [StatementsService],
})
export class StatementsModule {}
