import type { Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { recipientAsJson, type Recipient } from './recipient.js';

/** Those who receive people at a telecentre, by a role of their own or a borrowed one. */
export async function hostsOf(sql: Sql, telecentre: number, now: Instant): Promise<Recipient[]> {
  const rows = await sql.query<{ host: Recipient }>(
    {
      name: 'hosts-of',
      // Whether a grant is in force is for active_grants to say; the first condition spares it nearly everybody.
      text: `select ${recipientAsJson('a')} as host from account a
where a.id in (select account_id from role_grant where role = 'host' and telecentre_id = $1)
  and active_grants(a.id, $2) @> jsonb_build_array(jsonb_build_object('role', 'host', 'telecentreId', $1))
order by a.id for key share of a`,
    },
    [telecentre, new Date(now)],
  );
  return rows.map(({ host }) => host);
}

/** Those who stand in for the hosts of a department's telecentres. */
export async function coordinatorsOf(sql: Sql, department: string, now: Instant): Promise<Recipient[]> {
  const rows = await sql.query<{ coordinator: Recipient }>(
    {
      name: 'coordinators-of',
      text: `select ${recipientAsJson('a')} as coordinator from account a
where a.id in (select account_id from role_grant where role = 'coordinator' and department_code = $1)
  and active_grants(a.id, $2) @> jsonb_build_array(jsonb_build_object('role', 'coordinator', 'departmentCode', $1::text))
order by a.id for key share of a`,
    },
    [department, new Date(now)],
  );
  return rows.map(({ coordinator }) => coordinator);
}
