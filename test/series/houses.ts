/** Telecentres where one can book far ahead, and what is asked of their series. */
import type { Answer, Caller, TestService } from '../support/service.js';
import { desks, networkOf, room, type PlaceSetUp } from '../bookings/places.js';

const FAR_AHEAD = { horizonDays: 1000 };

const IN_AUGUST = { from: '2027-08-01', to: '2027-08-31', reason: 'Congés d’été' };

/** Montmurat is open on holidays; Figeac is not, and shuts in August; at Lacapelle, too, and one books sixty days ahead. */
export const HOUSES = networkOf(
  { slug: 'montmurat', location: [44.63, 2.2], resources: [desks('mon-open', 3, FAR_AHEAD)] },
  {
    slug: 'figeac',
    location: [44.61, 2.03],
    closedOnPublicHolidays: true,
    closures: [IN_AUGUST],
    resources: [desks('fig-open', 2, FAR_AHEAD), room('fig-room', { ...FAR_AHEAD, needsApproval: true })],
  },
  { ...house('lacapelle', desks('lac-desk', 1, { horizonDays: 60 })), closures: [IN_AUGUST] },
  house('sousceyrac', room('sou-room', FAR_AHEAD)),
);

function house(slug: string, resource: object): PlaceSetUp {
  return { slug, location: [44.9, 2.0], resources: [resource] };
}

export const SERIES = '/api/v1/series';

/** Every Thursday morning from 7 January to 24 June 2027: twenty-five, of which 6 May is Ascension. */
export const THURSDAYS = {
  halfDay: 'morning',
  from: '2027-01-07',
  rule: 'FREQ=WEEKLY;BYDAY=TH;UNTIL=20270624',
} as const;

export const DESK_AT_MONTMURAT = { telecentre: 'montmurat', kind: 'desk' } as const;
export const DESK_AT_FIGEAC = { telecentre: 'figeac', kind: 'desk' } as const;

export function preview(caller: Caller, wish: object): Promise<Answer> {
  return caller.post(SERIES, { ...wish, dryRun: true });
}

export function make(caller: Caller, wish: object, headers: Record<string, string> = {}): Promise<Answer> {
  return caller.post(SERIES, wish, headers);
}

export interface ToldDate {
  readonly date: string;
  readonly fate: string;
  readonly start?: string;
  readonly end?: string;
  readonly opensOn?: string;
  readonly needsApproval?: boolean;
  readonly resource?: { readonly id: string };
  readonly alternative?: {
    readonly telecentre: string;
    readonly resource: { readonly kind: string };
    readonly halfDay: string;
  };
  readonly violations?: readonly { readonly rule: string; readonly message: string }[];
  readonly booking?: {
    readonly reference: string;
    readonly status: string;
    readonly resource: string;
    readonly start: string;
  } | null;
}

export function datesIn({ body }: Answer): readonly ToldDate[] {
  return (body as { dates: ToldDate[] }).dates;
}

export function dateIn(answer: Answer, date: string): ToldDate | undefined {
  return datesIn(answer).find((one) => one.date === date);
}

/** How many dates have which fate: `{ booked: 24, closed: 1 }`. */
export function fatesIn(answer: Answer): Record<string, number> {
  const fates: Record<string, number> = {};
  for (const { fate } of datesIn(answer)) fates[fate] = (fates[fate] ?? 0) + 1;
  return fates;
}

/** All rows that a series leaves anywhere. */
export async function written(service: TestService): Promise<unknown> {
  const [row] = await service.database.query(
    `select (select count(*)::int from series) as series, (select count(*)::int from series_date) as dates,
      (select count(*)::int from booking) as bookings, (select count(*)::int from allocation) as allocations,
      (select count(*)::int from joint_news) as news`,
  );
  return row;
}
