import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Language } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import type { Telecentre } from '../telecentres/network.js';
import type { RequestsOfPlace, SeenRequest } from './approvals.service.js';
import {
  APPROVALS_WORDS as WORDS,
  DONE_IN_WORDS,
  OUTCOME_IN_A_WORD,
  whenInWords,
} from './approvals.words.js';
import { Answered, Deadline, InShort, nameOf } from './parts.views.js';
import type { Outcome } from './request.js';
import { requestPath } from './requests-path.js';

export interface RequestsPageProps extends RequestsOfPlace {
  readonly visit: Visit;
  /** What has just been answered. */
  readonly done: 'approved' | 'declined' | undefined;
}

export function RequestsPage({ visit, telecentre, waiting, past, done }: RequestsPageProps): JSX.Element {
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="requests" title={WORDS.title[language]}>
      {done !== undefined && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      {waiting.length === 0 ? (
        <NothingWaits telecentre={telecentre} language={language} />
      ) : (
        <>
          <h2>{WORDS.waiting[language]}</h2>
          <ul class="rows requests">
            {waiting.map((seen) => (
              <Waiting
                key={seen.request.booking.reference}
                visit={visit}
                telecentre={telecentre}
                seen={seen}
              />
            ))}
          </ul>
        </>
      )}
      {past.length > 0 && (
        <>
          <h2>{WORDS.past[language]}</h2>
          <ul class="rows requests">
            {past.map((seen) => (
              <Past key={seen.request.booking.reference} seen={seen} language={language} />
            ))}
          </ul>
        </>
      )}
    </HostFrame>
  );
}

function NothingWaits({
  telecentre,
  language,
}: {
  readonly telecentre: Telecentre;
  readonly language: Language;
}): JSX.Element {
  const asks = telecentre.resources.some(({ policy }) => policy.needsApproval);
  return (
    <div class="empty">
      <p class="lead">{WORDS.none[language]}</p>
      <p>{(asks ? WORDS.noneHelp : WORDS.noPlace)[language]}</p>
    </div>
  );
}

/** One press agrees; to decline deserves a word. */
function Waiting({
  visit,
  telecentre,
  seen: { request },
}: {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly seen: SeenRequest;
}): JSX.Element {
  const { language } = visit;
  const { booking } = request;
  const path = requestPath(telecentre.slug, booking.reference);
  const of = `${nameOf(request, language)}, ${whenInWords(booking, language)}`;
  return (
    <li>
      <div class="told">
        <InShort request={request} language={language} />
        {booking.message !== null && <p class="said">{booking.message}</p>}
        <Deadline request={request} language={language} />
      </div>
      <div class="actions">
        <Form action={path} formToken={visitorOf(visit).formToken}>
          <button
            type="submit"
            name="decision"
            value="approve"
            aria-label={`${WORDS.accept[language]}, ${of}`}
          >
            {WORDS.accept[language]}
          </button>
        </Form>
        <a class="button quiet" href={path} aria-label={`${WORDS.withWord[language]}, ${of}`}>
          {WORDS.withWord[language]}
        </a>
        <a
          class="button quiet"
          href={`${path}?decision=decline`}
          aria-label={`${WORDS.decline[language]}, ${of}`}
        >
          {WORDS.decline[language]}
        </a>
      </div>
    </li>
  );
}

function Past({
  seen: { request, outcome },
  language,
}: {
  readonly seen: SeenRequest;
  readonly language: Language;
}): JSX.Element {
  return (
    <li>
      <div class="told">
        <InShort request={request} language={language} />
        <Answered request={request} language={language} />
      </div>
      <span class={`mark ${LOOK[outcome]}`}>{OUTCOME_IN_A_WORD[outcome][language]}</span>
    </li>
  );
}

const LOOK: Readonly<Record<Outcome, string>> = {
  waiting: 'waits',
  approved: 'stands',
  declined: 'is-over',
  withdrawn: 'is-over',
  cancelled: 'is-over',
  lapsed: 'is-over',
};
