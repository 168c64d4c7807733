import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { ApprovalsController } from './approvals.controller.js';
import { ApprovalsPages } from './approvals.pages.js';
import { ApprovalsService } from './approvals.service.js';

@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [ApprovalsController, ApprovalsPages],
  providers: [ApprovalsService],
  exports: [ApprovalsService],
})
export class ApprovalsModule {}
