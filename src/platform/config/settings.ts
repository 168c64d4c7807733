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

/** With the one place where the telecentre's name goes. */
function isAddressPattern(text: string): boolean {
  const [local = '', ...domains] = text.split('@');
  const isWhole = domains.length === 1 && local.split('{telecentre}').length === 2;
  return isWhole && z.email().safeParse(text.replace('{telecentre}', 'a')).success;
}

/** A name, perhaps with a port. */
function isHost(text: string): boolean {
  return /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?$/i.test(text);
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
  TELECENTRE_MAIL: z
    .string()
    .refine(isAddressPattern, {
      error: 'must be an e-mail address with {telecentre} before the @, such as {telecentre}@example.org',
    })
    .optional()
    .describe('Sender of mails about bookings; without it MAIL_FROM with +{telecentre} before the @'),
  DKIM_SELECTOR: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/i, { error: 'must be a name of the domain name system' })
    .optional()
    .describe('Name under which the DKIM key is published; with DKIM_KEY_FILE mails are signed (RFC 6376)'),
  DKIM_KEY_FILE: z
    .string()
    .min(1)
    .transform((file) => path.resolve(file))
    .optional()
    .describe('File with the private DKIM key (PEM)'),
  IMAP_URL: z
    .url({ protocol: /^imaps?$/, error: 'must look like imaps://user:password@mail.example.org:993' })
    .optional()
    .describe(
      'Mailbox that the answers to our mails arrive in: calendars that decline, mails that came back',
    ),
  MAIL_AUTHENTICATED_BY: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name that your mail server writes in Authentication-Results; without it no answer is believed',
    ),
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
  OUTSIDE_HOSTS_ALLOWED: z
    .string()
    .refine((text) => text.split(',').every((part) => isHost(part.trim())), {
      error: 'must be names, comma-separated, such as agenda.mairie.example or agenda.mairie.example:8443',
    })
    .optional()
    .describe(
      'Hosts of your own network (comma-separated, with a port when unusual) whose calendars may be read',
    ),
  LOG_LEVEL: z.enum(['error', 'warn', 'log', 'debug']).default('log').describe('How much is logged'),
});

export type Settings = z.infer<typeof environment>;

export class SettingsError extends Error {}

export function readSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  const halves = TOGETHER.flatMap((names) => missingAmong(names, given));
  if (parsed.success && halves.length === 0) return parsed.data;
  const lines = [
    ...(parsed.error?.issues ?? []).map((issue) => `  ${issue.path.join('.')}: ${issue.message}`),
    ...halves,
  ];
  throw new SettingsError(`Settings of the environment that cannot be used:\n${lines.join('\n')}`);
}

const TOGETHER = [
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
  ['DKIM_SELECTOR', 'DKIM_KEY_FILE'],
] as const;

function missingAmong(
  names: readonly string[],
  given: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  const missing = names.filter((name) => given[name] === undefined);
  if (missing.length === names.length) return [];
  return missing.map((name) => `  ${name}: belongs to ${names.join(', ')}: set all or none`);
}

/** Name and meaning of every setting, for the help of the command line. */
export function describeSettings(): string[] {
  return Object.entries(environment.shape).map(
    ([name, schema]) => `${name.padEnd(21)} ${schema.description ?? ''}`,
  );
}
