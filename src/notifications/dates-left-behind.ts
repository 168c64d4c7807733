import { rememberInvitation } from './invitations.queries.js';
import { leftBehind } from './joint-entries.queries.js';
import { doerOf } from './joint-facts.js';
import type { JointTelling } from './joint-telling.js';
import type { MemberMails } from './member-mails.js';

/**
 * Dates that could not go along to another telecentre. The entry that showed them has ended, or is now sent by somebody else:
 * from now on each is an entry of its own.
 */
export async function tellLeftBehind(
  members: MemberMails,
  { sql, event, record, holder, network, now }: JointTelling,
): Promise<void> {
  for (const booking of await leftBehind(sql, record)) {
    if (booking.end <= now) continue;
    const { id, calendarUid: uid, revision } = booking;
    const calendar = { method: 'REQUEST', uid, sequence: revision - 1, stamp: event.at } as const;
    const told = { kind: 'confirmed', id, at: event.at, booking, before: null, now: null, calendar } as const;
    const mail = { ...told, topic: null, by: doerOf(event), byName: null };
    await members.write(sql, holder, { ...mail, key: `joint:${event.id}:stays:${id}` }, network, now);
    await rememberInvitation(sql, calendar, { id, account: holder.account, booking });
  }
}
