import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { remember } from '../audit/audit-trail.js';
import type { Caller } from '../permissions/caller.js';
import { grantsFor } from '../permissions/may.js';
import { Clock } from '../platform/clock.js';
import { Database, type Sql } from '../platform/database/database.js';
import type { Accent } from '../platform/web/accent.js';
import { Site } from '../platform/web/site.js';
import {
  lockIdentity,
  readIdentity,
  writeAccent,
  writeLegalFacts,
  writeLogo,
  writeName,
  type Identity,
} from './identity.queries.js';
import type { LegalFacts } from './legal-facts.js';
import { readLogo, type LogoReading } from './logo.js';

/** Null: the operator, by the command line. */
export type Editor = Caller | null;

/** How the network presents itself. Each change is remembered, and seen at once by whoever made it. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly site: Site,
  ) {}

  read(): Promise<Identity> {
    return readIdentity(this.database);
  }

  async changeLook(editor: Editor, name: string, accent: Accent | null): Promise<void> {
    await this.change(editor, async (sql) => {
      const before = await readIdentity(sql);
      const [names, colours] = [before.name !== name, !isDeepStrictEqual(before.accent, accent)];
      if (names) await writeName(sql, name);
      if (colours) await writeAccent(sql, accent);
      return [...(names ? (['name'] as const) : []), ...(colours ? (['colours'] as const) : [])];
    });
  }

  async changeLegalFacts(editor: Editor, legal: LegalFacts): Promise<void> {
    await this.change(editor, async (sql) => {
      const said = JSON.parse(JSON.stringify(legal)) as LegalFacts;
      if (isDeepStrictEqual((await readIdentity(sql)).legal, said)) return [];
      await writeLegalFacts(sql, said);
      return ['legal facts'];
    });
  }

  /** Refused when it is no image, or could do more than be looked at. */
  async setLogo(editor: Editor, content: Buffer): Promise<LogoReading> {
    const reading = readLogo(content);
    if ('refused' in reading) return reading;
    await this.change(editor, async (sql) => {
      await writeLogo(sql, { type: reading.type, content });
      return ['logo'];
    });
    return reading;
  }

  async removeLogo(editor: Editor): Promise<void> {
    await this.change(editor, async (sql) => {
      await writeLogo(sql, null);
      return ['no logo'];
    });
  }

  /** The work says what it has changed, if anything. */
  private async change(editor: Editor, work: (sql: Sql) => Promise<readonly IdentityPart[]>): Promise<void> {
    await this.database.transaction(async (sql) => {
      await lockIdentity(sql);
      const parts = await work(sql);
      if (parts.length === 0) return;
      const actorRole = editor === null ? null : (grantsFor(editor, 'network.settings')[0]?.role ?? null);
      const entry = { actor: editor?.pseudonym ?? null, actorRole, subject: null };
      const details = { identity: parts.join(', ') };
      await remember(sql, { action: 'settings.changed', ...entry, details }, this.clock.now());
    });
    await this.site.lookAnew();
  }
}

type IdentityPart = 'name' | 'colours' | 'legal facts' | 'logo' | 'no logo';
