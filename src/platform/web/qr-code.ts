import { encodeQR } from 'qr';

/** Light modules around the code: ISO/IEC 18004 asks for four, and cameras on dark pages need them. */
const QUIET_ZONE = 4;
/** CSS pixels for a module: a code of some fifty modules is then as wide as a thumb is long, on screen and on paper. */
const MODULE_SIZE = 5;

/**
 * A QR code as an SVG element for a page. Black on its own white ground, so that it can be read in dark mode too;
 * coloured by attributes, as our pages allow no style of their own. The label is what a screen reader says.
 */
export function qrSvg(text: string, label: string): string {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE });
  const modules = rows.length;
  const size = modules * MODULE_SIZE;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${modules} ${modules}"`,
    ` width="${size}" height="${size}" shape-rendering="crispEdges">`,
    `<title>${escaped(label)}</title>`,
    `<rect width="${modules}" height="${modules}" fill="#ffffff"/>`,
    `<path fill="#000000" d="${rows.map(darkRuns).join('')}"/>`,
    '</svg>',
  ].join('');
}

/** One rectangle for each stretch of dark modules: a tenth of the bytes of one for each module. */
function darkRuns(row: readonly boolean[], y: number): string {
  const modules = row.map((dark) => (dark ? '#' : ' ')).join('');
  return [...modules.matchAll(/#+/g)]
    .map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`)
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
