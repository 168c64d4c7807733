/** What of a mail may change anything: its headers and its calendars. Nobody reads its text. */
import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { isVouchedFor } from './authentication-results.js';
import { readCalendarAnswer } from './calendar-answer.js';
import type { Reply } from './decide-reply.js';
import { readDeliveryReport, type DeliveryReport } from './delivery-report.js';
import { domainOf, senderOf } from './sender.js';
import { tokensOf } from './structured-header.js';

export interface IncomingMail {
  readonly reply: Reply;
  /** Of a mail server about a mail of ours. */
  readonly report: DeliveryReport | null;
}

/** Null: it cannot be read as a mail. */
export async function readIncomingMail(
  raw: Uint8Array,
  authenticatedBy: string | undefined,
): Promise<IncomingMail | null> {
  const mail = await parse(raw);
  if (mail === null) return null;
  const sender = senderOf(fieldsOf(mail, 'from'));
  const results = fieldsOf(mail, 'authentication-results');
  return {
    report: isReport(mail) ? readDeliveryReport(addresseesOf(mail), statusesIn(mail)) : null,
    reply: {
      isAutomatic: isAutomatic(mail),
      sender,
      isVouchedFor: sender !== null && isVouchedFor(results, authenticatedBy, domainOf(sender)),
      answers: answersIn(mail.attachments),
    },
  };
}

async function parse(raw: Uint8Array): Promise<Email | null> {
  try {
    // A mail within this one is somebody else's: it stays closed.
    const mail = await PostalMime.parse(raw, {
      forceRfc822Attachments: true,
      maxNestingDepth: DEEPEST,
      maxHeadersSize: LONGEST_HEADERS,
    });
    return mail.headers.length === 0 ? null : mail;
  } catch {
    return null;
  }
}

/** Parts within parts; calendars write three. */
const DEEPEST = 20;
/** In bytes, of all parts; what a mail gathers in a dozen servers on its way is a third of it. */
const LONGEST_HEADERS = 64 * 1024;

/** An answer that a machine gave for nobody (RFC 3834, 5); calendars write theirs as `auto-generated`. */
function isAutomatic(mail: Email): boolean {
  const [automatic] = tokensOf(fieldsOf(mail, 'auto-submitted')[0] ?? '', ';=') ?? [];
  if (automatic?.text.toLowerCase() === 'auto-replied') return true;
  if (fieldsOf(mail, 'precedence').some((value) => /^(bulk|junk|list)$/i.test(value.trim()))) return true;
  return isReport(mail);
}

function isReport(mail: Email): boolean {
  return /^multipart\/report\b/i.test(fieldsOf(mail, 'content-type')[0] ?? '');
}

/** The same calendar comes twice: to be read in place, and as a file. */
function answersIn(attachments: readonly Attachment[]): Reply['answers'] {
  const calendars = attachments
    .filter(({ mimeType }) => mimeType === 'text/calendar' || mimeType === 'application/ics')
    .slice(0, MOST_CALENDARS)
    .flatMap((one) => readCalendarAnswer(textOf(one)) ?? []);
  return [...new Map(calendars.map((answer) => [JSON.stringify(answer), answer])).values()];
}

const MOST_CALENDARS = 5;

function statusesIn({ attachments }: Email): string[] {
  return attachments.filter(({ mimeType }) => mimeType === 'message/delivery-status').map(textOf);
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** Where the mail was delivered to, as the mail servers on its way say. */
function addresseesOf(mail: Email): string[] {
  return ['to', 'delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to']
    .flatMap((name) => fieldsOf(mail, name))
    .flatMap((value) => value.slice(0, LONGEST_ADDRESSES).split(/[\s<>(),;:"]+/))
    .filter((word) => word.includes('@'));
}

/** A report goes to one address. */
const LONGEST_ADDRESSES = 1000;

function fieldsOf({ headers }: Email, name: string): string[] {
  return headers.filter(({ key }) => key === name).map(({ value }) => value);
}
