import { InvalidArgumentError, type Command } from 'commander';
import { LONGEST_DAYS } from '../accounts/access-token-days.js';
import { TOKEN_SCOPES, type TokenScope } from '../permissions/permissions.js';
import type { Settings } from '../platform/config/settings.js';
import { addressOf } from './address.js';
import { complain, print } from './output.js';

export function addTokenCommands(program: Command, settings: () => Settings): void {
  program
    .command('token')
    .description('access tokens for programs')
    .command('issue <email>')
    .description('issue an access token; it is shown once')
    .option('--label <text>', 'what it is for', 'command line')
    .option('--scope <scopes...>', `what it may do, of ${TOKEN_SCOPES.join(', ')}`, scopesOf, DEFAULT_SCOPES)
    .option('--days <number>', 'how long it works', daysOf, LONGEST_DAYS)
    .action(async (email: string, { label, scope, days }: TokenOptions) => {
      const [address, wish] = [addressOf(email), { label, scopes: scope, days }];
      const { issueToken } = await import('./token.js');
      const { token, expiresAt } = await issueToken(settings(), address, wish);
      complain(`Valid until ${expiresAt.toISOString().slice(0, 10)}. It is shown this once:`);
      print(token);
    });
}

interface TokenOptions {
  readonly label: string;
  readonly scope: readonly TokenScope[];
  readonly days: number;
}

/** Given once for each: `--scope read host`. The first one replaces the default. */
function scopesOf(text: string, before: readonly TokenScope[] | undefined): readonly TokenScope[] {
  const scope = TOKEN_SCOPES.find((one) => one === text);
  if (scope === undefined) throw new InvalidArgumentError(`Say one of ${TOKEN_SCOPES.join(', ')}.`);
  return before === undefined || before === DEFAULT_SCOPES ? [scope] : [...before, scope];
}

const DEFAULT_SCOPES: readonly TokenScope[] = ['read', 'book'];

function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > LONGEST_DAYS)
    throw new InvalidArgumentError(`Say a number of days from 1 to ${LONGEST_DAYS}.`);
  return days;
}
