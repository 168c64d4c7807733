import type { SessionsService } from '../accounts/sessions.service.js';
import type { Visit } from '../accounts/visit.js';

/** A browser has one session at a time: whoever enters or leaves with it ends the one that it had. */
export async function endFormerSession(sessions: SessionsService, { visitor }: Visit): Promise<void> {
  if (visitor?.caller.means.by === 'session')
    await sessions.close(visitor.caller.account, visitor.caller.means.session);
}
