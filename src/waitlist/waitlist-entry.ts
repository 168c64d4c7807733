import type { Where } from '../bookings/target.js';
import type { HalfDay } from '../reservation/half-day.js';
import type { Kind } from '../reservation/kind.js';
import { withOffset, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { WantedTime } from '../reservation/stay.js';

/** While they wait or are offered something, they are in line; the others say how it ended. */
export const ENTRY_STATES = [
  'waiting',
  'offered',
  'taken_up',
  'declined',
  'lapsed',
  'withdrawn',
  'booked',
  'gone',
  'over',
] as const;
export type EntryState = (typeof ENTRY_STATES)[number];

/** Somebody's place in line, as the database describes it. */
export interface WaitlistEntry {
  readonly id: string;
  readonly telecentre: string;
  readonly telecentreName: string;
  readonly commune: string;
  /** Null: any place of the kind. */
  readonly resource: string | null;
  readonly resourceName: string | null;
  /** Of the resource, where one was named. */
  readonly kind: Kind;
  /** Of a half-day, which `start` and `end` are by the hours of the place. */
  readonly date: LocalDate | null;
  readonly halfDay: HalfDay | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly timeZone: string;
  readonly people: number;
  readonly equipment: readonly string[];
  readonly state: EntryState;
  /** 1: the next. Null when they are not waiting. */
  readonly position: number | null;
  readonly offer: WaitlistOffer | null;
  readonly askedAt: Instant;
}

export interface WaitlistOffer {
  /** Of the booking that is held for them. */
  readonly id: string;
  readonly reference: string;
  readonly resource: string;
  readonly resourceName: string;
  readonly until: Instant;
}

type Place = Pick<WaitlistEntry, 'telecentre' | 'resource' | 'kind'>;
type When = Pick<WaitlistEntry, 'date' | 'halfDay' | 'start' | 'end'>;

export function whereOfEntry({ telecentre, resource, kind }: Place): Where {
  return resource === null ? { telecentre, kind } : { resource };
}

export function timeOfEntry({ date, halfDay, start, end }: When): WantedTime {
  if (date !== null && halfDay !== null) return { date, halfDay };
  return { start: { instant: start }, end: { instant: end } };
}

export function entryView(entry: WaitlistEntry): object {
  const { resource, resourceName, halfDay, position, offer, timeZone } = entry;
  const moment = (instant: Instant): string => withOffset(instant, timeZone);
  return {
    id: entry.id,
    state: entry.state,
    telecentre: entry.telecentre,
    telecentreName: entry.telecentreName,
    kind: entry.kind,
    ...(resource === null ? {} : { resource, resourceName }),
    start: moment(entry.start),
    end: moment(entry.end),
    timeZone,
    halfDay,
    people: entry.people,
    equipment: entry.equipment,
    askedAt: moment(entry.askedAt),
    ...(position === null ? {} : { position }),
    ...(offer === null
      ? {}
      : {
          offer: {
            id: offer.id,
            reference: offer.reference,
            resource: offer.resource,
            resourceName: offer.resourceName,
            until: moment(offer.until),
          },
        }),
  };
}
