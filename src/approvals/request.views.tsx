import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { asSeenAtThePlace } from '../bookings/people.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Telecentre } from '../telecentres/network.js';
import { LONGEST_WORD } from './approvals.schemas.js';
import type { SeenRequest } from './approvals.service.js';
import {
  APPROVALS_WORDS as WORDS,
  DECISION_IN_WORDS,
  OVER_IN_WORDS,
  whenInWords,
} from './approvals.words.js';
import { Answered, Deadline, nameOf, type OfRequest } from './parts.views.js';
import { DECISIONS, type Decision } from './request.js';
import { requestPath, requestsPath } from './requests-path.js';

export interface RequestPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly seen: SeenRequest;
  /** What the link that was followed is about. */
  readonly decision: Decision | undefined;
  readonly form: Filled<unknown> | null;
}

/** One request, and one press that answers it; or what became of it. */
export function RequestPage({ visit, telecentre, seen, decision, form }: RequestPageProps): JSX.Element {
  const { language } = visit;
  const { request, outcome } = seen;
  const title = outcome === 'waiting' ? WORDS.one : WORDS.over;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="requests" title={title[language]}>
      {outcome === 'waiting' ? (
        <WhatIsWrong form={form} language={language} labels={{ word: WORDS.word[language] }} />
      ) : (
        <Alert>
          <p>{OVER_IN_WORDS[outcome][language]}</p>
          <Answered request={request} language={language} />
        </Alert>
      )}
      <RequestFacts request={request} language={language} />
      {outcome === 'waiting' && (
        <>
          <Deadline request={request} language={language} />
          <p class="muted">{WORDS.deadlineHelp[language]}</p>
          <Form
            action={requestPath(telecentre.slug, request.booking.reference)}
            formToken={visitorOf(visit).formToken}
          >
            <Field
              name="word"
              label={WORDS.word[language]}
              help={WORDS.wordHelp[language]}
              value={form?.typed['word']}
              error={form?.errors?.['word']}
              maxlength={LONGEST_WORD}
              autocomplete="off"
            />
            <AnswerButtons first={decision ?? 'approve'} language={language} />
          </Form>
        </>
      )}
      <p class="aside">
        <a href={requestsPath(telecentre.slug)}>{WORDS.back[language]}</a>
      </p>
    </HostFrame>
  );
}

/** The one that the mail’s link was about comes first, and is what Enter presses. */
function AnswerButtons({
  first,
  language,
}: {
  readonly first: Decision;
  readonly language: Language;
}): JSX.Element {
  const order = [first, ...DECISIONS.filter((one) => one !== first)];
  return (
    <div class="actions">
      {order.map((one) => (
        <button
          key={one}
          type="submit"
          name="decision"
          value={one}
          {...(one === 'decline' ? { class: first === 'decline' ? 'grave' : 'quiet' } : {})}
        >
          {DECISION_IN_WORDS[one][language]}
        </button>
      ))}
    </div>
  );
}

function RequestFacts({ request, language }: OfRequest): JSX.Element {
  const { booking, holder, phone } = request;
  const seen = asSeenAtThePlace(holder);
  return (
    <>
      <p class="lead">
        <strong>{nameOf(request, language)}</strong>
        {seen.firstVisit === true && <span class="mark">{WORDS.firstVisit[language]}</span>}
      </p>
      <dl class="facts">
        <dt>{WORDS.when[language]}</dt>
        <dd>{whenInWords(booking, language)}</dd>
        <dt>{WORDS.place[language]}</dt>
        <dd>{booking.resourceName}</dd>
        <dt>{WORDS.people[language]}</dt>
        <dd>{booking.people}</dd>
        {booking.title !== null && (
          <>
            <dt>{WORDS.subject[language]}</dt>
            <dd>{booking.title}</dd>
          </>
        )}
        {booking.message !== null && (
          <>
            <dt>{WORDS.message[language]}</dt>
            <dd>{booking.message}</dd>
          </>
        )}
        {phone !== null && (
          <>
            <dt>{WORDS.phone[language]}</dt>
            <dd>
              <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
            </dd>
          </>
        )}
        {seen.email !== undefined && (
          <>
            <dt>{WORDS.email[language]}</dt>
            <dd>
              <a href={`mailto:${seen.email}`}>{seen.email}</a>
            </dd>
          </>
        )}
      </dl>
    </>
  );
}
