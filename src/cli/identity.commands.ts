import type { Command } from 'commander';
import type { Settings } from '../platform/config/settings.js';
import { print } from './output.js';

export function addIdentityCommands(program: Command, settings: () => Settings): void {
  program
    .command('identity')
    .description('print how the network presents itself and what its legal pages still miss; or set its logo')
    .option('--logo <file>', 'an SVG, PNG, WebP or JPEG image of at most 40 kB, shown beside the name')
    .action(async ({ logo }: { logo?: string }) => {
      const { identityInWords, setLogo } = await import('./identity.js');
      const lines = logo === undefined ? await identityInWords(settings()) : await setLogo(settings(), logo);
      for (const line of lines) print(line);
    });
}
