import { readFile } from 'node:fs/promises';
import { remember } from '../audit/audit-trail.js';
import { eraseByEmail } from '../personal-data/erasure.js';
import { changeRetention, readRetention } from '../personal-data/retention.js';
import type { RetentionChanges } from '../personal-data/retention.schemas.js';
import type { Settings } from '../platform/config/settings.js';
import { fieldErrorsOf, Problem } from '../platform/http/problem.js';
import { publishHouseRules } from '../sign-in/profile.queries.js';
import { SecondFactorRemoval } from '../second-factor/removal.js';
import { SignInLinksService } from '../sign-in/sign-in-links.service.js';
import { withApp } from './app-context.js';
import { mailboxOf } from './app-options.js';
import { withDatabase } from './database-access.js';

export async function signInLink(settings: Settings, address: string): Promise<string> {
  const { PUBLIC_URL, PORT } = settings;
  const path = await withApp(settings, (app) => app.get(SignInLinksService).pathFor(address, 'fr'));
  return `${PUBLIC_URL?.replace(/\/+$/, '') ?? `http://127.0.0.1:${PORT}`}${path}`;
}

export async function erase(settings: Settings, address: string): Promise<string> {
  const erasure = await withDatabase(settings, (database) => eraseByEmail(database, address, Date.now()));
  if (erasure === undefined) throw new Error('Nobody has this address; nothing was erased.');
  await mailboxOf(settings).forget(address);
  return `Erased; ${erasure.ended} coming bookings were given back.`;
}

export async function removeSecondFactor(settings: Settings, address: string): Promise<string> {
  const removed = await withApp(settings, (app) => app.get(SecondFactorRemoval).byEmail(address));
  if (removed === undefined) throw new Error('Nobody has this address; nothing was removed.');
  if (!removed) throw new Error('This account has no second factor; nothing was removed.');
  return (
    'Removed. They sign in with a link by e-mail and set up a new one at /second-factor; ' +
    'until then a role of coordinator or administrator sleeps.'
  );
}

/** From two text files; the new version. */
export async function publishRules(
  settings: Settings,
  files: { readonly fr: string; readonly en: string },
): Promise<number> {
  const texts = { fr: await rulesIn(files.fr), en: await rulesIn(files.en) };
  const now = Date.now();
  return withDatabase(settings, (database) =>
    database.transaction(async (sql) => {
      const version = await publishHouseRules(sql, texts, now);
      const details = { houseRules: version };
      await remember(sql, { action: 'settings.changed', actor: null, subject: null, details }, now);
      return version;
    }),
  );
}

export async function retentionInWords(settings: Settings): Promise<string[]> {
  return linesOf(await withDatabase(settings, readRetention));
}

export async function setRetention(settings: Settings, changes: RetentionChanges): Promise<string[]> {
  const operator = { pseudonym: null, role: null, language: 'en' } as const;
  const changed = await withDatabase(settings, (database) =>
    changeRetention(database, changes, operator, Date.now()).catch(inWords),
  );
  return linesOf(changed);
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

function linesOf(periods: object): string[] {
  return Object.entries(periods).map(([name, value]) => `${name} ${String(value)}`);
}
