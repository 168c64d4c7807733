/** What a refusal for want of room offers instead, as its members have it. */
import { Problem } from '../platform/http/problem.js';
import type { HalfDay } from '../reservation/half-day.js';

export interface Alternative {
  readonly place: string;
  readonly placeName: string;
  /** With its offset. */
  readonly start: string;
  readonly end: string;
  readonly halfDay: HalfDay | null;
}

/** Those at the same telecentre: elsewhere a host has nothing to give. */
export function alternativesIn(error: unknown, telecentre: string): readonly Alternative[] {
  if (!(error instanceof Problem)) return [];
  const offers = (error.content.members?.['alternatives'] ?? []) as readonly Offered[];
  return offers
    .filter((offer) => offer.telecentre === telecentre)
    .map(({ resource, start, end, halfDay }) => ({
      place: resource.id,
      placeName: resource.name,
      start,
      end,
      halfDay,
    }));
}

interface Offered {
  readonly telecentre: string;
  readonly resource: { readonly id: string; readonly name: string };
  readonly start: string;
  readonly end: string;
  readonly halfDay: HalfDay | null;
}
