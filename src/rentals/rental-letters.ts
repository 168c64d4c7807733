import { Injectable } from '@nestjs/common';
import { Letterheads } from '../notifications/letterheads.js';
import { recipientAsJson, type Recipient } from '../notifications/recipient.js';
import { letter } from '../outbox/letter.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { RentalRecord } from './rental-record.js';
import {
  amountInLetter,
  greetingOf,
  madeInWords,
  noticeInWords,
  renewalInWords,
  WHY,
  type AmountChange,
  type Told,
} from './rental-letters.words.js';
import { factsOf } from './rentals.words.js';
import { findRental } from './rentals.queries.js';

/** What a member reads of the place that they rent. An employer, or any other body, has the agreement on paper. */
@Injectable()
export class RentalLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly directory: NetworkDirectory,
    private readonly site: Site,
  ) {}

  /** In the transaction of what is told, as are the others. */
  tellMade(sql: Sql, reference: string, now: Instant): Promise<void> {
    return this.tell(sql, reference, 'rental-made', 'made', madeInWords, now);
  }

  /** It renews itself unless notice is given until `noticeUntil`. */
  tellRenewal(
    sql: Sql,
    reference: string,
    { end, noticeUntil }: { readonly end: LocalDate; readonly noticeUntil: LocalDate },
    now: Instant,
  ): Promise<void> {
    const words = renewalInWords(end, noticeUntil);
    return this.tell(sql, reference, 'rental-renews', `renewal:${end}`, words, now);
  }

  tellNotice(sql: Sql, reference: string, now: Instant): Promise<void> {
    return this.tell(sql, reference, 'rental-notice', 'notice', noticeInWords, now);
  }

  /** It costs something else from the first of a month on. */
  tellAmount(sql: Sql, reference: string, change: AmountChange, now: Instant): Promise<void> {
    return this.tell(sql, reference, 'rental-amount', 'amount', amountInLetter(change), now);
  }

  /** To be called once the transaction has succeeded. */
  send(): void {
    this.outbox.wake();
  }

  private async tell(
    sql: Sql,
    reference: string,
    kind: string,
    what: string,
    words: (rental: RentalRecord, language: Language) => Told,
    now: Instant,
  ): Promise<void> {
    const rental = await findRental(sql, reference);
    const recipient = rental && (await recipientOf(sql, rental));
    if (rental === undefined || recipient === undefined || !this.letterheads.reaches(recipient)) return;
    const { telecentre: slug, telecentreName } = rental;
    const network = await this.directory.current();
    const place = { slug, name: telecentreName };
    const { reader, networkName, sender } = this.letterheads.of(recipient, place, network);
    const { language } = reader;
    const { subject, paragraphs } = words(rental, language);
    const written = letter({
      language,
      networkName,
      subject,
      greeting: greetingOf(reader.name, language),
      paragraphs,
      facts: factsOf(rental, localDateOf(now, rental.timeZone), language),
      action: { label: SEE_IT[language], url: `${this.site.baseUrl}/rentals/${reference}` },
      footer: [WHY[language]],
    });
    const key = `rental:${rental.id}:${what}${MAY_COME_AGAIN.has(what) ? `:${String(rental.revision)}` : ''}`;
    const { email: to, account } = recipient;
    const mail = { kind, to, account, letter: { ...written, from: sender }, thread: rental.id, key };
    await this.outbox.put(sql, mail, now);
  }
}

/** One and the same end may be set twice, sooner the second time; and so may an amount. */
const MAY_COME_AGAIN: ReadonlySet<string> = new Set(['notice', 'amount']);

async function recipientOf(sql: Sql, { tenant }: RentalRecord): Promise<Recipient | undefined> {
  if (tenant.kind !== 'member') return undefined;
  const [row] = await sql.query<{ recipient: Recipient }>(
    `select ${recipientAsJson('a')} as recipient from account a where a.id = $1`,
    [tenant.account],
  );
  return row?.recipient;
}

const SEE_IT = { fr: 'Voir ma location', en: 'See my rental' } as const;
