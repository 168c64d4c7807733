import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Clock } from './clock.js';
import { Database } from './database/database.js';
import { DatabaseListener } from './database/listener.js';
import { HealthController } from './http/health.controller.js';
import { SecretBox } from './secrets/secret-box.js';
import { Site, SITE_OPTIONS, type SiteOptions } from './web/site.js';

export interface PlatformOptions extends SiteOptions {
  /** 32 bytes; what is sealed with it can be read by nobody who has only the database. */
  readonly secretKey: Buffer;
}

/** What every module may count on. */
@Global()
@Module({})
export class PlatformModule {
  static with({ secretKey, publicUrl, trustProxy }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      controllers: [HealthController],
      providers: [
        Clock,
        Database,
        DatabaseListener,
        Site,
        { provide: SITE_OPTIONS, useValue: { publicUrl, trustProxy } satisfies SiteOptions },
        { provide: SecretBox, useValue: new SecretBox(secretKey) },
      ],
      exports: [Clock, Database, DatabaseListener, Site, SecretBox],
    };
  }
}
