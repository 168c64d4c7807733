/**
 * The words and signs of a structured header field (RFC 5322, 3.2): comments are nothing, whatever stands in them; a quoted
 * string is one word, or a part of one, whatever stands in it.
 */
export interface Token {
  readonly kind: 'word' | 'sign';
  readonly text: string;
  /** Something of it stood in quotation marks. */
  readonly quoted: boolean;
}

/** `signs`: the characters that stand alone. Null: a comment or a quotation does not end. */
export function tokensOf(field: string, signs: string): readonly Token[] | null {
  const tokens: Token[] = [];
  let at = 0;
  while (at < field.length) {
    const character = field.charAt(at);
    if (character === '(') {
      const end = endOfComment(field, at);
      if (end === null) return null;
      at = end;
    } else if (isSpace(character)) {
      at++;
    } else if (signs.includes(character)) {
      tokens.push({ kind: 'sign', text: character, quoted: false });
      at++;
    } else {
      const word = wordAt(field, at, signs);
      if (word === null) return null;
      tokens.push({ kind: 'word', text: word.text, quoted: word.quoted });
      at = word.end;
    }
  }
  return tokens;
}

/** Letters of ASCII only: to the whole of Unicode the sign of the kelvin is a k, and a stranger somebody we know. */
export function inLowerCase(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Comments stand within comments; a backslash takes away what the next character means. */
function endOfComment(field: string, start: number): number | null {
  let depth = 0;
  for (let at = start; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return at + 1;
  }
  return null;
}

function wordAt(
  field: string,
  start: number,
  signs: string,
): { readonly text: string; readonly quoted: boolean; readonly end: number } | null {
  let [text, quoted, inside] = ['', false, false];
  let at = start;
  for (; at < field.length; at++) {
    const character = field.charAt(at);
    if (character === '"') {
      inside = !inside;
      quoted = true;
    } else if (inside && character === '\\') {
      text += field.charAt(++at);
    } else if (!inside && (isSpace(character) || character === '(' || signs.includes(character))) {
      break;
    } else {
      text += character;
    }
  }
  return inside ? null : { text, quoted, end: at };
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}
