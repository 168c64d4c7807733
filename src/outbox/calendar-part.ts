import type { SendMailOptions } from 'nodemailer';
import type { CalendarPart } from './letter.js';
import { UnsendableLetter } from './mail-failure.js';

/**
 * Twice the same: what mail programs understand stands last among the alternatives, and a file can be opened where they
 * do not. In base64, so that nothing on the way touches its lines.
 */
export function calendarParts({
  method,
  content,
}: CalendarPart): Pick<SendMailOptions, 'alternatives' | 'attachments'> {
  refuseMismatch(method, content);
  return {
    alternatives: [
      {
        contentType: `text/calendar; charset=utf-8; method=${method}; component=VEVENT`,
        contentTransferEncoding: 'base64',
        content,
      },
    ],
    attachments: [{ filename: FILE_NAME, contentType: `application/ics; name="${FILE_NAME}"`, content }],
  };
}

const FILE_NAME = 'reservation.ics';

/** RFC 6047, 2.4: both are the same. Some mail programs refuse an invitation that says two things, others pick one. */
function refuseMismatch(method: string, content: string): void {
  const unfolded = content.replace(/\r?\n[ \t]/g, '');
  const said = [...unfolded.matchAll(/^METHOD(?:;[^:\r\n]*)?:(.*)$/gim)].map(([, name]) => name);
  if (said.length === 1 && said[0] === method) return;
  throw new UnsendableLetter(
    `the calendar part says ${said.join(' and ') || 'no method'}, the mail ${method}`,
  );
}
