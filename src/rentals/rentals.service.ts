import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { remember, rememberReading } from '../audit/audit-trail.js';
import { newReference } from '../bookings/reference.js';
import { comeBeforeOthers } from '../bookings/together.queries.js';
import { noSuchMember } from '../colleagues/colleagues.problems.js';
import { findMember } from '../colleagues/colleagues.queries.js';
import { placeFor, type ReceivedPlace } from '../host-frame/received-place.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { monthOf } from '../reservation/months.js';
import { lastClosedMonth } from '../tariffs/tariffs.queries.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { findInTheWay, isNobody, type InTheWay } from './in-the-way.queries.js';
import { inTheWayView } from './rentals.views.js';
import type { RentalPlan } from './rental-plan.js';
import type { RentalRecord } from './rental-record.js';
import { wantedRental, type RentalWish, type WantedRental, type WantedTenant } from './rental-wish.js';
import { RentalLetters } from './rental-letters.js';
import { changedMeanwhile, inTheWay } from './rentals.problems.js';
import {
  employerName,
  findRental,
  findSame,
  insertRental,
  listRentalsWhere,
  occupyForRental,
  type NewRental,
  type NewTenant,
} from './rentals.queries.js';
import { stateOn } from './terms.js';

export interface MadeRental {
  readonly rental: RentalRecord;
  /** It was written down already, in the same words. */
  readonly again: boolean;
}

interface WhoRents extends NewTenant {
  /** Of a member. */
  readonly pseudonym: string | null;
  /** Their name, and what was typed. */
  readonly called: string;
}

/** The network may change while we decide: look again, but not for ever. */
const ATTEMPTS = 3;

