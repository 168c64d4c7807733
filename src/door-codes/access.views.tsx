import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import { dateInWords, timeInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Form, WhatIsWrong } from '../platform/web/form.js';
import { Icon } from '../platform/web/icon.js';
import { localDateOf, localTimeOf } from '../reservation/local-time.js';
import type { Instant } from '../reservation/period.js';
import { accessPath } from './access-path.js';
import type { Done } from './access.schemas.js';
import type { AccessOfPlace, SeenWay } from './access.service.js';
import { ACCESS_WORDS as WORDS, DONE_IN_WORDS, MEANS_IN_WORDS } from './access.words.js';
import { SetForm } from './set-form.views.js';
import type { Showing } from './showings.queries.js';

export interface Revealed {
  readonly id: string;
  readonly words: string;
}

export interface AccessPageProps {
  readonly visit: Visit;
  readonly access: AccessOfPlace;
  readonly done: Done | undefined;
  readonly form: Filled<unknown> | null;
  /** What somebody has just asked to be shown. */
  readonly revealed: Revealed | null;
}

export function AccessPage({ visit, access, done, form, revealed }: AccessPageProps): JSX.Element {
  const { language } = visit;
  const { telecentre, ways, showings } = access;
  const { timeZone } = telecentre.opening;
  const labels = {
    door: WORDS.door[language],
    means: WORDS.means[language],
    words: WORDS.words[language],
    date: WORDS.date[language],
    time: WORDS.time[language],
    hours: WORDS.hours[language],
  };
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="access" title={WORDS.title[language]}>
      <WhatIsWrong form={form} language={language} labels={labels} />
      {done !== undefined && (
        <p class="notice" role="status">
          {DONE_IN_WORDS[done][language]}
        </p>
      )}
      <p>{WORDS.lead[language]}</p>
      <h2>{WORDS.kept[language]}</h2>
      {ways.length === 0 && <p class="muted">{WORDS.none[language]}</p>}
      {ways.length > 0 && (
        <ul class="rows access">
          {ways.map((way) => (
            <Way
              key={way.id}
              visit={visit}
              slug={telecentre.slug}
              way={way}
              timeZone={timeZone}
              words={revealed?.id === way.id ? revealed.words : null}
            />
          ))}
        </ul>
      )}
      <h2>{WORDS.set[language]}</h2>
      <SetForm visit={visit} telecentre={telecentre} form={form} />
      <h2>{WORDS.showings[language]}</h2>
      {showings.length === 0 ? (
        <p class="muted">{WORDS.noShowings[language]}</p>
      ) : (
        <ul class="showings">
          {showings.map((showing) => (
            <li key={`${showing.at} ${showing.reference ?? ''}`}>
              <ShowingLine showing={showing} timeZone={timeZone} language={language} />
            </li>
          ))}
        </ul>
      )}
    </HostFrame>
  );
}

function Way({
  visit,
  slug,
  way,
  timeZone,
  words,
}: {
  readonly visit: Visit;
  readonly slug: string;
  readonly way: SeenWay;
  readonly timeZone: string;
  readonly words: string | null;
}): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const door = way.resourceName ?? WORDS.wholePlace[language];
  const of = `${MEANS_IN_WORDS[way.means][language]}, ${door}`;
  const path = `${accessPath(slug)}/${way.id}`;
  return (
    <li>
      <div class="told">
        <h3>
          <Icon name={way.means === 'key' ? 'key' : 'lock'} /> {door}
          {' · '}
          {MEANS_IN_WORDS[way.means][language]}
          {way.reasons === null && <span class="mark waits">{WORDS.prepared[language]}</span>}
        </h3>
        <p>{validity(way, timeZone, language)}</p>
        {words !== null && (
          <>
            <p role="status">
              <code class="secret code">{words}</code>
            </p>
            <p class="muted">{WORDS.shown[language]}</p>
          </>
        )}
        {(way.reasons ?? []).map((reason) => (
          <p class="warning" key={reason.kind === 'old' ? 'old' : reason.showing.reference}>
            {reason.kind === 'old' ? (
              WORDS.old[language]
            ) : (
              <>
                {(reason.showing.isTenant ? WORDS.seenThenEnded : WORDS.seenThenCancelled)[language]}{' '}
                {reason.showing.name ?? WORDS.nobodyKnown[language]} ({WORDS.seenOn[language]}{' '}
                {momentInWords(reason.showing.at, timeZone, language)})
              </>
            )}
          </p>
        ))}
      </div>
      <div class="actions">
        {words === null && (
          <Form action={`${path}/showing`} formToken={formToken}>
            <button type="submit" class="quiet" aria-label={`${WORDS.show[language]}, ${of}`}>
              {WORDS.show[language]}
            </button>
          </Form>
        )}
        <Form action={`${path}/removal`} formToken={formToken}>
          <button type="submit" class="quiet" aria-label={`${WORDS.remove[language]}, ${of}`}>
            {WORDS.remove[language]}
          </button>
        </Form>
      </div>
    </li>
  );
}

/** `depuis le mardi 24 novembre 2026, 9 h · affiché 24 h avant la réservation`. */
function validity(way: SeenWay, timeZone: string, language: Language): string {
  const from = way.reasons === null ? WORDS.startsOn : WORDS.since;
  const parts = [
    `${from[language]} ${momentInWords(way.validFrom, timeZone, language)}`,
    ...(way.validUntil === null
      ? []
      : [`${WORDS.until[language]} ${momentInWords(way.validUntil, timeZone, language)}`]),
    `${WORDS.shownBefore[language]} ${way.shownMinutesBefore / 60}\u00a0${WORDS.hoursBefore[language]}`,
  ];
  return parts.join(' · ');
}

function ShowingLine({
  showing: { at, name, reference, isTenant, cancelledAfter },
  timeZone,
  language,
}: {
  readonly showing: Showing;
  readonly timeZone: string;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <strong>{name ?? WORDS.nobodyKnown[language]}</strong>
      {reference === null && ` (${WORDS.asHost[language]})`}
      {isTenant && ` (${WORDS.asTenant[language]})`}
      {', '}
      {momentInWords(at, timeZone, language)}
      {cancelledAfter && (
        <span class="mark waits">{(isTenant ? WORDS.endedAfter : WORDS.cancelledAfter)[language]}</span>
      )}
    </>
  );
}

function momentInWords(moment: Instant, timeZone: string, language: Language): string {
  const time = timeInWords(localTimeOf(moment, timeZone), language);
  return `${dateInWords(localDateOf(moment, timeZone), language)}, ${time}`;
}
