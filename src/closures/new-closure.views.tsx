/** The two steps of closing: when, what and why; then who is in the way, and one press. */
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled, Typed } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { spanInWords } from '../platform/i18n/span-in-words.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { Telecentre } from '../telecentres/network.js';
import type { ClosingWish } from './closing.js';
import { WHEN } from './closures.schemas.js';
import type { Plan } from './closures.service.js';
import { pageOf, READY_REASONS, toldPress, WHEN_IN_WORDS, WORDS } from './closures.words.js';
import { WhoIsInTheWay } from './in-the-way.views.js';
import { countReached } from './reach.js';

export interface NewClosurePageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  /** What was chosen already. */
  readonly typed: Typed;
  /** With what is wrong in it. */
  readonly form: Filled<unknown> | null;
}

export function NewClosurePage({ visit, telecentre, typed, form }: NewClosurePageProps): JSX.Element {
  const { language } = visit;
  const chosen = typed['when'] ?? 'rest';
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="closures" title={WORDS.closeTitle[language]}>
      <WhatIsWrong form={form} language={language} />
      <form method="get" action={pageOf(telecentre.slug, 'new')} class="closing-wish">
        <fieldset class="field">
          <legend>{WORDS.when[language]}</legend>
          {WHEN.map((when) => (
            <label key={when} class="tick" for={`when-${when}`}>
              <input type="radio" id={`when-${when}`} name="when" value={when} checked={when === chosen} />
              <span>{WHEN_IN_WORDS[when][language]}</span>
            </label>
          ))}
          <div class="side-by-side dates">
            {(['from', 'to'] as const).map((name) => (
              <Field
                key={name}
                name={name}
                type="date"
                label={WORDS[name][language]}
                value={typed[name]}
                error={form?.errors?.[name]}
              />
            ))}
          </div>
        </fieldset>
        <div class="field">
          <label for="resource">{WORDS.what[language]}</label>
          <select id="resource" name="resource">
            <option value="">{WORDS.whole[language]}</option>
            {telecentre.resources.map(({ id, name }) => (
              <option key={id} value={id} selected={id === typed['resource']}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <fieldset class="field">
          <legend>{WORDS.why[language]}</legend>
          <p class="help">{WORDS.nothingYet[language]}</p>
          <div class="ready-reasons">
            {READY_REASONS.map((reason) => (
              <ReadyReason key={reason.fr} words={reason} in={language} />
            ))}
          </div>
          <Field
            name="reason"
            label={WORDS.ownReason[language]}
            value={typed['reason']}
            error={form?.errors?.['reason']}
            maxlength={300}
          />
          <button type="submit">{WORDS.goOn[language]}</button>
        </fieldset>
      </form>
    </HostFrame>
  );
}

function ReadyReason(props: { readonly words: Words; readonly in: Visit['language'] }): JSX.Element {
  const words = props.words[props.in];
  return (
    <button type="submit" class="quiet" name="ready" value={words}>
      {words}
    </button>
  );
}

export interface PreviewProps {
  readonly visit: Visit;
  readonly plan: Plan;
  readonly wish: Pick<ClosingWish, 'from' | 'to' | 'resource' | 'reason'>;
}

export function ClosurePreviewPage({ visit, plan, wish }: PreviewProps): JSX.Element {
  const { language } = visit;
  const { telecentre, resource, localStart, localEnd } = plan.time;
  const span = spanInWords(localStart, localEnd, language);
  const hidden = { from: wish.from, to: wish.to, resource: wish.resource ?? '', reason: wish.reason };
  return (
    <HostFrame
      visit={visit}
      telecentre={telecentre}
      section="closures"
      title={`${WORDS.closeTitle[language]} ${span}`}
    >
      <p class="lead">
        {resource?.name ?? WORDS.whole[language]}, {wish.reason}
      </p>
      <Form action={pageOf(telecentre.slug)} formToken={visitorOf(visit).formToken} class="closing-preview">
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {plan.decided.length === 0 ? (
          <p>{WORDS.nobody[language]}</p>
        ) : (
          <>
            <WhoIsInTheWay decided={plan.decided} language={language} />
            <Field
              name="message"
              label={WORDS.message[language]}
              help={WORDS.messageHelp[language]}
              maxlength={500}
            />
          </>
        )}
        <button type="submit" class="grave">
          {toldPress(countReached(plan.decided.map(({ one }) => one.holder)), language)}
        </button>
      </Form>
      <p class="aside">
        <a href={pageOf(telecentre.slug, 'new')}>{WORDS.back[language]}</a>
      </p>
    </HostFrame>
  );
}
