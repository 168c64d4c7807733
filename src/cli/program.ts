/** The operator's commands, each with its own help. */
import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { describeSettings, readSettings } from '../platform/config/settings.js';
import { complain, sharedDatabase, withDatabase } from './database-access.js';
import { doctor } from './doctor.js';
import { exportNetwork } from '../network-file/export.js';
import { importNetworkFile, type ImportOutcome } from '../network-file/import.js';
import { migrate } from '../platform/database/migrate.js';
import { importPilotNetwork } from '../network-file/pilot-network.js';
import { serve } from './serve.js';
import { issueToken } from './token.js';

export function createProgram(env: Readonly<Record<string, string | undefined>>): Command {
  const program = new Command('telecentre')
    .description('The booking engine of a network of telecentres')
    .showHelpAfterError()
    .addHelpText(
      'after',
      `\nSettings (environment):\n${describeSettings()
        .map((line) => `  ${line}`)
        .join('\n')}`,
    );

  program
    .command('serve')
    .description('run the service (with its own database unless DATABASE_URL is set)')
    .action(() => serve(readSettings(env)));

  program
    .command('migrate')
    .description('bring the schema of the database up to date; serve does it too')
    .action(async () => {
      const access = await sharedDatabase(readSettings(env), complain);
      try {
        const done = await migrate(access.url);
        print(done.length === 0 ? 'The schema was up to date.' : `Migrated: ${done.join(', ')}`);
      } finally {
        await access.close();
      }
    });

  const network = program.command('network').description('the departments, telecentres and resources');
  network
    .command('import [file]')
    .description('bring the network into the state that the file describes; a bad file is refused whole')
    .option('--pilot', 'the pilot network Aurillac-Figeac-Decazeville instead of a file')
    .action(async (file: string | undefined, { pilot }: { pilot?: true }) => {
      if ((file === undefined) === (pilot === undefined)) program.error('Name a file, or say --pilot.');
      const document = file === undefined ? undefined : await readJson(file);
      await withDatabase(readSettings(env), async (database) => {
        const now = Date.now();
        report(
          document === undefined
            ? await importPilotNetwork(database, now)
            : await importNetworkFile(database, document, now),
        );
      });
    });
  network
    .command('export')
    .description('print the network in the format that import reads')
    .action(async () => {
      const file = await withDatabase(readSettings(env), (database) => database.transaction(exportNetwork));
      print(JSON.stringify(file, null, 2));
    });

  program
    .command('token')
    .description('access tokens for programs and, until there is sign-in, for people')
    .command('issue <email>')
    .description('issue an access token; it is shown once')
    .option('--label <text>', 'what it is for', 'command line')
    .action(async (email: string, { label }: { label: string }) => {
      const { token, expiresAt } = await issueToken(readSettings(env), addressOf(email), label);
      complain(`Valid until ${expiresAt.toISOString().slice(0, 10)}. It is shown this once:`);
      print(token);
    });

  program
    .command('doctor')
    .description('check the invariants on the live data; exit status 1 when anything is wrong')
    .action(async () => {
      const well = await withDatabase(readSettings(env), (database) => doctor(database, print));
      if (!well) process.exitCode = 1;
    });

  return program;
}

function report(outcome: ImportOutcome): void {
  if (outcome.outcome === 'refused') {
    for (const { place, message } of outcome.errors) complain(`${place}: ${message}`);
    complain(`Nothing was imported: ${outcome.errors.length} to mend.`);
    process.exitCode = 1;
    return;
  }
  const changes = Object.entries(outcome.changes).filter(([, count]) => count > 0);
  print(
    changes.length === 0
      ? 'Nothing to change: the network is as the file says.'
      : `Imported: ${changes.map(([what, count]) => `${what} ${count}`).join(', ')}.`,
  );
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function addressOf(text: string): string {
  const address = z.email().max(254).safeParse(text.trim());
  if (!address.success) throw new InvalidArgumentError(`"${text}" is not an e-mail address.`);
  return address.data;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
