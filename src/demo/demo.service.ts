import { Injectable } from '@nestjs/common';
import { BookingsService } from '../bookings/bookings.service.js';
import { eraseAccount } from '../personal-data/erasure.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/http/problem.js';
import { localDateOf } from '../reservation/local-time.js';
import { DAY } from '../reservation/period.js';
import { RolesService } from '../roles/roles.service.js';
import { codeOf, stepAt } from '../second-factor/one-time-code.js';
import { SecondFactorService } from '../second-factor/second-factor.service.js';
import { nameEmployer } from '../sign-in/identities.queries.js';
import { acceptHouseRules, currentHouseRules, writeProfile } from '../sign-in/profile.queries.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import type { Telecentre } from '../telecentres/network.js';
import { demoWishes, pastWishes, type DemoWish } from './demo-bookings.js';
import { DemoPast } from './demo-past.js';
import { addressOf, DEMO_EMPLOYER, DEMO_PEOPLE, EVERYBODY, HOSTED, type DemoPerson } from './demo-people.js';
import {
  addDemoAccounts,
  callEmployer,
  completeDemoAccounts,
  deleteDemoBookings,
  demoAccounts,
  forgetAboutDemo,
  forgetEmployer,
  forgetUntoldOfDemo,
  lockDemoAccounts,
  type DemoAccount,
} from './demo.queries.js';

export interface Loaded {
  readonly people: number;
  readonly bookings: number;
  /** False when the demonstration was there before. */
  readonly isNew: boolean;
}

export interface Cleared {
  readonly people: number;
  readonly bookings: number;
}

/** One of those whom a visitor may become, as they are there now. */
export interface PresentPerson extends DemoPerson {
  readonly email: string;
  /** The code that opens their second factor at this moment; null for those who have none. */
  readonly code: string | null;
}

/** Longer than anything that they have booked lies back. */
const MEMBERS_FOR_DAYS = 60;

