import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What things cost, as rules that are ended and followed; and what was due in months that have been closed. */
export class Tariffs1700000000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TARIFFS);
    await runner.query(STATEMENTS);
  }

  down(): Promise<void> {
    return Promise.reject(
      new Error('Statements are never dropped: restore a backup into a new database instead.'),
    );
  }
}

const TARIFFS = `
create table tariff_rule (
  id uuid primary key,
  telecentre_id int references telecentre (id),
  department_code text references department (code),
  kind text constraint tariff_rule_kind_is_known
    check (kind in ('desk', 'office', 'meeting_room', 'training_room', 'videoconference_room')),
  status text,
  unit text not null constraint tariff_rule_unit_is_known check (unit in ('hour', 'half_day', 'day', 'week', 'month')),
  from_months int not null default 0,
  until_months int,
  from_unit int not null default 1,
  cents int not null constraint tariff_rule_costs_something_or_nothing check (cents between 0 and 1000000),
  valid_from date not null,
  valid_until date,
  created_at timestamptz not null,
  constraint tariff_rule_is_somewhere check (num_nonnulls(telecentre_id, department_code) <= 1),
  constraint tariff_rule_seniority_is_a_window check (from_months between 0 and 600 and until_months between from_months + 1 and 600),
  constraint tariff_rule_counts_small_units check (from_unit between 1 and 100 and (from_unit = 1 or unit in ('hour', 'half_day', 'day'))),
  constraint tariff_rule_is_valid_for_a_time check (valid_until >= valid_from),
  constraint tariff_rule_has_no_tie exclude using gist (
    coalesce(telecentre_id, 0) with =, coalesce(department_code, '') with =, coalesce(kind, '') with =, coalesce(status, '') with =,
    unit with =, from_unit with =, coalesce(until_months - from_months, 0) with =,
    int4range(from_months, until_months) with &&, daterange(valid_from, valid_until) with &&)
);
comment on table tariff_rule is 'What one unit of time costs somewhere; of several rules the most specific counts';
comment on column tariff_rule.telecentre_id is 'Neither telecentre nor department: the whole network';
comment on column tariff_rule.status is 'What brings the member; null: whoever comes';
comment on column tariff_rule.from_months is 'Months since the first visit of the member, these included; until_months is not';
comment on column tariff_rule.from_unit is 'From the n-th of the month on';
comment on column tariff_rule.valid_until is 'The first day on which it does not count any more; the same day as valid_from: it never counted';
comment on constraint tariff_rule_has_no_tie on tariff_rule is
  'Of two rules for the same, with windows of seniority of the same width that meet, nobody could say which one counts';
create index tariff_rule_by_telecentre on tariff_rule (telecentre_id) where telecentre_id is not null;
create index tariff_rule_by_department on tariff_rule (department_code) where department_code is not null;

create table absence_charge (
  telecentre_id int references telecentre (id),
  charged boolean not null
);
comment on table absence_charge is 'Whether a booking that was missed is due; without a telecentre, wherever nothing else is said';
create unique index absence_charge_is_said_once on absence_charge (coalesce(telecentre_id, 0));
`;

const STATEMENTS = `
create table closed_month (
  telecentre_id int not null references telecentre (id),
  month date not null constraint closed_month_begins_on_its_first check (extract(day from month) = 1),
  closed_at timestamptz not null,
  absences_charged boolean not null,
  primary key (telecentre_id, month)
);
comment on column closed_month.absences_charged is 'Whether bookings that were missed were due then: what the telecentre says later is for later';
comment on table closed_month is 'What was due there in this month stands: whatever changes later is corrected in a later month';

create table statement (
  id uuid primary key,
  telecentre_id int not null,
  month date not null,
  year int not null,
  number int not null constraint statement_number_is_positive check (number > 0),
  account_id uuid references account (id) on delete set null,
  employer_siret text references employer (siret),
  debtor text not null constraint statement_debtor_is_known check (debtor in ('member', 'employer', 'body', 'nobody')),
  debtor_key text not null,
  body_name text,
  status text,
  total_cents int not null,
  lines jsonb not null,
  counted jsonb not null,
  constraint statement_belongs_to_a_closed_month foreign key (telecentre_id, month) references closed_month (telecentre_id, month),
  constraint statement_number_is_unique unique (telecentre_id, year, number),
  constraint statement_names_a_body check (body_name is null or debtor = 'body')
);
comment on table statement is 'What somebody owed for a closed month, as it was then. Amounts stay when the person has left';
comment on column statement.year is 'Of the month: with its number it is what the treasury knows the statement by';
comment on column statement.employer_siret is 'Who employed the member then, or the employer who owes it';
comment on column statement.debtor_key is 'Of a rental that no member owes, its reference or its employer; empty of a member, who may have left';
comment on column statement.status is 'What brought the member then: what is corrected later is reckoned with it';
comment on column statement.counted is 'The bookings as they were counted, so that a later change is noticed';
create index statement_by_account on statement (account_id, month) where account_id is not null;
create index statement_by_month on statement (telecentre_id, month);
create index statement_by_employer on statement (employer_siret, month) where employer_siret is not null;
`;
