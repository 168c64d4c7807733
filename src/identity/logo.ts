/** What may be a logo: an image by its content, whatever it is called, and small enough to come with every first visit. */
import {
  DOMParser,
  onErrorStopParsing,
  type Attr,
  type Document,
  type Element,
  type Node,
} from '@xmldom/xmldom';
import type { LogoType } from '../platform/web/site.queries.js';

/** A first visit may weigh a hundred kilobytes in all. The table refuses more. */
export const LARGEST_LOGO = 40 * 1024;

export type LogoReading =
  { readonly type: LogoType } | { readonly refused: 'too-large' | 'no-image' | 'not-only-a-drawing' };

export function readLogo(content: Buffer): LogoReading {
  if (content.length > LARGEST_LOGO) return { refused: 'too-large' };
  const known = MAGIC.find(({ begins }) => begins.test(content.toString('latin1', 0, 16)));
  if (known) return { type: known.type };
  const document = documentOf(content);
  const drawing = document?.documentElement;
  if (document === null || drawing?.namespaceURI !== SVG || drawing.localName !== 'svg')
    return { refused: 'no-image' };
  const isDrawing = !isInstructed(document) && onlyDraws(drawing);
  return isDrawing ? { type: 'image/svg+xml' } : { refused: 'not-only-a-drawing' };
}

const MAGIC: readonly { readonly type: LogoType; readonly begins: RegExp }[] = [
  { type: 'image/png', begins: /^\x89PNG\r\n\x1a\n/ },
  { type: 'image/jpeg', begins: /^\xff\xd8\xff/ },
  { type: 'image/webp', begins: /^RIFF[^]{4}WEBP/ },
];

const SVG = 'http://www.w3.org/2000/svg';

/** Null for what is not well-formed XML, or could hold more than is seen: a document type with entities of its own. */
function documentOf(content: Buffer): Document | null {
  const text = content.toString('utf8');
  if (/<!(doctype|entity)/i.test(text)) return null;
  try {
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'image/svg+xml');
  } catch {
    return null;
  }
}

/** Such as with the style sheet of another site. The declaration in the first line is told apart by its name. */
function isInstructed(within: Document | Element): boolean {
  return childrenOf(within).some(
    (node) => node.nodeType === node.PROCESSING_INSTRUCTION_NODE && node.nodeName !== 'xml',
  );
}

/**
 * A drawing has shapes and colours, and nothing that runs, is fetched or leads elsewhere. What is not known here is
 * refused, but for what drawing programs write down for themselves: browsers pass over it.
 */
function onlyDraws(element: Element): boolean {
  const isNote = isOfPrograms(element.namespaceURI);
  if (!isNote && !(element.namespaceURI === SVG && SHAPES.has(element.localName ?? ''))) return false;
  if (element.localName === 'style' && !isPlainStyle(element.textContent ?? '')) return false;
  if (!isNote && ![...element.attributes].every(isPlain)) return false;
  if (isInstructed(element)) return false;
  return childrenOf(element).every(
    (node) => node.nodeType !== node.ELEMENT_NODE || onlyDraws(node as Element),
  );
}

function childrenOf(parent: Node): readonly Node[] {
  return [...parent.childNodes];
}

const SHAPES: ReadonlySet<string> = new Set([
  ...['svg', 'g', 'defs', 'symbol', 'use', 'title', 'desc', 'metadata', 'style'],
  ...['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan'],
  ...['linearGradient', 'radialGradient', 'stop', 'pattern', 'clipPath', 'mask'],
]);

function isPlain({ name, localName, namespaceURI, value }: Attr): boolean {
  if (namespaceURI === XMLNS || isOfPrograms(namespaceURI)) return true;
  // Another base would lead every `#` of the drawing elsewhere.
  if (namespaceURI === XML) return localName === 'space' || localName === 'lang';
  if (/^on/i.test(name)) return false;
  if (localName?.toLowerCase() === 'href') return value.startsWith('#');
  return ONLY_NAMES.test(name) || isPlainStyle(value);
}

const XML = 'http://www.w3.org/XML/1998/namespace';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
/** Programs and people write into these what they like. */
const ONLY_NAMES = /^(id|class|(data|aria)-.*)$/;

/** Inkscape, what it says of author and licence, and Illustrator. */
function isOfPrograms(namespace: string | null): boolean {
  return namespace !== null && (NOTES.has(namespace) || namespace.startsWith('http://ns.adobe.com/'));
}

const NOTES: ReadonlySet<string> = new Set([
  'http://www.inkscape.org/namespaces/inkscape',
  'http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  'http://creativecommons.org/ns#',
  'http://web.resource.org/cc/',
  'http://purl.org/dc/elements/1.1/',
]);

/**
 * Nothing from elsewhere: what is referred to stands in the same file. Escapes and remarks could hide what a style says,
 * so the former are refused and the latter taken out first.
 */
function isPlainStyle(value: string): boolean {
  const style = value.replaceAll(/\/\*.*?\*\//gs, '').replaceAll(/\burl\(\s*(["']?)#[\w.:-]+\1\s*\)/gi, ' ');
  if (/[\\@]|\/\/|\/\*|(script|data):/i.test(style)) return false;
  return [...style.matchAll(/([\w-]*)\s*\(/g)].every(([, called = '']) =>
    FUNCTIONS.has(called.toLowerCase()),
  );
}

/** Those that move and colour; whatever else a browser may come to know could fetch something. */
const FUNCTIONS: ReadonlySet<string> = new Set([
  ...['matrix', 'translate', 'translatex', 'translatey', 'scale', 'scalex', 'scaley'],
  ...['rotate', 'skewx', 'skewy', 'rgb', 'rgba', 'hsl', 'hsla', 'calc', 'not', 'nth-child'],
]);
