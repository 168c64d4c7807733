import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AppOptions } from '../app.module.js';
import { Mailbox } from '../outbox/mailbox.js';
import { SettingsError, type Settings } from '../platform/config/settings.js';
import { secretKeyOf } from '../platform/secrets/secret-key.js';

/** What the service is made of, as the settings say; the database is the caller's to open. */
export async function appOptionsOf(
  settings: Settings,
  databaseUrl: string,
): Promise<Omit<AppOptions, 'withJobs'>> {
  return {
    databaseUrl,
    connections: settings.DATABASE_CONNECTIONS,
    publicUrl: settings.PUBLIC_URL,
    trustProxy: settings.TRUST_PROXY,
    secretKey: await secretKeyOf(settings),
    mail: {
      smtpUrl: settings.SMTP_URL,
      from: settings.MAIL_FROM,
      mailboxFolder: mailboxFolderOf(settings),
      telecentreFrom: telecentreFromOf(settings),
      dkim: await dkimOf(settings),
      inbound: inboundOf(settings),
    },
    photosFolder: path.join(settings.DATA_DIR, 'photos'),
    oidc: oidcOf(settings),
    outside: { hostsAllowed: hostsAllowedOf(settings) },
  };
}

/** Where letters lie that no mail server has taken, also those from before there was one. */
export function mailboxOf(settings: Settings): Mailbox {
  return new Mailbox(mailboxFolderOf(settings));
}

function mailboxFolderOf({ DATA_DIR }: Settings): string {
  return path.join(DATA_DIR, 'mailbox');
}

/** Sub-addressing (RFC 5233) brings all of them into one mailbox. */
function telecentreFromOf({ TELECENTRE_MAIL, MAIL_FROM }: Settings): string {
  return TELECENTRE_MAIL ?? MAIL_FROM.replace('@', '+{telecentre}@');
}

async function dkimOf({ DKIM_SELECTOR, DKIM_KEY_FILE }: Settings): Promise<AppOptions['mail']['dkim']> {
  if (DKIM_SELECTOR === undefined || DKIM_KEY_FILE === undefined) return undefined;
  const privateKey = await readFile(DKIM_KEY_FILE, 'utf8').catch((error: unknown) => {
    throw new SettingsError(`DKIM_KEY_FILE: the key cannot be read (${String(error)}).`);
  });
  if (!isRsaKey(privateKey))
    throw new SettingsError(`DKIM_KEY_FILE: ${DKIM_KEY_FILE} holds no private RSA key in PEM.`);
  return { selector: DKIM_SELECTOR, privateKey };
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

function inboundOf({ IMAP_URL, MAIL_AUTHENTICATED_BY }: Settings): AppOptions['mail']['inbound'] {
  return IMAP_URL === undefined ? undefined : { imapUrl: IMAP_URL, authenticatedBy: MAIL_AUTHENTICATED_BY };
}

function oidcOf(settings: Settings): AppOptions['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = settings;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME };
}

function hostsAllowedOf({ OUTSIDE_HOSTS_ALLOWED }: Settings): readonly string[] {
  return OUTSIDE_HOSTS_ALLOWED?.split(',').map((host) => host.trim()) ?? [];
}
