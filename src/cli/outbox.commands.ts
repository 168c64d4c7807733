import type { Command } from 'commander';
import type { Settings } from '../platform/config/settings.js';
import { print } from './output.js';

export function addOutboxCommands(program: Command, settings: () => Settings): void {
  const outbox = program.command('outbox').description('mails that wait, were given up, or came back');
  outbox
    .command('list', { isDefault: true })
    .description(
      'print how many mails wait, and those that failed, each with its id and why; the page /operations/outbox says the same',
    )
    .action(async () => {
      const { outboxInWords } = await import('./outbox.js');
      for (const line of await outboxInWords(settings())) print(line);
    });
  outbox
    .command('resend [id]')
    .description(
      'let a mail that was given up leave after all; the service sends it within seconds, once what stood in its way is mended',
    )
    .option('--all', 'every mail that was given up and can still be of use')
    .action(async (id: string | undefined, { all }: { all?: true }) => {
      if ((id === undefined) === (all === undefined)) program.error('Name a mail, or say --all.');
      const { resendAll, resendOne } = await import('./outbox.js');
      print(await (id === undefined ? resendAll(settings()) : resendOne(settings(), id)));
    });
}
