/**
 * What can be booked. A unit is a place that one booking at a time can have: one desk, one office, one elementary room.
 * A resource is what people book: most are one unit; a room made of two rooms is both of theirs. An open space of six
 * is six desks.
 */
import type { Kind } from './kind.js';
import type { Closure } from './opening-hours.js';
import type { Policy } from './policy.js';

/** The number under which the database knows a unit. */
export type UnitId = number;

export interface Resource {
  /** Its key, unique in the network: `aur-b1`. */
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** Seats; 1 for a desk. */
  readonly capacity: number;
  /** Words of the equipment vocabulary, sorted. */
  readonly equipment: readonly string[];
  /** Itself, or what it is made of; ascending. */
  readonly units: readonly UnitId[];
  readonly policy: Policy;
  /** Closures of the telecentre, of this resource, and of what it shares units with. */
  readonly closures: readonly Closure[];
}

export const VIDEOCONFERENCE = 'videoconference';

/** A room with videoconference is a meeting room too; and any room that has the equipment is a videoconference room. */
export function servesAs(resource: Resource, kind: Kind): boolean {
  if (resource.kind === kind) return true;
  if (kind === 'meeting_room') return resource.kind === 'videoconference_room';
  if (kind === 'videoconference_room')
    return isRoom(resource) && resource.equipment.includes(VIDEOCONFERENCE);
  return false;
}

export function missingEquipment(resource: Resource, wanted: readonly string[]): string[] {
  return wanted.filter((word) => !has(resource, word));
}

function has(resource: Resource, word: string): boolean {
  if (word === VIDEOCONFERENCE && resource.kind === 'videoconference_room') return true;
  return resource.equipment.includes(word);
}

function isRoom(resource: Resource): boolean {
  return resource.kind !== 'desk' && resource.kind !== 'office';
}
