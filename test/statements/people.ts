/** People who came, as if they had booked. */
import type { KnownCaller, TestService } from '../support/service.js';

/** Gives the reference. */
export async function came(
  service: TestService,
  member: KnownCaller,
  start: string,
  end: string,
  status = 'completed',
): Promise<string> {
  const [row] = await service.database.query<{ reference: string }>(
    `insert into booking (id, reference, account_id, telecentre_id, resource_id, status, local_start, local_end, time_zone,
  starts_at, ends_at, people, equipment, created_at, updated_at)
select gen_random_uuid(), upper(substr(md5(random()::text), 1, 4) || '-' || substr(md5(random()::text), 1, 4)), $1, t.id, r.id, $4,
  $2::timestamp, $3::timestamp, 'Europe/Paris', $2::timestamp at time zone 'Europe/Paris', $3::timestamp at time zone 'Europe/Paris',
  1, '{}', now(), now()
from telecentre t join resource r on r.telecentre_id = t.id where t.slug = 'figeac' order by r.key limit 1 returning reference`,
    [member.account, start, end, status],
  );
  return row?.reference ?? '';
}
