/** A room made of rooms: whoever books it books them all. */
import type { FileResource, FileTelecentre } from '../network-file/schema.js';
import type { Typed } from '../platform/http/endpoint.js';

/** Those that a room can be made of: rooms and offices that are made of nothing themselves. None where it is a part itself. */
export function roomsFor(entry: FileResource, { resources }: FileTelecentre): FileResource[] {
  const isMade = entry.parts !== undefined || COMPOSED.includes(entry.kind);
  if (!isMade || resources.some(({ parts }) => parts?.includes(entry.key))) return [];
  return resources.filter(
    ({ key, kind, parts }) => key !== entry.key && kind !== 'desk' && parts === undefined,
  );
}

export function partField(key: string): string {
  return `part-${key}`;
}

export function typedParts({ parts = [] }: FileResource): Typed {
  return Object.fromEntries(parts.map((key) => [partField(key), 'yes']));
}

/** Parts of which the form does not ask, such as desks, are left as they are. */
export function withParts(entry: FileResource, file: FileTelecentre, typed: Typed): FileResource {
  const { parts: kept = [], ...rest } = entry;
  const asked = roomsFor(entry, file).map(({ key }) => key);
  const ticked = asked.filter((key) => typed[partField(key)] === 'yes');
  const parts = [...kept.filter((key) => !asked.includes(key)), ...ticked].sort();
  return parts.length === 0 ? rest : { ...rest, parts };
}

const COMPOSED: readonly FileResource['kind'][] = ['meeting_room', 'training_room'];
