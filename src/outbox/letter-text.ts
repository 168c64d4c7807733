import type { LetterParts } from './letter-parts.js';

/** The width that mail programs have shown without wrapping for fifty years (RFC 3676, 4.2, says 66 to 78). */
const WIDTH = 72;
/** Below it, mail programs see a signature and show it quietly (RFC 3676, 4.3). */
const SIGNATURE = '-- ';

/** For whoever reads mail as text: the same words in the same order, the link on a line of its own. */
export function textOf({
  language,
  networkName,
  greeting,
  paragraphs,
  action,
  after,
  footer,
}: LetterParts): string {
  const colon = language === 'fr' ? '\u00a0:' : ':';
  const link = action && [`${wrapped(action.label + colon)}\n${action.url}`];
  const said = [greeting, ...paragraphs].filter((part) => part !== undefined).map(wrapped);
  const signature = [SIGNATURE, ...[networkName, ...footer].filter((line) => line !== '').map(wrapped)].join(
    '\n',
  );
  return [...said, ...(link ?? []), ...(after ?? []).map(wrapped), signature].join('\n\n') + '\n';
}

/** Broken at ordinary spaces only: « 9 h » stays together. */
function wrapped(paragraph: string): string {
  const lines: string[] = [];
  for (const word of paragraph.split(/[ \n]+/)) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.join('\n');
}
