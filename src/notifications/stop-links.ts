import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { Site } from '../platform/web/site.js';
import { TOPICS, type Topic } from './topics.js';

/** What a link stops: one sort of mail to one account. */
export interface Stop {
  readonly account: string;
  readonly topic: Topic;
}

/** The account's id, the number of the topic, and what proves that we wrote it. */
const ACCOUNT_BYTES = 16;
const PROOF_BYTES = 16;
const TOKEN_BYTES = ACCOUNT_BYTES + 1 + PROOF_BYTES;

/**
 * The link at the foot of a mail that stops mails of its sort. Nothing is stored for it and it never ends: a mail of years
 * ago can still be stopped. All that it lets anybody do is to stop mails, and to let them come again.
 */
@Injectable()
export class StopLinks {
  constructor(
    private readonly box: SecretBox,
    private readonly site: Site,
  ) {}

  of(account: string, topic: Topic): string {
    return `${this.site.baseUrl}/unsubscribe/${this.tokenOf({ account, topic })}`;
  }

  /** Null when it is none of ours. */
  read(token: string): Stop | null {
    const bytes = Buffer.from(token, 'base64url');
    const topic = TOPICS[bytes[ACCOUNT_BYTES] ?? TOPICS.length];
    if (bytes.length !== TOKEN_BYTES || topic === undefined) return null;
    const account = uuidOf(bytes.subarray(0, ACCOUNT_BYTES));
    const proof = this.proofOf({ account, topic });
    return timingSafeEqual(bytes.subarray(-PROOF_BYTES), proof) ? { account, topic } : null;
  }

  private tokenOf(stop: Stop): string {
    const account = Buffer.from(stop.account.replaceAll('-', ''), 'hex');
    return Buffer.concat([account, Buffer.of(TOPICS.indexOf(stop.topic)), this.proofOf(stop)]).toString(
      'base64url',
    );
  }

  private proofOf({ account, topic }: Stop): Buffer {
    return this.box.fingerprint(`${account} ${topic}`, 'unsubscribe').subarray(0, PROOF_BYTES);
  }
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
