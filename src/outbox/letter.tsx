/**
 * The shape of all our mails: one calm column that reads the same on a phone, in an old mail program and in the dark.
 * Nothing is fetched from elsewhere: no image, no font, no trace of who has read it.
 */
import type { ComponentChildren, JSX } from 'preact';
import { render } from 'preact-render-to-string';
import type { Language } from '../platform/i18n/language.js';
import { Action, Actions, CopyTheLink, DataTable, Facts, QuietLink } from './letter-blocks.js';
import type { LetterLink, LetterParts } from './letter-parts.js';
import { DARK_SHEET, FONT, LAYOUT, LIGHT, SMALL, TEXT } from './letter-style.js';
import { textOf } from './letter-text.js';

/** A mail that is ready to be sent. */
export interface Letter {
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Who writes; the network, when nobody is said. */
  readonly from?: Sender;
  /** Address of whoever reads what is answered, when that is not who writes. */
  readonly replyTo?: string;
  readonly calendar?: CalendarPart;
  /** To be kept or printed. */
  readonly attachments?: readonly Attachment[];
  /** Where one press stops mails of this sort (RFC 8058). */
  readonly unsubscribe?: string;
}

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** As it travels in a sealed letter: text only. */
export interface Attachment {
  readonly fileName: string;
  readonly type: 'application/pdf' | 'text/calendar';
  readonly base64: string;
}

/** For the reader's calendar (iTIP, RFC 5546, by mail: RFC 6047). */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  /** The iCalendar object, whose METHOD is the same. */
  readonly content: string;
}

export function letter(parts: LetterParts): Letter {
  const { language, subject, stop } = parts;
  const html = `<!DOCTYPE html>${render(<Page {...parts} />)}`;
  const unsubscribe = stop === undefined ? {} : { unsubscribe: stop.url };
  return { language, subject, text: textOf(parts), html, ...unsubscribe };
}

function Page(parts: LetterParts): JSX.Element {
  const { language, networkName, subject, greeting, paragraphs, facts = [], table } = parts;
  const { action, actionFirst = false, actions = [], after = [], footer, stop } = parts;
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
          {action && actionFirst && <Action {...action} />}
          {facts.length > 0 && <Facts facts={facts} />}
          {table && <DataTable table={table} />}
          {action && !actionFirst && <Action {...action} />}
          {actions.length > 0 && <Actions actions={actions} />}
          {action && <CopyTheLink language={language} url={action.url} />}
          <Paragraphs of={after} />
          <Footer lines={footer} {...(stop && { stop })} />
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

function Footer({ lines, stop }: { lines: readonly string[]; stop?: LetterLink }): JSX.Element {
  return (
    <div class="line" style={{ marginTop: '32px', borderTop: `1px solid ${LIGHT.line}`, paddingTop: '16px' }}>
      {lines.map((line) => (
        <p class="muted" style={SMALL}>
          {line}
        </p>
      ))}
      {stop && (
        <p class="muted" style={SMALL}>
          <QuietLink {...stop} />
        </p>
      )}
    </div>
  );
}
