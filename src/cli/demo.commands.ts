import type { Command } from 'commander';
import type { Settings } from '../platform/config/settings.js';
import { print } from './output.js';

export function addDemoCommands(program: Command, settings: () => Settings): void {
  const demo = program
    .command('demo')
    .description('imaginary people to try the service as, with their bookings');
  demo
    .command('load')
    .description(
      'load the people of the demonstration and a fortnight of bookings; it needs the pilot network',
    )
    .action(async () => print(await (await import('./demo.js')).loadDemo(settings())));
  demo
    .command('clear')
    .description('remove them and all that is theirs; real people and their bookings stay')
    .action(async () => print(await (await import('./demo.js')).clearDemo(settings())));
  demo
    .command('people')
    .description('print for each a link that signs in once, and the code of the second factor')
    .option('--url <address>', 'where the service answers on this machine (http://127.0.0.1:PORT)')
    .action(async ({ url }: { url?: string }) => {
      const { demoPeople } = await import('./demo.js');
      for (const line of await demoPeople(settings(), url)) print(line);
    });
}
