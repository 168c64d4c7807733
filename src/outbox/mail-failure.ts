/** How a mail failed: what we may keep of it, and whether it is worth another try. */
export interface MailFailure {
  /** Without addresses and links: it is kept, logged and shown to the administrator. */
  readonly reason: string;
  /** The recipient's server refuses this recipient, and would again. */
  readonly final: boolean;
}

/** Enough to recognise a server's refusal by. */
const LONGEST_REASON = 200;

/**
 * Only a permanent (5xx) refusal of the recipient is final. When the server refuses our password, our sender or our
 * message, it is ours to mend: meanwhile the mail waits.
 */
export function failureOf(error: unknown, recipient: string): MailFailure {
  const { message, code, command, permanent } = error as SmtpError;
  const said = [code, message ?? String(error)].filter((part) => part !== undefined).join(': ');
  return {
    reason: withoutAddresses(said.replaceAll(recipient, '…')).slice(0, LONGEST_REASON),
    final: command === 'RCPT TO' && permanent === true,
  };
}

/** What nodemailer adds to its errors. */
interface SmtpError {
  readonly message?: string;
  readonly code?: string;
  readonly command?: string;
  readonly permanent?: boolean;
}

function withoutAddresses(text: string): string {
  return text
    .replace(/\b[a-z][a-z+.-]*:\/\/\S+/gi, '…')
    .replace(/[^\s<>()"',;:]+@[^\s<>()"',;]+/g, '…')
    .replace(/\s+/g, ' ');
}
