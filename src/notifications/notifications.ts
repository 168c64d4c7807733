import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { OUTBOX_OPTIONS, type OutboxOptions } from '../outbox/outbox-options.js';
import { Outbox } from '../outbox/outbox.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Network } from '../telecentres/network.js';
import { HandedOverMails } from './handed-over-mails.js';
import { HandoverMails } from './handover-mails.js';
import { HostMails } from './host-mails.js';
import { JointMails } from './joint-mails.js';
import { MemberMails } from './member-mails.js';
import { RequestMails } from './request-mails.js';
import { forgetUntold, isJoint, isOnlyReader, setAside, takeUntold, type Untold } from './untold.queries.js';
import { WaitlistMails } from './waitlist-mails.js';

/** A confirmation shall be there when somebody turns to their mail, in milliseconds. */
const LOOKS_EVERY = 2_000;
/** So many events at a time, so that no transaction is long. */
const BATCH = 50;

/**
 * Reads what happened to bookings and writes the mails about it, each event once: an event ceases to be untold in the
 * transaction that puts its mails into the outbox. Several instances may run; one reads at a time.
 */
@Injectable()
export class Notifications implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger('Notifications');
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<unknown> | undefined;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: NetworkDirectory,
    private readonly outbox: Outbox,
    private readonly members: MemberMails,
    private readonly together: JointMails,
    private readonly hosts: HostMails,
    private readonly requests: RequestMails,
    private readonly waitlist: WaitlistMails,
    private readonly handovers: HandoverMails,
    private readonly handedOver: HandedOverMails,
    @Inject(OUTBOX_OPTIONS) private readonly options: OutboxOptions,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.options.worker) return;
    this.timer = setInterval(() => this.look(), LOOKS_EVERY).unref();
  }

  /** Before the database is let go. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.round;
  }

  /** Tells everything of which nobody has been told, unless another instance is at it. Returns how many events and offers that were. */
  async tellDue(): Promise<number> {
    let told = 0;
    let most = BATCH;
    while (!this.stopped) {
      const outcome = await this.tellSome(most);
      if (outcome === 'nothing left') break;
      // An error makes the batch smaller until the one event stands alone that cannot be told.
      most = outcome === 'failed' ? Math.ceil(most / 2) : BATCH;
      told += outcome === 'failed' ? 0 : outcome;
    }
    if (!this.stopped)
      told += await this.handovers.tellOffers(await this.directory.fresh(), this.clock.now());
    if (told > 0) this.outbox.wake();
    return told;
  }

  private look(): void {
    this.round ??= this.tellDue()
      .catch((error: unknown) =>
        // The next round tries again; a database that is away for a minute is no reason to stop.
        this.logger.warn(`Could not tell what happened to bookings: ${String(error)}`),
      )
      .finally(() => (this.round = undefined));
  }

  private async tellSome(most: number): Promise<number | 'failed' | 'nothing left'> {
    let taken: readonly Untold[] = [];
    try {
      const network = await this.directory.fresh();
      const told = await this.database.transaction(async (sql) => {
        taken = [];
        if (!(await isOnlyReader(sql))) return 0;
        const now = this.clock.now();
        taken = await takeUntold(sql, most, now);
        for (const one of taken) await this.tell(sql, one, network, now);
        await forgetUntold(sql, taken);
        return taken.length;
      });
      return told === 0 ? 'nothing left' : told;
    } catch (error) {
      const [first] = taken;
      // Nothing was taken yet: it is not an event that stands in the way.
      if (first === undefined) throw error;
      if (most === 1) await this.setAside(first, error);
      return 'failed';
    }
  }

  /** Whoever comes is told once of all that belongs together; hosts of what changes their day, and of what is asked of them. */
  private async tell(sql: Sql, untold: Untold, network: Network, now: Instant): Promise<void> {
    const events = isJoint(untold) ? untold.events : [untold];
    if (isJoint(untold)) await this.together.tell(sql, untold, network, now);
    else await this.members.tell(sql, untold, network, now);
    for (const event of events) await this.hosts.tell(sql, event, network, now);
    await this.requests.tell(sql, events, network, now);
    for (const event of events) await this.waitlist.tell(sql, event, network, now);
    for (const event of events) await this.handedOver.tell(sql, event, network, now);
  }

  /** It holds up its own bookings only, and the doctor tells of it. */
  private async setAside(untold: Untold, error: unknown): Promise<void> {
    await setAside(this.database, untold, this.clock.now());
    const what = isJoint(untold)
      ? `Joint news ${untold.id}`
      : `Event ${untold.id} of booking ${untold.booking.reference}`;
    this.logger.error(`${what} cannot be told for now: ${String(error)}`);
  }
}
