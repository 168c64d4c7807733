import { Injectable } from '@nestjs/common';
import { targetOf, type Target } from '../bookings/target.js';
import { comeBeforeOthers, tellTogether } from '../bookings/together.queries.js';
import { covers } from '../permissions/may.js';
import { placeOf } from '../bookings/standing.js';
import { Database, type Sql } from '../platform/database/database.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { bookDates } from './booking-dates.js';
import { makersOf, seriesToContinue, type Makers } from './continuing.queries.js';
import { fateOf, lostAsTaken } from './fates.js';
import { outlookOf } from './outlook.js';
import { findSeries, lockSeries, setFates, type DateFate } from './series.queries.js';
import type { SeriesRecord } from './series-record.js';
import { takenAbout, unitsOf } from './taken-about.js';

/** How many dates were booked, and how many could not be had. */
export interface Continued {
  readonly booked: number;
  readonly missed: number;
}

/**
 * A place can be booked for so many days ahead; dates of a series that lie further ahead wait. As soon as one opens it is
 * booked as anybody could book it then, or it is told that it could not be had. Each series in a transaction of its own.
 */
@Injectable()
export class ContinuingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
  ) {}

  /** One that cannot go on stands in nobody's way: it is told when the others have been served. */
  async continueDue(now: Instant, late?: AbortSignal): Promise<Continued> {
    const total = { booked: 0, missed: 0 };
    const failures: unknown[] = [];
    for (const id of await seriesToContinue(this.database, now)) {
      if (late?.aborted) break;
      try {
        const { booked, missed } = await this.continueOne(id, now);
        total.booked += booked;
        total.missed += missed;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} series: ${String(failures[0])}`);
    return total;
  }

  private async continueOne(id: string, now: Instant): Promise<Continued> {
    for (;;) {
      const network = await this.directory.fresh();
      const continued = await this.database.transaction((sql) => goOn(sql, id, network, now));
      if (continued !== 'network-changed') return continued;
    }
  }
}

const NOTHING: Continued = { booked: 0, missed: 0 };

async function goOn(
  sql: Sql,
  id: string,
  network: Network,
  now: Instant,
): Promise<Continued | 'network-changed'> {
  const known = await findSeries(sql, id);
  if (known === undefined) return NOTHING;
  const target = targetOf(known.series.where, network);
  const units = target === null ? [] : unitsOf(target.resources);
  if (!(await comeBeforeOthers(sql, network.version, units))) return 'network-changed';
  if ((await lockSeries(sql, id)) !== known.series.revision) return NOTHING;

  // Read again: what another instance has booked meanwhile waits no longer.
  const [again, makers] = [await findSeries(sql, id), await makersOf(sql, id, now)];
  if (again === undefined || makers === undefined) return NOTHING;
  const outcomes =
    target === null
      ? notThere(again.series, now)
      : await bookWaiting(sql, again.series, target, makers, network, now);
  return write(sql, id, outcomes, now);
}

interface Outcomes {
  readonly fates: readonly DateFate[];
  /** Ids of bookings. */
  readonly bookings: readonly string[];
}

async function bookWaiting(
  sql: Sql,
  series: SeriesRecord,
  target: Target,
  { grants, ...party }: Makers,
  { version }: Network,
  now: Instant,
): Promise<Outcomes> {
  const { telecentre } = target;
  const isReceiver = grants.some((grant) => covers(grant, placeOf(telecentre)));
  const dates = waitingOf(series);
  const question = { target, template: series, dates, isReceiver };
  const { taken } = await takenAbout(sql, question, target.resources, null, now);
  const outlooks = outlookOf(question, { taken, hadBefore: seatsOf(series) }, now);
  const free = outlooks.filter((outlook) => outlook.as === 'free');
  const { id } = series;
  const toBook = { id, networkVersion: version, telecentre, template: series, party, isReceiver };
  const { booked, lost } = await bookDates(sql, free, toBook, now);
  return { fates: lostAsTaken(outlooks, lost).map(fateOf), bookings: booked.map((one) => one.id) };
}

/** Only what is new is written and told: a date may have been put off because the place opens later now. */
async function write(sql: Sql, id: string, { fates, bookings }: Outcomes, now: Instant): Promise<Continued> {
  await setFates(sql, id, fates);
  const booked = fates.filter(({ fate }) => fate === 'booked').map(({ date }) => date);
  const failed = fates
    .filter(({ fate }) => fate !== 'booked' && fate !== 'waiting')
    .map(({ date, fate }) => ({ date, fate }));
  if (booked.length + failed.length === 0) return NOTHING;
  await tellTogether(
    sql,
    { of: { series: id }, kind: 'continued', by: 'clock', bookings, details: { booked, failed } },
    now,
  );
  return { booked: booked.length, missed: failed.length };
}

/** The telecentre or its place is not in the network. Later dates wait on: it may be there again by then. */
function notThere({ dates, timeZone }: SeriesRecord, now: Instant): Outcomes {
  const violations = [{ rule: 'closed', reason: '', until: null }] as const;
  const today = localDateOf(now, timeZone);
  const due = dates.filter(({ opensOn }) => opensOn !== null && opensOn <= today);
  return { fates: due.map(({ date }) => ({ date, fate: 'closed', violations })), bookings: [] };
}

function waitingOf({ dates }: SeriesRecord): string[] {
  return dates.filter(({ fate }) => fate === 'waiting').map(({ date }) => date);
}

/** Where they have sat on most dates so far, and then on others: ids of resources. */
function seatsOf({ dates }: SeriesRecord): string[] {
  const counts = new Map<string, number>();
  for (const { booking } of dates)
    if (booking !== null) counts.set(booking.resource, (counts.get(booking.resource) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one).map(([resource]) => resource);
}
