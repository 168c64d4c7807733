import { Injectable } from '@nestjs/common';
import { rememberReading } from '../audit/audit-trail.js';
import { hostsOf } from '../notifications/hosts.queries.js';
import { Letterheads } from '../notifications/letterheads.js';
import { letter } from '../outbox/letter.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { Site } from '../platform/web/site.js';
import type { Instant } from '../reservation/period.js';
import { NetworkDirectory } from '../telecentres/network-directory.js';
import { greetingOf, HOSTS_WHY, noticeToHostsInWords, SEE_RENTAL } from './rental-letters.words.js';
import type { RentalRecord } from './rental-record.js';
import { pageOf } from './rentals.words.js';

/** A tenant who gives notice from their own page tells nobody face to face: whoever receives them reads of it. */
@Injectable()
export class RentalHostMails {
  constructor(
    private readonly outbox: Outbox,
    private readonly letterheads: Letterheads,
    private readonly directory: NetworkDirectory,
    private readonly site: Site,
  ) {}

  /** In the transaction of the notice. */
  async tellNotice(sql: Sql, rental: RentalRecord, now: Instant): Promise<void> {
    const { id, reference, revision, telecentreId, telecentre: slug, telecentreName: name, tenant } = rental;
    const network = await this.directory.current();
    const hosts = await hostsOf(sql, telecentreId, now);
    for (const host of hosts.filter((one) => this.letterheads.reaches(one))) {
      const { reader, networkName, sender } = this.letterheads.of(host, { slug, name }, network);
      const { language } = reader;
      const written = letter({
        language,
        networkName,
        greeting: greetingOf(reader.name, language),
        ...noticeToHostsInWords(rental, language),
        action: { label: SEE_RENTAL[language], url: this.site.baseUrl + pageOf(slug, reference) },
        footer: [HOSTS_WHY[language]],
      });
      await this.outbox.put(
        sql,
        {
          kind: 'rental-notice-host',
          to: reader.email,
          account: host.account,
          letter: { ...written, from: sender },
          key: `rental:${id}:notice:${String(revision)}:host:${host.account}`,
          hostOf: telecentreId,
        },
        now,
      );
      const subjects = tenant.kind === 'member' ? [tenant.pseudonym] : [];
      await rememberReading(sql, { reader: host.pseudonym, role: 'host', subjects, place: slug }, now);
    }
  }
}