/** People to try the service as, a fortnight of their bookings, made by the same verbs as everybody's, and some weeks behind them. */
@Injectable()
export class DemoService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly directory: NetworkDirectory,
    private readonly bookings: BookingsService,
    private readonly roles: RolesService,
    private readonly secondFactor: SecondFactorService,
    private readonly past: DemoPast,
  ) {}

  async isLoaded(): Promise<boolean> {
    return (await completeDemoAccounts(this.database)).length > 0;
  }

  /** Once more is the same as once; what a broken try has left behind is cleared first. All of it, or an error. */
  async load(): Promise<Loaded> {
    if (await this.isLoaded()) return { people: EVERYBODY.length, bookings: 0, isNew: false };
    const today = await this.today();
    await this.clear();
    try {
      await this.addPeople();
      const been = await this.past.write(pastWishes(today), await this.accounts(), this.clock.now());
      const coming = await this.book(demoWishes(today));
      await this.finish();
      return { people: EVERYBODY.length, bookings: been + coming, isNew: true };
    } catch (error) {
      await this.clear();
      throw error;
    }
  }

  /** Their bookings go with them, story and all. What they booked for others stays, as when anybody is erased. */
  async clear(): Promise<Cleared> {
    const now = this.clock.now();
    return this.database.transaction(async (sql) => {
      const people = await lockDemoAccounts(sql);
      const bookings = await deleteDemoBookings(
        sql,
        people.map(({ id }) => id),
      );
      for (const { id } of people) await eraseAccount(sql, id, { by: 'operator', now });
      await forgetAboutDemo(
        sql,
        people.map(({ pseudonym }) => pseudonym),
      );
      await forgetEmployer(sql, DEMO_EMPLOYER);
      return { people: people.length, bookings };
    });
  }

  /** Those whom a visitor may become, with their codes: for the operator and for whoever sits at this machine. */
  async people(): Promise<PresentPerson[]> {
    const accounts = new Map((await completeDemoAccounts(this.database)).map(({ id, email }) => [email, id]));
    const present = DEMO_PEOPLE.flatMap((person) => {
      const account = accounts.get(addressOf(person));
      return account === undefined ? [] : [{ ...person, email: addressOf(person), account }];
    });
    return Promise.all(
      present.map(async ({ account, ...person }) => ({
        ...person,
        code: await this.secondFactor.currentCode(account),
      })),
    );
  }

  /** On the calendar of the network's telecentres. Throws when the network is not the one that the people live in. */
  private async today(): Promise<string> {
    const { telecentres } = await this.directory.fresh();
    const needed = demoWishes('2000-01-01').map(({ where }) => where.telecentre);
    const missing = [...new Set(needed)].filter((slug) => !telecentres.has(slug));
    if (missing.length > 0)
      throw new Error(
        `The demonstration belongs to the pilot network, and these telecentres of it are not there: ${missing.join(', ')}.`,
      );
    const { opening } = telecentres.get(HOSTED) as Telecentre;
    return localDateOf(this.clock.now(), opening.timeZone);
  }

  private async addPeople(): Promise<void> {
    const emails = EVERYBODY.map(addressOf);
    const now = this.clock.now();
    const since = now - MEMBERS_FOR_DAYS * DAY;
    const added = await addDemoAccounts(this.database, emails, { since, now });
    const others = emails.filter((email) => !added.includes(email));
    if (others.length > 0)
      throw new Error(`There are accounts that are not the demonstration's: ${others.join(', ')}.`);
    const accounts = await this.accounts();
    for (const person of DEMO_PEOPLE) {
      const email = addressOf(person);
      if (person.role === null) continue;
      await this.roles.grant(null, { email, ...person.role }, 'en');
      if (person.role.role !== 'host') await this.giveSecondFactor(accounts.get(email)?.id ?? '', email);
    }
  }

  private async giveSecondFactor(account: string, email: string): Promise<void> {
    const { secret } = await this.secondFactor.begin(account, null, email, 'fr');
    // No code is taken twice: confirmed with the one just past, the present one is still good.
    const step = stepAt(this.clock.now()) - 1;
    await this.secondFactor.confirm(account, null, codeOf(secret.replaceAll(' ', ''), step));
  }

  /** How many could be had. */
  private async book(wishes: readonly DemoWish[]): Promise<number> {
    const accounts = await this.accounts();
    const callers = new Map(
      EVERYBODY.map((person) => [person.key, callerOf(accounts.get(addressOf(person)))] as const),
    );
    let booked = 0;
    for (const { who, ...wish } of wishes) {
      const caller = callers.get(who);
      if (caller && (await this.bookIfPossible(caller, wish))) booked++;
    }
    return booked;
  }

  private async bookIfPossible(caller: Caller, wish: Omit<DemoWish, 'who'>): Promise<boolean> {
    try {
      await this.bookings.book(caller, { ...wish, equipment: [], hold: false }, null, 'fr');
      return true;
    } catch (error) {
      // Closed, over, or taken by somebody real: there are enough others.
      if (error instanceof Problem && [409, 422].includes(error.content.status)) return false;
      throw error;
    }
  }

  private async finish(): Promise<void> {
    const { version } = await currentHouseRules(this.database, 'fr');
    const accounts = await this.accounts();
    await this.database.transaction(async (sql) => {
      for (const person of EVERYBODY) {
        const { name, status, commune, worksFor } = person;
        const id = accounts.get(addressOf(person))?.id ?? '';
        await writeProfile(sql, id, { name, status, commune, language: 'fr' });
        await acceptHouseRules(sql, id, version, this.clock.now());
        if (worksFor !== undefined) await nameEmployer(sql, id, worksFor.siret);
      }
      await callEmployer(sql, DEMO_EMPLOYER);
      await forgetUntoldOfDemo(sql);
    });
  }

  /** By their addresses. */
  private async accounts(): Promise<ReadonlyMap<string, DemoAccount>> {
    const accounts = await demoAccounts(this.database, this.clock.now());
    return new Map(accounts.map((account) => [account.email, account]));
  }
}

/** As one of their own programs would call. */
function callerOf(account: DemoAccount | undefined): Caller | undefined {
  if (account === undefined) return undefined;
  const { id, pseudonym, grants } = account;
  const scopes = ['read', 'book', 'host'] as const;
  return { account: id, pseudonym, grants, means: { by: 'token', scopes, secondFactor: false } };
}
