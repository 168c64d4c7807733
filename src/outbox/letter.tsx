/**
 * The shape of all our mails: one calm column that reads the same on a phone, in an old mail program and in the dark.
 * Nothing is fetched from elsewhere: no image, no font, no trace of who has read it. Mail programs keep the style of an
 * element and lose style sheets, so the light colours stand on the elements and only the dark ones in a sheet.
 */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language, Words } from '../platform/i18n/language.js';
import type { LetterParts } from './letter-parts.js';
import { textOf } from './letter-text.js';

/** A mail that is ready to be sent. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export function letter(parts: LetterParts): Letter {
  const { language, subject } = parts;
  return { language, subject, text: textOf(parts), html: `<!DOCTYPE html>${render(<Page {...parts} />)}` };
}

const COPY_THE_LINK: Words = {
  fr: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
  en: 'If the button does not answer, copy this address into your browser:',
};

const LIGHT = { paper: '#FBFAF7', ink: '#1E2A30', muted: '#55636A', line: '#DDD8CE', gentian: '#2B5A8C' };
const DARK = { paper: '#14191C', ink: '#E9ECEA', muted: '#A3AFB3', line: '#2E383D', gentian: '#8DB7E8' };

const DARK_SHEET = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background-color: ${DARK.paper} !important; }
  .ink { color: ${DARK.ink} !important; }
  .muted { color: ${DARK.muted} !important; }
  .line { border-color: ${DARK.line} !important; }
  .link { color: ${DARK.gentian} !important; }
  .action { background-color: ${DARK.gentian} !important; border-color: ${DARK.gentian} !important; color: ${DARK.paper} !important; }
  .morning { background-color: ${DARK.gentian} !important; border-color: ${DARK.gentian} !important; }
  .afternoon { border-color: ${DARK.gentian} !important; }
}`;

const FONT = "'Atkinson Hyperlegible', 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";
/** Above a heading, around the text, below a button: everything stands on a grid of 8 pixels. */
const TEXT = { margin: '0 0 16px', fontSize: '17px', lineHeight: '26px', color: LIGHT.ink };
const SMALL = { margin: '0 0 8px', fontSize: '14px', lineHeight: '21px', color: LIGHT.muted };

function Page(parts: LetterParts): JSX.Element {
  const { language, networkName, subject, greeting, paragraphs, action, after = [], footer } = parts;
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: DARK_SHEET }} />
      </head>
      <body class="paper" style={{ margin: 0, padding: 0, backgroundColor: LIGHT.paper }}>
        <Column language={language}>
          <Header networkName={networkName} />
          <h1
            class="ink"
            style={{
              margin: '0 0 24px',
              fontSize: '26px',
              lineHeight: '34px',
              fontWeight: 'bold',
              color: LIGHT.ink,
            }}
          >
            {subject}
          </h1>
          <Paragraphs of={greeting === undefined ? paragraphs : [greeting, ...paragraphs]} />
          {action && <Action language={language} {...action} />}
          <Paragraphs of={after} />
          <Footer lines={footer} />
        </Column>
      </body>
    </html>
  );
}

/** Tables, because Outlook for Windows lays mails out like a word processor and honours no other width. */
function Column({ language, children }: { language: Language; children: ComponentChildren }): JSX.Element {
  return (
    <table {...LAYOUT} width="100%" lang={language} class="paper" style={{ backgroundColor: LIGHT.paper }}>
      <tr>
        <td align="center" style={{ padding: '40px 20px' }}>
          <table {...LAYOUT} width="600" style={{ width: '100%', maxWidth: '600px' }}>
            <tr>
              <td align="left" style={{ fontFamily: FONT, textAlign: 'left' }}>
                {children}
              </td>
            </tr>
          </table>
        </td>
      </tr>
    </table>
  );
}

const LAYOUT = { role: 'presentation', border: '0', cellpadding: '0', cellspacing: '0' } as const;

/** The network's name beside our sign: a day of two halves, the morning taken. */
function Header({ networkName }: { networkName: string }): JSX.Element {
  const half = {
    width: '14px',
    height: '18px',
    border: `2px solid ${LIGHT.gentian}`,
    fontSize: 0,
    lineHeight: 0,
  };
  const taken = { ...half, backgroundColor: LIGHT.gentian, borderRadius: '4px 0 0 4px' };
  const free = { ...half, borderLeftWidth: 0, borderRadius: '0 4px 4px 0' };
  const name = { ...SMALL, margin: 0, paddingLeft: '12px', fontSize: '15px' };
  return (
    <table {...LAYOUT} style={{ marginBottom: '32px', borderCollapse: 'separate' }}>
      <tr>
        <td class="morning" aria-hidden="true" style={taken} />
        <td class="afternoon" aria-hidden="true" style={free} />
        <td class="muted" style={name}>
          {networkName}
        </td>
      </tr>
    </table>
  );
}

function Paragraphs({ of }: { of: readonly string[] }): JSX.Element {
  return (
    <>
      {of.map((paragraph) => (
        <p class="ink" style={TEXT}>
          {paragraph}
        </p>
      ))}
    </>
  );
}

/** The border is the button's body where padding of a link is ignored. */
function Action({ language, label, url }: { language: Language; label: string; url: string }): JSX.Element {
  const button = {
    display: 'inline-block',
    border: `2px solid ${LIGHT.gentian}`,
    borderRadius: '10px',
    padding: '12px 24px',
    backgroundColor: LIGHT.gentian,
    color: LIGHT.paper,
    fontSize: '17px',
    lineHeight: '24px',
    fontWeight: 'bold',
    textDecoration: 'none',
  };
  return (
    <>
      <p style={{ margin: '24px 0' }}>
        <a class="action" href={url} style={button}>
          {label}
        </a>
      </p>
      <p class="muted" style={{ ...SMALL, margin: '0 0 24px' }}>
        {COPY_THE_LINK[language]}
        <br />
        <a class="link" href={url} style={{ color: LIGHT.gentian, wordBreak: 'break-all' }}>
          {url}
        </a>
      </p>
    </>
  );
}

function Footer({ lines }: { lines: readonly string[] }): JSX.Element {
  return (
    <div class="line" style={{ marginTop: '32px', borderTop: `1px solid ${LIGHT.line}`, paddingTop: '16px' }}>
      {lines.map((line) => (
        <p class="muted" style={SMALL}>
          {line}
        </p>
      ))}
    </div>
  );
}
