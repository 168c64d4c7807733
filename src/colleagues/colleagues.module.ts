import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { ColleaguesController } from './colleagues.controller.js';
import { ColleaguesService } from './colleagues.service.js';

@Module({
  imports: [AccountsModule],
  controllers: [ColleaguesController],
  providers: [ColleaguesService],
  exports: [ColleaguesService],
})
export class ColleaguesModule {}
