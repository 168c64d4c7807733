import { invalidRequest, type Problem } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import type { Kind } from '../reservation/kind.js';
import { servesAs, type Resource } from '../reservation/resource.js';
import type { Network, Telecentre } from '../telecentres/network.js';
import { UNKNOWN_TELECENTRE } from '../telecentres/telecentres.words.js';

/** Where somebody wants to be: a kind of place at a telecentre, or one resource by its id. */
export type Where = { readonly telecentre: string; readonly kind: Kind } | { readonly resource: string };

export interface Target {
  readonly telecentre: Telecentre;
  /** Null when one resource was named. */
  readonly kind: Kind | null;
  /** That one, or all that serve as the kind. */
  readonly resources: readonly Resource[];
}

/** Null when there is no such place in this network. */
export function targetOf(where: Where, network: Network): Target | null {
  if ('resource' in where) {
    const found = network.resources.get(where.resource);
    return found ? { telecentre: found.telecentre, kind: null, resources: [found.resource] } : null;
  }
  const telecentre = network.telecentres.get(where.telecentre);
  if (telecentre === undefined) return null;
  const resources = telecentre.resources.filter((one) => servesAs(one, where.kind));
  return { telecentre, kind: where.kind, resources };
}

export interface WhereFields {
  readonly telecentre?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly resource?: string | undefined;
}

/** Null when none of the fields is there. */
export function whereOf({ telecentre, kind, resource }: WhereFields): Where | null {
  if (resource !== undefined) return { resource };
  return telecentre !== undefined && kind !== undefined ? { telecentre, kind } : null;
}

export function unknownTarget(where: Where, language: Language): Problem {
  return 'resource' in where
    ? invalidRequest([{ field: 'resource', message: UNKNOWN_RESOURCE[language] }])
    : invalidRequest([{ field: 'telecentre', message: UNKNOWN_TELECENTRE[language] }]);
}

const UNKNOWN_RESOURCE = {
  fr: 'n’est ni un poste, ni un bureau, ni une salle du réseau',
  en: 'is not a desk, an office or a room of the network',
};
