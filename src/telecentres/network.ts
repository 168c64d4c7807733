import type { Closure, OpeningHours } from '../reservation/opening-hours.js';
import type { Resource } from '../reservation/resource.js';
import type { EquipmentWord } from './equipment.js';

/** The whole network as it was at one version: small (a few megabytes for a thousand telecentres) and never changed. */
export interface Network {
  readonly version: number;
  readonly name: string;
  readonly departments: readonly Department[];
  /** Published ones, by slug, in the order of their names. */
  readonly telecentres: ReadonlyMap<string, Telecentre>;
  /** What those telecentres offer, by the resource's id. */
  readonly resources: ReadonlyMap<string, { readonly telecentre: Telecentre; readonly resource: Resource }>;
  /** All words for equipment, those that are no longer offered included. */
  readonly equipment: readonly EquipmentWord[];
}

export interface Department {
  readonly code: string;
  readonly name: string;
  readonly coordinator: string;
}

export interface Telecentre {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly department: Department;
  readonly commune: { readonly name: string; readonly inseeCode: string; readonly postcode: string };
  readonly latitude: number;
  readonly longitude: number;
  readonly opening: OpeningHours;
  readonly hoursConfirmed: boolean;
  readonly access: { readonly regime: AccessRegime; readonly instructions: string };
  readonly attendance: Attendance;
  /** Those of the whole telecentre. */
  readonly closures: readonly Closure[];
  readonly resources: readonly Resource[];
  /** Host, tariff, speciality and provenance, as the network file has them. */
  readonly about: Readonly<Record<string, unknown>>;
}

/** How it is known there who has come. */
export interface Attendance {
  /** So long after its beginning a booking that nobody claimed is released; null: never. */
  readonly noShowMinutes: number | null;
  /** A code at the door lets members say themselves that they are there. */
  readonly selfCheckIn: boolean;
}

export const ACCESS_REGIMES = ['reception', 'key', 'code'] as const;
export type AccessRegime = (typeof ACCESS_REGIMES)[number];
