import { Module, type DynamicModule } from '@nestjs/common';
import { OUTSIDE_WEB_OPTIONS, type OutsideWebOptions } from './outside-web-options.js';
import { OutsideWeb } from './outside-web.js';

/** Asking servers that are not ours. Configured once, at the top. */
@Module({})
export class OutsideWebModule {
  static with(options: OutsideWebOptions): DynamicModule {
    return {
      module: OutsideWebModule,
      global: true,
      providers: [{ provide: OUTSIDE_WEB_OPTIONS, useValue: options }, OutsideWeb],
      exports: [OutsideWeb],
    };
  }
}
