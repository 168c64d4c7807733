import { Injectable } from '@nestjs/common';
import { AccountNotices } from '../accounts/account-notices.js';
import { placePath } from '../administration/administration-frame.js';
import { editedPlace, type EditedPlace } from '../administration/edited-place.js';
import { EditingService, type Part } from '../administration/editing.service.js';
import type { Caller } from '../permissions/caller.js';
import { Clock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { notFound } from '../platform/http/problem.js';
import type { Language } from '../platform/i18n/language.js';
import { RolesService } from '../roles/roles.service.js';
import { HOURS_TO_CONFIRM, hoursToConfirm } from './hours-mail.js';

export const HOURS_PART: Part = ({ openingHours, closedOnPublicHolidays }) => [
  openingHours,
  closedOnPublicHolidays,
];
export const PUBLICATION_PART: Part = ({ published }) => published;

export interface Coordinator {
  readonly name: string | null;
  readonly email: string;
}

/** From hidden to open: a host is appointed, looks at the hours, and confirms them. */
@Injectable()
export class OpeningUpService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly editing: EditingService,
    private readonly roles: RolesService,
    private readonly notices: AccountNotices,
  ) {}

  /** Somebody becomes host there and, as long as the hours are not confirmed, is asked to: brings whether they were. */
  async invite(caller: Caller, slug: string, email: string, language: Language): Promise<boolean> {
    const place = await editedPlace(this.database, caller, 'network.edit', slug);
    const appointment = { email, role: 'host', telecentre: slug } as const;
    const { grant } = await this.roles.grant(caller, appointment, language);
    if (place.hoursConfirmed) return false;
    await this.tell(place, [grant.account]);
    return true;
  }

  /** Its hosts hear of it once more. */
  async askHosts(caller: Caller, slug: string): Promise<void> {
    const place = await editedPlace(this.database, caller, 'network.edit', slug);
    await this.tell(place, await this.hostsOf(place));
  }

  /** Who receives people there, in the reach of whoever asks. */
  hostsOf({ telecentreId }: EditedPlace): Promise<string[]> {
    return this.database
      .query<{ account: string }>(
        `select distinct account_id as account from role_grant
         where role = 'host' and telecentre_id = $1 and revoked_at is null and lent_from is null and starts_at <= $2
           and (ends_at is null or ends_at > $2)`,
        [telecentreId, new Date(this.clock.now())],
      )
      .then((rows) => rows.map(({ account }) => account));
  }

  /** Who puts right what a host finds wrong: the department's coordinators, in the order of their names. */
  coordinatorsOf({ departmentCode }: EditedPlace): Promise<Coordinator[]> {
    return this.database.query<Coordinator>(
      `select distinct a.name, a.email from role_grant g join account a on a.id = g.account_id
       where g.role = 'coordinator' and g.department_code = $1 and g.revoked_at is null and g.starts_at <= $2
         and (g.ends_at is null or g.ends_at > $2)
       order by a.name, a.email`,
      [departmentCode, new Date(this.clock.now())],
    );
  }

  async setPublished(caller: Caller, slug: string, published: boolean, shown: string): Promise<void> {
    const change = <File extends object>(file: File): File => ({ ...file, published });
    await this.editing.change(caller, slug, { part: PUBLICATION_PART, shown, change });
  }

  /** The hours that somebody has looked at are right: a new telecentre can be booked from now on. */
  async confirmHours(caller: Caller, slug: string, shown: string): Promise<void> {
    await this.editing.change(caller, slug, {
      permission: 'network.confirm',
      part: HOURS_PART,
      shown,
      change: (file, { opensWithHours }) => {
        if (file.resources.length === 0) throw notFound();
        const assumed = file.provenance.assumed.filter((path) => !/^openingHours(\.|$)/.test(path));
        return {
          ...file,
          published: file.published || opensWithHours,
          hoursConfirmed: true,
          provenance: { ...file.provenance, assumed },
        };
      },
    });
  }

  private async tell({ slug, name }: EditedPlace, accounts: readonly string[]): Promise<void> {
    const words = hoursToConfirm(name, placePath(slug, 'hours-confirmation'));
    await this.database.transaction(async (sql) => {
      for (const account of accounts)
        await this.notices.tell(sql, account, HOURS_TO_CONFIRM, words, this.clock.now());
    });
    this.notices.send();
  }
}
