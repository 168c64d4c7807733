import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the operator presents the network, and who answers for the site. */
export class Identity1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(IDENTITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table site_identity');
  }
}

const IDENTITY = `
create table site_identity (
  id smallint primary key default 1 constraint site_identity_is_one check (id = 1),
  accent text constraint site_identity_accent_is_a_colour check (accent ~ '^#[0-9a-f]{6}$'),
  dark_accent text constraint site_identity_dark_accent_is_a_colour check (dark_accent ~ '^#[0-9a-f]{6}$'),
  logo bytea constraint site_identity_logo_is_small check (length(logo) between 1 and 40960),
  logo_type text constraint site_identity_logo_type_is_known
    check (logo_type in ('image/svg+xml', 'image/png', 'image/webp', 'image/jpeg')),
  legal jsonb not null default '{}' constraint site_identity_legal_has_fields check (jsonb_typeof(legal) = 'object'),
  constraint site_identity_accents_go_together check ((accent is null) = (dark_accent is null)),
  constraint site_identity_logo_says_what_it_is check ((logo is null) = (logo_type is null))
);
comment on table site_identity is 'How the operator presents the network; its name stands in network';
comment on column site_identity.accent is 'Colour of actions and links on light pages; null: ours';
comment on column site_identity.dark_accent is 'The same on dark pages, where it must be lighter to be read';
comment on column site_identity.logo is 'Looked through before it is kept: an SVG that could do anything is refused';
comment on column site_identity.legal is 'Whom the law asks a site to name: read and written whole; what is not said is not there';
insert into site_identity default values;
`;
