import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail that waits to be sent, and for a month the trace of what became of it. */
export class Outbox1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
create table outgoing_mail (
  id uuid primary key,
  kind text not null,
  recipient text,
  sealed bytea,
  message_id text not null constraint outgoing_mail_message_id_is_unique unique,
  created_at timestamptz not null,
  expires_at timestamptz,
  attempts int not null default 0 constraint outgoing_mail_attempts_are_counted check (attempts >= 0),
  next_attempt_at timestamptz,
  sent_at timestamptz,
  gave_up_at timestamptz,
  last_error text,
  constraint outgoing_mail_waits_or_is_finished check (num_nonnulls(next_attempt_at, sent_at, gave_up_at) = 1),
  constraint outgoing_mail_keeps_its_letter_while_it_waits check ((sealed is null) = (next_attempt_at is null)),
  constraint outgoing_mail_forgets_whom_it_reached check ((recipient is null) = (sent_at is not null))
);
comment on table outgoing_mail is 'Written in the transaction of what it tells about, sent afterwards by whichever instance is first';
comment on column outgoing_mail.kind is 'What it is about, such as sign-in';
comment on column outgoing_mail.recipient is 'Kept for the administrator when the mail was given up';
comment on column outgoing_mail.sealed is 'The letter, encrypted with a key that is not in the database';
comment on column outgoing_mail.message_id is 'The same at every attempt, so that a mail that arrives twice is seen once';
comment on column outgoing_mail.expires_at is 'From then on it helps nobody and is not sent any more';
comment on column outgoing_mail.next_attempt_at is 'Null: finished. While an instance is at it: when another may take over';
comment on column outgoing_mail.last_error is 'Without addresses and links';
create index outgoing_mail_waiting on outgoing_mail (next_attempt_at) where next_attempt_at is not null;
create index outgoing_mail_by_age on outgoing_mail (created_at);
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outgoing_mail;');
  }
}
