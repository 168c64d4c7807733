/** XML as WebDAV speaks it: elements known by their namespace and name, read with limits and written with escapes. */
import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';

/** `{DAV:}href`: whatever prefix somebody writes it with, it is the same. */
export type Name = `{${string}}${string}`;

/** What was read. */
export interface Read {
  readonly name: Name;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly Read[];
  /** Its own, not its children's. */
  readonly text: string;
}

/** What is written: an element, or text. */
export type Written = string | WrittenElement;

export interface WrittenElement {
  readonly name: Name;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children: readonly Written[];
}

const DAV = 'DAV:';
const CALDAV = 'urn:ietf:params:xml:ns:caldav';
const CALENDAR_SERVER = 'http://calendarserver.org/ns/';
const APPLE = 'http://apple.com/ns/ical/';

export const dav = (name: string): Name => `{${DAV}}${name}`;
export const caldav = (name: string): Name => `{${CALDAV}}${name}`;
export const calendarServer = (name: string): Name => `{${CALENDAR_SERVER}}${name}`;
export const apple = (name: string): Name => `{${APPLE}}${name}`;

/** No request of a calendar program nests deeper than a dozen. */
const DEEPEST = 40;

/** Null for what is not well-formed XML, or has what no calendar program sends: a document type, its own entities. */
export function readXml(text: string): Read | null {
  if (/<!(doctype|entity)/i.test(text)) return null;
  try {
    const { documentElement } = new DOMParser({ onError: onErrorStopParsing }).parseFromString(
      text,
      'application/xml',
    );
    return documentElement && readElement(documentElement, 0);
  } catch {
    return null;
  }
}

function readElement(element: Element, depth: number): Read {
  if (depth > DEEPEST) throw new RangeError('nested too deep');
  const children: Read[] = [];
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === node.ELEMENT_NODE) children.push(readElement(node as Element, depth + 1));
    if (node.nodeType === node.TEXT_NODE || node.nodeType === node.CDATA_SECTION_NODE)
      text += node.nodeValue ?? '';
  }
  // Those of other namespaces mean nothing here, and cannot be told back without their declarations.
  const own = [...element.attributes].filter(({ name }) => name !== 'xmlns' && !name.includes(':'));
  const attributes = new Map(own.map(({ name, value }) => [name, value]));
  return { name: `{${element.namespaceURI ?? ''}}${element.localName ?? ''}`, attributes, children, text };
}

export function childrenOf({ children }: Read, name: Name): Read[] {
  return children.filter((child) => child.name === name);
}

export function childOf({ children }: Read, name: Name): Read | undefined {
  return children.find((child) => child.name === name);
}

export function element(name: Name, ...children: readonly Written[]): WrittenElement {
  return { name, children };
}

export function writeXml(root: WrittenElement): string {
  return BEGIN + written(root, DECLARATIONS);
}

/** Each of them is made only when it is written. Null: there would be more than `most` characters. */
export function writeMany(root: Name, children: Iterable<WrittenElement>, most: number): string | null {
  const [tag] = tagOf(root);
  let text = `${BEGIN}<${tag}${DECLARATIONS}>`;
  for (const child of children) {
    text += written(child);
    if (text.length > most) return null;
  }
  return `${text}</${tag}>`;
}

const BEGIN = '<?xml version="1.0" encoding="utf-8"?>\n';

const PREFIXES: ReadonlyMap<string, string> = new Map([
  [DAV, 'd'],
  [CALDAV, 'c'],
  [CALENDAR_SERVER, 'cs'],
  [APPLE, 'a'],
]);
const DECLARATIONS = [...PREFIXES].map(([namespace, prefix]) => ` xmlns:${prefix}="${namespace}"`).join('');

function written({ name, attributes = {}, children }: WrittenElement, declarations = ''): string {
  const [tag, own] = tagOf(name);
  const told = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const start = `<${tag}${declarations}${own}${told.join('')}`;
  if (children.length === 0) return `${start}/>`;
  const content = children.map((child) => (typeof child === 'string' ? escaped(child) : written(child)));
  return `${start}>${content.join('')}</${tag}>`;
}

/** A name that we do not know is only ever told back to whoever asked for it. */
function tagOf(name: Name): [tag: string, declaration: string] {
  const end = name.indexOf('}');
  const [namespace, local] = [name.slice(1, end), name.slice(end + 1)];
  const prefix = PREFIXES.get(namespace);
  if (prefix !== undefined) return [`${prefix}:${local}`, ''];
  return namespace === '' ? [local, ' xmlns=""'] : [`x:${local}`, ` xmlns:x="${escaped(namespace)}"`];
}

/** XML turns the two octets that end a line into one: the first travels as a number. Other controls cannot travel at all. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\u0000-\u0008\v\f\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
}
