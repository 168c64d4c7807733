import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { WaitingMails } from '../outbox/outbox-care.queries.js';
import type { OutboxState } from '../outbox/outbox-care.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { momentInWords } from './moment-in-words.js';
import { OperationsFrame } from './operations-frame.js';
import { Failures } from './outbox-failures.views.js';
import { Said } from './said.js';
import { DONE_IN_WORDS, PAGE_WORDS as WORDS, waitingInWords, WENT_WELL, type Done } from './outbox.words.js';

export interface OutboxPageProps {
  readonly visit: Visit;
  readonly state: OutboxState;
  readonly done: Done | undefined;
}

export function OutboxPage({ visit, state, done }: OutboxPageProps): JSX.Element {
  const { language } = visit;
  const { waiting, failed } = state;
  return (
    <OperationsFrame visit={visit} section="outbox">
      {done !== undefined && <WhatWasDone done={done} language={language} />}
      {waiting.unansweredSince !== null && (
        <NoServer visit={visit} count={waiting.count} since={waiting.unansweredSince} />
      )}
      <p>{WORDS.introduction[language]}</p>
      {waiting.count === 0 && failed.count === 0 ? (
        <p>{WORDS.allWell[language]}</p>
      ) : (
        <>
          <Waiting waiting={waiting} language={language} />
          <Failures visit={visit} failed={failed} />
        </>
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

function NoServer({
  visit,
  count,
  since,
}: {
  readonly visit: Visit;
  readonly count: number;
  readonly since: Date;
}): JSX.Element {
  const { language } = visit;
  return (
    <div class="alert">
      <div role="alert">
        <p>
          <strong>
            {WORDS.noServer[language]} {momentInWords(since, language)}.
          </strong>{' '}
          {waitingInWords(count, language)}
        </p>
        <p>{WORDS.whatToCheck[language]}</p>
        <p>{WORDS.signInLinks[language]}</p>
      </div>
      <Form action="/operations/outbox/retry" formToken={visitorOf(visit).formToken}>
        <button type="submit">{WORDS.retry[language]}</button>
      </Form>
    </div>
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
