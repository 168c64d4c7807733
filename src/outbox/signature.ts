import { createPrivateKey } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { domainOf } from './mail-address.js';
import type { OutboxOptions } from './outbox-options.js';

/** RFC 6376, 5.4.1, and what one press to unsubscribe rests on (RFC 8058, 4). */
const SIGNED = [
  'From:Reply-To:Subject:Date:To:Message-ID:In-Reply-To:References:MIME-Version:Content-Type',
  'Auto-Submitted:List-Unsubscribe:List-Unsubscribe-Post',
].join(':');

export type Signature = Pick<SendMailOptions, 'dkim'>;

/** Signs in the name of the domain that the reader sees, so that both agree (DMARC, RFC 7489, 3.1.1). */
export function signerOf(dkim: OutboxOptions['dkim']): (from: string) => Signature {
  if (dkim === undefined) return () => ({});
  const { selector: keySelector, privateKey } = dkim;
  // With a key of another sort mails would leave unsigned, and nobody would know.
  if (createPrivateKey(privateKey).asymmetricKeyType !== 'rsa')
    throw new Error('The DKIM key must be an RSA key.');
  return (from) => ({
    dkim: { domainName: domainOf(from), keySelector, privateKey, headerFieldNames: SIGNED },
  });
}
