import { Injectable } from '@nestjs/common';
import { letter } from '../outbox/letter.js';
import { Outbox } from '../outbox/outbox.js';
import type { Sql } from '../platform/database/database.js';
import { dateInWords, MAINLAND_ZONE, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Site } from '../platform/web/site.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';

/** What somebody is told about their account. Never a secret: a thief may be reading the same mailbox. */
export interface Notice {
  readonly subject: string;
  /** What happened, and what it means. */
  readonly paragraphs: readonly string[];
  /** A page of ours. */
  readonly action: { readonly label: string; readonly path: string };
  /** What to do if it should not have happened. */
  readonly otherwise: string;
}

/** The same in every language; `when` reads `le mardi 12 janvier 2027 à 9 h (heure de Paris)`. */
export type NoticeWords = Readonly<Record<Language, (when: string) => Notice>>;

/**
 * Tells people by mail what changes the safety of their account, so that a thief in the mailbox or an over-eager
 * colleague is noticed. Whoever has not yet chosen a language is told in French.
 */
@Injectable()
export class AccountNotices {
  constructor(
    private readonly outbox: Outbox,
    private readonly site: Site,
  ) {}

  /** In the transaction of what is told. Nobody reads the mail of the demonstration's people: they get none. */
  async tell(sql: Sql, account: string, kind: string, words: NoticeWords, now: Instant): Promise<void> {
    const [person] = await sql.query<Addressee>(
      `select email, name, coalesce(language, 'fr') as language, coalesce((select name from network), '') as "networkName"
from account where id = $1 and not demo`,
      [account],
    );
    if (person === undefined) return;
    const { email, name, language, networkName } = person;
    const { subject, paragraphs, action, otherwise } = words[language](momentInWords(now, language));
    const written = letter({
      language,
      networkName,
      subject,
      greeting: greetingOf(name, language),
      paragraphs,
      action: { label: action.label, url: this.site.baseUrl + action.path },
      after: [otherwise],
      footer: [WHY[language]],
    });
    await this.outbox.put(sql, { kind, to: email, letter: written }, now);
  }

  /** To be called once the transaction has succeeded: what was told then leaves at once. */
  send(): void {
    this.outbox.wake();
  }
}

interface Addressee {
  readonly email: string;
  readonly name: string | null;
  readonly language: Language;
  readonly networkName: string;
}

/** The letter says which zone it means. */
function momentInWords(now: Instant, language: Language): string {
  const date = dateInWords(localDateOf(now, MAINLAND_ZONE), language);
  const time = timeInWords(localTimeOf(now, MAINLAND_ZONE), language);
  return language === 'fr' ? `le ${date} à ${time} (heure de Paris)` : `on ${date} at ${time} (Paris time)`;
}

function greetingOf(name: string | null, language: Language): string {
  const hello = language === 'fr' ? 'Bonjour' : 'Hello';
  return name === null ? `${hello},` : `${hello} ${name},`;
}

const WHY: Words = {
  fr: 'Vous recevez ce courriel parce que quelque chose a changé dans vos accès.',
  en: 'You receive this mail because something has changed in what you have access to.',
};
