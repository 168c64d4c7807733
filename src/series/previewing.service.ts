import { Injectable } from '@nestjs/common';
import { unitsOf, windowOf, type Offer } from '../availability/offers.js';
import { mostCommon } from '../bookings/most-common.js';
import { targetOf, unknownTarget, type Target } from '../bookings/target.js';
import { Database } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { needsApproval } from '../reservation/allocation.js';
import type { Taken } from '../reservation/availability.js';
import type { LocalDate } from '../reservation/local-time.js';
import { holidayOn } from '../reservation/opening-hours.js';
import type { Instant } from '../reservation/period.js';
import type { Resource } from '../reservation/resource.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { alternativeElsewhere, alternativeHere, prospectsElsewhere, type TakenDate } from './alternatives.js';
import { readDatesFacts } from './facts.queries.js';
import { outlookOf, type Outlook, type OutlookQuestion } from './outlook.js';
import type { PreviewedDate, SeriesPreview } from './preview.js';
import type { SeriesTemplate } from './series-record.js';
import { takenAbout } from './taken-about.js';

/** Whoever finds more dates taken than this looks for another place, not for as many exceptions. */
const ALTERNATIVES_ELSEWHERE = 60;

export interface PreviewQuestion {
  readonly template: SeriesTemplate;
  /** Those that are wanted. */
  readonly dates: readonly LocalDate[];
  /** Whose habits count; null: nobody's. */
  readonly holder: string | null;
  readonly isReceiverAt: (target: Target) => boolean;
}

/** Says what would become of each date. Two statements at the most, about these dates only. */
@Injectable()
export class PreviewingService {
  constructor(
    private readonly database: Database,
    private readonly directory: NetworkDirectory,
  ) {}

  async preview(question: PreviewQuestion, now: Instant, language: Language): Promise<SeriesPreview> {
    const found = await this.directory.upToDate((network) => this.previewIn(network, question, now));
    if (found === null) throw unknownTarget(question.template.where, language);
    return found.preview;
  }

  private async previewIn(
    network: Network,
    { template, dates, holder, isReceiverAt }: PreviewQuestion,
    now: Instant,
  ): Promise<{ preview: SeriesPreview; version: number } | null> {
    const target = targetOf(template.where, network);
    if (target === null) return null;
    const { telecentre } = target;
    const asked = { target, template, dates, isReceiver: isReceiverAt(target) };
    // Of all places there: what is taken may have its alternative next door.
    const taken = await takenAbout(this.database, asked, telecentre.resources, holder, now);
    const outlooks = outlookOf(asked, taken, now);
    const alternatives = await this.alternatives(outlooks, taken.taken, asked, network, now);
    return { preview: previewOf(target, outlooks, alternatives), version: taken.version };
  }

  private async alternatives(
    outlooks: readonly Outlook[],
    taken: readonly Taken[],
    { target, template }: OutlookQuestion,
    network: Network,
    now: Instant,
  ): Promise<ReadonlyMap<LocalDate, Offer>> {
    const found = new Map<LocalDate, Offer>();
    const missing: TakenDate[] = [];
    for (const [index, outlook] of outlooks.entries()) {
      if (outlook.as !== 'taken') continue;
      const offer = alternativeHere(outlook, target, template, taken[index] ?? new Map(), now);
      if (offer) found.set(outlook.date, offer);
      else missing.push(outlook);
    }
    const looks = missing
      .slice(0, ALTERNATIVES_ELSEWHERE)
      .map((one) => ({ one, prospects: prospectsElsewhere(one, target, template, network) }))
      .filter(({ prospects }) => prospects.length > 0);
    if (looks.length === 0) return found;
    const facts = await readDatesFacts(
      this.database,
      {
        units: unitsOf(looks.flatMap(({ prospects }) => prospects)),
        windows: looks.map(({ prospects }) => windowOf(prospects)),
        holder: null,
        telecentreId: target.telecentre.id,
      },
      now,
    );
    for (const [index, { one, prospects }] of looks.entries()) {
      const offer = alternativeElsewhere(
        one,
        target,
        template,
        prospects,
        facts.taken[index] ?? new Map(),
        now,
      );
      if (offer) found.set(one.date, offer);
    }
    return found;
  }
}

export function previewOf(
  { telecentre }: Target,
  outlooks: readonly Outlook[],
  alternatives: ReadonlyMap<LocalDate, Offer> = new Map(),
): SeriesPreview {
  const resource = mostCommon(
    outlooks.flatMap((one) => (one.as === 'free' ? (one.candidates[0]?.resource ?? []) : [])),
  );
  const dates = outlooks.map((one): PreviewedDate => {
    const holiday = holidayOn(telecentre.opening, one.date);
    const previewed = previewedDate(one, resource, alternatives.get(one.date));
    return { ...previewed, ...(holiday === undefined ? {} : { holiday }) };
  });
  return { telecentre, resource, dates };
}

function previewedDate(
  outlook: Outlook,
  usual: Resource | null,
  alternative: Offer | undefined,
): PreviewedDate {
  const { date } = outlook;
  switch (outlook.as) {
    case 'free': {
      const [first] = outlook.candidates;
      if (first === undefined) return { date, fate: 'taken', stay: outlook.stay };
      const fate = first.resource === usual ? 'free' : 'other-unit';
      const { stay } = outlook;
      return { date, fate, stay, resource: first.resource, needsApproval: needsApproval(first) };
    }
    case 'taken':
      return { date, fate: 'taken', stay: outlook.stay, ...(alternative ? { alternative } : {}) };
    case 'later':
      return { date, fate: 'later', stay: outlook.stay, opensOn: outlook.opensOn };
    default:
      return { date, fate: outlook.as, violations: outlook.violations };
  }
}
