/**
 * What the service would send to the database, written down by its own code: the same texts, names and parameters. Sent
 * again without the service, they cost what the database and its driver need, and nothing else.
 */
import 'reflect-metadata';
import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { AccessTokensService } from '../../src/accounts/access-tokens.service.js';
import { prospectOf, unitsOf, windowOf } from '../../src/availability/offers.js';
import { takenTime } from '../../src/availability/taken-time.js';
import { AvailabilityService } from '../../src/availability/availability.service.js';
import { BOOK } from '../../src/bookings/bookings.queries.js';
import { BookingsService } from '../../src/bookings/bookings.service.js';
import { MovingService } from '../../src/bookings/moving.service.js';
import { PartyService } from '../../src/bookings/party.service.js';
import { PlacingService } from '../../src/bookings/placing.service.js';
import { RestoringService } from '../../src/bookings/restoring.service.js';
import { Clock } from '../../src/platform/clock.js';
import { Database, type Statement } from '../../src/platform/database/database.js';
import type { LocalDate } from '../../src/reservation/local-time.js';
import type { HalfDay } from '../../src/reservation/half-day.js';
import { byDistance, type Place } from '../../src/telecentres/near.js';
import { NetworkDirectory } from '../../src/telecentres/network-directory.js';
import type { Network } from '../../src/telecentres/network.js';
import { FiguresService } from '../../src/figures/figures.service.js';
import type { Span } from '../../src/figures/span.js';
import { DayService } from '../../src/occupancy/day.service.js';
import type { Caller } from '../../src/permissions/caller.js';
import type { Slot } from './slots.js';

export interface Sent {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

export interface Recorder {
  readonly network: Network;
  /** All that a booking of this slot sends. The booking itself is written down without being made. */
  booking(slot: Slot): Promise<Sent[]>;
  /** What is taken at the nearest telecentres that have desks: always as many, however far the service looks. */
  search(near: Place, date: LocalDate, halfDay: HalfDay): Promise<Sent[]>;
  day(slug: string, date: LocalDate): Promise<Sent[]>;
  /** What whoever receives people sees of a day. */
  hostsDay(caller: Caller, slug: string, date: LocalDate): Promise<Sent[]>;
  figures(caller: Caller, slug: string, span: Span): Promise<Sent[]>;
  figuresOfAreas(caller: Caller, span: Span): Promise<Sent[]>;
}

/** More than that many a person hardly compares; their SQL is what a search is measured by. */
const NEAREST = 12;

/** Records one call at a time; several recorders may work at once. */
export async function startRecorder(pool: pg.Pool): Promise<Recorder> {
  const database = new RecordingDatabase(pool);
  const clock = new Clock();
  const directory = new NetworkDirectory(databaseOn(pool));
  const availability = new AvailabilityService(database, directory, clock);
  const placing = new PlacingService(directory, availability);
  const parties = new PartyService(database, directory, {} as never);
  const bookings = new BookingsService(
    database,
    directory,
    placing,
    parties,
    new MovingService(database, directory, placing, parties, clock),
    new RestoringService(database, placing, clock),
    clock,
  );
  const hostsDays = new DayService(database, directory, clock);
  const figures = new FiguresService(database, directory, clock);
  const tokens = new AccessTokensService(database, clock, {} as never, {} as never);
  const network = await directory.current();
  return {
    network,
    booking: async ({ telecentre, date, halfDay, token }) => {
      database.sent = [];
      const caller = await tokens.callerBy(token);
      if (caller === undefined) throw new Error('the token is not known');
      const wish = {
        where: { telecentre: telecentre.slug, kind: 'desk' as const },
        time: { date, halfDay },
        people: 1,
        equipment: [],
        title: null,
        hold: false,
        for: 'oneself' as const,
      };
      await bookings.book(caller, wish, null, 'fr');
      return database.sent;
    },
    search: async (near, date, halfDay) => {
      database.sent = [];
      const request = { time: { date, halfDay }, kind: 'desk' as const, people: 1, equipment: [] };
      const prospects = byDistance(network.telecentres.values(), near)
        .flatMap(({ telecentre, distanceKm }) => prospectOf(telecentre, distanceKm, request) ?? [])
        .slice(0, NEAREST);
      const question = { units: unitsOf(prospects), window: windowOf(prospects) };
      await takenTime(database, question, clock.now());
      return database.sent;
    },
    day: async (slug, date) => {
      database.sent = [];
      await availability.dayOf(slug, date);
      return database.sent;
    },
    hostsDay: async (caller, slug, date) => {
      database.sent = [];
      await hostsDays.dayAt(caller, slug, date);
      return database.sent;
    },
    figures: async (caller, slug, span) => {
      database.sent = [];
      await figures.ofTelecentre(caller, slug, span);
      return database.sent;
    },
    figuresOfAreas: async (caller, span) => {
      database.sent = [];
      await figures.ofAreas(caller, span);
      return database.sent;
    },
  };
}

/** Sends them as the service does: a connection of the pool for each statement. Returns the rows of the last. */
export async function sendAgain(pool: pg.Pool, all: readonly Sent[]): Promise<unknown[]> {
  let rows: unknown[] = [];
  for (const { statement, values } of all) {
    ({ rows } = await pool.query<Record<string, unknown>>({ ...statement, values: [...values] }));
  }
  return rows;
}

class RecordingDatabase extends Database {
  sent: Sent[] = [];

  constructor(pool: pg.Pool) {
    super(asDataSource(pool));
  }

  override query<Row>(statement: Statement | string, values: readonly unknown[] = []): Promise<Row[]> {
    const sent = typeof statement === 'string' ? { text: statement } : statement;
    this.sent.push({ statement: sent, values });
    if (sent.name === BOOK.name) return Promise.resolve([{ outcome: 'booked', snapshot: {} } as Row]);
    return super.query<Row>(statement, values);
  }
}

function databaseOn(pool: pg.Pool): Database {
  return new Database(asDataSource(pool));
}

/** A `Database` takes nothing of TypeORM but its pool. */
function asDataSource(pool: pg.Pool): DataSource {
  return { driver: { master: pool } } as unknown as DataSource;
}
