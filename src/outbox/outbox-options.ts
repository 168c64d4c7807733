export const OUTBOX_OPTIONS = Symbol('OUTBOX_OPTIONS');

export interface OutboxOptions {
  /** Without it mails become files in the mailbox folder. */
  readonly smtpUrl: string | undefined;
  /** Address that mails come from. */
  readonly from: string;
  /** Address that mails about a telecentre's bookings come from, with `{telecentre}` for its slug. */
  readonly telecentreFrom: string;
  /** Signs the mails (RFC 6376). */
  readonly dkim: { readonly selector: string; readonly privateKey: string } | undefined;
  /** Somebody reads what comes back: each mail then has a return path of its own. */
  readonly readsBounces: boolean;
  readonly mailboxFolder: string;
  /** Sends by itself. One-off commands leave the sending to the service. */
  readonly worker: boolean;
}
