/** A service of two houses, a calendar kept elsewhere, and the host who attaches it. */
import type { Answer, KnownCaller, ServiceSetUp, TestService } from '../support/service.js';
import { MONDAY_MORNING, startService, TUESDAY } from '../support/service.js';
import { networkOf, type Place } from '../bookings/small-network.js';
import { forgetBookings } from '../notifications/telling.js';
import { ExternalReadings } from '../../src/external-calendars/external-readings.js';
import { openOutsideCalendar, type OutsideCalendar, type OutsideEvent } from './outside-calendar.js';

export const CALENDARS = '/api/v1/external-calendars';

export interface World {
  readonly service: TestService;
  readonly outside: OutsideCalendar;
  readonly host: KnownCaller;
  close(): Promise<void>;
}

/** At Naucelle a room that stands alone, and a large one made of two; at Rignac one more, with another host. */
export async function openWorld(set: ServiceSetUp = {}, more: readonly Place[] = []): Promise<World> {
  const outside = await openOutsideCalendar();
  const room = { kind: 'meeting_room', capacity: 8 } as const;
  const service = await startService({
    network: networkOf(
      {
        slug: 'naucelle',
        resources: [
          { key: 'salle', ...room },
          { key: 'bleue', ...room },
          { key: 'verte', ...room },
          { key: 'grande', ...room, capacity: 16, parts: ['bleue', 'verte'] },
          ...more,
        ],
      },
      { slug: 'rignac', resources: [{ key: 'etage', ...room }] },
    ),
    outside: { hostsAllowed: [outside.host] },
    ...set,
  });
  const host = await service.member('host@example.org', {
    grants: [{ role: 'host', telecentre: 'naucelle' }],
    scopes: ['read', 'book', 'host'],
  });
  await service.database.query(
    `update account set name = 'Hélène', language = 'fr' where email = 'host@example.org'`,
  );
  return {
    service,
    outside,
    host,
    close: async () => {
      await service.close();
      await outside.close();
    },
  };
}

/** Calendars, bookings and mails, so that the next test finds everything free and nothing told, on the Monday morning. */
export async function beginAnew({ service, outside }: World): Promise<void> {
  service.clock.set(MONDAY_MORNING);
  await service.database.query('delete from external_calendar');
  await forgetBookings(service);
  await service.database.query('delete from audit_entry');
  await service.database.query('delete from attempt_count');
  await service.database.query('delete from external_conflict');
  outside.tell([]);
}

/** A quarter of an hour later. */
export async function turn({ service }: World): Promise<void> {
  service.clock.advanceMinutes(15);
  await service.app.get(ExternalReadings).readAll(new AbortController().signal);
}

/** `at('09:00')`: on the Tuesday that everything in these tests is about. */
export function at(time: string, date = TUESDAY): string {
  return `${date}T${time}:00+01:00`;
}

export function event(uid: string, from: string, to: string, title?: string): OutsideEvent {
  return { uid, from: at(from), to: at(to), ...(title === undefined ? {} : { title }) };
}

export async function attach(
  { host, outside }: World,
  resource = 'salle',
  url = outside.url,
): Promise<Answer> {
  return host.post(CALENDARS, { resource, url, label: 'Outlook de la mairie' });
}

export async function attached(world: World, resource = 'salle'): Promise<string> {
  const answer = await attach(world, resource);
  if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
  return (answer.body as { id: string }).id;
}

export async function reread({ host }: World, id: string): Promise<Answer> {
  return host.post(`${CALENDARS}/${id}/reading`);
}

/** `salle 09:00–12:00 booking`, on that Tuesday, by the clock of the telecentre. */
export async function occupied({ service }: World, date = TUESDAY): Promise<string[]> {
  const rows = await service.database.query<{ told: string }>(
    `select r.key || ' ' || to_char(lower(a.during) at time zone 'Europe/Paris', 'HH24:MI') || '–'
  || to_char(upper(a.during) at time zone 'Europe/Paris', 'HH24:MI') || ' '
  || case when a.booking_id is not null then 'booking' when a.closure_id is not null then 'closure' else 'elsewhere' end as told
from allocation a join resource r on r.id = a.resource_id
where a.during && tstzrange($1::timestamptz, $1::timestamptz + interval '1 day')
order by r.position, r.id, lower(a.during)`,
    [`${date}T00:00:00+01:00`],
  );
  return rows.map(({ told }) => told);
}

export function book(
  who: KnownCaller,
  from: string,
  to: string,
  resource = 'salle',
  more: object = {},
): Promise<Answer> {
  return who.post('/api/v1/bookings', { resource, start: at(from), end: at(to), ...more });
}
