import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import { hashOfToken, newToken } from '../accounts/random-token.js';
import { takenTime } from '../availability/taken-time.js';
import { placeFor } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { addDays, localDateOf, openingInstant } from '../reservation/local-time.js';
import { overlaps, type Instant, type Period } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Attendance, Telecentre } from '../telecentres/network.js';
import {
  addScreen,
  findScreen,
  namedTimes,
  ownBookingsAt,
  removeScreen,
  screensAt,
  settleAttendance,
  type DoorScreen,
  type NamedTime,
  type OwnBookingHere,
} from './door.queries.js';
import { initialsOf } from './initials.js';
import { placeNow, type PlaceNow } from './place-now.js';

/** More tablets than this no telecentre has doors for. */
const MOST_SCREENS = 50;

/** What is seen of a place, with the initials of those who allow it. */
export interface PlaceAtTheDoor extends PlaceNow {
  readonly now: string | null;
  readonly nextIs: string | null;
}

export interface DoorNow {
  readonly telecentre: Telecentre;
  readonly at: Instant;
  readonly places: readonly PlaceAtTheDoor[];
}

/** What is told at the door, and what hosts settle about it. */
@Injectable()
export class DoorService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly clock: Clock,
  ) {}

  async placeOfHost(
    caller: Caller,
    slug: string,
  ): Promise<{ readonly telecentre: Telecentre; readonly screens: readonly DoorScreen[] }> {
    const { telecentre } = placeFor(caller, 'attendance', await this.directory.fresh(), slug);
    return { telecentre, screens: await screensAt(this.database, telecentre.id) };
  }

  async settle(caller: Caller, slug: string, attendance: Attendance): Promise<void> {
    const { telecentre, role } = placeFor(caller, 'attendance', await this.directory.fresh(), slug);
    await this.database.transaction(async (sql) => {
      const now = this.clock.now();
      await settleAttendance(sql, telecentre.id, attendance, caller.account, now);
      const who = { actor: caller.pseudonym, actorRole: role, subject: null, place: slug };
      await remember(sql, { action: 'settings.changed', ...who, details: { ...attendance } }, now);
    });
  }

  /** Brings the token, which nobody can be told again. */
  async addScreen(
    caller: Caller,
    slug: string,
    { label, resource }: { readonly label: string; readonly resource: string | null },
    language: Language,
  ): Promise<string> {
    const { telecentre, role } = placeFor(caller, 'attendance', await this.directory.fresh(), slug);
    if (resource !== null && !telecentre.resources.some(({ id }) => id === resource))
      throw invalidRequest([{ field: 'resource', message: NOT_HERE[language] }]);
    if ((await screensAt(this.database, telecentre.id)).length >= MOST_SCREENS)
      throw invalidRequest([{ field: 'label', message: TOO_MANY[language] }]);
    const { token, hash } = newToken();
    await this.database.transaction(async (sql) => {
      const now = this.clock.now();
      await addScreen(sql, { telecentreId: telecentre.id, resource, label, hash }, now);
      const who = { actor: caller.pseudonym, actorRole: role, subject: null, place: slug };
      await remember(sql, { action: 'door-screen.added', ...who, details: { resource } }, now);
    });
    return token;
  }

  /** From then on its address shows nothing. */
  async withdrawScreen(caller: Caller, slug: string, id: string): Promise<void> {
    const { telecentre, role } = placeFor(caller, 'attendance', await this.directory.fresh(), slug);
    await this.database.transaction(async (sql) => {
      if (!(await removeScreen(sql, telecentre.id, id))) throw notFound();
      const who = { actor: caller.pseudonym, actorRole: role, subject: null, place: slug };
      await remember(sql, { action: 'door-screen.withdrawn', ...who }, this.clock.now());
    });
  }

  async screen(token: string): Promise<DoorNow & { readonly screen: DoorScreen }> {
    const screen = await findScreen(this.database, hashOfToken(token));
    const telecentre = screen && (await this.directory.fresh()).telecentres.get(screen.telecentre);
    if (!screen || !telecentre) throw notFound();
    return { ...(await this.placesNow(telecentre, screen.resource)), screen };
  }

  async telecentre(slug: string): Promise<Telecentre> {
    const telecentre = (await this.directory.fresh()).telecentres.get(slug);
    if (telecentre === undefined) throw notFound();
    return telecentre;
  }

  /** What is there today, of all or of one of its places. */
  async placesNow(telecentre: Telecentre, only: string | null): Promise<DoorNow> {
    const now = this.clock.now();
    const { opening } = telecentre;
    const window = today(telecentre, now);
    const resources = telecentre.resources.filter(({ id }) => only === null || id === only);
    const units = [...new Set(resources.flatMap((resource) => resource.units))];
    const { taken } = await takenTime(this.database, { units, window }, now);
    const named = await namedTimes(this.database, units, window);
    const places = resources.map((resource) =>
      withInitials(placeNow(resource, opening, taken, now), named, now),
    );
    return { telecentre, at: now, places };
  }

  async ownBookings({ account }: Caller, telecentre: Telecentre): Promise<OwnBookingHere[]> {
    const now = this.clock.now();
    const { end } = today(telecentre, now);
    return ownBookingsAt(this.database, { account, telecentreId: telecentre.id }, { start: now, end });
  }
}

function today({ opening }: Telecentre, now: Instant): Period {
  const date = localDateOf(now, opening.timeZone);
  return {
    start: openingInstant(date, '00:00', opening.timeZone),
    end: openingInstant(addDays(date, 1), '00:00', opening.timeZone),
  };
}

function withInitials(place: PlaceNow, named: readonly NamedTime[], now: Instant): PlaceAtTheDoor {
  const at = (period: Period): string | null => {
    const one = named.find(
      ({ unit, ...time }) => place.resource.units.includes(unit) && overlaps(time, period),
    );
    return one === undefined ? null : initialsOf(one.name);
  };
  return {
    ...place,
    now: place.state === 'taken' ? at({ start: now, end: now + 1 }) : null,
    nextIs: place.next === null ? null : at({ start: place.next.start, end: place.next.start + 1 }),
  };
}

const NOT_HERE: Words = {
  fr: 'n’est pas une place de ce télécentre',
  en: 'is not a place of this telecentre',
};
const TOO_MANY: Words = {
  fr: 'ne peut plus être ajouté\u00a0: retirez d’abord un écran',
  en: 'cannot be added: withdraw a screen first',
};
