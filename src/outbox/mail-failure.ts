import { saidBy, withoutAddresses } from '../platform/without-addresses.js';

/** How a mail failed: what we may keep of it, and whether it is worth another try. */
export interface MailFailure {
  /** Without addresses and links: it is kept, logged and shown to the administrator. */
  readonly reason: string;
  /** The recipient's server refuses this recipient, and would again; or the letter itself cannot be sent. */
  readonly final: boolean;
}

/** A fault of ours in the letter: no server was asked, and another try would fail alike. */
export class UnsendableLetter extends Error {}

/** Enough to recognise a server's refusal by. */
const LONGEST_REASON = 200;

/**
 * Only a permanent (5xx) refusal of the recipient is final. When the server refuses our password, our sender or our
 * message, it is ours to mend: meanwhile the mail waits.
 */
export function failureOf(error: unknown, recipient: string): MailFailure {
  const { code, response, command, permanent } = (error ?? {}) as SmtpError;
  const said = response ?? [code, saidBy(error)].filter((part) => part !== undefined).join(': ');
  return {
    reason: reasonToKeep(said.replaceAll(recipient, '…')),
    final: (command === 'RCPT TO' && permanent === true) || error instanceof UnsendableLetter,
  };
}

/** What a server says may name people and lead to their pages. */
export function reasonToKeep(said: string): string {
  return withoutAddresses(said, LONGEST_REASON);
}

/** What nodemailer adds to its errors. */
interface SmtpError {
  readonly code?: string;
  /** What the server said, if it said anything. */
  readonly response?: string;
  readonly command?: string;
  readonly permanent?: boolean;
}
