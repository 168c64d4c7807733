import { Module } from '@nestjs/common';
import { IdentityPages } from './identity.pages.js';
import { IdentityService } from './identity.service.js';

/** How the operator presents the network. */
@Module({ controllers: [IdentityPages], providers: [IdentityService], exports: [IdentityService] })
export class IdentityModule {}
