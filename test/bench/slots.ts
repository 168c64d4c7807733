/** Half-days at telecentres, each used for one booking only: for nearly all of them some desk is free. */
import type { HalfDay } from '../../src/reservation/half-day.js';
import type { LocalDate } from '../../src/reservation/local-time.js';
import type { Network, Telecentre } from '../../src/telecentres/network.js';
import { bookableHalfDays } from './half-days.js';
import { tokenOf } from './load-network.js';

export interface Slot {
  readonly telecentre: Telecentre;
  readonly date: LocalDate;
  readonly halfDay: HalfDay;
  /** Of the member who books it. */
  readonly token: string;
}

/** Hands out every slot of the coming weeks once; neighbours in the order are at different telecentres. */
export class Slots {
  private readonly telecentres: readonly Telecentre[];
  private readonly halfDays: ReturnType<typeof bookableHalfDays>;
  private next = 0;

  constructor(network: Network, now: number) {
    this.telecentres = [...network.telecentres.values()];
    this.halfDays = bookableHalfDays(now).filter(({ past }) => !past);
  }

  take(count: number): Slot[] {
    return Array.from({ length: count }, () => this.slotAt(this.next++));
  }

  private slotAt(index: number): Slot {
    const place = index % this.telecentres.length;
    const turn = Math.floor(index / this.telecentres.length);
    const telecentre = this.telecentres[place];
    // Neighbours are at different dates in the same turn, as in life.
    const halfDay = this.halfDays[(turn + place) % this.halfDays.length];
    if (telecentre === undefined || halfDay === undefined || turn >= this.halfDays.length)
      throw new Error('the benchmark has used up its slots');
    return { telecentre, date: halfDay.date, halfDay: halfDay.half, token: tokenOf(index + turn) };
  }
}
