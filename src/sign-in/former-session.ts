import type { FastifyReply } from 'fastify';
import type { SessionsService } from '../accounts/sessions.service.js';
import type { Visit } from '../accounts/visit.js';

/** A browser has one session at a time: whoever enters or leaves with it ends the one that it had. */
export async function endFormerSession(sessions: SessionsService, { visitor }: Visit): Promise<void> {
  if (visitor?.caller.means.by === 'session')
    await sessions.close(visitor.caller.account, visitor.caller.means.session);
}

/** Of two people at one browser, the second reads nothing of what it has kept for the first. */
export function forgetOthers({ visitor }: Visit, account: string, reply: FastifyReply): void {
  if (visitor !== null && visitor.caller.account !== account) forgetWhatIsKept(reply);
}

/** The pages of today that a browser keeps for when there is no network. */
export function forgetWhatIsKept(reply: FastifyReply): void {
  void reply.header('clear-site-data', '"storage"');
}
