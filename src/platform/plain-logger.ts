import { isatty } from 'node:tty';
import { ConsoleLogger, type LogLevel } from '@nestjs/common';

/** The framework's parts that announce themselves at every start. */
const CHATTER = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

/** One line for what an operator wants to know, and none for what the framework is proud of. */
export class PlainLogger extends ConsoleLogger {
  constructor(levels: LogLevel[]) {
    super({ prefix: 'telecentre', logLevels: levels, colors: isatty(1) });
  }

  override log(message: unknown, ...rest: unknown[]): void {
    if (CHATTER.has(String(rest.at(-1)))) return;
    super.log(message, ...(rest as [string]));
  }

  /** One that sorts, and means the same everywhere. */
  protected override getTimestamp(): string {
    return new Date().toISOString();
  }
}
