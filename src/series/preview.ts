/** What would become of each date of a series, were it made now. */
import type { Offer } from '../availability/offers.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Violation } from '../reservation/refusal.js';
import type { Resource } from '../reservation/resource.js';
import type { Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';

export const PREVIEWED_FATES = [
  'free',
  /** Free, but not the place that most dates get. */
  'other-unit',
  'taken',
  /** A public holiday, a closure, a day on which the doors stay shut. */
  'closed',
  /** Against a rule of the place. */
  'refused',
  /** Further ahead than the place can be booked: it will be booked when it can. */
  'later',
  /** Not wanted by whoever asks. */
  'left-out',
] as const;
export type PreviewedFate = (typeof PREVIEWED_FATES)[number];

export interface PreviewedDate {
  readonly date: LocalDate;
  readonly fate: PreviewedFate;
  /** The name of the public holiday on it, whether the place is shut then or not. */
  readonly holiday?: string;
  /** Free, taken or later. */
  readonly stay?: Stay;
  /** What they would get. */
  readonly resource?: Resource;
  /** It would only be asked for: a host agrees or declines. */
  readonly needsApproval?: boolean;
  /** Of one that is taken: what is nearest to it. */
  readonly alternative?: Offer;
  /** Of one that is closed or refused. */
  readonly violations?: readonly Violation[];
  /** Of a later one. */
  readonly opensOn?: LocalDate;
}

export interface SeriesPreview {
  readonly telecentre: Telecentre;
  /** What most dates get; null when none can be had. */
  readonly resource: Resource | null;
  /** In order. */
  readonly dates: readonly PreviewedDate[];
}

/** A date whose outcome is not the one that was promised. */
export interface Difference {
  readonly date: LocalDate;
  /** The id of the resource that the preview said; null: it said none. */
  readonly promised: string | null;
  /** The one that was had instead; null: none. */
  readonly got: string | null;
}
