/**
 * Which desks a team gets. A plan of a telecentre says in which room a desk stands and what it is numbered: « Poste 3 »
 * stands between « Poste 2 » and « Poste 4 », whoever sits there, and not in the « Atelier ».
 */
export interface Desk {
  readonly id: string;
  readonly name: string;
}

export interface ChosenDesks<One extends Desk> {
  readonly desks: readonly One[];
  /** In one room, and nobody else's desk is between them. */
  readonly areSideBySide: boolean;
}

/** Of all ways to choose so many of the free ones: in the fewest rooms, then with the fewest desks of others in between. */
export function sideBySide<One extends Desk>(
  free: readonly One[],
  all: readonly Desk[],
  count: number,
): ChosenDesks<One> | null {
  let best: readonly (Choice<One> | null)[] = [NOBODY_SEATED, ...Array.from({ length: count }, () => null)];
  for (const room of roomsOf(free, all)) {
    const closest = closestOf(room, count);
    best = best.map((seatedBefore, wanted) =>
      closest.reduce<Choice<One> | null>((so, here, index) => {
        const elsewhere = best[wanted - index - 1];
        return elsewhere ? better(so, together(elsewhere, here)) : so;
      }, seatedBefore),
    );
  }
  const chosen = best[count];
  return chosen ? { desks: chosen.desks, areSideBySide: chosen.rooms <= 1 && chosen.between === 0 } : null;
}

/** Whether these are all of them next to one another. */
export function areSideBySide(desks: readonly Desk[], all: readonly Desk[]): boolean {
  return sideBySide(desks, all, desks.length)?.areSideBySide === true;
}

interface Choice<One> {
  readonly desks: readonly One[];
  readonly rooms: number;
  /** Desks that are not theirs and stand between theirs. */
  readonly between: number;
}

const NOBODY_SEATED = { desks: [], rooms: 0, between: 0 };

interface Seat<One> {
  readonly desk: One;
  /** Among all desks of its room. */
  readonly position: number;
}

/** The free desks of each room in their order. */
function roomsOf<One extends Desk>(free: readonly One[], all: readonly Desk[]): Seat<One>[][] {
  const byId = new Map(free.map((desk) => [desk.id, desk]));
  const positions = new Map<string, number>();
  const rooms = new Map<string, Seat<One>[]>();
  for (const { id, name } of [...all].sort(inOrder)) {
    const room = roomOf(name);
    const position = positions.get(room) ?? 0;
    positions.set(room, position + 1);
    const desk = byId.get(id);
    if (desk) rooms.set(room, [...(rooms.get(room) ?? []), { desk, position }]);
  }
  return [...rooms.values()];
}

/** Of each number of desks up to `most` the closest in one room: they are neighbours among those that are free. */
function closestOf<One>(room: readonly Seat<One>[], most: number): Choice<One>[] {
  return Array.from({ length: Math.min(most, room.length) }, (_, index) => {
    const count = index + 1;
    return room
      .slice(index)
      .map((last, first) => ({
        desks: room.slice(first, first + count).map(({ desk }) => desk),
        rooms: 1,
        between: last.position - (room[first]?.position ?? 0) - index,
      }))
      .reduce((best, one) => (one.between < best.between ? one : best));
  });
}

function together<One>(one: Choice<One>, other: Choice<One>): Choice<One> {
  return {
    desks: [...one.desks, ...other.desks],
    rooms: one.rooms + other.rooms,
    between: one.between + other.between,
  };
}

function better<One>(one: Choice<One> | null, other: Choice<One>): Choice<One> {
  if (one === null) return other;
  return (other.rooms - one.rooms || other.between - one.between) < 0 ? other : one;
}

/** « Open space 12 » stands in the « Open space ». */
function roomOf(name: string): string {
  return name.replace(/[\s\d]+$/, '');
}

function inOrder(one: Desk, other: Desk): number {
  return NATURAL.compare(one.name, other.name) || (one.id < other.id ? -1 : 1);
}

const NATURAL = new Intl.Collator('fr', { numeric: true });
