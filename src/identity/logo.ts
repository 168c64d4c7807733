/** What may be a logo: an image by its content, whatever it is called, and small enough to come with every first visit. */
import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';
import type { LogoType } from '../platform/web/site.queries.js';

/** A first visit may weigh a hundred kilobytes in all. The table refuses more. */
export const LARGEST_LOGO = 40 * 1024;

export type LogoReading =
  { readonly type: LogoType } | { readonly refused: 'too-large' | 'no-image' | 'not-only-a-drawing' };

export function readLogo(content: Buffer): LogoReading {
  if (content.length > LARGEST_LOGO) return { refused: 'too-large' };
  const known = MAGIC.find(({ begins }) => begins.test(content.toString('latin1', 0, 16)));
  if (known) return { type: known.type };
  const drawing = elementOf(content);
  if (drawing?.namespaceURI !== SVG || drawing.localName !== 'svg') return { refused: 'no-image' };
  return onlyDraws(drawing) ? { type: 'image/svg+xml' } : { refused: 'not-only-a-drawing' };
}

const MAGIC: readonly { readonly type: LogoType; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^\x89PNG\r\n\x1a\n/ },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/webp', begins: /^RIFF[^]{4}WEBP/ },
];

const SVG = 'http://www.w3.org/2000/svg';

/** Null for what is not well-formed XML, or could hold more than is seen: a document type with entities of its own. */
function elementOf(content: Buffer): Element | null {
  const text = content.toString('utf8');
  if (/<!(doctype|entity)/i.test(text)) return null;
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'image/svg+xml')
      .documentElement;
  } catch {
    return null;
  }
}

/**
 * A drawing has shapes and colours, and nothing that runs, is fetched, leads elsewhere or carries another language. What
 * is not known here is refused: whoever draws can save the file as plain SVG.
 */
function onlyDraws(element: Element): boolean {
  if (element.namespaceURI !== SVG || !SHAPES.has(element.localName ?? '')) return false;
  if (element.localName === 'style' && !isPlain(element.textContent ?? '')) return false;
  for (const { name, value } of element.attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    if (/^on/i.test(name) || !isPlain(value)) return false;
    if (/(^|:)href$/i.test(name) && !value.startsWith('#')) return false;
  }
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.PROCESSING_INSTRUCTION_NODE) return false;
    if (node.nodeType === node.ELEMENT_NODE && !onlyDraws(node as Element)) return false;
  }
  return true;
}

/** Nothing from elsewhere: what is referred to stands in the same file. An escape in a style would hide what it says. */
function isPlain(value: string): boolean {
  return !/\\|@|:\s*\/\/|(java|vb)script:|data:|url\(\s*["']?(?!#)|expression\(|image-set/i.test(
    value.replaceAll(/url\(\s*["']?#/g, '#'),
  );
}

const SHAPES: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask'],
]);
