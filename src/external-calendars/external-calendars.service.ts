import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remember, rememberReading, type AuditAction } from '../audit/audit-trail.js';
import { placeOf } from '../bookings/standing.js';
import { webAddressOf } from '../outside-web/web-address.js';
import { Attempts, tooManyAttempts } from '../accounts/attempts.js';
import type { Caller } from '../permissions/caller.js';
import { roleAt } from '../permissions/may.js';
import type { Role } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { CalendarReader } from './calendar-reader.js';
import {
  MOST_OF_A_RESOURCE,
  MOST_OF_A_TELECENTRE,
  type Conflict,
  type ExternalCalendar,
} from './external-calendar.js';
import {
  attachedBefore,
  calendarUnusable,
  readJustNow,
  tooManyCalendars,
} from './external-calendars.problems.js';
import {
  findExternalCalendar,
  insertExternalCalendar,
  listExternalCalendars,
  telecentresWithCalendars,
} from './external-calendars.queries.js';
import { ADDRESS_PURPOSE, ExternalReadings } from './external-readings.js';
import { conflictsAt, removeExternalCalendar } from './placing.queries.js';

export interface CalendarWish {
  /** Key of the resource that it blocks. */
  readonly resource: string;
  readonly url: string;
  readonly label: string;
}

export interface ShownCalendar {
  readonly calendar: ExternalCalendar;
  readonly conflicts: readonly Conflict[];
}

export interface CalendarsOfTelecentre {
  readonly telecentre: Telecentre;
  readonly calendars: readonly ShownCalendar[];
}

/** Servers of other people are asked for each of these. */
const ATTACHING_LIMIT = { most: 30, minutes: 10 };
const READING_LIMIT = { most: 2, minutes: 1 };

const LIMITS = { ofResource: MOST_OF_A_RESOURCE, ofTelecentre: MOST_OF_A_TELECENTRE };

