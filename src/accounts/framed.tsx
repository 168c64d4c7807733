import type { ComponentChildren, JSX } from 'preact';
import { mayAnywhere } from '../permissions/may.js';
import type { Permission } from '../permissions/permissions.js';
import { Layout, type Frame } from '../platform/web/layout.js';
import {
  BOOK,
  linksOf,
  MY_ACCOUNT,
  MY_BOOKINGS,
  SIGN_IN,
  TELECENTRES,
  WAYS_OF_ANYBODY,
  type Way,
} from '../platform/web/navigation.js';
import { readerTag } from './reader-tag.js';
import type { Visit } from './visit.js';

/** A page as this visitor sees it: in their language, with the ways that are open to them. */
export function Framed({
  visit,
  title,
  description,
  within,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  /** For those who find the page with a search engine. */
  readonly description?: string;
  /** The way in the header that the page belongs to, where its address does not say so. */
  readonly within?: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  return <Layout frame={{ ...frameOf(visit, within), title, description }}>{children}</Layout>;
}

export function frameOf(visit: Visit, within?: string): Omit<Frame, 'title'> {
  const { language, look, path, address, baseUrl, visitor } = visit;
  const reader = visitor === null ? undefined : readerTag(visitor.caller.pseudonym);
  const links = linksOf(waysOf(visit), path, language, within);
  return { language, look, address, baseUrl, reader, links };
}

interface PermittedWay extends Way {
  /** Undefined: for everybody who has signed in. */
  readonly permission?: Permission;
}

/** Of those who receive people: the pages of their telecentres belong to it. */
export const MY_DAY = '/host';

const WAYS: readonly PermittedWay[] = [
  // First: whoever receives people comes for it several times a day.
  {
    href: MY_DAY,
    label: { fr: 'Ma journée', en: 'My day' },
    icon: 'clipboard-check',
    permission: 'attendance',
  },
  BOOK,
  TELECENTRES,
  MY_BOOKINGS,
  MY_ACCOUNT,
  {
    href: '/administration',
    label: { fr: 'Réseau', en: 'Network' },
    icon: 'building',
    permission: 'network.edit',
    seldom: true,
  },
  // A host has them among the pages of the telecentre.
  {
    href: '/figures',
    label: { fr: 'Chiffres', en: 'Figures' },
    icon: 'bar-chart',
    permission: 'network.edit',
    seldom: true,
  },
  {
    href: '/roles',
    label: { fr: 'Rôles', en: 'Roles' },
    icon: 'people',
    permission: 'roles.read',
    seldom: true,
  },
  {
    href: '/operations/outbox',
    sections: ['/operations'],
    label: { fr: 'Exploitation', en: 'Operations' },
    icon: 'gear',
    permission: 'operations',
    seldom: true,
  },
];

const WAYS_IN: readonly Way[] = [BOOK, TELECENTRES, SIGN_IN];

function waysOf({ visitor, isUnknown }: Visit): readonly Way[] {
  if (isUnknown) return WAYS_OF_ANYBODY;
  if (visitor === null) return WAYS_IN;
  const ways = WAYS.filter(
    ({ permission }) => permission === undefined || mayAnywhere(visitor.caller, permission),
  );
  // Whoever receives people knows their telecentre: what they have more of would not fit on a phone beside it.
  return mayAnywhere(visitor.caller, 'attendance')
    ? ways.map((way) => (way === TELECENTRES ? { ...way, seldom: true } : way))
    : ways;
}
