/** Where a person is in line. */
import { INTERNAL, type PersonalRecord } from './personal-record.js';

export const WAITLIST_RECORDS = [
  {
    section: 'waitingLines',
    table: 'waitlist_entry',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.number',
    tells: {
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      place: '(select name from resource where id = mine.resource_id)',
      kind: 'mine.kind',
      date: 'mine.date',
      halfDay: 'mine.half_day',
      start: 'mine.starts_at',
      end: 'mine.ends_at',
      people: 'mine.people',
      equipment: 'mine.equipment',
      state: 'mine.state',
      offered: '(select reference from booking where id = mine.offer_id)',
      askedAt: 'mine.asked_at',
    },
    withholds: { id: INTERNAL, number: INTERNAL, beside: INTERNAL },
    forgottenBy: 'delete from waitlist_entry mine using me where mine.account_id = me.id',
  },
] as const satisfies readonly PersonalRecord[];
