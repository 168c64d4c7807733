/** What became of everybody, and whom to call. */
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { statusAt } from '../reservation/booking.js';
import type { Instant } from '../reservation/period.js';
import type { Telecentre } from '../telecentres/network.js';
import { SaidDone } from './closures.page.views.js';
import type { ToldClosing } from './closures.service.js';
import { momentInWords, pageOf, WHAT_IN_WORDS, WORDS, type DONE_IN_WORDS } from './closures.words.js';
import type { Effect } from './effects.queries.js';
import { Person, whatIsBooked } from './in-the-way.views.js';
import { isToCall, reachOf } from './reach.js';

export interface FollowUpProps extends ToldClosing {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly now: Instant;
  readonly done: keyof typeof DONE_IN_WORDS | undefined;
  readonly form: Filled<unknown> | null;
}

export function FollowUpPage(props: FollowUpProps): JSX.Element {
  const { visit, telecentre, closing, effects, now, done, form } = props;
  const { language } = visit;
  const { localStart, localEnd, reason, resourceName, closure, end } = closing;
  const shown = { telecentre, closing, formToken: visitorOf(visit).formToken, now, language };
  const toCall = effects.filter(isToCall);
  const nameless = effects.filter(({ holder }) => reachOf(holder) === 'nobody');
  const told = effects.filter((one) => !toCall.includes(one) && !nameless.includes(one));
  const isMailed = effects.some(({ holder }) => reachOf(holder) === 'mail');
  return (
    <HostFrame
      visit={visit}
      telecentre={telecentre}
      section="closures"
      title={`${WORDS.closed[language]} ${spanInWords(localStart, localEnd, language)}`}
    >
      <SaidDone done={done === 'closed' && !isMailed ? 'quietly' : done} language={language} />
      <WhatIsWrong form={form} language={language} />
      <p class="lead">
        {resourceName ?? WORDS.whole[language]}, {reason}
        {closure === null && ` (${WORDS.lifted[language]})`}
      </p>
      <div
        id="effects"
        data-live
        data-updated={WORDS.updated[language]}
        {...(form === null ? {} : { 'data-address': visit.address })}
      >
        {effects.length === 0 && <p>{WORDS.nobody[language]}</p>}
        {told.length > 0 && toCall.length === 0 && <p>{WORDS.allSeen[language]}</p>}
        <People effects={toCall} title={WORDS.unseen} {...shown} />
        <People effects={told} title={WORDS.seen} {...shown} />
        <People effects={nameless} title={WORDS.nameless} {...shown} />
      </div>
      {closure !== null && end > now && <Reopening {...props} />}
    </HostFrame>
  );
}

interface Shown {
  readonly telecentre: Telecentre;
  readonly closing: ToldClosing['closing'];
  readonly formToken: string;
  readonly now: Instant;
  readonly language: Language;
}

function People({
  effects,
  title,
  ...shown
}: Shown & { readonly effects: readonly Effect[]; readonly title: Words }): JSX.Element | null {
  const { now, language } = shown;
  if (effects.length === 0) return null;
  return (
    <section>
      <h2>{title[language]}</h2>
      <ul class="rows in-the-way">
        {effects.map((effect) => (
          <li key={effect.booking.reference}>
            <div>
              <Person holder={effect.holder} phone={effect.phone} language={language} />
              {effect.phone === null && effect.holder.kind === 'member' && isToCall(effect) && (
                <p>
                  <a href={`mailto:${effect.holder.email}`}>{effect.holder.email}</a>{' '}
                  <span class="muted">({WORDS.noPhone[language]})</span>
                </p>
              )}
              <p class="muted">{whatIsBooked(effect.before, language)}</p>
            </div>
            <div>
              <p>{becameInWords(effect, now, language)}</p>
              <ByTelephone effect={effect} {...shown} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One press notes the call; then who made it and when. */
function ByTelephone({
  effect,
  telecentre,
  closing,
  formToken,
  language,
}: Shown & { readonly effect: Effect }): JSX.Element | null {
  const { booking, phonedAt, phonedBy } = effect;
  if (phonedAt !== null) {
    const when = momentInWords(phonedAt, closing.timeZone, language);
    const words = [WORDS.phoned[language], ...(phonedBy === null ? [] : [phonedBy]), when];
    return <p class="muted">{words.join(', ')}</p>;
  }
  if (!isToCall(effect)) return null;
  return (
    <Form action={pageOf(telecentre.slug, `${closing.id}/calls`)} formToken={formToken}>
      <input type="hidden" name="reference" value={booking.reference} />
      <button type="submit" class="quiet">
        {WORDS.phoned[language]}
      </button>
    </Form>
  );
}

function becameInWords(effect: Effect, now: Instant, language: Language): string {
  const { what, booking, offer, unforeseen } = effect;
  const to =
    what === 'moved'
      ? booking.resourceName
      : offer && `${offer.telecentreName}, ${offerState(offer, now, language)}`;
  const words = [WHAT_IN_WORDS[what][language], ...(to ? [to] : [])].join(
    language === 'fr' ? '\u00a0: ' : ': ',
  );
  return unforeseen ? `${words} (${WORDS.unforeseen[language]})` : words;
}

function offerState(offer: NonNullable<Effect['offer']>, now: Instant, language: Language): string {
  const status = statusAt(offer, now);
  if (status === 'held' && offer.expiresAt !== null)
    return `${WORDS.waiting[language]} (${momentInWords(offer.expiresAt, offer.timeZone, language)})`;
  const isRefused = status === 'cancelled' || status === 'expired';
  return (isRefused ? WORDS.refused : WORDS.accepted)[language];
}

function Reopening({ visit, telecentre, closing, form }: FollowUpProps): JSX.Element {
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  const at = (verb: string): string => pageOf(telecentre.slug, `${closing.id}/${verb}`);
  return (
    <section>
      <h2>{WORDS.lift[language]}</h2>
      <p>{WORDS.liftHelp[language]}</p>
      <Form action={at('lifting')} formToken={formToken}>
        <button type="submit">{WORDS.lift[language]}</button>
      </Form>
      <Form action={at('shortening')} formToken={formToken}>
        <Field
          name="to"
          type="date"
          label={WORDS.lastDay[language]}
          value={form?.typed['to']}
          error={form?.errors?.['to']}
          required
        />
        <button type="submit" class="quiet">
          {WORDS.shorten[language]}
        </button>
      </Form>
    </section>
  );
}
