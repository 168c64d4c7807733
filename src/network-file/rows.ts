/**
 * A network file and the rows of the database say the same in two shapes. Here one becomes the other, so that an import
 * can compare what is with what shall be, and an export can tell it.
 */
import type { OpeningHours } from '../reservation/opening-hours.js';
import type { Policy } from '../reservation/policy.js';
import { keysOf } from './keys.js';
import { fileHours, keptHours, type KeptHours } from './hours.js';
import type { FileResource, FileTelecentre, NetworkFile } from './schema.js';

export interface NetworkRow {
  readonly name: string;
  readonly about: NonNullable<NetworkFile['about']> & Pick<NetworkFile, 'sources'>;
}

export interface TelecentreRow {
  readonly slug: string;
  readonly name: string;
  readonly departmentCode: string;
  readonly inseeCode: string;
  readonly commune: string;
  readonly postcode: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly timeZone: string;
  readonly holidayZone: FileTelecentre['holidayZone'];
  readonly closedOnPublicHolidays: boolean;
  readonly opening: KeptHours;
  readonly hoursConfirmed: boolean;
  readonly published: boolean;
  readonly accessRegime: FileTelecentre['access']['regime'];
  readonly accessInstructions: string;
  readonly noShowMinutes: number | null;
  readonly selfCheckIn: boolean;
  readonly about: About;
}

/** What the engine keeps and shows without using it. */
export type About = Pick<
  FileTelecentre,
  'host' | 'tariff' | 'speciality' | 'history' | 'photos' | 'provenance'
> & {
  readonly commune: Pick<FileTelecentre['commune'], 'population' | 'epci' | 'region'>;
  readonly location: Pick<FileTelecentre['location'], 'precision'>;
};

export interface ResourceRow extends Policy {
  readonly key: string;
  readonly pool: string | null;
  readonly position: number;
  readonly kind: FileResource['kind'];
  readonly name: string;
  readonly capacity: number;
  readonly equipment: FileResource['equipment'];
  readonly withdrawn: boolean;
}

export function networkRow({ name, about, sources }: NetworkFile): NetworkRow {
  return asStored({ name, about: { ...about, sources } });
}

export function telecentreRow(file: FileTelecentre): TelecentreRow {
  const { inseeCode, name: commune, postcode, ...communeFacts } = file.commune;
  const { latitude, longitude, ...locationFacts } = file.location;
  const { host, tariff, speciality, history, photos, provenance } = file;
  return asStored({
    slug: file.slug,
    name: file.name,
    departmentCode: file.department,
    inseeCode,
    commune,
    postcode,
    latitude,
    longitude,
    timeZone: file.timeZone,
    holidayZone: file.holidayZone,
    closedOnPublicHolidays: file.closedOnPublicHolidays,
    opening: keptHours(file.openingHours),
    hoursConfirmed: file.hoursConfirmed,
    published: file.published,
    accessRegime: file.access.regime,
    accessInstructions: file.access.instructions,
    ...file.attendance,
    about: {
      commune: communeFacts,
      location: locationFacts,
      host,
      tariff,
      speciality,
      history,
      photos,
      provenance,
    },
  });
}

/** As the engine asks for them. */
export function openingHoursOf({
  opening,
  timeZone,
  holidayZone,
  closedOnPublicHolidays,
}: TelecentreRow): OpeningHours {
  return { ...opening, timeZone, holidayZone, closedOnPublicHolidays };
}

/** The file's entry without its resources and closures. */
export function fileTelecentre(row: TelecentreRow): Omit<FileTelecentre, 'resources' | 'closures'> {
  const { commune, location, ...about } = row.about;
  return {
    slug: row.slug,
    name: row.name,
    department: row.departmentCode,
    commune: { inseeCode: row.inseeCode, name: row.commune, postcode: row.postcode, ...commune },
    location: { latitude: row.latitude, longitude: row.longitude, ...location },
    timeZone: row.timeZone,
    holidayZone: row.holidayZone,
    closedOnPublicHolidays: row.closedOnPublicHolidays,
    published: row.published,
    hoursConfirmed: row.hoursConfirmed,
    openingHours: fileHours(row.opening),
    access: { regime: row.accessRegime, instructions: row.accessInstructions },
    attendance: { noShowMinutes: row.noShowMinutes, selfCheckIn: row.selfCheckIn },
    ...about,
  };
}

/** One row for each unit, in the order of the file; `index` says which entry of the file it comes from. */
export function resourceRows(resources: readonly FileResource[]): { index: number; row: ResourceRow }[] {
  return resources
    .flatMap((file, index) => keysOf(file).map((key, place) => ({ file, index, key, place })))
    .map(({ file, index, key, place }, position) => ({
      index,
      row: asStored({
        key,
        pool: file.places === undefined ? (file.pool ?? null) : file.key,
        position,
        kind: file.kind,
        name: file.places === undefined ? file.name : `${file.name} ${place + 1}`,
        capacity: file.capacity,
        equipment: file.equipment,
        ...file.policy,
        withdrawn: false,
      }),
    }));
}

export function fileResource(row: ResourceRow, parts: readonly string[]): FileResource {
  return {
    key: row.key,
    kind: row.kind,
    name: row.name,
    ...(row.pool === null ? {} : { pool: row.pool }),
    capacity: row.capacity,
    equipment: row.equipment,
    ...(parts.length === 0 ? {} : { parts: [...parts] }),
    policy: {
      granularities: [...row.granularities],
      stepMinutes: row.stepMinutes,
      shortestMinutes: row.shortestMinutes,
      longestMinutes: row.longestMinutes,
      noticeMinutes: row.noticeMinutes,
      horizonDays: row.horizonDays,
      minutesBetween: row.minutesBetween,
      cancellationMinutes: row.cancellationMinutes,
      holdMinutes: row.holdMinutes,
      needsApproval: row.needsApproval,
      approvalHours: row.approvalHours,
    },
  };
}

/** As it comes back from the database: without fields that are not there, and without a zero below zero. */
function asStored<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value)) as Value;
}
