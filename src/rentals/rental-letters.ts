import { Injectable } from '@nestjs/common';
import { letter } from '../outbox/letter.js';
import { Outbox } from '../outbox/outbox.js';
import { Senders } from '../outbox/senders.js';
import type { Sql } from '../platform/database/database.js';
import type { Language } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import type { RentalRecord } from './rental-record.js';
import {
  greetingOf,
  madeInWords,
  noticeInWords,
  renewalInWords,
  WHY,
  type Told,
} from './rental-letters.words.js';
import { factsOf } from './rentals.words.js';
import { findRental } from './rentals.queries.js';

/** What a member reads of the place that they rent. An employer, or any other body, has the agreement on paper. */
@Injectable()
export class RentalLetters {
  constructor(
    private readonly outbox: Outbox,
    private readonly senders: Senders,
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
    const reader = rental && (await readerOf(sql, rental));
    if (rental === undefined || reader === undefined) return;
    const { email, name, language, networkName, account } = reader;
    const { subject, paragraphs } = words(rental, language);
    const today = localDateOf(now, rental.timeZone);
    const written = letter({
      language,
      networkName,
      subject,
      greeting: greetingOf(name, language),
      paragraphs,
      facts: factsOf(rental, today, language),
      action: { label: SEE_IT[language], url: `${this.site.baseUrl}/rentals/${reference}` },
      footer: [WHY[language]],
    });
    const from = this.senders.telecentre({ slug: rental.telecentre, name: rental.telecentreName });
    // One and the same end may be set twice, sooner the second time.
    const key = `rental:${rental.id}:${what}${what === 'notice' ? `:${String(rental.revision)}` : ''}`;
    const mail = { kind, to: email, account, letter: { ...written, from }, thread: rental.id, key };
    await this.outbox.put(sql, mail, now);
  }
}

interface Reader {
  readonly account: string;
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
  readonly networkName: string;
}

/** Nobody reads the mail of the demonstration's people: they get none. */
async function readerOf(sql: Sql, { tenant }: RentalRecord): Promise<Reader | undefined> {
  if (tenant.kind !== 'member') return undefined;
  const [reader] = await sql.query<Reader>(
    `select id as account, email, name, coalesce(language, 'fr') as language,
       coalesce((select name from network), '') as "networkName"
     from account where id = $1 and not demo`,
    [tenant.account],
  );
  return reader;
}

const SEE_IT = { fr: 'Voir ma location', en: 'See my rental' } as const;
