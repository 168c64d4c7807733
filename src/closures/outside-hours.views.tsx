import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { SaidDone } from './closures.page.views.js';
import { pageOf, WORDS } from './closures.words.js';
import { WhoIsInTheWay } from './in-the-way.views.js';
import type { LeftBehind } from './outside-hours.service.js';

export interface OutsideHoursProps extends LeftBehind {
  readonly visit: Visit;
  readonly form: Filled<unknown> | null;
  readonly done: 'settled' | 'left' | undefined;
}

/** What the hours have left behind, booking by booking. */
export function OutsideHoursPage({ visit, telecentre, decided, form, done }: OutsideHoursProps): JSX.Element {
  const { language } = visit;
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="closures" title={WORDS.outside[language]}>
      <SaidDone done={done} language={language} />
      <WhatIsWrong form={form} language={language} />
      {decided.length === 0 ? (
        <p>{WORDS.noneOutside[language]}</p>
      ) : (
        <>
          <p>{WORDS.outsideLead[language]}</p>
          <Form
            action={pageOf(telecentre.slug, 'outside-hours')}
            formToken={visitorOf(visit).formToken}
            class="closing-preview"
          >
            <WhoIsInTheWay decided={decided} language={language} mayStay />
            <Field
              name="reason"
              label={WORDS.reason[language]}
              value={form?.typed['reason'] ?? WORDS.newHours[language]}
              error={form?.errors?.['reason']}
              maxlength={300}
              required
            />
            <button type="submit">{WORDS.settle[language]}</button>
          </Form>
        </>
      )}
      <p class="aside">
        <a href={pageOf(telecentre.slug)}>{WORDS.title[language]}</a>
      </p>
    </HostFrame>
  );
}
