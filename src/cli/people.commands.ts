/** What the operator does about people: erase an account, let somebody in without a mail, publish rules, set periods. */
import { readFile } from 'node:fs/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { remember } from '../audit/audit-trail.js';
import { eraseByEmail } from '../personal-data/erasure.js';
import { changeRetention, readRetention } from '../personal-data/retention.js';
import { retentionChanges } from '../personal-data/retention.schemas.js';
import type { Settings } from '../platform/config/settings.js';
import type { Database } from '../platform/database/database.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { publishHouseRules } from '../sign-in/profile.queries.js';
import { SecondFactorRemoval } from '../second-factor/removal.js';
import { SignInLinksService } from '../sign-in/sign-in-links.service.js';
import { withApp } from './app-context.js';
import { mailboxOf } from './app-options.js';
import { complain, withDatabase } from './database-access.js';

export interface CommandLine {
  readonly settings: () => Settings;
  /** An answer, on standard output. */
  readonly print: (line: string) => void;
  readonly addressOf: (text: string) => string;
}

export function addPeopleCommands(program: Command, { settings, print, addressOf }: CommandLine): void {
  const account = program.command('account').description('the accounts of members');
  account
    .command('sign-in-link <email>')
    .description(
      'print a link to sign in with, for somebody whom no mail reaches; it works once, for a quarter of an hour',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      const { PUBLIC_URL, PORT } = settings();
      const path = await withApp(settings(), (app) => app.get(SignInLinksService).pathFor(address, 'fr'));
      print(`${PUBLIC_URL?.replace(/\/+$/, '') ?? `http://127.0.0.1:${PORT}`}${path}`);
      if (PUBLIC_URL === undefined)
        complain('If the service listens elsewhere, say PORT=… or PUBLIC_URL=… before the command.');
    });
  account
    .command('erase <email>')
    .description(
      'erase somebody at their request: coming bookings are cancelled, past ones anonymised; there is no way back',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      const erasure = await withDatabase(settings(), (database) =>
        eraseByEmail(database, address, Date.now()),
      );
      if (erasure === undefined) throw new Error('Nobody has this address; nothing was erased.');
      await mailboxOf(settings()).forget(address);
      print(`Erased; ${erasure.ended} coming bookings were given back.`);
    });
  account
    .command('remove-second-factor <email>')
    .description(
      'remove the second factor of somebody who has lost their phone and their recovery codes; make sure that it is them',
    )
    .action(async (email: string) => {
      const address = addressOf(email);
      const removed = await withApp(settings(), (app) => app.get(SecondFactorRemoval).byEmail(address));
      if (removed === undefined) throw new Error('Nobody has this address; nothing was removed.');
      if (!removed) throw new Error('This account has no second factor; nothing was removed.');
      print(
        'Removed. They sign in with a link by e-mail and set up a new one at /second-factor; ' +
          'until then a role of coordinator or administrator sleeps.',
      );
    });

  program
    .command('house-rules')
    .description('what every member accepts')
    .command('publish <french> <english>')
    .description(
      'publish a new version from two text files, a rule on each line; every member is asked again',
    )
    .action(async (french: string, english: string) => {
      const texts = { fr: await rulesIn(french), en: await rulesIn(english) };
      const version = await withDatabase(settings(), (database) => publish(database, texts));
      print(`Version ${version} is in force. Members are asked for it at their next visit.`);
    });

  const retention = program.command('retention').description('how long what concerns people is kept');
  retention
    .command('show')
    .description('print the periods')
    .action(async () => {
      for (const [name, value] of Object.entries(await withDatabase(settings(), readRetention)))
        print(`${name} ${value}`);
    });
  retention
    .command('set <name> <number>')
    .description(`change one of ${Object.keys(retentionChanges.shape).join(', ')}`)
    .action(async (name: string, text: string) => {
      const changes = retentionChanges.safeParse({ [name]: Number(text) });
      if (!changes.success)
        throw new InvalidArgumentError(`"${name} ${text}" is no period; "retention show" prints them.`);
      const operator = { pseudonym: null, role: null, language: 'en' } as const;
      const changed = await withDatabase(settings(), (database) =>
        changeRetention(database, changes.data, operator, Date.now()).catch(inWords),
      );
      for (const [key, value] of Object.entries(changed)) print(`${key} ${value}`);
    });
}

async function publish(
  database: Database,
  texts: { readonly fr: string; readonly en: string },
): Promise<number> {
  const now = Date.now();
  return database.transaction(async (sql) => {
    const version = await publishHouseRules(sql, texts, now);
    const details = { houseRules: version };
    await remember(sql, { action: 'settings.changed', actor: null, subject: null, details }, now);
    return version;
  });
}

async function rulesIn(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error(`${file} cannot be read. Name a text file in French and one in English.`);
  });
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (rules.length === 0) throw new Error(`${file} holds no rule.`);
  return rules.join('\n');
}

function inWords(error: unknown): never {
  if (!(error instanceof Problem)) throw error;
  const lines = fieldErrorsOf(error.content).map(({ field, message }) => `${field}: ${message}`);
  throw new Error(lines.join('\n'));
}
