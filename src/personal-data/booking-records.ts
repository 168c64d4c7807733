/** Where a person is among the bookings: as whoever comes, as whoever booked, and in the story of both. */
import { INTERNAL, OF_ANOTHER, type PersonalRecord } from './personal-record.js';

const TELECENTRE = '(select name from telecentre where id = mine.telecentre_id)';
const PLACE = '(select name from resource where id = mine.resource_id)';
const REFERENCE = '(select reference from booking where id = mine.booking_id)';

/** Stories before bookings: once these are nobody's, their story is not found any more. */
export const BOOKING_RECORDS = [
  {
    section: 'storyOfMyBookings',
    table: 'booking_event',
    whose: 'mine.booking_id in (select id from booking where account_id = me.id)',
    sortedBy: 'mine.at, mine.id',
    tells: {
      reference: REFERENCE,
      what: 'mine.kind',
      at: 'mine.at',
      by: `case when mine.actor_id = me.id then 'me' when mine.actor_id is null then 'the clock' else 'somebody else' end`,
      booking: 'mine.booking',
    },
    withholds: { id: INTERNAL, revision: 'told within the booking', transaction: INTERNAL },
  },
  {
    section: 'whatIDidToBookings',
    table: 'booking_event',
    whose: `mine.actor_id = me.id
      and mine.booking_id in (select id from booking where account_id is distinct from me.id)`,
    sortedBy: 'mine.at, mine.id',
    tells: { reference: REFERENCE, what: 'mine.kind', at: 'mine.at' },
    withholds: { id: INTERNAL, revision: INTERNAL, transaction: INTERNAL, booking: OF_ANOTHER },
    forgottenBy: 'update booking_event mine set actor_id = null from me where mine.actor_id = me.id',
  },
  {
    section: 'bookings',
    table: 'booking',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.starts_at, mine.id',
    tells: {
      reference: 'mine.reference',
      status: 'mine.status',
      telecentre: TELECENTRE,
      place: PLACE,
      start: 'mine.starts_at',
      end: 'mine.ends_at',
      localStart: 'mine.local_start',
      localEnd: 'mine.local_end',
      timeZone: 'mine.time_zone',
      halfDay: 'mine.half_day',
      people: 'mine.people',
      equipment: 'mine.equipment',
      title: 'mine.title',
      bookedBy: `case when mine.booked_by is null then 'me' else 'somebody else' end`,
      revision: 'mine.revision',
      expiresAt: 'mine.expires_at',
      createdAt: 'mine.created_at',
      updatedAt: 'mine.updated_at',
    },
    withholds: {
      id: INTERNAL,
      guest_name: 'empty: a guest is somebody without an account',
      anonymised_at: 'empty until the booking is nobody’s',
      holder_status: 'empty until the booking is nobody’s',
      holder_commune: 'empty until the booking is nobody’s',
    },
    forgottenBy: `select anonymise_bookings(array(select id from booking where account_id = me.id), me.now) from me`,
  },
  {
    section: 'bookingsForOthers',
    table: 'booking',
    whose: 'mine.booked_by = me.id and mine.account_id is distinct from me.id',
    sortedBy: 'mine.starts_at, mine.id',
    tells: {
      reference: 'mine.reference',
      telecentre: TELECENTRE,
      place: PLACE,
      start: 'mine.starts_at',
      end: 'mine.ends_at',
      localStart: 'mine.local_start',
      localEnd: 'mine.local_end',
      timeZone: 'mine.time_zone',
      createdAt: 'mine.created_at',
    },
    withholds: {
      id: INTERNAL,
      status: OF_ANOTHER,
      half_day: OF_ANOTHER,
      people: OF_ANOTHER,
      equipment: OF_ANOTHER,
      title: OF_ANOTHER,
      guest_name: OF_ANOTHER,
      holder_status: OF_ANOTHER,
      holder_commune: OF_ANOTHER,
      anonymised_at: OF_ANOTHER,
      revision: OF_ANOTHER,
      expires_at: OF_ANOTHER,
      updated_at: OF_ANOTHER,
    },
  },
  {
    section: 'repeatableRequests',
    table: 'idempotency_key',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.created_at',
    tells: {
      key: 'mine.key',
      createdAt: 'mine.created_at',
      reference: REFERENCE,
      refusal: 'mine.refusal',
    },
    withholds: { fingerprint: 'a hash of the request' },
    forgottenBy: 'delete from idempotency_key mine using me where mine.account_id = me.id',
  },
] as const satisfies readonly PersonalRecord[];
