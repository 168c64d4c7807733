import type { TestService } from '../support/service.js';

/** Short bookings of somebody at the desk of Figeac, every four hours from the end of October on: the first to the last. */
export async function manyBookings(
  service: TestService,
  account: string,
  last: number,
  first = 1,
): Promise<void> {
  await service.database.query(
    `insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end, time_zone,
  starts_at, ends_at, people, created_at, updated_at)
select gen_random_uuid(), 'R' || n, $1, r.telecentre_id, r.id, 'confirmed', at, at + interval '10 minutes', 'UTC',
  at at time zone 'UTC', (at + interval '10 minutes') at time zone 'UTC', 1, $3::timestamptz, $3
from generate_series($4::int, $2::int) n cross join lateral (select timestamp '2026-10-30' + n * interval '4 hours' as at) t
  cross join (select id, telecentre_id from resource where key = 'fig-desk') r`,
    [account, last, new Date(service.clock.now()), first],
  );
}
