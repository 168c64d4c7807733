import { networkOf, type PlaceSetUp } from '../bookings/places.js';

export interface AttendanceSetUp {
  readonly noShowMinutes?: number | null;
  readonly selfCheckIn?: boolean;
  readonly staffed?: boolean;
}

interface Telecentre {
  readonly slug: string;
  readonly host: object;
}

/** Telecentres of the kind of `networkOf`, each with what its host has settled about who comes. */
export function attended(
  set: Readonly<Record<string, AttendanceSetUp>>,
  ...places: readonly PlaceSetUp[]
): object {
  const network = networkOf(...places) as { readonly telecentres: readonly Telecentre[] };
  return {
    ...network,
    telecentres: network.telecentres.map((telecentre) => {
      const { noShowMinutes = null, selfCheckIn = false, staffed = true } = set[telecentre.slug] ?? {};
      const attendance = { noShowMinutes, selfCheckIn };
      return { ...telecentre, attendance, host: { ...telecentre.host, staffed } };
    }),
  };
}

/** One desk, by the half-day and the day. */
export function desk(key: string, policy: object = {}): object {
  return {
    key,
    kind: 'desk',
    name: `Poste ${key}`,
    capacity: 1,
    policy: { granularities: ['half_day', 'day'], horizonDays: 1000, ...policy },
  };
}
