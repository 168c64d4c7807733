import { decodeQR } from 'qr/decode.js';
import { qrSvg } from '../../src/platform/web/qr-code.js';
import { enrolmentUri, newSecret } from '../../src/second-factor/one-time-code.js';

describe('A QR code', () => {
  it.each([
    enrolmentUri(newSecret(), 'jeanne.longue-adresse+telecentre@administration.example.org'),
    'https://example.org/calendriers/figeac.ics?jeton=abc&langue=fr',
    'Sonnez à l’entrée, côté cour',
  ])('is read by a camera as %s', (text) => {
    expect(decodeQR(picture(qrSvg(text, 'Code')))).toBe(text);
  });

  it('is dark on its own light ground, with a quiet zone of four modules, whatever surrounds it', () => {
    const svg = qrSvg('telecentre', 'Code');
    const { size, dark } = drawing(svg);
    expect(svg).toContain(
      `<rect width="${String(size)}" height="${String(size)}" fill="#ffffff"/><path fill="#000000"`,
    );
    const places = [...dark].flatMap((place) => place.split(' ').map(Number));
    expect([Math.min(...places), Math.max(...places)]).toEqual([4, size - 5]);
  });

  it('says to a screen reader what it is, and nothing can break out of that', () => {
    const svg = qrSvg('telecentre', '</title><script>alert(1)</script> & fils');
    expect(svg).toMatch(/^<svg [^>]*role="img"[^>]*><title>/);
    expect(svg).toContain('<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; fils</title>');
    expect(svg).not.toContain('<script');
  });

  it('needs no style and no script, which our pages forbid', () => {
    const elements = [...qrSvg('telecentre', 'Code').matchAll(/<(\w+)([^>]*)>/g)];
    expect(elements.map(([, name]) => name)).toEqual(['svg', 'title', 'rect', 'path']);
    const attributes = elements.flatMap(([, , text = '']) =>
      [...text.matchAll(/([\w-]+)=/g)].map(([, name]) => name),
    );
    expect(attributes).not.toContain('style');
    expect(attributes.filter((name) => name?.startsWith('on'))).toEqual([]);
  });
});

/** The modules that the path paints, as `x y`. */
function drawing(svg: string): { readonly size: number; readonly dark: ReadonlySet<string> } {
  const size = Number(/viewBox="0 0 (\d+) \1"/.exec(svg)?.[1]);
  const path = / d="([^"]*)"/.exec(svg)?.[1] ?? '';
  expect(path).toMatch(/^(M\d+ \d+h\d+v1h-\d+z)+$/);
  const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)].map((run) => run.slice(1).map(Number));
  const dark = new Set<string>();
  for (const [x = 0, y = 0, length = 0, back = 0] of runs) {
    expect(back).toBe(length);
    for (let i = 0; i < length; i++) dark.add(`${String(x + i)} ${String(y)}`);
  }
  return { size, dark };
}

/** What a camera sees, four pixels for a module. */
function picture(svg: string): { width: number; height: number; data: Uint8Array } {
  const { size, dark } = drawing(svg);
  const width = size * 4;
  const data = new Uint8Array(width * width * 3);
  for (let pixel = 0; pixel < width * width; pixel++) {
    const [x, y] = [Math.floor((pixel % width) / 4), Math.floor(pixel / width / 4)];
    data.fill(dark.has(`${String(x)} ${String(y)}`) ? 0 : 255, pixel * 3, pixel * 3 + 3);
  }
  return { width, height: width, data };
}
