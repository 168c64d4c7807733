/**
 * The environment, read once at boot: every error at once, in words. Nothing else in the project looks at it.
 * Rules of business are rows in the database, never settings.
 */
import { isIP } from 'node:net';
import path from 'node:path';
import { z } from 'zod';

/** An IP address, perhaps with the length of its network's prefix. */
function isAddress(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  return isIP(address) !== 0 && more.length === 0 && (prefix === undefined || /^\d{1,3}$/.test(prefix));
}

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
  TRUST_PROXY: z
    .string()
    .refine((text) => text.split(',').every((part) => isAddress(part.trim())), {
      error: 'must be addresses or networks, comma-separated, such as 127.0.0.1 or 10.0.0.0/8',
    })
    .optional()
    .describe('Addresses of proxies (comma-separated) whose X-Forwarded-For is believed, such as 127.0.0.1'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@mail.example.org:465' })
    .optional()
    .describe('Mail server; without it mails become files in DATA_DIR/mailbox, shown at /mailbox'),
  MAIL_FROM: z
    .email({ error: 'must be an e-mail address' })
    .default('telecentres@localhost.localdomain')
    .describe('Sender of the mails'),
  SECRET_KEY: z
    .string()
    .regex(/^[A-Za-z0-9_-]{43}$/, { error: 'must be 32 random bytes in base64url (43 characters)' })
    .optional()
    .describe('Encrypts what must be readable again; made in DATA_DIR/secret-key when absent'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/, error: 'must be the address of an OpenID provider' })
    .optional()
    .describe('OpenID Connect provider people may sign in with, such as ProConnect'),
  OIDC_CLIENT_ID: z.string().min(1).optional().describe('What the provider calls us'),
  OIDC_CLIENT_SECRET: z.string().min(1).optional().describe('What proves it'),
  OIDC_NAME: z.string().min(1).default('ProConnect').describe('Name of the provider on the button'),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('log').describe('How much is logged'),
});

export type Settings = z.infer<typeof environment>;

export class SettingsError extends Error {}

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const missing = missingOfOidc(given);
  if (parsed.success && missing.length === 0) return parsed.data;
  const lines = [
    ...(parsed.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
    ...missing.map((name) => `  ${name}: belongs to ${OIDC.join(', ')}: set all or none`),
  ];
  throw new SettingsError(`Settings of the environment that cannot be used:\n${lines.join('\n')}`);
}

const OIDC = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

function missingOfOidc(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const missing = OIDC.filter((name) => given[name] === undefined);
  return missing.length === OIDC.length ? [] : missing;
}

/** Name and meaning of every setting, for the help of the command line. */
export function describeSettings(): string[] {
  return Object.entries(environment.shape).map(
    ([name, schema]) => `${name.padEnd(21)} ${schema.description ?? ''}`,
  );
}
