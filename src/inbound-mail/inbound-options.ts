export const INBOUND_OPTIONS = Symbol('INBOUND_OPTIONS');

export interface InboundOptions {
  readonly imapUrl: string;
  /** The authserv-id (RFC 8601, 2.5) of our own mail server; without it no answer is believed. */
  readonly authenticatedBy: string | undefined;
}

/** With the address that our mails come from: those that bounce come back to variants of it. */
export interface AnsweredOptions extends InboundOptions {
  readonly from: string;
}
