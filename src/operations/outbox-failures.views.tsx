import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { FailedMail, FailedMails } from '../outbox/outbox-care.queries.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { kindInWords } from './mail-kinds.words.js';
import { momentInWords } from './moment-in-words.js';
import { OUTLOOK_IN_WORDS, PAGE_WORDS as WORDS } from './outbox.words.js';
import { Said } from './said.js';

/** Those that were given up, with another try for each, and those that came back. */
export function Failures({
  visit,
  failed: { newest, count },
}: {
  readonly visit: Visit;
  readonly failed: FailedMails;
}): JSX.Element {
  const { language } = visit;
  return (
    <>
      <GivenUp visit={visit} mails={newest.filter(({ outlook }) => outlook !== 'sent')} />
      <CameBack language={language} mails={newest.filter(({ outlook }) => outlook === 'sent')} />
      {count > newest.length && (
        <p class="muted">
          {WORDS.onlyNewest[language]} {count}
        </p>
      )}
    </>
  );
}

function GivenUp({
  visit,
  mails,
}: {
  readonly visit: Visit;
  readonly mails: readonly FailedMail[];
}): JSX.Element {
  const { language } = visit;
  const sendable = mails.filter(({ outlook }) => outlook === 'sendable');
  return (
    <section>
      <h2>{WORDS.givenUp[language]}</h2>
      {mails.length === 0 && <p class="muted">{WORDS.noneGivenUp[language]}</p>}
      {mails.length > 0 && (
        <ul class="rows">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Failure mail={mail} language={language} />
              {mail.outlook === 'sendable' && <Resending visit={visit} mail={mail} />}
            </li>
          ))}
        </ul>
      )}
      {sendable.length > 1 && (
        <Form action="/operations/outbox/resending" formToken={visitorOf(visit).formToken}>
          <button type="submit" class="quiet">
            {WORDS.resendAll[language]}
          </button>
        </Form>
      )}
    </section>
  );
}

function Resending({ visit, mail }: { readonly visit: Visit; readonly mail: FailedMail }): JSX.Element {
  const { language } = visit;
  const what = [WORDS.resend[language], kindInWords(mail.kind, language), mail.recipient].join(', ');
  return (
    <Form action={`/operations/outbox/${mail.id}/resending`} formToken={visitorOf(visit).formToken}>
      <button type="submit" class="quiet" aria-label={what}>
        {WORDS.resend[language]}
      </button>
    </Form>
  );
}

function CameBack({
  language,
  mails,
}: {
  readonly language: Language;
  readonly mails: readonly FailedMail[];
}): JSX.Element {
  return (
    <section>
      <h2>{WORDS.cameBack[language]}</h2>
      {mails.length === 0 ? (
        <p class="muted">{WORDS.noneCameBack[language]}</p>
      ) : (
        <ul class="rows">
          {mails.map((mail) => (
            <li key={mail.id}>
              <Failure mail={mail} language={language} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Failure({
  mail,
  language,
}: {
  readonly mail: FailedMail;
  readonly language: Language;
}): JSX.Element {
  const { kind, recipient, attempts, failedAt, reason, refused, outlook } = mail;
  const when = outlook === 'sent' ? WORDS.cameBackAt : WORDS.givenUpAt;
  return (
    <p>
      <strong>{kindInWords(kind, language)}</strong>
      <br />
      <span class="muted">
        {recipient !== null && (
          <>
            {WORDS.to[language]} {recipient}
            <br />
          </>
        )}
        {when[language]} {momentInWords(failedAt, language)}
        {outlook !== 'sent' && ` (${WORDS.attempts[language]} ${attempts})`}
        {outlook !== 'sendable' && (
          <>
            <br />
            {OUTLOOK_IN_WORDS[outlook][language]}
          </>
        )}
      </span>
      {reason !== null && outlook !== 'over' && (
        <>
          <br />
          <Said words={reason} />
        </>
      )}
      {refused && outlook === 'sendable' && (
        <>
          <br />
          {WORDS.refused[language]}
        </>
      )}
    </p>
  );
}
