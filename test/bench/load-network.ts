/** A thousand telecentres of twenty resources, at the communes that the project knows. */
import type pg from 'pg';
import communes from '../../src/telecentres/data/communes.json' with { type: 'json' };
import { HOURS } from './half-days.js';

export const TELECENTRES = 1000;
export const MEMBERS_WITH_TOKEN = 1000;

/** Enough that a member of the full network has a hundred bookings. */
const MEMBERS = 20_000;

/** Fourteen desks, three offices, three rooms: each with its seats and minutes kept free after a booking. */
export const RESOURCES = [
  ...places(14, { kind: 'desk', name: 'Poste', capacity: 1, between: 0, equipment: ['desk', 'wifi'] }),
  ...places(3, {
    kind: 'office',
    name: 'Bureau',
    capacity: 2,
    between: 0,
    equipment: ['desk', 'phone', 'wifi'],
  }),
  ...places(2, {
    kind: 'meeting_room',
    name: 'Salle',
    capacity: 8,
    between: 15,
    equipment: ['screen', 'wifi'],
  }),
  ...places(1, {
    kind: 'training_room',
    name: 'Atelier',
    capacity: 16,
    between: 15,
    equipment: ['projector'],
  }),
].map((resource, position) => ({ ...resource, position }));

export async function loadNetwork(
  client: pg.Client,
  count = TELECENTRES,
  resources: readonly object[] = RESOURCES,
): Promise<void> {
  const telecentres = Array.from({ length: count }, (_, index) =>
    telecentreAt(index * Math.floor(TELECENTRES / count)),
  );
  const departments = [...new Set(telecentres.map((one) => one.department_code))];
  await client.query(
    `insert into department (code, name, coordinator) select code, 'Département ' || code, 'coordination@example.org'
     from unnest($1::text[]) code`,
    [departments],
  );
  await client.query(
    `insert into telecentre (slug, name, department_code, insee_code, commune, postcode, latitude, longitude, time_zone,
       holiday_zone, closed_on_public_holidays, opening, hours_confirmed, published, access_regime, access_instructions, about)
     select slug, name, department_code, insee_code, commune, insee_code, latitude, longitude, opening ->> 'timeZone',
       opening ->> 'holidayZone', true, opening, true, true, 'reception', 'Demander à l’accueil.', '{}'
     from jsonb_to_recordset($1) as t (slug text, name text, department_code text, insee_code text, commune text,
       latitude float8, longitude float8, opening jsonb)`,
    [JSON.stringify(telecentres)],
  );
  await client.query(
    `insert into resource (key, telecentre_id, position, kind, name, capacity, equipment, granularities, step_minutes,
       shortest_minutes, longest_minutes, notice_minutes, horizon_days, minutes_between, cancellation_minutes, hold_minutes)
     select 'r-' || t.insee_code || '-' || r.position, t.id, r.position, r.kind, r.name, r.capacity, r.equipment,
       '{hour,half_day,day}', 30, 30, 720, 0, 90, r.between, 0, 15
     from telecentre t cross join jsonb_to_recordset($1) as r (position int, kind text, name text, capacity int,
       equipment text[], between int) order by t.id, r.position`,
    [JSON.stringify(resources)],
  );
}

/** Members, and tokens for some of them: as many as bookings are made for, so that no account grows out of measure. */
export async function loadMembers(client: pg.Client): Promise<void> {
  await client.query(
    `insert into account (email) select 'member-' || n || '@example.org' from generate_series(1, $1::int) n`,
    [MEMBERS],
  );
  await client.query(
    `insert into access_token (account_id, hash, label, expires_at)
     select a.id, sha256(convert_to('tlc_bench-' || n, 'UTF8')), 'benchmark', now() + interval '1 day'
     from generate_series(1, $1::int) n join account a on a.email = 'member-' || n || '@example.org'`,
    [MEMBERS_WITH_TOKEN],
  );
}

export function tokenOf(member: number): string {
  return `tlc_bench-${(member % MEMBERS_WITH_TOKEN) + 1}`;
}

/** Spread over the communes, which are in the order of their departments. */
function telecentreAt(index: number): Record<string, unknown> & { department_code: string } {
  const [code, commune, latitude, longitude] =
    communes.rows[Math.floor((index * communes.rows.length) / TELECENTRES)] ?? [];
  const insee = String(code);
  return {
    slug: `telecentre-${insee.toLowerCase()}`,
    name: `Télécentre de ${String(commune)}`,
    department_code: insee.slice(0, 2),
    insee_code: insee.toLowerCase(),
    commune,
    latitude,
    longitude,
    opening: HOURS[index % HOURS.length],
  };
}

function places<Place extends { readonly name: string }>(count: number, place: Place): Place[] {
  return Array.from({ length: count }, (_, index) => ({ ...place, name: `${place.name} ${index + 1}` }));
}
