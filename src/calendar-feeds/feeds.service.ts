import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { newToken } from '../accounts/random-token.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import type { Feed, FeedSubject, WishedSubject } from './feed.js';
import { readState } from './feed-content.queries.js';
import { standingFor } from './feed-rights.js';
import { subjectNameOf } from './feed-state.js';
import { feedAlreadyMade, namesNotTold, refuseMismatch, tooManyFeeds } from './feeds.problems.js';
import {
  endFeed,
  feedOf,
  feedOfForm,
  hasDepartment,
  insertFeed,
  listFeeds,
  placeNumber,
} from './feeds.queries.js';
import { ReadingNotes } from './reading-notes.js';
import { readingsOf } from './readings.queries.js';
import type { Reading } from './readers.js';

export interface FeedWish {
  readonly subject: WishedSubject;
  readonly label: string;
}

export interface MadeFeed {
  readonly feed: Feed;
  /** Told this once: only its hash is kept. */
  readonly token: string;
  readonly url: string;
  readonly webcal: string;
}

export interface ListedFeed extends Feed {
  /** What people call what it tells of. */
  readonly subjectName: string;
  /** Latest first. */
  readonly readings: readonly Reading[];
}

/** Several for each of somebody's devices; more is a program that forgets to remove them. */
const MOST_FEEDS = 30;
/** Each leaves a line for a year. */
const MOST_A_DAY = 60;

/** The feeds of whoever asks: made, shown and ended. */
@Injectable()
export class FeedsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly notes: ReadingNotes,
    private readonly site: Site,
  ) {}

  /** `formId`: of the page's form, which makes one calendar however often it is sent. */
  async create(
    caller: Caller,
    { subject: wished, label }: FeedWish,
    language: Language,
    formId: string | null = null,
  ): Promise<MadeFeed> {
    refuseMismatch(wished, language);
    if (wished.names === true && !['telecentre', 'department'].includes(wished.scope))
      throw namesNotTold(language);
    const subject = await this.subjectOf(caller, wished);
    const state = await readState(this.database, subject);
    const standing = standingFor(caller, subject, state);
    // What is not shown to the public is shown to those who receive people there.
    if (standing === null || (standing === 'member' && !state.published)) throw notFound();

    const { token, hash } = newToken();
    const now = this.clock.now();
    const feed = await this.database.transaction(async (sql) => {
      const { account, pseudonym } = caller;
      const wanted = { account, hash, label, subject, language, formId };
      const made = await insertFeed(sql, { ...wanted, most: MOST_FEEDS, mostADay: MOST_A_DAY }, now);
      if (made === null) {
        const already = formId === null ? null : await feedOfForm(sql, account, formId);
        throw already === null ? tooManyFeeds() : feedAlreadyMade(already);
      }
      await remember(
        sql,
        {
          action: 'feed.made',
          actor: pseudonym,
          actorRole: standing,
          subject: pseudonym,
          place: wished.telecentre ?? wished.department ?? null,
          details: { feed: made.id, scope: subject.scope, names: wished.names ?? false },
        },
        now,
      );
      return made;
    });
    const url = `${this.site.baseUrl}/calendars/${token}.ics`;
    return { feed, token, url, webcal: url.replace(/^https?:/, 'webcal:') };
  }

  /** Newest first; without those that were revoked more than two weeks ago. */
  async list(account: string, language: Language): Promise<readonly ListedFeed[]> {
    await this.notes.write();
    const now = this.clock.now();
    const rows = await listFeeds(this.database, account, now);
    const readings = await readingsOf(
      this.database,
      rows.map(({ id }) => id),
      now,
    );
    return rows.map((row) => {
      const feed = feedOf(row);
      const subjectName = subjectNameOf(feed.subject, row, language);
      return { ...feed, subjectName, readings: readings.get(feed.id) ?? [] };
    });
  }

  /** False when there is none of theirs. */
  async revoke({ account, pseudonym }: Caller, id: string): Promise<boolean> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      if (!(await endFeed(sql, { id, account }, 'revoked', now))) return false;
      const details = { feed: id };
      await remember(sql, { action: 'feed.revoked', actor: pseudonym, subject: pseudonym, details }, now);
      return true;
    });
  }

  /** By numbers instead of names; a place that is not there is refused as one that is not theirs. */
  private async subjectOf({ account }: Caller, wished: WishedSubject): Promise<FeedSubject> {
    const { scope, telecentre = '', resource = '', department = '', names = false } = wished;
    switch (scope) {
      case 'me':
        return { scope, account };
      case 'events':
        return { scope };
      case 'telecentre':
        return { scope, telecentre: await this.numberOf(scope, telecentre), names };
      case 'resource':
        return { scope, resource: await this.numberOf(scope, resource) };
      case 'department':
        if (!(await hasDepartment(this.database, department))) throw notFound();
        return { scope, department, names };
    }
  }

  private async numberOf(kind: 'telecentre' | 'resource', name: string): Promise<number> {
    const number = await placeNumber(this.database, kind, name);
    if (number === null) throw notFound();
    return number;
  }
}
