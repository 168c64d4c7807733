import { Injectable } from '@nestjs/common';
import { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { mayAnywhere, roleAt } from '../permissions/may.js';
import type { Role } from '../permissions/roles.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { invalidRequest, notFound } from '../platform/http/problem.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, type LocalDate } from '../reservation/local-time.js';
import { firstDayOf, monthOf, type Month } from '../reservation/months.js';
import { amountIn } from './dues.js';
import { decideNotice, type NoticeWish } from './notice.js';
import type { RentalRecord } from './rental-record.js';
import { RentalHostMails } from './host-mails.js';
import { RentalLetters } from './rental-letters.js';
import type { AgreedAmount } from './rental-letters.words.js';
import { changedMeanwhile, rentalEnds } from './rentals.problems.js';
import { endRental, findRental, lockRental, noteAmount } from './rentals.queries.js';

/** Null: they are the tenant; else the role in which they receive people there. */
type Standing = { readonly rental: RentalRecord; readonly role: Role | null; readonly today: LocalDate };

/** Ending a rental, and what it costs from a month on. */
@Injectable()
export class EndingService {
  constructor(
    private readonly database: Database,
    private readonly letters: RentalLetters,
    private readonly hostMails: RentalHostMails,
    private readonly clock: Clock,
  ) {}

  /** By the tenant, or by whoever receives people there: for the telecentre, or noting what the tenant has told them. */
  async giveNotice(
    caller: Caller,
    reference: string,
    wish: NoticeWish,
    language: Language,
  ): Promise<RentalRecord> {
    const { rental, role, today } = await this.standingOf(caller, reference);
    const { endsOn, notice } = decideNotice(
      rental,
      wish,
      role === null ? 'tenant' : 'receiver',
      today,
      language,
    );
    await this.database.transaction(async (sql) => {
      const now = this.clock.now();
      if (!(await endRental(sql, rental, endsOn, notice, now))) throw changedMeanwhile();
      const details = { by: notice.by, revoked: notice.revoked };
      await remember(sql, { ...entryOf('rental.notice-given', rental, caller, role), details }, now);
      await this.letters.tellNotice(sql, reference, now);
      const ended = role === null ? await findRental(sql, reference) : undefined;
      if (ended !== undefined) await this.hostMails.tellNotice(sql, ended, now);
    });
    this.letters.send();
    return (await findRental(this.database, reference)) ?? rental;
  }

  /** From the first of this month on, which is to come; the month under way is as it was agreed. */
  async changeAmount(
    caller: Caller,
    slug: string,
    reference: string,
    { month, cents }: { readonly month: Month; readonly cents: number },
    language: Language,
  ): Promise<RentalRecord> {
    const { rental, role, today } = await this.standingOf(caller, reference);
    if (role === null || rental.telecentre !== slug) throw notFound();
    if (month <= monthOf(today)) throw invalidRequest([{ field: 'month', message: TO_COME[language] }]);
    const from = firstDayOf(month);
    await this.database.transaction(async (sql) => {
      // One after the other: each is told what held before theirs.
      const present = await lockRental(sql, rental);
      if (present.endsOn !== null && present.endsOn <= from) throw rentalEnds(present.endsOn);
      const before = agreedFrom(present, month);
      const now = this.clock.now();
      await noteAmount(sql, rental, from, cents, now);
      await remember(sql, entryOf('rental.amount-changed', rental, caller, role), now);
      if (before.cents !== cents || before.changesLater)
        await this.letters.tellAmount(sql, reference, { from, cents, before }, now);
    });
    this.letters.send();
    return (await findRental(this.database, reference)) ?? rental;
  }

  private async standingOf(caller: Caller, reference: string): Promise<Standing> {
    const rental = await findRental(this.database, reference);
    if (rental === undefined) throw notFound();
    const { telecentreId, departmentCode, tenant, timeZone } = rental;
    const today = localDateOf(this.clock.now(), timeZone);
    const role = roleAt(caller, 'rentals', { telecentreId, departmentCode });
    if (role !== null) return { rental, role, today };
    const isTenant = tenant.kind === 'member' && tenant.account === caller.account;
    if (!isTenant || !mayAnywhere(caller, 'bookings.own.change')) throw notFound();
    return { rental, role: null, today };
  }
}

/** What holds from this month on, as it stands. */
function agreedFrom(rental: RentalRecord, month: Month): AgreedAmount {
  const changesLater = rental.amounts.some(({ from }) => from > firstDayOf(month));
  return { cents: amountIn(rental, month), changesLater };
}

function entryOf(
  action: 'rental.notice-given' | 'rental.amount-changed',
  { tenant, telecentre: place }: RentalRecord,
  { pseudonym: actor }: Caller,
  actorRole: Role | null,
) {
  return { action, actor, actorRole, subject: tenant.kind === 'member' ? tenant.pseudonym : null, place };
}

const TO_COME: Words = { fr: 'doit être un mois à venir', en: 'must be a month to come' };
