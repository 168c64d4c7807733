import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language, Words } from '../i18n/language.js';
import { IsRefused } from './is-refused.js';
import { SCRIPT, STYLESHEET } from './static.js';

export interface Frame {
  readonly language: Language;
  readonly siteName: string;
  readonly title: string;
  readonly links: readonly NavigationLink[];
}

export interface NavigationLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** What is the same on every page: the network's name, where one can go, and one main part. */
export function Layout({
  frame,
  children,
}: {
  readonly frame: Frame;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language, title } = frame;
  const isRefused = useContext(IsRefused);
  const siteName = frame.siteName || NETWORK[language];
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${isRefused ? ERROR[language] : ''}${title} – ${siteName}`}</title>
        <link rel="icon" href={ICON} />
        <link rel="stylesheet" href={STYLESHEET} />
        <script src={SCRIPT} defer />
      </head>
      <body>
        <a class="skip" href="#main">
          {SKIP[language]}
        </a>
        <header>
          <a class="site" href="/">
            <span class="sign" aria-hidden="true" />
            {siteName}
          </a>
          {frame.links.length > 0 && (
            <nav aria-label={NAVIGATION[language]}>
              <ul>
                {frame.links.map(({ href, label, current }) => (
                  <li key={href}>
                    <a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
                      {label}
                    </a>
                  </li>
                ))}
              </ul>
            </nav>
          )}
        </header>
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </body>
    </html>
  );
}

/** A day of two halves, the morning taken: the sign of the house. */
const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="6" width="26" height="20" rx="4" fill="#fbfaf7" stroke="#2b5a8c" stroke-width="3"/><path d="M3 10a4 4 0 0 1 4-4h9v20H7a4 4 0 0 1-4-4z" fill="#2b5a8c"/></svg>',
  );

const NETWORK: Words = { fr: 'Réseau de télécentres', en: 'Network of telecentres' };
const ERROR: Words = { fr: 'Erreur\u00a0: ', en: 'Error: ' };
const SKIP: Words = { fr: 'Aller au contenu', en: 'Skip to content' };
const NAVIGATION: Words = { fr: 'Navigation principale', en: 'Main navigation' };
