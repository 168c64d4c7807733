export const OUTBOX_OPTIONS = Symbol('OUTBOX_OPTIONS');

export interface OutboxOptions {
  /** Without it mails become files in the mailbox folder. */
  readonly smtpUrl: string | undefined;
  /** Address that mails come from. */
  readonly from: string;
  readonly mailboxFolder: string;
  /** Sends by itself. One-off commands leave the sending to the service. */
  readonly worker: boolean;
}
