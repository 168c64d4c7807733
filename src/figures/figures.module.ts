import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { TelecentresModule } from '../telecentres/telecentres.module.js';
import { FiguresController } from './figures.controller.js';
import { FiguresPages } from './figures.pages.js';
import { FiguresService } from './figures.service.js';

/** How much the places are used: for those who run them, and for those who pay for them. */
@Module({
  imports: [AccountsModule, TelecentresModule],
  controllers: [FiguresController, FiguresPages],
  providers: [FiguresService],
})
export class FiguresModule {}
