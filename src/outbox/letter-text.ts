import type { Language } from '../platform/i18n/language.js';
import type { Fact, LetterLink, LetterParts, LetterTable } from './letter-parts.js';

/** The width that mail programs have shown without wrapping for fifty years (RFC 3676, 4.2, says 66 to 78). */
const WIDTH = 72;
/** Below it, mail programs see a signature and show it quietly (RFC 3676, 4.3). */
const SIGNATURE = '-- ';

/** For whoever reads mail as text: the same words in the same order, each link on a line of its own. */
export function textOf(parts: LetterParts): string {
  const { language, greeting, paragraphs, facts = [], table, actions = [], after = [] } = parts;
  const said = [greeting, ...paragraphs].filter((part) => part !== undefined);
  const action = parts.action === undefined ? [] : [linkText(parts.action, language)];
  const actionFirst = parts.actionFirst ?? false;
  return (
    [
      ...said.map((paragraph) => wrapped(paragraph)),
      ...(actionFirst ? action : []),
      ...(facts.length === 0 ? [] : [facts.map((fact) => factText(fact, language)).join('\n')]),
      ...(table === undefined ? [] : [tableText(table, language)]),
      ...(actionFirst ? [] : action),
      ...actions.map((link) => linkText(link, language)),
      ...after.map((paragraph) => wrapped(paragraph)),
      signatureOf(parts),
    ].join('\n\n') + '\n'
  );
}

function factText({ label, value, url }: Fact, language: Language): string {
  const line = wrapped(`${label}${COLON[language]} ${value}`, '  ');
  // A telephone number is dialled from the value itself.
  return url?.startsWith('http') ? `${line}\n${url}` : line;
}

/** Columns would not survive a narrow screen: a line for each row, as one would say it. */
function tableText({ caption, rows }: LetterTable, language: Language): string {
  const lines = rows.map(([first = '', ...others]) => {
    const rest = others.filter((cell) => cell !== '').join(' – ');
    return wrapped(rest === '' ? `- ${first}` : `- ${first}${COLON[language]} ${rest}`, '  ');
  });
  return [wrapped(caption + COLON[language]), ...lines].join('\n');
}

function linkText({ label, url }: LetterLink, language: Language): string {
  return `${wrapped(label + COLON[language])}\n${url}`;
}

function signatureOf({ language, networkName, footer, stop }: LetterParts): string {
  const lines = [networkName, ...footer].filter((line) => line !== '').map((line) => wrapped(line));
  return [SIGNATURE, ...lines, ...(stop === undefined ? [] : [linkText(stop, language)])].join('\n');
}

const COLON: Readonly<Record<Language, string>> = { fr: '\u00a0:', en: ':' };

/** Broken at ordinary spaces only: « 9 h » stays together. Further lines begin with the indent. */
function wrapped(paragraph: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of paragraph.split(/[ \n]+/)) {
    const last = lines.at(-1);
    if (last === undefined) lines.push(word);
    else if (last.length + 1 + word.length > WIDTH) lines.push(indent + word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
