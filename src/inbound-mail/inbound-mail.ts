import { Inject, Injectable } from '@nestjs/common';
import { BookingsService } from '../bookings/bookings.service.js';
import { holderCaller } from '../bookings/holder-caller.js';
import { findBooking } from '../bookings/people.queries.js';
import { recordBounce } from '../outbox/outbox-care.queries.js';
import { Outbox } from '../outbox/outbox.js';
import { bouncedMailOf } from '../outbox/return-path.js';
import { Database, type Sql } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { SecretBox } from '../platform/secrets/secret-box.js';
import type { Instant } from '../reservation/period.js';
import { SeriesChangesService } from '../series-changes/series-changes.service.js';
import { TeamsService } from '../teams/teams.service.js';
import type { AnsweredEntry } from './answered-entry.js';
import { decideReply, type Outcome, type Reply } from './decide-reply.js';
import type { DeliveryReport } from './delivery-report.js';
import { Explanations } from './explanations.js';
import type { Why } from './explanations.words.js';
import { advance, findAnsweredEntry, positionIn, recordInboundMail } from './inbound-mail.queries.js';
import { INBOUND_OPTIONS, type AnsweredOptions } from './inbound-options.js';
import { readArrived, type ArrivedMail } from './mailbox-of-answers.js';
import { readApart } from './reading-thread.js';

/** In milliseconds; others need a tenth of a second. */
const LONGEST_READING = 5_000;

/** What becomes of one mail. */
interface Settled {
  readonly outcome: Outcome;
  /** For whoever looks after the service; nothing that a stranger wrote. */
  readonly detail: string | null;
  /** To be done if and only if the mail is noted as read. */
  readonly also?: (sql: Sql) => Promise<unknown>;
}

/** Reads what comes back: calendars that decline, mails that could not be delivered. Every mail is looked at once. */
@Injectable()
export class InboundMail {
  /** How often each mail, by its number, could not be fetched. Who starts anew counts anew. */
  private readonly failures = new Map<number, number>();

  constructor(
    @Inject(INBOUND_OPTIONS) private readonly options: AnsweredOptions | undefined,
    private readonly database: Database,
    private readonly box: SecretBox,
    private readonly bookings: BookingsService,
    private readonly series: SeriesChangesService,
    private readonly teams: TeamsService,
    private readonly explanations: Explanations,
    private readonly outbox: Outbox,
  ) {}

  get isConfigured(): boolean {
    return this.options !== undefined;
  }

  /**
   * Returns how many mails were new. After a crash in the middle the last one is read again, and changes nothing. `late`:
   * no further one is begun.
   */
  async read(now: Instant, late?: AbortSignal): Promise<number> {
    const { options, failures } = this;
    if (options === undefined) return 0;
    return readArrived(options.imapUrl, failures, {
      positionIn: (uidValidity) => positionIn(this.database, uidValidity),
      take: async (mail) => {
        late?.throwIfAborted();
        await this.take(mail, options, now);
      },
    });
  }

  private async take(mail: ArrivedMail, options: AnsweredOptions, now: Instant): Promise<void> {
    const settled = await this.settle(mail, options, now);
    await this.database.transaction(async (sql) => {
      if (!(await advance(sql, mail.uidValidity, mail.uid))) return;
      await settled.also?.(sql);
      await recordInboundMail(sql, settled.outcome, settled.detail, now);
    });
    if (settled.also) this.outbox.wake();
  }

  private async settle(
    { content }: ArrivedMail,
    { authenticatedBy, from }: AnsweredOptions,
    now: Instant,
  ): Promise<Settled> {
    if (content === 'too-large') return { outcome: 'too-large', detail: null };
    if (content === 'unreadable')
      return { outcome: 'unreadable', detail: 'the mail server does not hand it out' };
    const mail = await readApart({ raw: content, authenticatedBy }, LONGEST_READING);
    if (mail === null)
      return { outcome: 'unreadable', detail: 'not a mail, or one made to be read for ever' };
    return (mail.report && this.settleReport(mail.report, from, now)) ?? this.settleReply(mail.reply, now);
  }

  private async settleReply(reply: Reply, now: Instant): Promise<Settled> {
    const [answer] = reply.answers;
    const entry = answer && (await findAnsweredEntry(this.database, answer, now));
    const verdict = decideReply(reply, entry);
    if (verdict.then === 'nothing') return verdict;
    if (entry === undefined) throw new Error('Only what we know can be declined.');
    if (verdict.then === 'explain') return this.explain('changed', entry, now);
    return this.cancel(entry, now);
  }

  private async cancel(entry: AnsweredEntry, now: Instant): Promise<Settled> {
    try {
      await this.giveBack(entry);
      return { outcome: 'declined', detail: entry.reference };
    } catch (refusal) {
      // One that changed at this very moment is looked at again in the next round.
      if (!(refusal instanceof Problem) || refusal.content.name === 'stale') throw refusal;
      return this.explain('too-late', entry, now);
    }
  }

  /** Of several, what this entry shows that is still to come and can still be given back. */
  private async giveBack(entry: AnsweredEntry): Promise<void> {
    const { whole, reference } = entry;
    const [caller, language] = [holderCaller(entry), entry.language ?? 'fr'];
    if (whole === null) await this.bookings.cancel(caller, reference, language);
    else if ('series' in whole.of)
      await this.series.cancel(
        caller,
        whole.of.series,
        { ...ALL_THAT_CAN_BE, onlyThese: whole.shown },
        language,
      );
    else await this.teams.cancel(caller, whole.of.team, null, language, whole.shown);
  }

  private async explain(why: Why, entry: AnsweredEntry, now: Instant): Promise<Settled> {
    const outcome = why === 'changed' ? 'stale' : 'too-late';
    const known = await findBooking(this.database, entry.reference);
    const stands = known && STANDING.has(known.booking.status) && known.booking.end > now;
    if (!stands) return { outcome, detail: 'the booking is over' };
    const mail = await this.explanations.write(why, known.booking, entry);
    return { outcome, detail: entry.reference, also: (sql) => this.outbox.put(sql, mail, now) };
  }

  /** Null: it is not about a mail of ours. Which one it is about stands in an address that only we can make up. */
  private settleReport(report: DeliveryReport, from: string, now: Instant): Settled | null {
    const [id] = report.addressees.flatMap((address) => bouncedMailOf(address, from, this.box) ?? []);
    if (id === undefined) return null;
    if (report.outcome === 'passing') return { outcome: 'report', detail: null };
    return { outcome: 'bounce', detail: null, also: (sql) => recordBounce(sql, id, report.reason, now) };
  }
}

const ALL_THAT_CAN_BE = { scope: { of: 'all' }, reason: null, onConflict: 'skip', dryRun: false } as const;

/** Of what is over nobody needs to be told that it was not cancelled. */
const STANDING: ReadonlySet<string> = new Set(['held', 'confirmed', 'checked_in']);
