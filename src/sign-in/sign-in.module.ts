import { Module, type DynamicModule } from '@nestjs/common';
import { issuerOf } from '../oidc/oidc-provider.js';
import { LinkedIdentities } from './linked-identities.js';
import { ProviderSignInPages } from './provider-sign-in.pages.js';
import { ProviderSignInService } from './provider-sign-in.service.js';
import { SignInController } from './sign-in.controller.js';
import { SignInLinksService } from './sign-in-links.service.js';
import { SIGN_IN_OPTIONS, type SignInOptions } from './sign-in-options.js';
import { SignInPages } from './sign-in.pages.js';
import { WelcomePages } from './welcome.pages.js';

export type { SignInOptions };

@Module({})
export class SignInModule {
  static with({ oidc }: SignInOptions): DynamicModule {
    // Better heard of now than by the first person who signs in.
    if (oidc !== undefined) issuerOf(oidc.issuer);
    return {
      module: SignInModule,
      global: true,
      controllers: [SignInController, SignInPages, ProviderSignInPages, WelcomePages],
      providers: [
        LinkedIdentities,
        SignInLinksService,
        ProviderSignInService,
        { provide: SIGN_IN_OPTIONS, useValue: { oidc } satisfies SignInOptions },
      ],
      exports: [SignInLinksService],
    };
  }
}
