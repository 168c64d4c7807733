/**
 * What our own mail server has found out about who sent a mail (RFC 8601). Anybody can write such a header into their mail:
 * only the topmost one counts, and only when it carries the name of our server. That server takes out what others have
 * written in its name (RFC 8601, 5); without that nothing here can be believed.
 */
import { inLowerCase, tokensOf, type Token } from './structured-header.js';

interface Results {
  readonly server: string;
  readonly results: readonly Result[];
}

interface Result {
  readonly method: string;
  readonly result: string;
  /** `header.from`, `header.d`, … in lower case. */
  readonly properties: ReadonlyMap<string, string>;
}

/**
 * Whether our server vouches for the domain of the From line: by DMARC, or, where the domain says nothing about DMARC, by a
 * signature of that domain or of one above it.
 */
export function isVouchedFor(
  fields: readonly string[],
  authenticatedBy: string | undefined,
  domain: string,
): boolean {
  const [topmost] = fields;
  if (topmost === undefined || authenticatedBy === undefined) return false;
  const read = readAuthenticationResults(topmost);
  if (read?.server !== inLowerCase(authenticatedBy.trim())) return false;
  const dmarc = read.results.filter(({ method, result }) => method === 'dmarc' && result !== 'none');
  if (dmarc.length > 0)
    return dmarc.every((one) => one.result === 'pass' && one.properties.get('header.from') === domain);
  return read.results.some(
    ({ method, result, properties }) =>
      method === 'dkim' && result === 'pass' && isAtOrAbove(properties.get('header.d') ?? '', domain),
  );
}

/** Null: it is not written as the standard says, in its first version, and so nothing is known. */
export function readAuthenticationResults(field: string): Results | null {
  const tokens = tokensOf(field, ';=');
  if (tokens === null) return null;
  const [head = [], ...parts] = splitAtSemicolons(tokens);
  const [server, version = '1', ...more] = head.map(({ text }) => text);
  if (server === undefined || version !== '1' || more.length > 0 || head.some(isSign)) return null;
  const written = parts.filter((part) => part.length > 0);
  const results = written.filter((part) => !saysNone(part)).map(readResult);
  if (results.some((one) => one === null)) return null;
  return { server: inLowerCase(server), results: results.filter((one) => one !== null) };
}

/** `dkim=pass reason="good" header.d=example.org`. */
function readResult(part: readonly Token[]): Result | null {
  const pairs = new Map<string, string>();
  for (let at = 0; at < part.length; at += 3) {
    const [name, equals, value] = part.slice(at, at + 3);
    if (name?.kind !== 'word' || equals?.text !== '=' || value?.kind !== 'word') return null;
    if (pairs.has(inLowerCase(name.text))) return null;
    pairs.set(inLowerCase(name.text), inLowerCase(value.text));
  }
  const [[method = '', result = ''] = [], ...properties] = pairs;
  // A method may say which version of it was used: `dkim/1`.
  const [name = '', version = '1'] = method.split('/');
  return version === '1' ? { method: name, result, properties: new Map(properties) } : null;
}

function splitAtSemicolons(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isSign(token) && token.text === ';') parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function saysNone(part: readonly Token[]): boolean {
  return part.length === 1 && part[0]?.text.toLowerCase() === 'none';
}

function isSign({ kind }: Token): boolean {
  return kind === 'sign';
}

/** A top-level domain signs for nobody. */
function isAtOrAbove(signer: string, domain: string): boolean {
  return signer.includes('.') && (domain === signer || domain.endsWith(`.${signer}`));
}