/** Places that somebody has for months: who, for how long, and that nobody else has them. */
@Injectable()
export class RentalsService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
    private readonly letters: RentalLetters,
    private readonly clock: Clock,
  ) {}

  /** What would be, and who stands in the way. Writes nothing. */
  async plan(caller: Caller, slug: string, wish: RentalWish, language: Language): Promise<RentalPlan> {
    const place = await this.placeOf(caller, slug);
    const wanted = wantedRental(wish, place.telecentre, this.todayAt(place.telecentre), language);
    const { pseudonym, called } = await this.tenantOf(wish.tenant);
    const found = await findInTheWay(this.database, daysOf(wanted), this.clock.now());
    await this.rememberSeen(caller, place, found, pseudonym);
    const closed = await lastClosedMonth(this.database, { scope: 'telecentre', telecentre: slug });
    const closedUntil = closed !== null && closed >= monthOf(wanted.startsOn) ? closed : null;
    return { wanted, tenant: called, inTheWay: found, closedUntil };
  }

  /** All of its time, or nothing is written and the refusal names who stands in the way. Once more is the same as once. */
  async make(caller: Caller, slug: string, wish: RentalWish, language: Language): Promise<MadeRental> {
    const tenant = await this.tenantOf(wish.tenant);
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
      const { version } = await this.directory.fresh();
      const place = await this.placeOf(caller, slug);
      const wanted = wantedRental(wish, place.telecentre, this.todayAt(place.telecentre), language);
      const made = await this.database.transaction(async (sql) => {
        if (!(await comeBeforeOthers(sql, version, wanted.resource.units))) return null;
        return this.write(sql, caller, place, wanted, wish, tenant);
      });
      if (made === null) continue;
      this.letters.send();
      const rental = await findRental(this.database, made.reference);
      if (rental !== undefined) return { rental, again: made.again };
    }
    throw changedMeanwhile();
  }

  /** Of a telecentre, by place and start. */
  async list(
    caller: Caller,
    slug: string,
  ): Promise<{
    readonly telecentre: Telecentre;
    readonly rentals: readonly RentalRecord[];
    readonly today: LocalDate;
  }> {
    const place = await this.placeOf(caller, slug);
    const { telecentre } = place;
    const rentals = await listRentalsWhere(this.database, 'r.telecentre_id = $1', [telecentre.id]);
    await this.rememberSeen(caller, place, { bookings: [], rentals });
    return { telecentre, rentals, today: this.todayAt(telecentre) };
  }

  async telecentreOf(caller: Caller, slug: string): Promise<Telecentre> {
    return (await this.placeOf(caller, slug)).telecentre;
  }

  async find(
    caller: Caller,
    slug: string,
    reference: string,
  ): Promise<{ readonly telecentre: Telecentre; readonly rental: RentalRecord; readonly today: LocalDate }> {
    const place = await this.placeOf(caller, slug);
    const rental = await findRental(this.database, reference);
    if (rental?.telecentreId !== place.telecentre.id) throw notFound();
    await this.rememberSeen(caller, place, { bookings: [], rentals: [rental] });
    return { telecentre: place.telecentre, rental, today: this.todayAt(place.telecentre) };
  }

  /** Those of the caller, by place and start. */
  mine(caller: Caller): Promise<RentalRecord[]> {
    return listRentalsWhere(this.database, 'r.account_id = $1', [caller.account]);
  }

  /** Those that are not over. */
  async mineNow(caller: Caller): Promise<RentalRecord[]> {
    const now = this.clock.now();
    return (await this.mine(caller)).filter(
      (one) => stateOn(one, localDateOf(now, one.timeZone)) !== 'ended',
    );
  }

  async findMine(caller: Caller, reference: string): Promise<RentalRecord> {
    const rental = await findRental(this.database, reference);
    if (rental?.tenant.kind !== 'member' || rental.tenant.account !== caller.account) throw notFound();
    return rental;
  }

  private async write(
    sql: Sql,
    caller: Caller,
    { telecentre, role }: ReceivedPlace,
    wanted: WantedRental,
    { monthlyCents, agreement }: RentalWish,
    tenant: WhoRents,
  ): Promise<{ readonly reference: string; readonly again: boolean }> {
    const now = this.clock.now();
    const id = randomUUID();
    const { resource, ...terms } = wanted;
    const rental = {
      ...terms,
      id,
      tenant,
      telecentreId: telecentre.id,
      resource: resource.id,
      monthlyCents,
      agreement,
    };
    const same = await findSame(sql, { ...rental, reference: '' });
    if (same !== undefined) return { reference: same.reference, again: true };
    const before = await findInTheWay(sql, daysOf(wanted), now);
    if (!isNobody(before)) throw inTheWay(inTheWayView(before, now));
    const reference = await insertWithReference(sql, rental, now);
    if (!(await occupyForRental(sql, id, now))) {
      // A rival was quicker.
      const found = await findInTheWay(sql, { ...daysOf(wanted), id }, now);
      throw isNobody(found) ? changedMeanwhile() : inTheWay(inTheWayView(found, now));
    }
    const entry = { action: 'rental.made', subject: tenant.pseudonym, place: telecentre.slug } as const;
    await remember(
      sql,
      { ...entry, actor: caller.pseudonym, actorRole: role, details: { resource: resource.id } },
      now,
    );
    await this.letters.tellMade(sql, reference, now);
    return { reference, again: false };
  }

  private async placeOf(caller: Caller, slug: string): Promise<ReceivedPlace> {
    return placeFor(caller, 'rentals', await this.directory.fresh(), slug);
  }

  private async tenantOf(wanted: WantedTenant): Promise<WhoRents> {
    const nobody = { account: null, siret: null, name: null, pseudonym: null };
    if ('name' in wanted) return { ...nobody, name: wanted.name, called: wanted.name };
    if ('employer' in wanted) {
      const { employer: siret } = wanted;
      return { ...nobody, siret, called: calledBy(await employerName(this.database, siret), siret) };
    }
    const member = await findMember(this.database, wanted.member);
    if (member === undefined) throw noSuchMember();
    const { account, pseudonym, name, email } = member;
    return { ...nobody, account, pseudonym, called: calledBy(name, email) };
  }

  private todayAt({ opening }: Telecentre): LocalDate {
    return localDateOf(this.clock.now(), opening.timeZone);
  }

  private async rememberSeen(
    caller: Caller,
    { telecentre, role }: ReceivedPlace,
    { bookings, rentals }: InTheWay,
    tenant: string | null = null,
  ): Promise<void> {
    const people = [...bookings.map(({ holder }) => holder), ...rentals.map(({ tenant }) => tenant)];
    const found = people.flatMap((one) => (one.kind === 'member' ? [one.pseudonym] : []));
    const subjects = tenant === null ? found : [tenant, ...found];
    const reading = { reader: caller.pseudonym, role, subjects, place: telecentre.slug };
    await rememberReading(this.database, reading, this.clock.now());
  }
}

function calledBy(name: string | null, typed: string): string {
  return name === null ? typed : `${name} (${typed})`;
}

function daysOf({ resource, ...wanted }: WantedRental) {
  return { ...wanted, units: resource.units };
}

async function insertWithReference(
  sql: Sql,
  rental: Omit<NewRental, 'reference'>,
  now: number,
): Promise<string> {
  for (;;) {
    const reference = newReference();
    if (await insertRental(sql, { ...rental, reference }, now)) return reference;
  }
}
