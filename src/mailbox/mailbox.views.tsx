import type { ComponentChildren, JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Language, Words } from '../platform/i18n/language.js';
import type { MailboxEntry, MailboxMessage } from '../outbox/mailbox.js';

export function MailboxPage({
  visit,
  letters,
}: {
  readonly visit: Visit;
  readonly letters: readonly MailboxEntry[];
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <p class="demo">{WORDS.what[language]}</p>
      {letters.length === 0 && <p>{WORDS.empty[language]}</p>}
      <ul class="rows">
        {letters.map(({ name, subject, to, date }) => (
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

export function LetterPage({
  visit,
  letter,
}: {
  readonly visit: Visit;
  readonly letter: MailboxMessage;
}): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={letter.subject}>
      <h1>{letter.subject}</h1>
      <p class="muted">
        {WORDS.to[language]} {letter.to}
        <br />
        {momentInWords(letter.date, language)}
      </p>
      <pre class="letter">
        <Linked text={letter.text} />
      </pre>
      <p>
        <a href={`/mailbox/${letter.name}/html`}>{WORDS.asShown[language]}</a>
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

/** On this machine the machine's own clock is the reader's. */
function momentInWords(date: number, language: Language): string {
  const format = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return format.format(date);
}

const WORDS = {
  title: { fr: 'Boîte aux lettres', en: 'Mailbox' },
  what: {
    fr: 'Cette installation n’a pas de serveur de courriel (SMTP_URL)\u00a0: ses lettres restent ici. Cette page ne s’ouvre que sur la machine du service, et disparaît dès qu’il a une adresse publique.',
    en: 'This installation has no mail server (SMTP_URL): its letters stay here. This page opens only on the machine of the service, and vanishes once it has a public address.',
  },
  empty: { fr: 'Aucune lettre pour le moment.', en: 'No letters yet.' },
  to: { fr: 'À', en: 'To' },
  asShown: {
    fr: 'Voir la lettre comme l’affiche un logiciel de courriel',
    en: 'See it as a mail program shows it',
  },
  back: { fr: 'Toutes les lettres', en: 'All letters' },
} as const satisfies Readonly<Record<string, Words>>;
