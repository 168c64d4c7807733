/** Network files of a few places, for tests that want their own open space or their own rooms. */

export interface Place {
  readonly key: string;
  readonly kind?: 'desk' | 'office' | 'meeting_room';
  /** How many desks the open space has. */
  readonly places?: number;
  readonly capacity?: number;
  /** The rooms that this room is made of. */
  readonly parts?: readonly string[];
}

export interface Shut {
  readonly from: string;
  readonly to: string;
  readonly resource?: string;
}

export interface House {
  readonly slug: string;
  readonly resources: readonly Place[];
  readonly closures?: readonly Shut[];
}

/** Open from Monday to Friday, 9 h – 12 h and 14 h – 18 h; whatever is there is booked by hours, half-days and days. */
export function networkOf(...houses: readonly House[]): object {
  return {
    format: 'telecentre-network/1',
    name: 'Réseau du Ségala',
    departments: [{ code: '12', name: 'Aveyron', coordinator: 'Département de l’Aveyron' }],
    telecentres: houses.map(telecentreOf),
  };
}

/** How long a hold waits for its confirmation in these networks. */
export const HOLD_MINUTES = 10;

const WEEKDAY = {
  segments: [
    ['09:00', '12:00'],
    ['14:00', '18:00'],
  ],
};
const WEEKEND = { segments: [] };

function telecentreOf({ slug, resources, closures = [] }: House): object {
  return {
    slug,
    name: `Télécentre de ${slug}`,
    department: '12',
    commune: { inseeCode: '12176', name: 'Naucelle', postcode: '12800' },
    location: { latitude: 44.19722, longitude: 2.34167 },
    timeZone: 'Europe/Paris',
    holidayZone: 'metropole',
    closedOnPublicHolidays: true,
    published: true,
    hoursConfirmed: true,
    openingHours: {
      week: {
        mon: WEEKDAY,
        tue: WEEKDAY,
        wed: WEEKDAY,
        thu: WEEKDAY,
        fri: WEEKDAY,
        sat: WEEKEND,
        sun: WEEKEND,
      },
    },
    closures: closures.map((closure) => ({ ...closure, reason: 'Travaux' })),
    access: { regime: 'reception', instructions: 'Se présenter à l’accueil.' },
    resources: resources.map(resourceOf),
    host: {
      structure: 'Mairie',
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

function resourceOf({ key, kind = 'desk', capacity = 1, places, parts }: Place): object {
  return {
    key,
    kind,
    name: key,
    capacity,
    ...(places === undefined ? {} : { places }),
    ...(parts === undefined ? {} : { parts }),
    policy: { granularities: ['hour', 'half_day', 'day'], stepMinutes: 60, holdMinutes: HOLD_MINUTES },
  };
}
