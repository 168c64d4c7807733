import { Injectable } from '@nestjs/common';
import { AvailabilityService } from '../availability/availability.service.js';
import type { Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { decide, factsWindow, type Decision, type Request } from '../reservation/decide.js';
import { localDateOf } from '../reservation/local-time.js';
import type { Instant, Period } from '../reservation/period.js';
import type { UnitId } from '../reservation/resource.js';
import type { Violation } from '../reservation/refusal.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { ruleBroken, slotTaken } from './bookings.problems.js';
import type { Placement } from './bookings.queries.js';
import type { BookingFacts } from './facts.queries.js';
import { targetOf, unknownTarget, type Target, type Where } from './target.js';

export interface PlacingWish extends Omit<Request, 'kind'> {
  readonly where: Where;
  readonly title: string | null;
  /** To whoever receives them. */
  readonly message?: string | null;
}

/** Reads what is taken of these units within the window. */
export type FactsReader = (
  units: readonly UnitId[],
  window: Period,
  telecentre: Telecentre,
) => Promise<BookingFacts>;

/** Of a large open space, more free desks than this need not be tried before the request is declined. */
const CANDIDATES_TRIED = 40;

/** Finds where a wish can be placed: on the network as it is now, by the facts, as the core decides. */
@Injectable()
export class PlacingService {
  constructor(
    private readonly directory: NetworkDirectory,
    private readonly availability: AvailabilityService,
  ) {}

  /**
   * Throws the problem that stands in the way: an unknown place, rules broken (those `already` known to be among them),
   * or everything taken.
   */
  async place(
    wish: PlacingWish,
    readFacts: FactsReader,
    now: Instant,
    language: Language,
    already: readonly Violation[] = [],
  ): Promise<Placement> {
    const found = await this.directory.upToDate(async (network) => {
      const target = targetOf(wish.where, network);
      if (target === null) return null;
      const { telecentre, kind, resources } = target;
      const request = { time: wish.time, people: wish.people, equipment: wish.equipment, kind };
      const window = factsWindow(request, telecentre.opening, resources);
      const facts = window ? await readFacts(unitsOf(target), window, telecentre) : await this.noFacts();
      const decision = decide(request, { ...facts, opening: telecentre.opening, resources }, now);
      return { version: facts.version, target, decision };
    });
    if (found === null) throw unknownTarget(wish.where, language);
    const { version, target, decision } = found;
    const { timeZone } = target.telecentre.opening;
    if (decision.outcome === 'rule-broken')
      throw ruleBroken([...already, ...decision.violations], timeZone, language);
    if (already.length > 0) throw ruleBroken(already, timeZone, language);
    return this.accepted(wish, version, target, decision);
  }

  /** Somebody was quicker. */
  async tooLate({ telecentre, stay, candidates }: Placement, wish: PlacingWish): Promise<Problem> {
    const kind = 'kind' in wish.where ? wish.where.kind : (candidates[0]?.resource.kind ?? null);
    return this.taken({ ...wish, kind }, telecentre, stay);
  }

  private async accepted(
    wish: PlacingWish,
    networkVersion: number,
    { telecentre, kind, resources }: Target,
    decision: Exclude<Decision, { outcome: 'rule-broken' }>,
  ): Promise<Placement> {
    if (decision.outcome === 'slot-taken')
      throw await this.taken(
        { ...wish, kind: kind ?? resources[0]?.kind ?? null },
        telecentre,
        decision.stay,
      );
    const { people, equipment, title } = wish;
    const candidates = decision.candidates.slice(0, CANDIDATES_TRIED);
    return { networkVersion, telecentre, stay: decision.stay, candidates, people, equipment, title };
  }

  private async taken(
    { kind, people, equipment }: Omit<Request, 'time'>,
    telecentre: Telecentre,
    { start, end, halfDay }: Placement['stay'],
  ): Promise<Problem> {
    const date = localDateOf(start, telecentre.opening.timeZone);
    const time = halfDay === null ? { start: { instant: start }, end: { instant: end } } : { date, halfDay };
    return slotTaken(
      await this.availability.alternatives({ kind, people, equipment, time }, telecentre, date),
    );
  }

  /** No occupied time can matter; only whether the network is the newest. */
  private async noFacts(): Promise<BookingFacts> {
    return { version: (await this.directory.fresh()).version, taken: new Map(), hadBefore: [] };
  }
}

function unitsOf({ resources }: Target): UnitId[] {
  return [...new Set(resources.flatMap((resource) => resource.units))];
}
