import type { ComponentChildren, JSX } from 'preact';
import { mayAnywhere } from '../permissions/may.js';
import type { Permission } from '../permissions/permissions.js';
import type { Words } from '../platform/i18n/language.js';
import { Layout } from '../platform/web/layout.js';
import type { Visit } from './visit.js';

/** A page as this visitor sees it: in their language, with the ways that are open to them. */
export function Framed({
  visit,
  title,
  children,
}: {
  readonly visit: Visit;
  readonly title: string;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language, siteName } = visit;
  const links = waysOf(visit).map(({ href, label, section = href }) => ({
    href,
    label: label[language],
    current: visit.path === href || visit.path.startsWith(`${section}/`),
  }));
  return <Layout frame={{ language, siteName, title, links }}>{children}</Layout>;
}

interface Way {
  readonly href: string;
  readonly label: Words;
  /** What its pages have in common, where that is not the address of the first. */
  readonly section?: string;
  /** Undefined: for everybody who has signed in. */
  readonly permission?: Permission;
}

const WAYS: readonly Way[] = [
  { href: '/roles', label: { fr: 'Rôles', en: 'Roles' }, permission: 'roles.read' },
  {
    href: '/operations/outbox',
    section: '/operations',
    label: { fr: 'Exploitation', en: 'Operations' },
    permission: 'operations',
  },
  { href: '/account', label: { fr: 'Mon compte', en: 'My account' } },
];

const SIGN_IN: Way = { href: '/sign-in', label: { fr: 'Se connecter', en: 'Sign in' } };

function waysOf({ visitor }: Visit): readonly Way[] {
  if (visitor === null) return [SIGN_IN];
  return WAYS.filter(({ permission }) => permission === undefined || mayAnywhere(visitor.caller, permission));
}
