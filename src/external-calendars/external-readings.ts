import { Injectable, Logger } from '@nestjs/common';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { HOUR, type Instant } from '../reservation/period.js';
import { CalendarReader, type Look } from './calendar-reader.js';
import {
  doubtOf,
  isSecondReading,
  isToBeReadWhole,
  windowAt,
  type CalendarContent,
  type Doubt,
  type ReadingFailure,
} from './external-calendar.js';
import {
  findAddress,
  findExternalCalendar,
  idsToRead,
  lockStanding,
  recordFailure,
  recordFailureTold,
  recordHeldBack,
  recordRead,
  recordUnchanged,
  type Standing,
} from './external-calendars.queries.js';
import type { News } from './external-calendar.letters.js';
import { ExternalCalendarMails } from './external-calendar.mails.js';
import { noteConflicts, placeBusyTimes } from './placing.queries.js';

export const ADDRESS_PURPOSE = 'external calendar';

/** Other people's servers are slow; a few at once, so that one of them does not hold up all the others. */
const AT_ONCE = 4;
/** Servers are away for a while now and then; nobody need be troubled with that. */
const TOLD_AFTER = 2 * HOUR;

/** Confirmed: it is asked without conditions, and believed also when it looks emptied. */
export type Wish = 'by-the-clock' | 'by-a-host' | 'confirmed';

export type ReadingOutcome = 'placed' | 'unchanged' | 'heldBack' | 'failed';

/** Reads calendars and makes what they block agree with them. What cannot be read changes nothing. */
@Injectable()
export class ExternalReadings {
  private readonly logger = new Logger('ExternalCalendars');

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly box: SecretBox,
    private readonly reader: CalendarReader,
    private readonly mails: ExternalCalendarMails,
    private readonly outbox: Outbox,
  ) {}

  /** All of them, as the clock wants it; returns what came of how many. */
  async readAll(late: AbortSignal): Promise<Readonly<Record<string, number>>> {
    const waiting = await idsToRead(this.database);
    const counts: Record<string, number> = {};
    let broken = 0;
    const lane = async (): Promise<void> => {
      for (let id = waiting.shift(); id !== undefined && !late.aborted; id = waiting.shift()) {
        const outcome = await this.readOne(id);
        if (outcome === 'broken') broken += 1;
        else if (outcome !== null) counts[outcome] = (counts[outcome] ?? 0) + 1;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    if (broken > 0) throw new Error(`${broken} external calendars could not be placed`);
    return counts;
  }

  /** Null when it is there no more. */
  async read(id: string, wish: Wish): Promise<ReadingOutcome | null> {
    const known = await findAddress(this.database, id);
    if (known === null) return null;
    const now = this.clock.now();
    const { etag, lastModified, lastWholeAt, timeZone } = known;
    const isWhole = wish === 'confirmed' || isToBeReadWhole(lastWholeAt, now);
    const address = this.box.open(known.sealedAddress, ADDRESS_PURPOSE);
    const look = await this.reader.look(address, timeZone, now, isWhole ? undefined : { etag, lastModified });
    const outcome = await this.database.transaction((sql) => this.settle(sql, id, look, wish, now));
    await this.tellConflicts(id, now);
    return outcome;
  }

  /** What it blocks, in the transaction that attaches it. */
  async place(sql: Sql, id: string, content: CalendarContent, now: Instant): Promise<void> {
    await placeBusyTimes(sql, id, content.busy, windowAt(now), now);
    await recordRead(sql, id, content, now);
  }

  /**
   * In a transaction of its own, for whoever writes to people waits for those who change them, and nobody shall wait for
   * that who gives up time. What is not told now is told the next time.
   */
  async tellConflicts(id: string, now: Instant): Promise<void> {
    await this.database.transaction(async (sql) => {
      const conflicts = await noteConflicts(sql, id, now);
      if (conflicts.length > 0) await this.tell(sql, id, { kind: 'conflict', conflicts }, now);
    });
    this.outbox.wake();
  }

  private async readOne(id: string): Promise<ReadingOutcome | 'broken' | null> {
    try {
      return await this.read(id, 'by-the-clock');
    } catch (error) {
      this.logger.error(`External calendar ${id} could not be placed: ${String(error)}`);
      return 'broken';
    }
  }

  private async settle(
    sql: Sql,
    id: string,
    look: Look,
    wish: Wish,
    now: Instant,
  ): Promise<ReadingOutcome | null> {
    const standing = await lockStanding(sql, id);
    if (standing === null) return null;
    // Somebody has asked later than we did, and was quicker.
    if (standing.lastReadAt !== null && standing.lastReadAt > now) return 'unchanged';
    const isWell = look.outcome !== 'failed';
    if (isWell && standing.isFailureTold) await this.tell(sql, id, { kind: 'well-again' }, now);
    return this.record(sql, id, look, standing, wish, now);
  }

  private async record(
    sql: Sql,
    id: string,
    look: Look,
    standing: Standing,
    wish: Wish,
    now: Instant,
  ): Promise<ReadingOutcome> {
    switch (look.outcome) {
      case 'failed':
        await this.fail(sql, id, look.why, standing, now);
        return 'failed';
      case 'unchanged':
        await recordUnchanged(sql, id, now);
        return 'unchanged';
      case 'read': {
        const doubt = doubtLeft(look.content, standing, wish, now);
        if (doubt !== null) {
          await this.holdBack(sql, id, look.content, standing, doubt, now);
          return 'heldBack';
        }
        await this.place(sql, id, look.content, now);
        return 'placed';
      }
    }
  }

  private async fail(
    sql: Sql,
    id: string,
    why: ReadingFailure,
    { failingSince, isFailureTold }: Standing,
    now: Instant,
  ): Promise<void> {
    await recordFailure(sql, id, why, now);
    if (isFailureTold || failingSince === null || now - failingSince < TOLD_AFTER) return;
    await this.tell(sql, id, { kind: 'failing' }, now);
    await recordFailureTold(sql, id, now);
  }

  private async holdBack(
    sql: Sql,
    id: string,
    content: CalendarContent,
    { events, heldBackSince }: Standing,
    until: Doubt,
    now: Instant,
  ): Promise<void> {
    const busyTimes = (await findExternalCalendar(sql, id, now))?.busyTimes ?? 0;
    const ahead = content.busy.filter(({ end }) => end > now).length;
    const freed = Math.max(0, busyTimes - ahead);
    await recordHeldBack(sql, id, { eventsBefore: events, eventsNow: content.events, freed, until }, now);
    // What the next look settles by itself is nobody's concern.
    if (heldBackSince === null && until === 'confirmation')
      await this.tell(sql, id, { kind: 'held-back' }, now);
  }

  private async tell(sql: Sql, id: string, news: News, now: Instant): Promise<void> {
    const calendar = await findExternalCalendar(sql, id, now);
    if (calendar !== null) await this.mails.tell(sql, calendar, news, now);
  }
}

function doubtLeft(
  { events }: CalendarContent,
  { events: before, heldBackSince }: Standing,
  wish: Wish,
  now: Instant,
): Doubt | null {
  const doubt = wish === 'confirmed' ? null : doubtOf(before, events);
  const isSettled =
    doubt === 'second-reading' && wish === 'by-the-clock' && isSecondReading(heldBackSince, now);
  return isSettled ? null : doubt;
}
