/**
 * The environment, read once at boot: every error at once, in words. Nothing else in the project looks at it.
 * Rules of business are rows in the database, never settings.
 */
import path from 'node:path';
import { z } from 'zod';

const PROJECT_DIR = path.resolve(import.meta.dirname, '../../..');

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'must be a port number' })
    .int()
    .min(0)
    .max(65535)
    .default(3000)
    .describe('Port to listen on; 0 takes any free one'),
  HOST: z.string().min(1).default('127.0.0.1').describe('Address to listen on; 0.0.0.0 for all'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/database' })
    .optional()
    .describe('PostgreSQL 14 or later; without it the service starts its own'),
  DATA_DIR: z
    .string()
    .min(1)
    .default(path.join(PROJECT_DIR, 'data'))
    .transform((folder) => path.resolve(folder))
    .describe('Folder of the embedded database'),
  DATABASE_CONNECTIONS: z.coerce
    .number({ error: 'must be a number of connections' })
    .int()
    .min(1)
    .max(200)
    .default(16)
    .describe('Connections to the database'),
  PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be the http(s) address people use' })
    .optional()
    .describe('Address under which people reach the service; https switches HSTS on'),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('log').describe('How much is logged'),
});

export type Settings = z.infer<typeof environment>;

export class SettingsError extends Error {}

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new SettingsError(`Settings of the environment that cannot be used:\n${lines.join('\n')}`);
}

/** Name, default and meaning of every setting, for the help of the command line. */
export function describeSettings(): string[] {
  return Object.entries(environment.shape).map(
    ([name, schema]) => `${name.padEnd(21)} ${schema.description ?? ''}`,
  );
}
