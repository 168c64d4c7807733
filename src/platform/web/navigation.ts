/** The ways from every page to what people come for. */
import type { Language, Words } from '../i18n/language.js';
import type { IconName } from './icon.js';

export interface Way {
  readonly href: string;
  readonly label: Words;
  readonly icon: IconName;
  /** Seldom gone: it stands behind « more », so that the others fit on a phone. */
  readonly seldom?: true;
  /** Pages that belong to it beside those below its own address. */
  readonly sections?: readonly string[];
}

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly icon: IconName;
  readonly seldom: boolean;
  /** It leads to this very page, or to one that this page belongs to. */
  readonly current: 'page' | 'true' | undefined;
}

export const BOOK: Way = {
  href: '/search',
  label: { fr: 'Réserver', en: 'Book' },
  icon: 'search',
  sections: ['/bookings/new'],
};

export const TELECENTRES: Way = {
  href: '/telecentres',
  label: { fr: 'Télécentres', en: 'Telecentres' },
  icon: 'geo-alt',
  sections: ['/resources', '/free-busy'],
};

export const MY_BOOKINGS: Way = {
  href: '/bookings',
  label: { fr: 'Mes réservations', en: 'My bookings' },
  icon: 'calendar-check',
  sections: ['/booking', '/waitlist'],
};

export const MY_ACCOUNT: Way = {
  href: '/account',
  label: { fr: 'Mon compte', en: 'My account' },
  icon: 'person',
};

export const SIGN_IN: Way = {
  href: '/sign-in',
  label: { fr: 'Se connecter', en: 'Sign in' },
  icon: 'box-arrow-in-right',
};

/** Where it is not known who looks: whoever has not signed in yet is asked to on the way. */
export const WAYS_OF_ANYBODY: readonly Way[] = [BOOK, TELECENTRES, MY_BOOKINGS, MY_ACCOUNT];

/** `within`: the way that the page belongs to, where its address does not say so. */
export function linksOf(
  ways: readonly Way[],
  path: string,
  language: Language,
  within = path,
): readonly NavigationLink[] {
  const nearest = Math.max(...ways.map((way) => nearness(way, within)));
  return ways.map((way) => ({
    href: way.href,
    label: way.label[language],
    icon: way.icon,
    seldom: way.seldom ?? false,
    current:
      way.href === path ? 'page' : nearest > 0 && nearness(way, within) === nearest ? 'true' : undefined,
  }));
}

/** How much of the path a way stands for. */
function nearness({ href, sections = [] }: Way, path: string): number {
  const above = [href, ...sections].filter((section) => path === section || path.startsWith(`${section}/`));
  return Math.max(0, ...above.map(({ length }) => length));
}
