/** What the database says of a feed's subject in the very statement that asks for it: whether anything has changed. */
import { createHash } from 'node:crypto';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { FeedSubject } from './feed.js';
import { MY_BOOKINGS, NETWORK_EVENTS, WHO_COMES } from './feed.words.js';

export interface FeedState {
  /** Of the subject: what was counted and what has been written since; it only ever grows. */
  readonly changes: number;
  readonly networkVersion: number;
  readonly networkName: string;
  /** Of the place; null where the subject has none. */
  readonly timeZone: string | null;
  readonly departmentCode: string | null;
  /** What the place is called: resource, telecentre or department. */
  readonly placeName: string | null;
  /** The public may know of it. */
  readonly published: boolean;
}

export const NO_STATE: FeedState = {
  changes: 0,
  networkVersion: 0,
  networkName: '',
  timeZone: null,
  departmentCode: null,
  placeName: null,
  published: true,
};

/**
 * For a relation `s (scope, account_id, telecentre_id, resource_id, department_code)`. Base and uncounted changes are read
 * in one snapshot, so a change is seen once, whichever of the two it is in; one that commits late is seen then.
 */
export const STATE_COLUMNS = `state.changes::float8 as changes, n.version::int as "networkVersion", n.name as "networkName",
  places.time_zone as "timeZone", places.department_code as "departmentCode", places.published, case s.scope
    when 'telecentre' then places.name
    when 'resource' then (select r.name from resource r where r.id = s.resource_id) || ' – ' || places.name
    when 'department' then (select d.name from department d where d.code = s.department_code) end as "placeName"`;

export const STATE_JOINED = `
cross join lateral (
  select coalesce(array_agg(t.id), '{}') as ids, min(t.time_zone) as time_zone, min(t.name) as name,
    coalesce(min(t.department_code), s.department_code) as department_code, coalesce(bool_or(t.published), true) as published
  from telecentre t
  where t.id = any (array(
    select s.telecentre_id union all select r.telecentre_id from resource r where r.id = s.resource_id
    union all select d.id from telecentre d where d.department_code = s.department_code))
) places
cross join lateral (
  select coalesce((select sum(v.version) from calendar_version v where v.telecentre_id = any (places.ids)), 0)
    + (select count(*) from calendar_change c where c.telecentre_id = any (places.ids) and not c.counted)
    + coalesce((select v.version from calendar_version v where v.account_id = s.account_id and s.scope = 'me'), 0)
    + (select count(*) from calendar_change c where c.account_id = s.account_id and s.scope = 'me' and not c.counted)
    as changes
) state
cross join network n`;

/** The relation `s` for a subject that is given, as parameters 1 to 5. */
export const GIVEN_SUBJECT =
  '(values ($1::text, $2::uuid, $3::int, $4::int, $5::text)) s (scope, account_id, telecentre_id, resource_id, department_code)';

export function subjectParameters(subject: FeedSubject): unknown[] {
  const { account = null, telecentre = null, resource = null, department = null } = { ...NONE, ...subject };
  return [subject.scope, account, telecentre, resource, department];
}

const NONE: {
  readonly account?: string;
  readonly telecentre?: number;
  readonly resource?: number;
  readonly department?: string;
} = {};

export function zoneOf({ timeZone }: FeedState): string {
  return timeZone ?? MAINLAND_ZONE;
}

/** What people call what a feed tells of; with the network's name where it could be any network's. */
export function subjectNameOf(subject: FeedSubject, state: FeedState, language: Language): string {
  const { placeName, networkName } = state;
  if (placeName !== null) return placeName;
  if (subject.scope === 'me') return MY_BOOKINGS[language];
  return `${NETWORK_EVENTS[language]} – ${networkName}`;
}

/** What programs show it as. */
export function calendarNameOf(subject: FeedSubject, state: FeedState, language: Language): string {
  const name = subjectNameOf(subject, state, language);
  return 'names' in subject && subject.names ? `${name}, ${WHO_COMES[language]}` : name;
}

/** Raised whenever the same bookings are written otherwise. */
export const RENDERER = 1;

/** A short safe token: the same as long as the same feed tells the same. */
export function versionOf(
  subject: FeedSubject,
  language: Language,
  state: FeedState,
  { baseUrl, now }: { readonly baseUrl: string; readonly now: Instant },
): string {
  const today = localDateOf(now, zoneOf(state));
  const { changes, networkVersion } = state;
  return shortHash([RENDERER, baseUrl, subject, language, changes, networkVersion, today]);
}

/** 132 bits. */
export function shortHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 22);
}
