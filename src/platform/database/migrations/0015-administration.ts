import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What coordinators change from pages: every change is kept with what was there before, and equipment has words of its own. */
export class Administration1700000000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(HISTORY);
    await runner.query(EQUIPMENT);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('The history of the network is never dropped: restore a backup into a new database instead.'),
    );
  }
}

const HISTORY = `
create table network_change (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  account_id uuid references account (id) on delete set null,
  by_operator boolean not null,
  telecentre_id int references telecentre (id),
  department_code text references department (code),
  before jsonb,
  after jsonb not null,
  constraint network_change_is_of_one_thing check (num_nonnulls(telecentre_id, department_code) <= 1),
  constraint network_change_has_one_author check (not (by_operator and account_id is not null))
);
comment on table network_change is 'Every change of the network: who, when, and what was there before and after, as the network file says it';
comment on column network_change.account_id is 'Null: the operator, or somebody who has left since';
comment on column network_change.telecentre_id is 'Null, as the department: the network itself';
comment on column network_change.before is 'Null: it was new';
create index network_change_by_telecentre on network_change (telecentre_id, at);
create index network_change_by_time on network_change (at);
create index network_change_by_account on network_change (account_id) where account_id is not null;
`;

const EQUIPMENT = `
create table equipment_word (
  word text primary key constraint equipment_word_is_plain check (word ~ '^[a-z][a-z0-9_]{0,59}$'),
  french text not null,
  english text not null,
  retired boolean not null default false
);
comment on table equipment_word is 'Words for equipment beside those that the service has always known';
comment on column equipment_word.retired is 'Not offered any more; what has it keeps it';
create trigger equipment_word_raises_network_version
  after insert or update or delete on equipment_word for each statement execute function raise_network_version();
`;