/** What hosts do with the calendars that they keep elsewhere. Elsewhere than at their own place there are none. */
@Injectable()
export class ExternalCalendarsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: NetworkDirectory,
    private readonly box: SecretBox,
    private readonly reader: CalendarReader,
    private readonly readings: ExternalReadings,
    private readonly attempts: Attempts,
  ) {}

  /** It is read before it is kept: what cannot be read leaves nothing behind. */
  async attach(caller: Caller, wish: CalendarWish, language: Language): Promise<ShownCalendar> {
    const found = (await this.directory.fresh()).resources.get(wish.resource);
    const role = found && this.roleAt(caller, found.telecentre);
    if (!found || !role) throw notFound();
    const address = webAddressOf(wish.url);
    if (address === null) throw calendarUnusable({ kind: 'bad-address' }, language);

    const attempt = await this.attempts.take('attach-external-calendar', caller.account, ATTACHING_LIMIT);
    if (!attempt.allowed) throw tooManyAttempts(attempt);
    const now = this.clock.now();
    const look = await this.reader.look(address.href, found.telecentre.opening.timeZone, now, undefined);
    if (look.outcome === 'failed') throw calendarUnusable(look.why, language);
    if (look.outcome === 'unchanged') throw calendarUnusable({ kind: 'no-calendar' }, language);
    const id = randomUUID();
    await this.database.transaction(async (sql) => {
      const outcome = await insertExternalCalendar(
        sql,
        {
          id,
          resource: wish.resource,
          label: wish.label,
          sealedAddress: this.box.seal(address.href, ADDRESS_PURPOSE),
          fingerprint: this.box.fingerprint(address.href, ADDRESS_PURPOSE),
          host: address.host,
          account: caller.account,
        },
        LIMITS,
        now,
      );
      if (outcome === 'attached-before') throw attachedBefore(language);
      if (outcome === 'too-many') throw tooManyCalendars();
      await this.readings.place(sql, id, look.content, now);
      await this.remember(sql, 'external-calendar.attached', caller, role, found.telecentre.slug, now);
    });
    await this.readings.tellConflicts(id, now);
    return this.shown(caller, id);
  }

  /** Of one place, or of all; of those that are not theirs there are none. */
  async listAll(caller: Caller, slug: string | undefined): Promise<ShownCalendar[]> {
    const { telecentres } = await this.directory.fresh();
    const kept = await telecentresWithCalendars(this.database);
    const theirs = [...telecentres.values()].filter(
      (one) =>
        (slug === undefined || one.slug === slug) && kept.has(one.id) && this.roleAt(caller, one) !== null,
    );
    const listed: ShownCalendar[] = [];
    for (const one of theirs) listed.push(...(await this.list(caller, one.slug)).calendars);
    return listed;
  }

  async list(caller: Caller, slug: string): Promise<CalendarsOfTelecentre> {
    const telecentre = (await this.directory.fresh()).telecentres.get(slug);
    const role = telecentre && this.roleAt(caller, telecentre);
    if (!telecentre || !role) throw notFound();
    const calendars = await listExternalCalendars(this.database, telecentre.id, this.clock.now());
    return { telecentre, calendars: await this.withConflicts(caller, role, calendars) };
  }

  async find(caller: Caller, id: string): Promise<ShownCalendar> {
    await this.ofCaller(caller, id);
    return this.shown(caller, id);
  }

  /** What it blocked is free at once. One that is gone is gone: somebody may press twice, and is told that it is not there. */
  async detach(caller: Caller, id: string): Promise<ExternalCalendar> {
    const { calendar, role } = await this.ofCaller(caller, id);
    const now = this.clock.now();
    await this.database.transaction(async (sql) => {
      if (!(await removeExternalCalendar(sql, id, now))) throw notFound();
      await this.remember(sql, 'external-calendar.detached', caller, role, calendar.at.slug, now);
    });
    return calendar;
  }

  /** Now, and not in a quarter of an hour. */
  async read(caller: Caller, id: string): Promise<ShownCalendar> {
    await this.ofCaller(caller, id);
    await this.askAgain('read-external-calendar', id);
    await this.readings.read(id, 'by-a-host');
    return this.shown(caller, id);
  }

  /** It is meant to be so empty: it is read again, and believed. */
  async confirm(caller: Caller, id: string): Promise<ShownCalendar> {
    const { calendar, role } = await this.ofCaller(caller, id);
    await this.askAgain('confirm-external-calendar', id);
    await this.readings.read(id, 'confirmed');
    const now = this.clock.now();
    await this.remember(this.database, 'external-calendar.confirmed', caller, role, calendar.at.slug, now);
    return this.shown(caller, id);
  }

  private async askAgain(kind: string, id: string): Promise<void> {
    const attempt = await this.attempts.take(kind, id, READING_LIMIT);
    if (!attempt.allowed) throw readJustNow(attempt.retryAfterSeconds);
  }

  private async ofCaller(caller: Caller, id: string): Promise<{ calendar: ExternalCalendar; role: Role }> {
    const calendar = await findExternalCalendar(this.database, id, this.clock.now());
    const role = calendar && roleAt(caller, 'external-calendars', calendar.at);
    if (!calendar || !role) throw notFound();
    return { calendar, role };
  }

  private async shown(caller: Caller, id: string): Promise<ShownCalendar> {
    const { calendar, role } = await this.ofCaller(caller, id);
    const [shown] = await this.withConflicts(caller, role, [calendar]);
    return shown ?? { calendar, conflicts: [] };
  }

  /** Names are read in them, and that is remembered for the members whose names they are. */
  private async withConflicts(
    caller: Caller,
    role: Role,
    calendars: readonly ExternalCalendar[],
  ): Promise<ShownCalendar[]> {
    const [first] = calendars;
    if (first === undefined) return [];
    const now = this.clock.now();
    const known = await conflictsAt(this.database, first.at.telecentreId, now);
    const shown = calendars.map((calendar) => ({
      calendar,
      conflicts: known.filter((one) => one.calendar === calendar.id),
    }));
    const subjects = shown.flatMap(({ conflicts }) => conflicts.flatMap(({ pseudonym }) => pseudonym ?? []));
    const reading = { reader: caller.pseudonym, role, subjects, place: first.at.slug };
    await rememberReading(this.database, reading, now);
    return shown;
  }

  private roleAt(caller: Caller, telecentre: Telecentre): Role | null {
    return roleAt(caller, 'external-calendars', placeOf(telecentre));
  }

  private async remember(
    sql: Sql,
    action: AuditAction,
    caller: Caller,
    actorRole: Role,
    place: string,
    now: Instant,
  ): Promise<void> {
    await remember(sql, { action, actor: caller.pseudonym, actorRole, subject: null, place }, now);
  }
}
