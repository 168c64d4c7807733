import type { SendMailOptions } from 'nodemailer';
import { calendarParts } from './calendar-part.js';
import type { Attachment, Letter, Sender } from './letter.js';

export interface MailMessage {
  readonly id: string;
  readonly messageId: string;
  /** Message-ID of the mail that its conversation began with; null when it begins one. */
  readonly follows: string | null;
  readonly date: Date;
  readonly from: Sender;
  readonly to: string;
  readonly letter: Letter;
}

/** The addresses are given in parts, so that none is read as two. */
export function composed({ messageId, follows, date, from, to, letter }: MailMessage): SendMailOptions {
  return {
    messageId,
    date,
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    ...(letter.replyTo === undefined ? {} : { replyTo: { name: '', address: letter.replyTo } }),
    ...(follows === null ? {} : { inReplyTo: follows, references: follows }),
    subject: letter.subject,
    text: letter.text,
    html: letter.html,
    ...partsOf(letter),
    headers: {
      'Auto-Submitted': 'auto-generated',
      // Exchange answers for people who are away, whatever RFC 3834 says.
      'X-Auto-Response-Suppress': 'OOF, AutoReply',
      'Content-Language': letter.language,
      ...(letter.unsubscribe === undefined ? {} : unsubscribing(letter.unsubscribe)),
    },
  };
}

/** The file of a calendar part first: programs look for it there. */
function partsOf({
  calendar,
  attachments = [],
}: Letter): Pick<SendMailOptions, 'alternatives' | 'attachments'> {
  const parts = calendar === undefined ? {} : calendarParts(calendar);
  return { ...parts, attachments: [...(parts.attachments ?? []), ...attachments.map(asPart)] };
}

function asPart({ fileName, type, base64 }: Attachment): NonNullable<SendMailOptions['attachments']>[number] {
  return { filename: fileName, contentType: type, content: Buffer.from(base64, 'base64') };
}

/** One press is for encrypted addresses only (RFC 8058, 3.1); elsewhere the link leads to a page. */
function unsubscribing(url: string): Readonly<Record<string, string>> {
  return {
    'List-Unsubscribe': `<${url}>`,
    ...(url.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}
