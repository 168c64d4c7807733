import { LARGEST_LOGO, readLogo } from '../../src/identity/logo.js';

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function svg(inside: string, attributes = 'viewBox="0 0 32 32"'): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\n<!-- by hand -->\n<svg ${NAMESPACE} ${attributes}>${inside}</svg>`,
  );
}

describe('a logo', () => {
  test.each<[string, Buffer]>([
    ['image/png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')],
    ['image/jpeg', Buffer.from('ffd8ffe000104a464946', 'hex')],
    ['image/webp', Buffer.from('RIFF\x10\x00\x00\x00WEBPVP8 ', 'latin1')],
    ['image/svg+xml', svg('<path d="M0 0h32v32z" fill="#2b5a8c"/>')],
    [
      'image/svg+xml',
      svg(
        '<defs><linearGradient id="a"><stop offset="0" stop-color="red"/></linearGradient></defs><style>.b{fill:url(#a)}</style><use xlink:href="#c"/><g id="c" style="fill: url(\'#a\')"><title>Réseau</title></g>',
      ),
    ],
  ])('is known by its content: %s', (type, content) => expect(readLogo(content)).toEqual({ type }));

  test.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['a page', '<!doctype html><html><body>logo</body></html>'],
    ['a GIF', 'GIF89a\x01\x00\x01\x00'],
    ['a page that begins like a drawing', '<html><svg/></html>'],
    ['broken XML', `<svg ${NAMESPACE}><path></svg>`],
    ['entities of its own', `<!DOCTYPE svg [<!ENTITY a "b">]><svg ${NAMESPACE}>&a;</svg>`],
    ['another language by that name', '<svg xmlns="urn:other"/>'],
  ])('is not %s', (_, content) =>
    expect(readLogo(Buffer.from(content as string, 'latin1'))).toEqual({ refused: 'no-image' }),
  );

  test.each([
    ['a script', '<script>alert(1)</script>', undefined],
    ['a script in a group', '<g><g><script href="#a"/></g></g>', undefined],
    ['something that happens when it is loaded', '', 'onload="alert(1)"'],
    ['the same in capitals', '<rect ONCLICK="alert(1)"/>', undefined],
    [
      'a page inside',
      '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
      undefined,
    ],
    ['an element of another language', '<iframe xmlns="http://www.w3.org/1999/xhtml" src="/"/>', undefined],
    ['an image from elsewhere', '<image href="https://example.org/pixel.png"/>', undefined],
    ['a drawing from elsewhere', '<use xlink:href="https://example.org/a.svg#b"/>', undefined],
    ['a drawing of the same site', '<use href="/static/a.svg#b"/>', undefined],
    ['a link', '<a href="#x"><rect/></a>', undefined],
    ['a fill from elsewhere', '<rect fill="url(https://example.org/a.svg#b)"/>', undefined],
    ['a style from elsewhere', '<style>@import "//example.org/a.css"</style>', undefined],
    ['a ground from elsewhere', '<rect style="background:url( //example.org/a)"/>', undefined],
    ['an escape that hides a style', '<style>rect{fill:\\75rl(//example.org)}</style>', undefined],
    [
      'a movement that could change a link',
      '<set attributeName="href" to="javascript:alert(1)"/>',
      undefined,
    ],
    ['an address that is data', '<use href="data:image/svg+xml;base64,PHN2Zy8+#a"/>', undefined],
    ['instructions for a style sheet', '<?xml-stylesheet href="//example.org/a.css"?>', undefined],
  ])('may not hold %s', (_, inside, attributes) =>
    expect(readLogo(svg(inside, attributes))).toEqual({ refused: 'not-only-a-drawing' }),
  );

  test('weighs forty kilobytes at most', () => {
    const wide = (length: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex')], length);
    expect(readLogo(wide(LARGEST_LOGO))).toEqual({ type: 'image/png' });
    expect(readLogo(wide(LARGEST_LOGO + 1))).toEqual({ refused: 'too-large' });
  });
});
