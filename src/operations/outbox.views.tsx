import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { FailedMail, WaitingMails } from '../outbox/outbox-care.queries.js';
import type { OutboxState } from '../outbox/outbox-care.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { kindInWords } from './mail-kinds.words.js';
import { momentInWords } from './moment-in-words.js';
import { OperationsFrame } from './operations-frame.js';
import {
  DONE_IN_WORDS,
  OUTLOOK_IN_WORDS,
  PAGE_WORDS as WORDS,
  WENT_WELL,
  type Done,
} from './outbox.words.js';

export interface OutboxPageProps {
  readonly visit: Visit;
  readonly state: OutboxState;
  readonly done: Done | undefined;
}

export function OutboxPage({ visit, state, done }: OutboxPageProps): JSX.Element {
  const { language } = visit;
  const { waiting, failed, failedCount } = state;
  return (
    <OperationsFrame visit={visit} section="outbox">
      {done !== undefined && <WhatWasDone done={done} language={language} />}
      <p>{WORDS.introduction[language]}</p>
      {waiting.count === 0 && failedCount === 0 ? (
        <p>{WORDS.allWell[language]}</p>
      ) : (
        <>
          <Waiting waiting={waiting} language={language} />
          <GivenUp visit={visit} mails={failed.filter(({ outlook }) => outlook !== 'sent')} />
          <CameBack language={language} mails={failed.filter(({ outlook }) => outlook === 'sent')} />
        </>
      )}
      {failedCount > failed.length && (
        <p class="muted">
          {WORDS.onlyNewest[language]} {failedCount}
        </p>
      )}
    </OperationsFrame>
  );
}

function WhatWasDone({ done, language }: { readonly done: Done; readonly language: Language }): JSX.Element {
  const words = DONE_IN_WORDS[done][language];
  return WENT_WELL.includes(done) ? (
    <p class="notice" role="status">
      {words}
    </p>
  ) : (
    <p class="alert" role="alert">
      {words}
    </p>
  );
}

function Waiting({
  waiting,
  language,
}: {
  readonly waiting: WaitingMails;
  readonly language: Language;
}): JSX.Element {
  const { count, tried, oldest, nextAttempt, lastError } = waiting;
  return (
    <section>
      <h2>{WORDS.waiting[language]}</h2>
      {oldest === null || nextAttempt === null ? (
        <p class="muted">{WORDS.noneWaiting[language]}</p>
      ) : (
        <dl class="facts">
          <dt>{WORDS.count[language]}</dt>
          <dd>
            {count}
            {tried > 0 && `, ${WORDS.triedBefore[language]} ${tried}`}
          </dd>
          <dt>{WORDS.oldest[language]}</dt>
          <dd>{momentInWords(oldest, language)}</dd>
          <dt>{WORDS.nextAttempt[language]}</dt>
          <dd>{momentInWords(nextAttempt, language)}</dd>
          {lastError !== null && (
            <>
              <dt>{WORDS.lastError[language]}</dt>
              <dd>
                <Said words={lastError} />
              </dd>
            </>
          )}
        </dl>
      )}
    </section>
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
  const { kind, recipient, attempts, failedAt, reason, outlook } = mail;
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
    </p>
  );
}

/** By a mail server: in its words, which are English as a rule. */
function Said({ words }: { readonly words: string }): JSX.Element {
  return <span lang="en">{words}</span>;
}
