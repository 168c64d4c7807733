/** What the operator does about people: erase an account, let somebody in without a mail, publish rules, set periods. */
import { InvalidArgumentError, type Command } from 'commander';
import { retentionChanges } from '../personal-data/retention.schemas.js';
import type { Settings } from '../platform/config/settings.js';
import { addressOf } from './address.js';
import { complain, print } from './output.js';

export function addPeopleCommands(program: Command, settings: () => Settings): void {
  const account = program.command('account').description('the accounts of members');
  account
    .command('sign-in-link <email>')
    .description(
      'print a link to sign in with, for somebody whom no mail reaches; it works once, for a quarter of an hour',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      const { signInLink } = await import('./people.js');
      print(await signInLink(settings(), address));
      if (settings().PUBLIC_URL === undefined)
        complain('If the service listens elsewhere, say PORT=… or PUBLIC_URL=… before the command.');
    });
  account
    .command('erase <email>')
    .description(
      'erase somebody at their request: coming bookings are cancelled, past ones anonymised; there is no way back',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      print(await (await import('./people.js')).erase(settings(), address));
    });
  account
    .command('remove-second-factor <email>')
    .description(
      'remove the second factor of somebody who has lost their phone and their recovery codes; make sure that it is them',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      print(await (await import('./people.js')).removeSecondFactor(settings(), address));
    });

  program
    .command('house-rules')
    .description('what every member accepts')
    .command('publish <french> <english>')
    .description(
      'publish a new version from two text files, a rule on each line; every member is asked again',
    )
    .action(async (french: string, english: string) => {
      const { publishRules } = await import('./people.js');
      const version = await publishRules(settings(), { fr: french, en: english });
      print(`Version ${version} is in force. Members are asked for it at their next visit.`);
    });

  const retention = program.command('retention').description('how long what concerns people is kept');
  retention
    .command('show')
    .description('print the periods')
    .action(async () => {
      const { retentionInWords } = await import('./people.js');
      for (const line of await retentionInWords(settings())) print(line);
    });
  retention
    .command('set <name> <number>')
    .description(`change one of ${Object.keys(retentionChanges.shape).join(', ')}`)
    .action(async (name: string, text: string) => {
      const changes = retentionChanges.safeParse({ [name]: Number(text) });
      if (!changes.success)
        throw new InvalidArgumentError(`"${name} ${text}" is no period; "retention show" prints them.`);
      const { setRetention } = await import('./people.js');
      for (const line of await setRetention(settings(), changes.data)) print(line);
    });
}
