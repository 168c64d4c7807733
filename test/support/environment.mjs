import { ModernFakeTimers } from '@jest/fake-timers';
import { TestEnvironment } from 'jest-environment-node';
import { beginTests, loadOnce } from './load-once.mjs';

/** Each test file has globals of its own; those by which the program knows a value for what it is are the program's. */
export default class extends TestEnvironment {
  constructor(config, context) {
    super(config, context);
    this.fakeTimersModern = new ModernFakeTimers({
      config: config.projectConfig,
      global: globalThis,
    });
  }

  async setup() {
    await super.setup();
    beginTests();
    Object.assign(this.global, {
      loadOnce,
      process,
      Date,
      Error,
      TypeError,
      RangeError,
      SyntaxError,
      Map,
      Set,
    });
  }
}
