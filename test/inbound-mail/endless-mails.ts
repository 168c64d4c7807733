/** Mails that anybody could write to make a reader stand still. */

const LARGEST = 256 * 1024;

/** Links that never end: each is looked for up to the end of the mail. */
export const ENDLESS = bodyOf(
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html',
  '',
  '<a href="'.repeat(LARGEST / 9 - 50),
  '--b',
  'Content-Type: text/plain',
  '',
  'x',
  '--b--',
);

/** A report to an address that goes on and on. */
export function reportTo(addresses: string): string {
  return bodyOf(
    `To: ${addresses}`,
    'Content-Type: multipart/report; boundary="b"',
    '',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    '',
    'Action: failed',
    'Status: 5.1.1',
    '--b--',
  );
}

function bodyOf(...lines: readonly string[]): string {
  return lines.join('\r\n');
}
