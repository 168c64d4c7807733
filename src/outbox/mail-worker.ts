import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import { MINUTE } from '../reservation/period.js';
import type { Sender } from './letter.js';
import { failureOf } from './mail-failure.js';
import { OUTBOX_OPTIONS, type OutboxOptions } from './outbox-options.js';
import {
  claimDueMail,
  recordGivenUp,
  recordPostponed,
  recordSent,
  type ClaimedMail,
} from './outbox.queries.js';
import { openLetter } from './sealed-letter.js';
import { MAIL_TRANSPORT, type MailTransport } from './transport.js';

/** How long a mail waits at most when nobody wakes us: another instance wrote it, or a pause has ended. */
const ROUND_EVERY = 5_000;
/** Whoever is sending has a mail for so long; when it is not heard of again, another takes over. */
export const LEASE = 2 * MINUTE;
/** Less than the lease, so that no two send the same mail. */
const LONGEST_SEND = 90_000;
/** A mail under way may arrive when the service stops; whoever stops it waits no longer than this. */
const GRACE = 5_000;
/** Minutes between attempts: soon, as most failures are short, then for a day in all. */
export const PAUSES: readonly number[] = [1, 5, 15, 60, 180, 360, 360, 360];
const EXPIRED = 'its time was over before it could be sent';
const OVERTAKEN = 'a newer one about the same calendar entry has left before';
const NOT_THEIRS = 'its reader is no longer host there';
const TOO_OFTEN = 'every attempt ended with the service itself';

/**
 * Sends what is in the outbox, one mail after the other. Several instances share the work. A mail is sent again only
 * when we die, or lose the database, between sending it and writing that down.
 */
@Injectable()
export class MailWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Outbox');
  private readonly stopping = new AbortController();
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<number> = Promise.resolve(0);
  private nextRound: Promise<number> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly box: SecretBox,
    @Inject(MAIL_TRANSPORT) private readonly transport: MailTransport,
    @Inject(OUTBOX_OPTIONS) private readonly options: OutboxOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.worker) return;
    this.timer = setInterval(() => this.wake(), ROUND_EVERY).unref();
  }

  /** Before the database is let go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    const patience = setTimeout(() => this.stopping.abort(), GRACE);
    await this.round;
    clearTimeout(patience);
    this.transport.close();
  }

  /** Have a look now. */
  wake(): void {
    if (!this.options.worker || this.stopped) return;
    this.sendDue().catch((error: unknown) =>
      // The next round tries again; a database that is away for a minute is no reason to stop.
      this.logger.warn(`Could not look after the mails: ${String(error)}`),
    );
  }

  /**
   * Sends everything that is due now and returns how many mails left. Whoever asks during a round gets the next one:
   * the round under way may have passed their mail by.
   */
  sendDue(): Promise<number> {
    this.nextRound ??= this.round.then(() => {
      this.nextRound = undefined;
      const round = this.sendAll();
      this.round = round.catch(() => 0);
      return round;
    });
    return this.nextRound;
  }

  private async sendAll(): Promise<number> {
    let sent = 0;
    while (!this.stopped) {
      const now = this.clock.now();
      const mail = await claimDueMail(this.database, now, now + LEASE);
      if (mail === undefined) break;
      if (await this.sendOne(mail)) sent++;
    }
    return sent;
  }

  private async sendOne(mail: ClaimedMail): Promise<boolean> {
    const reason = this.reasonNotToSend(mail);
    if (reason !== null) {
      await this.giveUp(mail, reason, false);
      return false;
    }
    try {
      await this.hand(mail);
    } catch (error) {
      await this.postponeOrGiveUp(mail, error);
      return false;
    }
    await recordSent(this.database, mail.id, this.clock.now());
    return true;
  }

  /** What would do harm by now, or no good. */
  private reasonNotToSend({ expiresAt, overtaken, notTheirs, attempts }: ClaimedMail): string | null {
    if (expiresAt !== null && expiresAt.getTime() <= this.clock.now()) return EXPIRED;
    if (overtaken) return OVERTAKEN;
    if (notTheirs) return NOT_THEIRS;
    return attempts > PAUSES.length + 1 ? TOO_OFTEN : null;
  }

  private async hand({ id, messageId, follows, createdAt, recipient, sealed }: ClaimedMail): Promise<void> {
    const letter = openLetter(this.box, sealed);
    const from = letter.from ?? (await this.network());
    await this.transport.send(
      { id, messageId, follows, date: createdAt, from, to: recipient, letter },
      AbortSignal.any([this.stopping.signal, AbortSignal.timeout(LONGEST_SEND)]),
    );
  }

  private async network(): Promise<Sender> {
    const [network] = await this.database.query<{ name: string }>('select name from network');
    return { name: network?.name ?? '', address: this.options.from };
  }

  private async postponeOrGiveUp(mail: ClaimedMail, error: unknown): Promise<void> {
    const { reason, final } = failureOf(error, mail.recipient);
    const pause = PAUSES[mail.attempts - 1];
    if (final || pause === undefined) {
      await this.giveUp(mail, reason, true);
      return;
    }
    this.logger.log(`A mail (${mail.kind}) could not be sent, next attempt in ${pause} min: ${reason}`);
    await recordPostponed(this.database, mail, this.clock.now() + pause * MINUTE, reason);
  }

  private async giveUp(mail: ClaimedMail, reason: string, keepsLetter: boolean): Promise<void> {
    this.logger.warn(`A mail (${mail.kind}) is given up after ${mail.attempts} attempts: ${reason}`);
    await recordGivenUp(this.database, mail, reason, keepsLetter, this.clock.now());
  }
}
