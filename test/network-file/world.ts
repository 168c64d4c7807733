/** A network in a database of its own, and members who book there. */
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import pilot from '../../src/network-file/data/pilot-network.json' with { type: 'json' };
import { importNetworkFile, type ImportOutcome } from '../../src/network-file/import.js';
import { dropDatabase, freshDatabase } from '../support/database.js';
import { spoiled, type Spoils } from './spoiled.js';

/** A Monday morning, a month before the pilot's first closing. */
export const NOW = Date.parse('2026-11-23T08:00+01:00');

export interface World {
  readonly database: Database;
  /** Imports the pilot with some places of it changed. */
  importPilot(spoils?: Spoils, now?: number): Promise<ImportOutcome>;
  /** Books these units, from and to the instants that are written with their offsets. */
  book(
    reference: string,
    resource: string,
    from: string,
    to: string,
    hold?: Hold,
  ): Promise<string | undefined>;
  /** What closures occupy of a unit, in the local time of Paris: `2026-12-24 00:00 > 2027-01-04 00:00`. */
  closedTime(resource: string): Promise<string[]>;
  /** Every row of the network with the transaction that wrote it. */
  everyRow(): Promise<unknown>;
  end(): Promise<void>;
}

interface Hold {
  readonly until: string;
  readonly now: string;
}

export async function newWorld(): Promise<World> {
  const url = await freshDatabase();
  const dataSource = await createDataSource({ url, connections: 8, entities: [] }).initialize();
  const database = new Database(dataSource);
  const account = await newAccount(database);
  return {
    database,
    importPilot: (spoils = {}, now = NOW) => importNetworkFile(database, spoiled(pilot, spoils), now),
    book: (reference, resource, from, to, hold) =>
      book(database, account, { reference, resource, from, to, hold: hold ?? null }),
    closedTime: (resource) => closedTime(database, resource),
    everyRow: () => everyRow(database),
    end: () => end(dataSource, url),
  };
}

async function newAccount(database: Database): Promise<string> {
  const [row] = await database.query<{ id: string }>(
    "insert into account (email) values ('member@example.org') returning id",
  );
  return row?.id ?? '';
}

async function book(
  database: Database,
  account: string,
  booking: { reference: string; resource: string; from: string; to: string; hold: Hold | null },
): Promise<string | undefined> {
  const [row] = await database.query<{ outcome: string }>(
    `with resource as (
       select r.id, r.telecentre_id, coalesce(
         (select array_agg(unit_id order by unit_id) from resource_part p where p.resource_id = r.id), array[r.id]) as units
       from resource r where r.key = $4)
     select made.outcome from resource, book(
       p_booking => $1, p_reference => $2, p_account => $3, p_guest_name => null, p_actor => $3,
       p_telecentre => resource.telecentre_id, p_resource => array[resource.id],
       p_candidate => array_fill(1, array[cardinality(units)]), p_unit => units,
       p_from => array_fill($5::timestamptz, array[cardinality(units)]),
       p_to => array_fill($6::timestamptz, array[cardinality(units)]),
       p_starts_at => $5, p_ends_at => $6, p_time_zone => 'Europe/Paris', p_half_day => null,
       p_people => 1, p_equipment => '{}', p_title => null, p_expires_at => $7, p_now => $8,
       p_key => null, p_fingerprint => null, p_network_version => (select version from network),
       p_local_start => $5::timestamptz at time zone 'Europe/Paris',
       p_local_end => $6::timestamptz at time zone 'Europe/Paris') made`,
    [
      randomUUID(),
      booking.reference,
      account,
      booking.resource,
      booking.from,
      booking.to,
      booking.hold?.until ?? null,
      booking.hold?.now ?? new Date(NOW),
    ],
  );
  return row?.outcome;
}

async function closedTime(database: Database, resource: string): Promise<string[]> {
  const rows = await database.query<{ during: string }>(
    `select to_char(lower(during) at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') || ' > '
       || to_char(upper(during) at time zone 'Europe/Paris', 'YYYY-MM-DD HH24:MI') as during
     from (select unnest(range_agg(during)) as during from allocation a join resource r on r.id = a.resource_id
       where r.key = $1 and a.closure_id is not null) joined
     order by 1`,
    [resource],
  );
  return rows.map((row) => row.during);
}

async function everyRow(database: Database): Promise<unknown> {
  const tables = [
    'network',
    'department',
    'telecentre',
    'resource',
    'resource_part',
    'closure',
    'allocation',
    'booking',
  ];
  return database.query(
    tables
      .map((table) => `select '${table}' as of, xmin::text, ctid::text, t::text as row from ${table} t`)
      .join(' union all ') + ' order by 1, 4',
  );
}

async function end(dataSource: DataSource, url: string): Promise<void> {
  await dataSource.destroy();
  await dropDatabase(url);
}
