/** What is known of a telecentre, told apart from what is only assumed (provenance, in the network file). */
import type { Telecentre } from './network.js';

/** As the network file has it; what nobody has found is null. */
export interface SourcedHost {
  readonly structure?: string;
  readonly phone?: string | null;
  readonly address?: string | null;
  readonly contactEmail?: string | null;
}

/** What is known of the host; the rest is left out, for unlike hours nobody needs a guess at it. */
export function sourcedHostOf(telecentre: Telecentre): SourcedHost {
  const host = (telecentre.about['host'] ?? {}) as Record<string, unknown>;
  const assumed = new Set(assumedOf(telecentre));
  return Object.fromEntries(Object.entries(host).filter(([name]) => !assumed.has(`host.${name}`)));
}

/** The network file says how precise a location is only where it is not that of the building. */
export function hasExactLocation(telecentre: Telecentre): boolean {
  const { precision } = (telecentre.about['location'] ?? {}) as { precision?: string };
  return precision === undefined;
}

export function assumedOf(telecentre: Telecentre): readonly string[] {
  const { assumed = [] } = (telecentre.about['provenance'] ?? {}) as { assumed?: string[] };
  return assumed;
}

/** Whether all or part of a subject is only a guess. */
export function isAssumed(telecentre: Telecentre, subject: string): boolean {
  return assumedOf(telecentre).some((mark) => mark === subject || mark.startsWith(`${subject}.`));
}
