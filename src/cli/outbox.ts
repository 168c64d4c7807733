/** What the operator does about mails that did not leave. The sending itself is the service's. */
import { InvalidArgumentError } from 'commander';
import type { FailedMail, WaitingMails } from '../outbox/outbox-care.queries.js';
import { OutboxCare, type OutboxState, type Resending } from '../outbox/outbox-care.js';
import type { Settings } from '../platform/config/settings.js';
import { MAINLAND_ZONE } from '../platform/i18n/in-words.js';
import { withApp } from './app-context.js';
import { minuteInWords, WHOSE_CLOCK } from './mainland-time.js';

export async function outboxInWords(settings: Settings): Promise<string[]> {
  return withApp(settings, async (app) => [...linesOf(await app.get(OutboxCare).state())]);
}

export async function resendAll(settings: Settings): Promise<string> {
  return withApp(settings, async (app) => {
    const care = app.get(OutboxCare);
    return putBackInWords(await care.resendAll(), await care.state());
  });
}

export async function resendOne(settings: Settings, typed: string): Promise<string> {
  const id = readMailId(typed);
  const resending = await withApp(settings, (app) => app.get(OutboxCare).resend(id));
  if (resending !== 'put-back') throw new Error(REFUSALS[resending]);
  return 'Put back.';
}

const WHERE_IDS_ARE = '"outbox list" prints the ids.';

/** Who has just mended the mail server learns that what waits needs no putting back. */
function putBackInWords(count: number, { waiting: { count: waits, nextAttempt } }: OutboxState): string {
  if (count > 0) return `${counted(count, 'mail')} put back.`;
  const none = 'No mail was given up that could still be of use';
  if (nextAttempt === null) return `${none}, and none waits.`;
  const leave = waits === 1 ? 'waits and leaves by itself' : 'wait and leave by themselves';
  return `${none}; ${waits} ${leave}, next attempt ${minuteInWords(nextAttempt.getTime())} (${MAINLAND_ZONE}).`;
}

const REFUSALS: Readonly<Record<Exclude<Resending, 'put-back'>, string>> = {
  unknown: `No mail of this id was given up. ${WHERE_IDS_ARE}`,
  over: 'Its time is over: it would help nobody, and is not sent any more.',
  overtaken: 'A later mail of its thread has left: sent now, this one would set calendars back.',
  sent: 'It was sent and came back; its text is not kept.',
};

function readMailId(typed: string): string {
  const id = typed.toLowerCase();
  if (!UUID.test(id)) throw new InvalidArgumentError(`"${typed}" is not the id of a mail. ${WHERE_IDS_ARE}`);
  return id;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function* linesOf({ waiting, failed: { newest, count } }: OutboxState): Iterable<string> {
  if (waiting.count > 0 || count > 0) yield WHOSE_CLOCK;
  yield waitingLine(waiting);
  if (waiting.unansweredSince !== null) yield noServerLine(waiting.unansweredSince);
  if (count === 0) yield 'None has failed.';
  for (const mail of newest) yield failureLine(mail);
  if (count > newest.length) yield `… and ${count - newest.length} older ones.`;
}

/** `3 mails to be sent, the oldest since 2026-11-23 09:00, next attempt 2026-11-23 10:00; tried before: 2, …` */
function waitingLine({ count, tried, oldest, nextAttempt, lastError }: WaitingMails): string {
  if (oldest === null || nextAttempt === null) return 'No mail waits.';
  const times = `the oldest since ${minuteInWords(oldest.getTime())}, next attempt ${minuteInWords(nextAttempt.getTime())}`;
  const error = lastError === null ? '' : `; tried before: ${tried}, last answer: ${lastError}`;
  return `${counted(count, 'mail')} to be sent, ${times}${error}`;
}

function noServerLine(since: Date): string {
  return `The mail server has not answered since ${minuteInWords(since.getTime())}. Check that it runs, and the setting SMTP_URL; the page can try again at once.`;
}

/** `4f0c…  given up 2026-11-24 08:21 after 9 attempts  reminder  jeanne@example.org  ECONNREFUSED: …` */
function failureLine({
  id,
  kind,
  recipient,
  attempts,
  failedAt,
  reason,
  refused,
  outlook,
}: FailedMail): string {
  const what =
    outlook === 'sent'
      ? `came back ${minuteInWords(failedAt.getTime())}`
      : `given up ${minuteInWords(failedAt.getTime())} after ${counted(attempts, 'attempt')}`;
  const lost = outlook === 'sendable' || outlook === 'sent' ? null : `(${WHY_LOST[outlook]})`;
  const advice = refused && outlook === 'sendable' ? '(the address was refused: check it first)' : null;
  return [id, what, kind, recipient, reason, lost, advice].filter((part) => part !== null).join('  ');
}

const WHY_LOST = { over: 'its time is over', overtaken: 'a later mail of its thread has left' } as const;

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
