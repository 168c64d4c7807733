import { LARGEST_LOGO, readLogo } from '../../src/identity/logo.js';

const NAMESPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function svg(inside: string, attributes = 'viewBox="0 0 32 32"'): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?>\n<!-- by hand -->\n<svg ${NAMESPACE} ${attributes}>${inside}</svg>`,
  );
}

const INKSCAPE = `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Created with Inkscape (http://www.inkscape.org/) -->
<svg width="32mm" height="32mm" viewBox="0 0 32 32" version="1.1" id="svg5" xml:space="preserve"
   inkscape:version="1.2.2 (b0a8486541, 2022-12-01)" sodipodi:docname="logo.svg"
   inkscape:export-filename="C:\\Users\\Jeanne\\logo.png"
   xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
   xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
   xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg"
   xmlns:svg="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
   xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <sodipodi:namedview id="namedview7" pagecolor="#ffffff" inkscape:zoom="4"><inkscape:grid type="xygrid" id="grid1"/></sodipodi:namedview>
  <defs id="defs2">
    <linearGradient inkscape:collect="always" xlink:href="#linearGradient1" id="linearGradient2" gradientUnits="userSpaceOnUse" />
    <linearGradient id="linearGradient1"><stop style="stop-color:#2b5a8c;stop-opacity:1;" offset="0" id="stop1" /></linearGradient>
  </defs>
  <metadata id="metadata5"><rdf:RDF><cc:Work rdf:about=""><dc:format>image/svg+xml</dc:format>
    <dc:type rdf:resource="http://purl.org/dc/dcmitype/StillImage"/></cc:Work></rdf:RDF></metadata>
  <g inkscape:label="Calque 1" inkscape:groupmode="layer" id="layer1" transform="translate(-12.5,-8) rotate(45)">
    <path style="fill:url(#linearGradient2);stroke:none;-inkscape-font-specification:'sans-serif, Normal'" d="m 0,0 h 2 v 1 z" id="path1" sodipodi:nodetypes="cccc" />
  </g>
</svg>`;

const ILLUSTRATOR = `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 27.0.0, SVG Export Plug-In . SVG Version: 6.00 Build 0)  -->
<svg version="1.1" id="Calque_1" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:i="http://ns.adobe.com/AdobeIllustrator/10.0/" x="0px" y="0px"
	 viewBox="0 0 100 100" style="enable-background:new 0 0 100 100;" xml:space="preserve" i:extraneous="self">
<style type="text/css">
	.st0{fill:#2B5A8C;}
	.st1{fill:url(#SVGID_1_);clip-path:url(#SVGID_2_);}
</style>
<linearGradient id="SVGID_1_" gradientTransform="matrix(1 0 0 -1 0 100)"><stop  offset="0" style="stop-color:#FFFFFF"/></linearGradient>
<g i:layer="yes"><polygon class="st0" points="0,0 50,100 100,0 "/></g>
</svg>`;

const ILLUSTRATOR_FOR_THE_WEB =
  '<svg id="Calque_1" data-name="Calque 1 (copie)" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><defs><style>.cls-1{fill:#e30613;}.cls-1,.cls-2{stroke-width:0px;}/* fond */</style></defs><path class="cls-1" d="M0,0h32v32Z"/></svg>';

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
    [
      'another base for what it refers to',
      '<g xml:base="//example.org/a.svg"><use href="#b"/></g>',
      undefined,
    ],
    ['another base for all of it', '<use href="#b"/>', 'xml:base="//example.org/a.svg"'],
    ['a source', '<style>rect{background:src("//example.org/a")}</style>', undefined],
    ['a picture', '<rect style="background:image(\'//example.org/a\')"/>', undefined],
    ['a choice of pictures', '<rect style="background:image-set(\'a.png\' 1x)"/>', undefined],
    ['a picture of the same site', '<rect style="background:image(\'a.png\')"/>', undefined],
    ['an address after a remark', '<style>rect{fill:url/**/(//example.org/a)}</style>', undefined],
    ['an address in which a remark stands', '<style>rect{fill:u/**/rl(a.svg)}</style>', undefined],
    ['an address in capitals', '<rect fill="URL(a.svg#b)"/>', undefined],
    ['an address beside one of its own', '<rect fill="url(#a) url(a.svg#b)"/>', undefined],
    ['a style that is written otherwise', '<style>&#64;import "a.css"</style>', undefined],
    ['a style in which it says what it is not', '<style><![CDATA[@import "a.css"]]></style>', undefined],
    ['a remark that does not end', '<style>rect{fill:red}/*</style>', undefined],
    ['a script in what programs note', '<metadata><script>alert(1)</script></metadata>', undefined],
    [
      'a script in a note of Inkscape',
      '<i:grid xmlns:i="http://www.inkscape.org/namespaces/inkscape"><script/></i:grid>',
      undefined,
    ],
  ])('may not hold %s', (_, inside, attributes) =>
    expect(readLogo(svg(inside, attributes))).toEqual({ refused: 'not-only-a-drawing' }),
  );

  test.each([
    ['before it', (drawing: string) => `<?xml-stylesheet href="//example.org/a.css"?>${drawing}`],
    ['after it', (drawing: string) => `${drawing}<?xml-stylesheet href="//example.org/a.css"?>`],
  ])('has no instructions %s', (_, around) =>
    expect(readLogo(Buffer.from(around(`<svg ${NAMESPACE}/>`)))).toEqual({ refused: 'not-only-a-drawing' }),
  );

  test.each([
    ['Inkscape', INKSCAPE],
    ['Illustrator', ILLUSTRATOR],
    ['Illustrator, for the web', ILLUSTRATOR_FOR_THE_WEB],
  ])('may come as %s writes it', (_, drawing) =>
    expect(readLogo(Buffer.from(drawing))).toEqual({ type: 'image/svg+xml' }),
  );

  test('weighs forty kilobytes at most', () => {
    const wide = (length: number) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex')], length);
    expect(readLogo(wide(LARGEST_LOGO))).toEqual({ type: 'image/png' });
    expect(readLogo(wide(LARGEST_LOGO + 1))).toEqual({ refused: 'too-large' });
  });
});
