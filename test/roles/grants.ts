import type { Answer, Caller, KnownCaller, TestService } from '../support/service.js';

export const GRANTS = '/api/v1/role-grants';

export interface GrantBody {
  readonly id: string;
  readonly role: string;
  readonly person: { readonly name: string | null; readonly email: string };
  readonly telecentre: string | null;
  readonly department: string | null;
  readonly employer: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly lentBy: string | null;
  readonly grantedBy: string | null;
  readonly revokedAt: string | null;
}

/** The people of these tests; those above hosts have given their second factor. */
export function administrator(service: TestService, email = 'ada@example.org'): Promise<KnownCaller> {
  return service.visitor(email, { grants: [{ role: 'administrator' }], secondFactor: true });
}

export function coordinator(service: TestService, department: string): Promise<KnownCaller> {
  const grants = [{ role: 'coordinator', department }] as const;
  return service.visitor(`coordinator-${department}@example.org`, { grants, secondFactor: true });
}

export function host(service: TestService, telecentre: string, email: string): Promise<KnownCaller> {
  return service.visitor(email, { grants: [{ role: 'host', telecentre }] });
}

export function grantIn(answer: Answer): GrantBody {
  expect([200, 201]).toContain(answer.status);
  return answer.body as GrantBody;
}

export async function grantsSeenBy(caller: Caller, query = ''): Promise<GrantBody[]> {
  const answer = await caller.get(GRANTS + query);
  expect(answer.status).toBe(200);
  return (answer.body as { grants: GrantBody[] }).grants;
}

/** The id of the only grant that somebody holds. */
export async function grantOf(service: TestService, { account }: KnownCaller): Promise<string> {
  const rows = await service.database.query<{ id: string }>(
    'select id from role_grant where account_id = $1',
    [account],
  );
  expect(rows).toHaveLength(1);
  return rows[0]?.id ?? '';
}

/** The audit trail of roles, with the addresses behind the pseudonyms. */
export async function trail(service: TestService): Promise<object[]> {
  return service.database.query<object>(
    `select e.action, by.email as actor, e.actor_role as "actorRole", who.email as subject, e.place, e.details
from audit_entry e left join account by on by.pseudonym = e.actor left join account who on who.pseudonym = e.subject
where e.action like 'role.%' or e.action = 'account.created' order by e.id`,
  );
}
