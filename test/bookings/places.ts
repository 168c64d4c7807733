/** Network files of a few telecentres, made for a test. */

export interface PlaceSetUp {
  readonly slug: string;
  readonly department?: string;
  readonly timeZone?: string;
  readonly holidayZone?: string;
  readonly closedOnPublicHolidays?: boolean;
  readonly hoursConfirmed?: boolean;
  readonly published?: boolean;
  readonly location?: readonly [latitude: number, longitude: number];
  readonly day?: DaySetUp;
  readonly openingHours?: Readonly<Record<string, unknown>>;
  readonly closures?: readonly object[];
  readonly resources: readonly object[];
}

export interface DaySetUp {
  readonly segments: readonly (readonly [opens: string, closes: string])[];
  readonly noon?: string;
}

export const DAY_AND_NIGHT: DaySetUp = { segments: [['00:00', '24:00']], noon: '12:00' };
const OFFICE_HOURS: DaySetUp = {
  segments: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
};

export function networkOf(...places: readonly PlaceSetUp[]): object {
  const codes = [...new Set(places.map(({ department = '15' }) => department))];
  return {
    format: 'telecentre-network/1',
    name: 'Réseau',
    departments: codes.map((code) => ({
      code,
      name: `Département ${code}`,
      coordinator: 'Le conseil départemental',
    })),
    telecentres: places.map(telecentreOf),
  };
}

function telecentreOf({ day = OFFICE_HOURS, department = '15', ...place }: PlaceSetUp): object {
  const [latitude, longitude] = place.location ?? [44.9, 2.4];
  return {
    slug: place.slug,
    name: `Télécentre de ${place.slug}`,
    department,
    commune: { inseeCode: `${department}999`.slice(0, 5), name: place.slug, postcode: '15000' },
    location: { latitude, longitude },
    timeZone: place.timeZone ?? 'Europe/Paris',
    holidayZone: place.holidayZone ?? 'metropole',
    closedOnPublicHolidays: place.closedOnPublicHolidays ?? false,
    published: place.published ?? true,
    hoursConfirmed: place.hoursConfirmed ?? true,
    openingHours: {
      week: Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((name) => [name, day])),
      namedPeriods: [],
      holidayCorrections: [],
      exceptionalOpenings: [],
      ...place.openingHours,
    },
    closures: place.closures ?? [],
    access: { regime: 'reception', instructions: 'Se présenter à l’accueil.' },
    resources: place.resources,
    host: {
      structure: 'La commune',
      kind: 'commune',
      staffed: true,
      contactEmail: null,
      phone: null,
      address: null,
    },
    tariff: null,
    speciality: null,
  };
}

/** A meeting room, by the hour and otherwise. */
export function room(key: string, policy: object = {}, more: object = {}): object {
  return {
    key,
    kind: 'meeting_room',
    name: `Salle ${key}`,
    capacity: 8,
    policy: { granularities: ['hour', 'half_day', 'day'], horizonDays: 1000, ...policy },
    ...more,
  };
}

/** An open space of so many desks, by the half-day and the day. */
export function desks(key: string, places: number, policy: object = {}, more: object = {}): object {
  return {
    key,
    kind: 'desk',
    name: 'Open space',
    places,
    capacity: 1,
    policy: { granularities: ['half_day', 'day'], ...policy },
    ...more,
  };
}
