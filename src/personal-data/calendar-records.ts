/** Where a person is among the calendars: those that read here, and those elsewhere that they attached to a place. */
import { HASH, INTERNAL, SEALED, type PersonalRecord } from './personal-record.js';

const OF_THE_PLACE = 'about the place, and not about whoever attached its calendar';

export const CALENDAR_RECORDS = [
  {
    section: 'calendarFeeds',
    table: 'calendar_feed',
    whose: 'mine.account_id = me.id',
    sortedBy: 'mine.created_at, mine.id',
    tells: {
      label: 'mine.label',
      scope: 'mine.scope',
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      place: '(select name from resource where id = mine.resource_id)',
      department: '(select name from department where code = mine.department_code)',
      withNames: 'mine.names',
      language: 'mine.language',
      createdAt: 'mine.created_at',
      revokedAt: 'mine.revoked_at',
      overBecause: 'mine.over_because',
      sentSince: 'mine.sent_since',
      namesRememberedAt: 'mine.names_remembered_at',
    },
    withholds: { id: INTERNAL, form_id: INTERNAL, hash: HASH, sent_version: 'a hash of what was sent' },
  },
  {
    section: 'calendarReadings',
    table: 'calendar_feed_reading',
    whose: 'mine.feed_id in (select id from calendar_feed where account_id = me.id)',
    sortedBy: 'mine.first_at, mine.reader',
    tells: {
      calendar: '(select label from calendar_feed where id = mine.feed_id)',
      reader: 'mine.reader',
      firstAt: 'mine.first_at',
      lastAt: 'mine.last_at',
      times: 'mine.times',
      usualMinutes: 'mine.usual_minutes',
    },
  },
  {
    // The story is the place's, and stays without them.
    section: 'placesClosed',
    table: 'closing',
    whose: 'mine.closed_by = me.id',
    sortedBy: 'mine.closed_at, mine.id',
    tells: {
      telecentre: '(select name from telecentre where id = mine.telecentre_id)',
      place: '(select name from resource where id = mine.resource_id)',
      localStart: 'mine.local_start',
      localEnd: 'mine.local_end',
      timeZone: 'mine.time_zone',
      reason: 'mine.reason',
      message: 'mine.message',
      closedAt: 'mine.closed_at',
    },
    withholds: {
      id: INTERNAL,
      closure_id: INTERNAL,
      shortened_at: OF_THE_PLACE,
      lifted_at: OF_THE_PLACE,
    },
    forgottenBy: 'update closing mine set closed_by = null from me where mine.closed_by = me.id',
  },
  {
    // Not forgotten by erasure: it is the place's, and nobody's name stays in it.
    section: 'externalCalendarsAttached',
    table: 'external_calendar',
    whose: 'mine.created_by = me.id',
    sortedBy: 'mine.created_at, mine.id',
    tells: {
      label: 'mine.label',
      server: 'mine.host',
      place: '(select name from resource where id = mine.resource_id)',
      attachedAt: 'mine.created_at',
    },
    withholds: {
      id: INTERNAL,
      sealed_address: SEALED,
      fingerprint: HASH,
      etag: OF_THE_PLACE,
      last_modified: OF_THE_PLACE,
      last_read_at: OF_THE_PLACE,
      last_success_at: OF_THE_PLACE,
      last_whole_at: OF_THE_PLACE,
      events: OF_THE_PLACE,
      warnings: OF_THE_PLACE,
      failing_since: OF_THE_PLACE,
      failure: OF_THE_PLACE,
      failing_told_at: OF_THE_PLACE,
      held_back_since: OF_THE_PLACE,
      held_back: OF_THE_PLACE,
    },
  },
] as const satisfies readonly PersonalRecord[];
