/** The operator's commands, each with its own help. */
import { readFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { LONGEST_DAYS } from '../accounts/access-tokens.service.js';
import { TOKEN_SCOPES, type TokenScope } from '../permissions/permissions.js';
import { GRANTED_ROLES } from '../permissions/roles.js';
import { describeSettings, readSettings } from '../platform/config/settings.js';
import { withApp } from './app-context.js';
import { complain, sharedDatabase, withDatabase } from './database-access.js';
import { clearDemo, demoPeople, loadDemo } from './demo.js';
import { doctor } from './doctor.js';
import { addDoorCodeCommands } from './door-code.js';
import { exportNetwork } from '../network-file/export.js';
import { importNetworkFile, type ImportOutcome } from '../network-file/import.js';
import { migrate } from '../platform/database/migrate.js';
import { RolesService } from '../roles/roles.service.js';
import { importPilotNetwork } from '../network-file/pilot-network.js';
import { addOutboxCommands } from './outbox.js';
import { addPeopleCommands } from './people.commands.js';
import { addJobsCommand } from './jobs.js';
import { grantRole, listRoles, readAppointment, readGrantId, revokeRole } from './role.js';
import { serve } from './serve.js';
import { issueToken } from './token.js';

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

  program
    .command('serve')
    .description('run the service (with its own database unless DATABASE_URL is set)')
    .option('--no-demo', 'begin a fresh database of its own without the people of the demonstration')
    .action(({ demo }: { demo: boolean }) => serve(readSettings(env), demo));

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
    .description('access tokens for programs')
    .command('issue <email>')
    .description('issue an access token; it is shown once')
    .option('--label <text>', 'what it is for', 'command line')
    .option('--scope <scopes...>', `what it may do, of ${TOKEN_SCOPES.join(', ')}`, scopesOf, DEFAULT_SCOPES)
    .option('--days <number>', 'how long it works', daysOf, LONGEST_DAYS)
    .action(async (email: string, { label, scope, days }: TokenOptions) => {
      const wish = { label, scopes: scope, days };
      const { token, expiresAt } = await issueToken(readSettings(env), addressOf(email), wish);
      complain(`Valid until ${expiresAt.toISOString().slice(0, 10)}. It is shown this once:`);
      print(token);
    });

  const role = program
    .command('role')
    .description('who holds which role; the first administrator comes from here');
  role
    .command('grant <email> <role>')
    .description(`grant a role: ${GRANTED_ROLES.join(', ')}`)
    .option('--telecentre <slug>', 'where a host receives people')
    .option('--department <number>', 'that a coordinator coordinates')
    .option('--employer <siret>', "that an employer's manager answers for")
    .action(async (email: string, role: string, scope: Readonly<Record<string, string>>) => {
      const wish = readAppointment({ email, role, ...scope });
      print(await withApp(readSettings(env), (app) => grantRole(app.get(RolesService), wish)));
    });
  role
    .command('list')
    .description('print the roles in force and to come, each with its id')
    .action(async () => {
      const lines = await withApp(readSettings(env), (app) => listRoles(app.get(RolesService)));
      for (const line of lines) print(line);
      if (lines.length === 0) complain('Nobody holds a role yet. Next: role grant EMAIL administrator');
    });
  role
    .command('revoke <id>')
    .description('revoke a role at once, even that of the last administrator')
    .action(async (id: string) => {
      const grant = readGrantId(id);
      print(await withApp(readSettings(env), (app) => revokeRole(app.get(RolesService), grant)));
    });

  const demo = program
    .command('demo')
    .description('imaginary people to try the service as, with their bookings');
  demo
    .command('load')
    .description(
      'load the people of the demonstration and a fortnight of bookings; it needs the pilot network',
    )
    .action(async () => print(await loadDemo(readSettings(env))));
  demo
    .command('clear')
    .description('remove them and all that is theirs; real people and their bookings stay')
    .action(async () => print(await clearDemo(readSettings(env))));
  demo
    .command('people')
    .description('print for each a link that signs in once, and the code of the second factor')
    .option('--url <address>', 'where the service answers on this machine (http://127.0.0.1:PORT)')
    .action(async ({ url }: { url?: string }) => {
      for (const line of await demoPeople(readSettings(env), url)) print(line);
    });

  addJobsCommand(program, { settings: () => readSettings(env), print });
  addOutboxCommands(program, { settings: () => readSettings(env), print });
  addPeopleCommands(program, { settings: () => readSettings(env), print, addressOf });
  addDoorCodeCommands(program, { settings: () => readSettings(env), print });

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

function addressOf(text: string): string {
  const address = z.email().max(254).safeParse(text.trim());
  if (!address.success) throw new InvalidArgumentError(`"${text}" is not an e-mail address.`);
  return address.data;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
