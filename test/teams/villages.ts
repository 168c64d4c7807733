/** Vic, with eight desks in two rooms and rooms to meet in; Salers beside it with as much; Mur with two desks. */
import { desks, networkOf, room } from '../bookings/places.js';
import type { Answer, Caller } from '../support/service.js';

export const TEAMS = '/api/v1/team-bookings';

const HOURLY = { granularities: ['hour', 'half_day', 'day'] };
const LATE = { cancellationMinutes: 24 * 60 };

export const VILLAGES = networkOf(
  {
    slug: 'vic',
    resources: [
      desks('vic-open', 6, HOURLY, { name: 'Open space' }),
      desks('vic-atelier', 2, HOURLY, { name: 'Atelier' }),
      room('vic-a', {}, { capacity: 4, name: 'Salle A' }),
      room('vic-b', {}, { capacity: 4, name: 'Salle B' }),
      room('vic-ab', {}, { capacity: 8, name: 'Salle A + B', parts: ['vic-a', 'vic-b'] }),
      room(
        'vic-conseil',
        { needsApproval: true, approvalHours: 8 },
        { capacity: 20, name: 'Salle du conseil' },
      ),
      room('vic-tardive', LATE, { capacity: 3, name: 'Petite salle' }),
    ],
  },
  {
    slug: 'salers',
    location: [45.1, 2.5],
    resources: [desks('sal-open', 6, HOURLY, { name: 'Open space' }), room('sal-a', {}, { capacity: 12 })],
  },
  { slug: 'mur', location: [44.8, 2.5], resources: [desks('mur-open', 2, {}, { name: 'Open space' })] },
);

export interface TeamAnswer {
  readonly id: string;
  readonly sideBySide: boolean | null;
  readonly bookings: readonly {
    readonly reference: string;
    readonly resource: string;
    readonly resourceName: string;
    readonly status: string;
    readonly awaitsApproval: boolean;
  }[];
}

/** Days of their own for each test, so that none stands in another's way: a week has five of two halves each. */
export function daysFrom(first: string): () => { readonly date: string; readonly halfDay: string } {
  let day = Date.parse(first);
  return () => {
    day += 86_400_000;
    return { date: new Date(day).toISOString().slice(0, 10), halfDay: 'morning' };
  };
}

export function bookTeam(
  caller: Caller,
  places: readonly object[],
  more: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  return caller.post(TEAMS, { telecentre: 'vic', places, ...more }, headers);
}

export function namesIn({ body }: Answer): string[] {
  return (body as TeamAnswer).bookings.map(({ resourceName }) => resourceName);
}
