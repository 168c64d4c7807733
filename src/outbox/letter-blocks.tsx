/** What a letter is made of besides its words: facts, a table, things to do. */
import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import type { Fact, LetterLink, LetterTable } from './letter-parts.js';
import { LAYOUT, LIGHT, LINK, SMALL, TEXT } from './letter-style.js';

const RULE = `1px solid ${LIGHT.line}`;
/** What has no space to break at, such as an address, would push a table off a telephone. */
const BREAKING = { overflowWrap: 'anywhere', wordBreak: 'break-word' };

/** Read aloud, each line says what it is and then what is the case. */
export function Facts({ facts }: { facts: readonly Fact[] }): JSX.Element {
  const cell = { borderBottom: RULE, padding: '8px 0', verticalAlign: 'top', lineHeight: '24px' };
  const label = { ...cell, width: '104px', paddingRight: '16px', fontSize: '15px', color: LIGHT.muted };
  const value = { ...cell, ...BREAKING, fontSize: '17px', color: LIGHT.ink };
  return (
    <table {...LAYOUT} width="100%" class="line" style={{ margin: '24px 0', borderTop: RULE }}>
      {facts.map((fact) => (
        <tr>
          <td class="muted line" style={label}>
            {fact.label}
          </td>
          <td class="ink line" style={value}>
            {fact.url === undefined ? fact.value : <QuietLink label={fact.value} url={fact.url} />}
          </td>
        </tr>
      ))}
    </table>
  );
}

export function DataTable({ table }: { table: LetterTable }): JSX.Element {
  const cell = { borderBottom: RULE, padding: '8px 8px 8px 0', textAlign: 'left', verticalAlign: 'top' };
  const head = { ...cell, fontSize: '14px', lineHeight: '21px', fontWeight: 'normal', color: LIGHT.muted };
  const body = { ...cell, fontSize: '16px', lineHeight: '24px', color: LIGHT.ink };
  return (
    <table width="100%" style={{ margin: '24px 0', borderCollapse: 'collapse' }}>
      <caption class="ink" style={{ ...TEXT, margin: 0, fontWeight: 'bold', textAlign: 'left' }}>
        {table.caption}
      </caption>
      <thead>
        <tr>
          {table.columns.map((column) => (
            <th scope="col" class="muted line" style={head}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([first = '', ...others]) => (
          <tr>
            <th scope="row" class="ink line" style={body}>
              <Breakable words={first} />
            </th>
            {others.map((words) => (
              <td class="ink line" style={body}>
                <Breakable words={words} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An electronic address has no space to break at: it may break where one would pause; any other long word, late. */
function Breakable({ words }: { words: string }): JSX.Element {
  const pieces = words.split(/(?<=[@.]|[^\s@.]{20})(?=\S)/);
  return (
    <>
      {pieces.map((piece, index) => (
        <>
          {index > 0 && <wbr />}
          {piece}
        </>
      ))}
    </>
  );
}

/** The border is the button's body where padding of a link is ignored. */
export function Action({ label, url }: LetterLink): JSX.Element {
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
    <p style={{ margin: '24px 0' }}>
      <a class="action" href={url} style={button}>
        {label}
      </a>
    </p>
  );
}

/** Each as high as a finger, and none as loud as the button. */
export function Actions({ actions }: { actions: readonly LetterLink[] }): JSX.Element {
  return (
    <div style={{ margin: '0 0 24px' }}>
      {actions.map((action) => (
        <p style={{ ...TEXT, margin: 0 }}>
          <QuietLink {...action} padding="9px 0" />
        </p>
      ))}
    </div>
  );
}

export function CopyTheLink({ language, url }: { language: Language; url: string }): JSX.Element {
  return (
    <p class="muted" style={{ ...SMALL, margin: '0 0 24px' }}>
      {COPY_THE_LINK[language]}
      <br />
      <QuietLink label={url} url={url} />
    </p>
  );
}

const COPY_THE_LINK: Words = {
  fr: 'Si le bouton ne répond pas, copiez cette adresse dans votre navigateur\u00a0:',
  en: 'If the button does not answer, copy this address into your browser:',
};

export function QuietLink({ label, url, padding }: LetterLink & { padding?: string }): JSX.Element {
  const high = padding === undefined ? {} : { display: 'inline-block', padding };
  const long = label === url ? { wordBreak: 'break-all' } : {};
  return (
    <a class="link" href={url} style={{ ...LINK, ...high, ...long }}>
      {label === url ? label : <Breakable words={label} />}
    </a>
  );
}
