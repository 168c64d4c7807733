import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import { dateInWords, MAINLAND_ZONE, timeInWords } from '../platform/i18n/in-words.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { MailboxEntry, MailboxMessage } from '../outbox/mailbox.js';

export function MailboxPage({
  visit,
  mails,
}: {
  readonly visit: Visit;
  readonly mails: readonly MailboxEntry[];
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p class="demo">{WORDS.what[language]}</p>
      {mails.length === 0 && <p>{WORDS.empty[language]}</p>}
      <ul class="rows">
        {mails.map(({ name, subject, to, date }) => (
          <li key={name}>
            <p>
              <a href={`/mailbox/${name}`}>{subject}</a>
              <br />
              <span class="muted">
                {WORDS.to[language]} {to}
              </span>
            </p>
            <p class="muted">{momentInWords(date, language)}</p>
          </li>
        ))}
      </ul>
    </Framed>
  );
}

export function MailPage({
  visit,
  mail,
}: {
  readonly visit: Visit;
  readonly mail: MailboxMessage;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={mail.subject}>
      <h1>{mail.subject}</h1>
      <p class="muted">
        {WORDS.to[language]} {mail.to}
        <br />
        {momentInWords(mail.date, language)}
      </p>
      <pre class="letter">
        <Linked text={mail.text} />
      </pre>
      <p>
        <a href={`/mailbox/${mail.name}/html`}>{WORDS.asShown[language]}</a>
      </p>
      <p>
        <a href="/mailbox">{WORDS.back[language]}</a>
      </p>
    </Framed>
  );
}

function Linked({ text }: { readonly text: string }): JSX.Element {
  const parts: ComponentChildren[] = text
    .split(/(https?:\/\/\S+)/)
    .map((part, index) => (index % 2 === 1 ? <a href={part}>{part}</a> : part));
  return <>{parts}</>;
}

function momentInWords(date: number, language: Language): string {
  const day = dateInWords(localDateOf(date, MAINLAND_ZONE), language);
  const time = timeInWords(localTimeOf(date, MAINLAND_ZONE), language);
  return language === 'fr' ? `${day} à ${time}` : `${day} at ${time}`;
}

const WORDS = {
  title: { fr: 'Boîte aux lettres', en: 'Mailbox' },
  what: {
    fr: 'Cette installation n’a pas de serveur de courriel (SMTP_URL)\u00a0: ses courriels restent ici. Les heures sont celles de Paris. Cette page ne s’ouvre que sur la machine du service, et disparaît dès qu’il a une adresse publique.',
    en: 'This installation has no mail server (SMTP_URL): its mails stay here. Times are those of Paris. This page opens only on the machine of the service, and vanishes once it has a public address.',
  },
  empty: { fr: 'Aucun courriel pour le moment.', en: 'No mails yet.' },
  to: { fr: 'À', en: 'To' },
  asShown: {
    fr: 'Voir le courriel comme l’affiche un logiciel de courriel',
    en: 'See it as a mail program shows it',
  },
  back: { fr: 'Tous les courriels', en: 'All mails' },
} as const satisfies Readonly<Record<string, Words>>;
