/**
 * What was ticked and has not been taken yet: kept in this browser, in order, without anybody's name. One tab at a time
 * works on it.
 */
export interface KeptTick {
  readonly id: string;
  /** Where it is sent; it names the booking and the deed. */
  readonly action: string;
  /** What its button said. */
  readonly says: string;
  /** What the form holds besides, without the session's own value. */
  readonly fields: Readonly<Record<string, string>>;
  /** By this browser's clock. */
  readonly at: number;
  /** Whose it is, where people share a browser. */
  readonly reader: string;
  /** Why it was not accepted; it stays until somebody has read it. */
  readonly refused?: string;
}

const PLACE = 'ticks';

export function ticksOf(reader: string): readonly KeptTick[] {
  return all().filter((tick) => tick.reader === reader);
}

/** Whether there was room for it: in a private window, or a full one, there is none. */
export function keepTick(tick: KeptTick): boolean {
  return write([...all(), tick]);
}

export function dropTick(id: string): void {
  write(all().filter((tick) => tick.id !== id));
}

export function refuseTick(id: string, refused: string): void {
  write(all().map((tick) => (tick.id === id ? { ...tick, refused } : tick)));
}

/** Two tabs never send the same: the second finds it gone. Old browsers have one tab's word for it. */
export async function alone(work: () => Promise<void>): Promise<void> {
  if ('locks' in navigator) await navigator.locks.request(PLACE, work);
  else await work();
}

/** In another tab. */
export function whenTicksChange(tell: () => void): void {
  addEventListener('storage', ({ key }) => {
    if (key === PLACE) tell();
  });
}

/** What cannot be read, whoever has spoilt it, is none. */
function all(): readonly KeptTick[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly KeptTick[]) : [];
  } catch {
    return [];
  }
}

function write(ticks: readonly KeptTick[]): boolean {
  try {
    if (ticks.length === 0) localStorage.removeItem(PLACE);
    else localStorage.setItem(PLACE, JSON.stringify(ticks));
    return true;
  } catch {
    return false;
  }
}
