import path from 'node:path';
import type { AppOptions } from '../app.module.js';
import { Mailbox } from '../outbox/mailbox.js';
import type { Settings } from '../platform/config/settings.js';
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
    },
    oidc: oidcOf(settings),
  };
}

/** Where letters lie that no mail server has taken, also those from before there was one. */
export function mailboxOf(settings: Settings): Mailbox {
  return new Mailbox(mailboxFolderOf(settings));
}

function mailboxFolderOf({ DATA_DIR }: Settings): string {
  return path.join(DATA_DIR, 'mailbox');
}

function oidcOf(settings: Settings): AppOptions['oidc'] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = settings;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) return undefined;
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET, name: OIDC_NAME };
}
