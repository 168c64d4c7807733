/** What the operator does about mails that did not leave. The sending itself is the service's. */
import { InvalidArgumentError, type Command } from 'commander';
import type { FailedMail, WaitingMails } from '../outbox/outbox-care.queries.js';
import { OutboxCare, type OutboxState, type Resending } from '../outbox/outbox-care.js';
import { withApp } from './app-context.js';
import type { CommandLine } from './people.commands.js';

export function addOutboxCommands(
  program: Command,
  { settings, print }: Pick<CommandLine, 'settings' | 'print'>,
): void {
  const outbox = program.command('outbox').description('mails that wait, were given up, or came back');
  outbox
    .command('list', { isDefault: true })
    .description(
      'print how many mails wait, and those that failed, each with its id and why; the page /operations/outbox says the same',
    )
    .action(async () => {
      const state = await withApp(settings(), (app) => app.get(OutboxCare).state());
      for (const line of linesOf(state)) print(line);
    });
  outbox
    .command('resend [id]')
    .description(
      'let a mail that was given up leave after all; the service sends it within seconds, once what stood in its way is mended',
    )
    .option('--all', 'every mail that was given up and can still be of use')
    .action(async (id: string | undefined, { all }: { all?: true }) => {
      if ((id === undefined) === (all === undefined)) program.error('Name a mail, or say --all.');
      const mail = id === undefined ? null : readMailId(id);
      print(await withApp(settings(), (app) => resend(app.get(OutboxCare), mail)));
    });
}

async function resend(care: OutboxCare, id: string | null): Promise<string> {
  if (id === null) return `${counted(await care.resendAll(), 'mail')} put back.`;
  const resending = await care.resend(id);
  if (resending !== 'put-back') throw new Error(REFUSALS[resending]);
  return 'Put back.';
}

const REFUSALS: Readonly<Record<Exclude<Resending, 'put-back'>, string>> = {
  unknown: 'No mail of this id was given up. "outbox list" prints the ids.',
  over: 'Its time is over: it would help nobody, and is not sent any more.',
  overtaken: 'A later mail of its thread has left: sent now, this one would set calendars back.',
  sent: 'It was sent and came back; its text is not kept.',
};

function readMailId(typed: string): string {
  const id = typed.toLowerCase();
  if (!UUID.test(id)) throw new InvalidArgumentError(`"${typed}" is not the id of a mail.`);
  return id;
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

function* linesOf({ waiting, failed, failedCount }: OutboxState): Iterable<string> {
  yield waitingLine(waiting);
  if (failedCount === 0) yield 'None has failed.';
  for (const mail of failed) yield failureLine(mail);
  if (failedCount > failed.length) yield `… and ${failedCount - failed.length} older ones.`;
}

/** `3 mails to be sent, the oldest since 2026-11-23 08:00 UTC, next attempt 2026-11-23 09:00 UTC; tried before: 2, …` */
function waitingLine({ count, tried, oldest, nextAttempt, lastError }: WaitingMails): string {
  if (oldest === null || nextAttempt === null) return 'No mail waits.';
  const times = `the oldest since ${minuteOf(oldest)}, next attempt ${minuteOf(nextAttempt)}`;
  const error = lastError === null ? '' : `; tried before: ${tried}, last answer: ${lastError}`;
  return `${counted(count, 'mail')} to be sent, ${times}${error}`;
}

/** `4f0c…  given up 2026-11-24 07:21 UTC after 9 attempts  reminder  jeanne@example.org  ECONNREFUSED: …` */
function failureLine({ id, kind, recipient, attempts, failedAt, reason, outlook }: FailedMail): string {
  const what =
    outlook === 'sent'
      ? `came back ${minuteOf(failedAt)}`
      : `given up ${minuteOf(failedAt)} after ${counted(attempts, 'attempt')}`;
  const lost = outlook === 'sendable' || outlook === 'sent' ? null : `(${WHY_LOST[outlook]})`;
  return [id, what, kind, recipient, reason, lost].filter((part) => part !== null).join('  ');
}

const WHY_LOST = { over: 'its time is over', overtaken: 'a later mail of its thread has left' } as const;

function minuteOf(moment: Date): string {
  return `${moment.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
