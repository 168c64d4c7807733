import type { JSX } from 'preact';
import type { Language } from '../platform/i18n/language.js';
import type { Accent } from '../platform/web/accent.js';
import { tokenOf, type Scheme } from '../platform/web/tokens.js';
import { IDENTITY_WORDS as WORDS } from './identity.words.js';
import { contrastInWords } from './look-form.js';

/** A link and a button on both grounds, whichever the page is on: drawn, as our pages allow no style of their own. */
export function AccentPreview({
  accent,
  language,
}: {
  readonly accent: Accent;
  readonly language: Language;
}): JSX.Element {
  return (
    <ul class="accents">
      <Sample scheme="light" accent={accent} language={language} />
      <Sample scheme="dark" accent={accent} language={language} />
    </ul>
  );
}

function Sample({
  scheme,
  accent,
  language,
}: {
  readonly scheme: Scheme;
  readonly accent: Accent;
  readonly language: Language;
}): JSX.Element {
  const [paper, colour] = [tokenOf(scheme, 'paper'), accent[scheme]];
  const name = (scheme === 'light' ? WORDS.onLight : WORDS.onDark)[language];
  return (
    <li>
      <svg viewBox="0 0 256 88" aria-hidden="true">
        <rect width="256" height="88" rx="10" fill={paper} stroke={tokenOf(scheme, 'line')} />
        <text x="20" y="50" fill={colour} font-size="18" text-decoration="underline">
          {WORDS.sampleLink[language]}
        </text>
        <rect x="112" y="22" width="124" height="44" rx="10" fill={colour} />
        <text x="174" y="50" fill={paper} font-size="18" font-weight="700" text-anchor="middle">
          {WORDS.sampleButton[language]}
        </text>
      </svg>
      {name}
      <br />
      <span class="muted">
        <code>{colour}</code>, {WORDS.contrast[language]} {contrastInWords(scheme, colour, language)}
      </span>
    </li>
  );
}
