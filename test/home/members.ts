import { browserAt, type Browser } from '../support/browser.js';
import type { KnownCaller, TestService } from '../support/service.js';

export interface Member {
  readonly member: KnownCaller;
  readonly browser: Browser;
}

/** Somebody who has signed in, and has told where they live or has not. */
export async function memberAt(service: TestService, commune: string | null): Promise<Member> {
  const member = await service.visitor();
  await service.database.query('update account set commune = $2 where id = $1', [member.account, commune]);
  const browser = browserAt(service.url);
  browser.cookies.set('telecentre_session', member.session);
  return { member, browser };
}
