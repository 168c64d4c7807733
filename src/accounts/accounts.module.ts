import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensService } from './access-tokens.service.js';
import { Account } from './account.entity.js';
import { AuthenticationGuard } from './authentication.guard.js';

@Module({
  imports: [TypeOrmModule.forFeature([Account, AccessToken])],
  providers: [AccessTokensService, { provide: APP_GUARD, useClass: AuthenticationGuard }],
  exports: [AccessTokensService],
})
export class AccountsModule {}
