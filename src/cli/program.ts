/** The operator's commands, each with its own help. What a command needs is loaded when it is given: help comes at once. */
import { Command } from 'commander';
import { describeSettings, readSettings } from '../platform/config/settings.js';
import { addDemoCommands } from './demo.commands.js';
import { addDoorCodeCommands } from './door-code.commands.js';
import { addIdentityCommands } from './identity.commands.js';
import { addNetworkCommands } from './network.commands.js';
import { addOutboxCommands } from './outbox.commands.js';
import { print } from './output.js';
import { addPeopleCommands } from './people.commands.js';
import { addRoleCommands } from './role.commands.js';
import { addTokenCommands } from './token.commands.js';

export function createProgram(env: Readonly<Record<string, string | undefined>>): Command {
  const program = new Command('telecentre')
    .description('The booking engine of a network of telecentres')
    .showHelpAfterError('Add --help to see how it is said.')
    .addHelpText(
      'after',
      `\nSettings (environment):\n${describeSettings()
        .map((line) => `  ${line}`)
        .join('\n')}`,
    );
  const settings = () => readSettings(env);

  program
    .command('serve')
    .description('run the service (with its own database unless DATABASE_URL is set)')
    .option('--no-demo', 'begin a fresh database of its own without the people of the demonstration')
    .action(async ({ demo }: { demo: boolean }) => (await import('./serve.js')).serve(settings(), demo));
  program
    .command('migrate')
    .description('bring the schema of the database up to date; serve does it too')
    .action(async () => print(await (await import('./migrate.js')).migrateInWords(settings())));
  addNetworkCommands(program, settings);
  addIdentityCommands(program, settings);
  addTokenCommands(program, settings);
  addRoleCommands(program, settings);
  addDemoCommands(program, settings);
  program
    .command('jobs')
    .description('print what the service does by the clock: the last run of each job, the next, what failed')
    .action(async () => {
      const { jobsInWords } = await import('./jobs.js');
      for (const line of await jobsInWords(settings())) print(line);
    });
  addOutboxCommands(program, settings);
  addPeopleCommands(program, settings);
  addDoorCodeCommands(program, settings);
  program
    .command('doctor')
    .description('check the invariants on the live data; exit status 1 when anything is wrong')
    .action(async () => {
      const { doctor } = await import('./doctor.js');
      if (!(await doctor(settings()))) process.exitCode = 1;
    });
  return program;
}
