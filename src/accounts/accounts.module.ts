import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountNotices } from './account-notices.js';
import { AccessToken } from './access-token.entity.js';
import { AccessTokensController } from './access-tokens.controller.js';
import { AccessTokensService } from './access-tokens.service.js';
import { Attempts } from './attempts.js';
import { AuthenticationGuard } from './authentication.guard.js';
import { SessionsController } from './sessions.controller.js';
import { SessionsService } from './sessions.service.js';

/** Who is at the keyboard. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AccessToken])],
  controllers: [AccessTokensController, SessionsController],
  providers: [
    AccessTokensService,
    AccountNotices,
    Attempts,
    SessionsService,
    { provide: APP_GUARD, useClass: AuthenticationGuard },
  ],
  exports: [AccessTokensService, AccountNotices, Attempts, SessionsService, TypeOrmModule],
})
export class AccountsModule {}
