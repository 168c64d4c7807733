/** Who Jeanne is, how she signs in, and what she may do. */
import { randomBytes } from 'node:crypto';
import type { Database } from '../../src/platform/database/database.js';
import type { SecretBox } from '../../src/platform/secrets/secret-box.js';

export const NAME = 'Jeanne Zyzomys';
export const EMAIL = 'jeanne.zyzomys@example.org';

export async function signedIn(
  database: Database,
  secrets: SecretBox,
  id: string,
  now: number,
): Promise<void> {
  const at = new Date(now);
  const soon = new Date(now + 900_000);
  await database.query(
    `insert into session (account_id, hash, device, signed_in_at, last_seen_at, expires_at, second_factor_at, sealed_id_token)
values ($1, $2, 'Firefox sur son ordinateur', $3, $3, $4, $3, $5)`,
    [id, randomBytes(32), at, soon, secrets.seal(NAME, 'id-token')],
  );
  await database.query(
    `insert into access_token (account_id, hash, label, created_at, expires_at, last_used_at) values ($1, $2, 'jeton du tableur', $3, $4, $3)`,
    [id, randomBytes(32), at, soon],
  );
  await database.query('insert into oidc_identity values ($1, $2, $3, $4)', [
    'https://sa-porte.example.org',
    'sujet-chez-le-fournisseur',
    id,
    at,
  ]);
  await database.query(
    'insert into second_factor (account_id, sealed_secret, confirmed_at, last_step, created_at) values ($1, $2, $3, 1, $3)',
    [id, secrets.seal('secret', 'second-factor'), at],
  );
  await database.query(
    'insert into recovery_code (account_id, hash, used_at) values ($1, $2, $4), ($1, $3, null)',
    [id, randomBytes(32), randomBytes(32), at],
  );
  await database.query(
    `insert into sign_in_link (hash, email, language, return_to, oidc_issuer, oidc_subject, created_at, expires_at)
values ($1, $2, 'fr', '/retour-après-connexion', 'https://sa-porte.example.org', 'sujet', $3, $4)`,
    [randomBytes(32), EMAIL, at, soon],
  );
  await database.query(
    `insert into outgoing_mail (id, kind, recipient, sealed, message_id, created_at, next_attempt_at, gave_up_at, last_error) values
  (gen_random_uuid(), 'courriel-en-attente', $1, $2, 'one@example.org', $3, $3, null, null),
  (gen_random_uuid(), 'courriel-abandonné', $1, null, 'other@example.org', $3, null, $3, 'serveur-qui-refuse')`,
    [EMAIL, secrets.seal(`Bonjour ${NAME}`, 'outgoing-mail'), at],
  );
  await database.query(
    `insert into idempotency_key (account_id, key, fingerprint, refusal, created_at) values ($1, 'clé-refusée', '\\x00', '{"name": "refus-gardé"}', $2)`,
    [id, at],
  );
}

export async function roles(database: Database, id: string, host: string, now: number): Promise<void> {
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, granted_at, granted_by)
select $1, 'host', id, $3, $3, $2 from telecentre where slug = 'figeac'`,
    [id, host, new Date(now)],
  );
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, ends_at, granted_at, granted_by, lent_from)
select $2, 'host', telecentre_id, $3, $4, $3, $1, id from role_grant where account_id = $1`,
    [id, host, new Date(now), new Date(now + 86_400_000)],
  );
  await database.query(
    `insert into role_grant (account_id, role, telecentre_id, starts_at, granted_at, granted_by, revoked_at, revoked_by)
select $2, 'host', id, $3, $3, $1, $3, $1 from telecentre where slug = 'aurillac'`,
    [id, host, new Date(now)],
  );
}
