import type { JSX } from 'preact';
import { LANGUAGES, type Language, type Words } from '../i18n/language.js';
import { Icon } from './icon.js';

/** What the law wants on every page, where to ask, and the same page in the other language. */
export function PageFooter({
  language,
  address,
}: {
  readonly language: Language;
  readonly address: string;
}): JSX.Element {
  return (
    <footer>
      <nav aria-label={ABOUT[language]}>
        <ul>
          {WAYS.map(({ href, label }) => (
            <li key={href}>
              <a href={href}>{label[language]}</a>
            </li>
          ))}
          {LANGUAGES.filter((other) => other !== language).map((other) => (
            <li key={other}>
              <a href={`/${other}${address}`} lang={other} hreflang={other}>
                <Icon name="translate" />
                {ITS_OWN_NAME[other]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}

const ABOUT: Words = { fr: 'À propos de ce site', en: 'About this site' };

const WAYS: readonly { readonly href: string; readonly label: Words }[] = [
  { href: '/help', label: { fr: 'Aide', en: 'Help' } },
  { href: '/legal', label: { fr: 'Mentions légales', en: 'Legal notice' } },
  { href: '/privacy', label: { fr: 'Confidentialité', en: 'Privacy' } },
  // Wanted in these words (décret n° 2019-768, RGAA 4.1): until an audit says otherwise, it is not.
  {
    href: '/accessibility',
    label: { fr: 'Accessibilité\u00a0: non conforme', en: 'Accessibility: not compliant' },
  },
];

const ITS_OWN_NAME: Words = { fr: 'Français', en: 'English' };
