import type { Grant } from '../permissions/roles.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { DAY, type Instant } from '../reservation/period.js';
import type { EndReason, Feed, FeedScope, FeedSubject } from './feed.js';
import { STATE_COLUMNS, STATE_JOINED, subjectParameters, type FeedState } from './feed-state.js';

/** After its end, a feed says so for two weeks: long enough for everybody who looks at it now and then. */
export const SAYS_SO_FOR = 14 * DAY;

export interface FeedRow {
  readonly id: string;
  readonly account: string;
  readonly label: string;
  readonly scope: FeedScope;
  readonly telecentre: number | null;
  readonly resource: number | null;
  readonly department: string | null;
  readonly names: boolean;
  readonly createdAt: Instant;
  readonly revokedAt: Instant | null;
}

const epoch = (column: string): string => `(extract(epoch from ${column}) * 1000)::float8`;

const FEED_COLUMNS = `s.id, s.account_id as account, s.label, s.scope, s.telecentre_id as telecentre, s.resource_id as resource,
  s.department_code as department, s.names, ${epoch('s.created_at')} as "createdAt", ${epoch('s.revoked_at')} as "revokedAt"`;

export function feedOf(row: FeedRow): Feed {
  const { id, account, label, createdAt, revokedAt } = row;
  return { id, account, label, subject: subjectOf(row), createdAt, revokedAt };
}

function subjectOf({ account, scope, telecentre, resource, department, names }: FeedRow): FeedSubject {
  if (scope === 'me') return { scope, account };
  if (telecentre !== null) return { scope: 'telecentre', telecentre, names };
  if (resource !== null) return { scope: 'resource', resource };
  if (department !== null) return { scope: 'department', department, names };
  return { scope: 'events' };
}

export interface FoundFeed extends FeedRow, FeedState {
  readonly pseudonym: string;
  readonly language: Language;
  readonly grants: readonly Grant[];
  readonly overBecause: EndReason | null;
  readonly sentVersion: string | null;
  readonly sentSince: Instant | null;
}

/** All that is to be known before anything is sent: whose it is, what they may, whether anything has changed. */
export async function findFeed(sql: Sql, hash: Buffer, now: Instant): Promise<FoundFeed | undefined> {
  const [row] = await sql.query<FoundFeed>(
    {
      name: 'find-feed',
      text: `select ${FEED_COLUMNS}, ${STATE_COLUMNS}, a.pseudonym, s.language, active_grants(a.id, $2) as grants,
  s.over_because as "overBecause", s.sent_version as "sentVersion", ${epoch('s.sent_since')} as "sentSince"
from calendar_feed s join account a on a.id = s.account_id ${STATE_JOINED}
where s.hash = $1`,
    },
    [hash, new Date(now)],
  );
  return row;
}

export interface KnownFeed extends FeedRow, FeedState {}

/** Newest first. */
export async function listFeeds(sql: Sql, account: string, now: Instant): Promise<KnownFeed[]> {
  return sql.query<KnownFeed>(
    `select ${FEED_COLUMNS}, ${STATE_COLUMNS} from calendar_feed s ${STATE_JOINED}
where s.account_id = $1 and (s.revoked_at is null or s.revoked_at > $2) order by s.created_at desc, s.id`,
    [account, new Date(now - SAYS_SO_FOR)],
  );
}

/** Null when there are as many as may be, or when this form has made one already. */
export async function insertFeed(
  sql: Sql,
  { account, hash, label, subject, language, most, mostADay, formId }: NewFeed,
  now: Instant,
): Promise<Feed | null> {
  // Nobody makes two at once: so that they are counted.
  await sql.query('select from account where id = $1 for no key update', [account]);
  const [, , telecentre, resource, department] = subjectParameters(subject);
  const [row] = await sql.query<FeedRow>(
    `with s as (
  insert into calendar_feed (account_id, hash, label, scope, telecentre_id, resource_id, department_code, names, created_at, form_id, language)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $11, coalesce((select language from account where id = $1), $12)
  where (select count(*) from calendar_feed where account_id = $1 and revoked_at is null) < $10
    and (select count(*) from calendar_feed where account_id = $1 and created_at > $13) < $14
  on conflict (account_id, form_id) do nothing returning *
) select ${FEED_COLUMNS} from s`,
    [
      account,
      hash,
      label,
      subject.scope,
      telecentre,
      resource,
      department,
      'names' in subject && subject.names,
      new Date(now),
      most,
      formId,
      language,
      new Date(now - DAY),
      mostADay,
    ],
  );
  return row === undefined ? null : feedOf(row);
}

export interface NewFeed {
  readonly account: string;
  readonly hash: Buffer;
  readonly label: string;
  readonly subject: FeedSubject;
  /** Of the request; the account's own goes before it. */
  readonly language: Language;
  /** At one time, and made within a day, also when they have been stopped since. */
  readonly most: number;
  readonly mostADay: number;
  /** Null where no form was filled in. */
  readonly formId: string | null;
}

/** The one that a form of theirs has made, also when it has been stopped since. */
export async function feedOfForm(sql: Sql, account: string, formId: string): Promise<string | null> {
  const [row] = await sql.query<{ id: string }>(
    'select id from calendar_feed where account_id = $1 and form_id = $2',
    [account, formId],
  );
  return row?.id ?? null;
}

export async function endFeed(
  sql: Sql,
  feed: { readonly id: string; readonly account: string },
  because: EndReason,
  now: Instant,
): Promise<boolean> {
  const ended = await sql.query(
    `update calendar_feed set revoked_at = $3, over_because = $4
where id = $1 and account_id = $2 and revoked_at is null returning id`,
    [feed.id, feed.account, new Date(now), because],
  );
  return ended.length > 0;
}

/** Since when this version has been sent: later, in whole seconds, than whatever was sent before. */
export async function noteSent(sql: Sql, id: string, version: string, now: Instant): Promise<Instant | null> {
  const [row] = await sql.query<{ since: Instant }>(
    {
      name: 'note-feed-sent',
      text: `update calendar_feed set sent_version = $2, sent_since = case when sent_version = $2 then sent_since
  else greatest(date_trunc('second', $3::timestamptz), sent_since + interval '1 second') end
where id = $1 returning ${epoch('sent_since')} as since`,
    },
    [id, version, new Date(now)],
  );
  return row?.since ?? null;
}

/** The number of a place by the name that people use; null when there is none to the public or at all. */
export async function placeNumber(
  sql: Sql,
  kind: 'telecentre' | 'resource',
  name: string,
): Promise<number | null> {
  const [row] = await sql.query<{ id: number }>(
    kind === 'telecentre'
      ? 'select id from telecentre where slug = $1'
      : 'select id from resource where key = $1 and not withdrawn',
    [name],
  );
  return row?.id ?? null;
}

export async function hasDepartment(sql: Sql, code: string): Promise<boolean> {
  const found = await sql.query('select from department where code = $1', [code]);
  return found.length > 0;
}

/** A year after its end nobody asks any more; until then its address says that it is gone. */
export const ENDED_FEEDS_KEPT_DAYS = 365;

export async function forgetOldFeeds(sql: Sql, now: Instant): Promise<number> {
  const gone = await sql.query('delete from calendar_feed where revoked_at < $1 returning id', [
    new Date(now - ENDED_FEEDS_KEPT_DAYS * DAY),
  ]);
  return gone.length;
}
