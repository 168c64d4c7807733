import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is at the keyboard. */
export class Accounts1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table account (
  id uuid primary key default gen_random_uuid(),
  email text not null constraint account_email_is_unique unique
    constraint account_email_is_lower_case check (email = lower(email) and length(email) <= 254),
  created_at timestamptz not null default now()
);

create table access_token (
  id uuid primary key default gen_random_uuid(),
  account_id uuid not null references account (id),
  hash bytea not null constraint access_token_hash_is_unique unique
    constraint access_token_hash_is_sha256 check (length(hash) = 32),
  label text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz
);
comment on column access_token.hash is 'SHA-256 of the token; the token itself is shown once and kept nowhere';
create index access_token_by_account on access_token (account_id);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table access_token; drop table account;');
  }
}
