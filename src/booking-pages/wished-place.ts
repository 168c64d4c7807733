import type { Words } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import type { Resource } from '../reservation/resource.js';
import type { Stay } from '../reservation/stay.js';
import type { Telecentre } from '../telecentres/network.js';

/** Where and when a wish would be, as the network has it. */
export interface WishedPlace {
  readonly telecentre: Telecentre;
  readonly kind: Kind;
  /** The one that was chosen by hand; null: the engine chooses. */
  readonly resource: Resource | null;
  /** All that would do. */
  readonly resources: readonly Resource[];
  /** Null when the telecentre has no such time. */
  readonly stay: Stay | null;
  /** What it costs; null when nobody knows. */
  readonly tariff: Words | null;
}
