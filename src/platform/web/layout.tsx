import type { ComponentChildren, JSX } from 'preact';
import { useContext } from 'preact/hooks';
import { LANGUAGES, type Language, type Words } from '../i18n/language.js';
import { Icon } from './icon.js';
import { IsRefused } from './is-refused.js';
import type { NavigationLink } from './navigation.js';
import { PageFooter } from './page-footer.js';
import type { SiteLook } from './site.js';
import { FONT_ADDRESSES, SCRIPT } from './static.js';

export interface Frame {
  readonly language: Language;
  readonly look: SiteLook;
  readonly title: string;
  /** For those who find the page elsewhere. */
  readonly description?: string | undefined;
  readonly links: readonly NavigationLink[];
  /** Of this very page, with its question and without a language: what the other language leads to. */
  readonly address: string;
  /** Where all addresses begin; undefined where the page is at none that anybody should keep. */
  readonly baseUrl?: string | undefined;
  /** Who has signed in, told apart from others and nothing more: for scripts that keep something. */
  readonly reader?: string | undefined;
}

/** What is the same on every page: the network's name, where one can go, and one main part. */
export function Layout({
  frame,
  children,
}: {
  readonly frame: Frame;
  readonly children: ComponentChildren;
}): JSX.Element {
  const { language, address, reader } = frame;
  return (
    <html lang={language}>
      <Head frame={frame} />
      <body data-reader={reader}>
        <a class="skip" href="#main">
          {SKIP[language]}
        </a>
        <Header frame={frame} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
        <PageFooter language={language} address={address} />
      </body>
    </html>
  );
}

function Head({ frame }: { readonly frame: Frame }): JSX.Element {
  const { language, look, title, description, address, baseUrl } = frame;
  const isRefused = useContext(IsRefused);
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${isRefused ? ERROR[language] : ''}${title} – ${nameOf(look, language)}`}</title>
      {description !== undefined && <meta name="description" content={description} />}
      <link rel="icon" href={ICON} />
      <link rel="stylesheet" href={look.stylesheet} />
      {FONT_ADDRESSES.map((address) => (
        <link
          key={address}
          rel="preload"
          href={address}
          as="font"
          type="font/woff2"
          crossorigin="anonymous"
        />
      ))}
      {baseUrl !== undefined &&
        LANGUAGES.map((one) => (
          <link key={one} rel="alternate" hreflang={one} href={`${baseUrl}/${one}${address}`} />
        ))}
      <script src={SCRIPT} defer />
    </head>
  );
}

function Header({ frame: { language, look, links } }: { readonly frame: Frame }): JSX.Element {
  return (
    <header>
      <a class="site" href="/">
        {look.logo === null ? (
          <span class="sign" aria-hidden="true" />
        ) : (
          <img class="logo" src={look.logo.address} alt={look.logo.alt} />
        )}
        {nameOf(look, language)}
      </a>
      <nav aria-label={NAVIGATION[language]}>
        <ul>
          <WaysOn links={links.filter(({ seldom }) => !seldom)} />
          <More links={links.filter(({ seldom }) => seldom)} language={language} />
        </ul>
      </nav>
    </header>
  );
}

function WaysOn({ links }: Pick<Frame, 'links'>): JSX.Element {
  return (
    <>
      {links.map(({ href, label, icon, current }) => (
        <li key={href}>
          <a href={href} aria-current={current}>
            <Icon name={icon} />
            {label}
          </a>
        </li>
      ))}
    </>
  );
}

function More({ links, language }: Pick<Frame, 'links' | 'language'>): JSX.Element | null {
  if (links.length === 0) return null;
  const isHere = links.some(({ current }) => current !== undefined);
  return (
    <li>
      <details class="more">
        <summary {...(isHere ? { class: 'current' } : {})}>
          <Icon name="three-dots" />
          {MORE[language]}
        </summary>
        <ul>
          <WaysOn links={links} />
        </ul>
      </details>
    </li>
  );
}

function nameOf({ name }: SiteLook, language: Language): string {
  return name || NETWORK[language];
}

/** A day of two halves, the morning taken: the sign of the house. */
export const ICON =
  'data:image/svg+xml,' +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="3" y="6" width="26" height="20" rx="4" fill="#fbfaf7" stroke="#2b5a8c" stroke-width="3"/><path d="M3 10a4 4 0 0 1 4-4h9v20H7a4 4 0 0 1-4-4z" fill="#2b5a8c"/></svg>',
  );

const NETWORK: Words = { fr: 'Réseau de télécentres', en: 'Network of telecentres' };
const ERROR: Words = { fr: 'Erreur\u00a0: ', en: 'Error: ' };
const SKIP: Words = { fr: 'Aller au contenu', en: 'Skip to content' };
const MORE: Words = { fr: 'Plus', en: 'More' };
const NAVIGATION: Words = { fr: 'Navigation principale', en: 'Main navigation' };
