/** Where a person is among bookings that were handed over, or offered to be. */
import { INTERNAL, OF_ANOTHER, type PersonalRecord } from './personal-record.js';

const REFERENCE = '(select reference from booking where id = mine.booking_id)';

/**
 * Bookings that are somebody's, or were once: of these, only what happened while they were. Whose a row is, its revision or
 * its moment tells.
 */
export const EVER_MINE = `mine.booking_id in (select id from booking where account_id = me.id
    union all select booking_id from past_holder where account_id = me.id)`;

export const HELD_THEN = `${EVER_MINE} and holder_at(mine.booking_id, mine.revision) = me.id`;

/** After bookings. */
export const HANDOVER_RECORDS = [
  {
    section: 'bookingsHandedOver',
    table: 'past_holder',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.at, mine.booking_id',
    tells: { reference: REFERENCE, at: 'mine.at', revision: 'mine.revision' },
  },
  {
    section: 'offersOfMyBookings',
    table: 'handover_offer',
    whose: 'mine.giver_id = me.id',
    sortedBy: 'mine.made_at, mine.id',
    tells: {
      reference: REFERENCE,
      to: 'mine.recipient_email',
      inExchangeFor: 'mine.other_reference',
      status: 'mine.status',
      madeBy: `case when mine.host_id is null or mine.host_id = me.id then 'me' else 'somebody else' end`,
      madeAt: 'mine.made_at',
      expiresAt: 'mine.expires_at',
      settledAt: 'mine.settled_at',
    },
    withholds: {
      id: INTERNAL,
      revision: INTERNAL,
      told: 'how far those concerned have been told',
      reached: 'whether a member has the address',
      failed_at: INTERNAL,
    },
  },
  {
    section: 'bookingsOfferedToMe',
    table: 'handover_offer',
    whose: 'mine.recipient_email = me.email',
    sortedBy: 'mine.made_at, mine.id',
    tells: {
      inExchangeFor: `case when mine.reached then mine.other_reference end`,
      status: 'mine.status',
      madeAt: 'mine.made_at',
      expiresAt: 'mine.expires_at',
      settledAt: 'mine.settled_at',
    },
    withholds: {
      id: INTERNAL,
      booking_id: OF_ANOTHER,
      revision: INTERNAL,
      giver_id: OF_ANOTHER,
      host_id: OF_ANOTHER,
      told: 'how far those concerned have been told',
      failed_at: INTERNAL,
    },
    forgottenBy: 'delete from handover_offer mine using me where mine.recipient_email = me.email',
  },
  {
    section: 'offersForOthers',
    table: 'handover_offer',
    whose: 'mine.host_id = me.id and mine.giver_id <> me.id',
    sortedBy: 'mine.made_at, mine.id',
    tells: { madeAt: 'mine.made_at' },
    withholds: {
      id: INTERNAL,
      booking_id: OF_ANOTHER,
      revision: INTERNAL,
      recipient_email: OF_ANOTHER,
      other_reference: OF_ANOTHER,
      status: OF_ANOTHER,
      expires_at: OF_ANOTHER,
      settled_at: OF_ANOTHER,
      told: OF_ANOTHER,
      reached: OF_ANOTHER,
      failed_at: INTERNAL,
    },
  },
] as const satisfies readonly PersonalRecord[];
