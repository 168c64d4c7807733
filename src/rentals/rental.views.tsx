/** One rental: what was agreed, and what can still be done about it. */
import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled } from '../platform/http/endpoint.js';
import { eurosToType } from '../platform/i18n/euros-in-words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { LocalDate } from '../reservation/local-time.js';
import { firstDayOf, monthOf, nextMonth } from '../reservation/months.js';
import type { Telecentre } from '../telecentres/network.js';
import { amountIn } from './dues.js';
import { Facts } from './facts.views.js';
import { soonestEnd } from './notice.js';
import { NOTICE_GIVERS, type RentalRecord } from './rental-record.js';
import { SaidDone, tenantInWords } from './rentals.page.views.js';
import type { DONE } from './rentals.schemas.js';
import { factsOf, GIVERS, pageOf, PRECARIOUS, stateInWords, WORDS } from './rentals.words.js';
import { earliestEnd } from './terms.js';
import { GettingThere, type WayToShow } from './way-there.views.js';

export interface RentalPageProps {
  readonly visit: Visit;
  readonly rental: RentalRecord;
  readonly today: LocalDate;
  readonly done: (typeof DONE)[number] | undefined;
  readonly form: Filled<unknown> | null;
}

/** For those who receive people there. */
export function RentalPage(props: RentalPageProps & { readonly telecentre: Telecentre }): JSX.Element {
  const { visit, telecentre, rental, today, done, form } = props;
  const { language } = visit;
  const { endsOn } = rental;
  const at = pageOf(telecentre.slug, rental.reference);
  const tenant = { label: WORDS.tenant[language], value: tenantInWords(rental, language) };
  return (
    <HostFrame
      visit={visit}
      telecentre={telecentre}
      section="rentals"
      title={`${WORDS.one[language]} ${rental.reference}`}
    >
      <SaidDone done={done} language={language} />
      <WhatIsWrong form={form} language={language} />
      <p class="lead">
        {rental.resourceName} <span class="mark">{stateInWords(rental, today, language)}</span>
      </p>
      <Facts facts={[tenant, ...factsOf(rental, today, language)]} />
      {(endsOn === null || endsOn > soonestEnd(rental, today)) && (
        <NoticeByPlace {...props} action={`${at}/notice`} />
      )}
      {(endsOn === null || endsOn > firstDayOf(nextMonth(monthOf(today)))) && (
        <NewAmount {...props} action={`${at}/amounts`} />
      )}
      <p class="aside">
        <a href={pageOf(telecentre.slug)}>{WORDS.back[language]}</a>
      </p>
    </HostFrame>
  );
}

/** For whoever rents. */
export function MyRentalPage(props: RentalPageProps & { readonly way: WayToShow | null }): JSX.Element {
  const { visit, rental, today, done, form, way } = props;
  const { language } = visit;
  return (
    <Framed visit={visit} title={`${WORDS.mine[language]} ${rental.reference}`} within="/bookings">
      <SaidDone done={done} language={language} />
      <WhatIsWrong form={form} language={language} />
      <h1>{WORDS.mine[language]}</h1>
      <p class="lead">
        {rental.resourceName} <span class="mark">{stateInWords(rental, today, language)}</span>
      </p>
      {way !== null && <GettingThere visit={visit} rental={rental} today={today} way={way} />}
      <h2>{WORDS.details[language]}</h2>
      <Facts facts={factsOf(rental, today, language)} />
      <p class="muted">{PRECARIOUS[language]}</p>
      {rental.endsOn === null && <NoticeByTenant {...props} />}
      <p class="aside">
        <a href="/bookings">{WORDS.myBookings[language]}</a>
      </p>
    </Framed>
  );
}

function NoticeByTenant({ visit, rental, today, form }: RentalPageProps): JSX.Element {
  const { language } = visit;
  const end = earliestEnd(rental, today);
  return (
    <details open={form !== null}>
      <summary>{WORDS.giveNotice[language]}</summary>
      <Form action={`/rentals/${rental.reference}/notice`} formToken={visitorOf(visit).formToken}>
        {/* Sent along: pressed after midnight it is refused rather than another date, perhaps a year later. */}
        <input type="hidden" name="endsOn" value={end} />
        <p id="endsOn">
          {WORDS.endsOn[language]}
          {language === 'fr' ? '\u00a0: ' : ': '}
          <strong>{dateInWords(end, language)}</strong>
        </p>
        <Field
          name="reason"
          label={WORDS.reasonOptional[language]}
          value={form?.typed['reason']}
          error={form?.errors?.['reason']}
          maxlength={300}
        />
        <button type="submit" class="grave">
          {WORDS.giveNotice[language]}
        </button>
      </Form>
    </details>
  );
}

interface DeedProps extends RentalPageProps {
  readonly action: string;
}

function NoticeByPlace({ visit, rental, today, form, action }: DeedProps): JSX.Element {
  const { language } = visit;
  const renews = rental.endsOn === null;
  const isWrong = form !== null && !('monthly' in form.typed);
  const deed = (renews ? WORDS.giveNotice : WORDS.endSooner)[language];
  return (
    <details open={isWrong}>
      <summary>{deed}</summary>
      <Form action={action} formToken={visitorOf(visit).formToken}>
        {renews && (
          <>
            <p>
              {WORDS.earliest[language]}
              {language === 'fr' ? '\u00a0: ' : ': '}
              <strong>{dateInWords(earliestEnd(rental, today), language)}</strong>
            </p>
            <fieldset class="field">
              <legend>{WORDS.whoseNotice[language]}</legend>
              {NOTICE_GIVERS.map((giver) => (
                <label key={giver} class="tick" for={`by-${giver}`}>
                  <input
                    type="radio"
                    id={`by-${giver}`}
                    name="by"
                    value={giver}
                    checked={giver === (form?.typed['by'] ?? 'tenant')}
                  />
                  <span>{GIVERS[giver][language]}</span>
                </label>
              ))}
            </fieldset>
          </>
        )}
        <Field
          name="endsOn"
          type="date"
          label={WORDS.endsOn[language]}
          {...(renews ? { help: WORDS.endsOnHelp[language] } : { required: true })}
          value={form?.typed['endsOn']}
          error={form?.errors?.['endsOn']}
        />
        <Field
          name="reason"
          label={WORDS.reason[language]}
          help={(renews ? WORDS.reasonHelp : WORDS.reasonNeeded)[language]}
          value={form?.typed['reason']}
          error={form?.errors?.['reason']}
          maxlength={300}
          required={!renews}
        />
        <p class="muted">{PRECARIOUS[language]}</p>
        <button type="submit" class="grave">
          {deed}
        </button>
      </Form>
    </details>
  );
}

function NewAmount({ visit, rental, today, form, action }: DeedProps): JSX.Element {
  const { language } = visit;
  const next = nextMonth(monthOf(today));
  const isWrong = form !== null && 'monthly' in form.typed;
  const typed = isWrong ? form.typed : {};
  return (
    <details open={isWrong}>
      <summary>{WORDS.newAmount[language]}</summary>
      <Form action={action} formToken={visitorOf(visit).formToken}>
        <Field
          name="month"
          label={WORDS.fromMonth[language]}
          help={WORDS.fromMonthHelp[language]}
          value={typed['month'] ?? next}
          error={isWrong ? form.errors?.['month'] : undefined}
          maxlength={7}
          required
        />
        <Field
          name="monthly"
          label={WORDS.euros[language]}
          value={typed['monthly'] ?? eurosToType(amountIn(rental, next), language)}
          error={isWrong ? form.errors?.['monthly'] : undefined}
          maxlength={12}
          required
        />
        <button type="submit">{WORDS.noteAmount[language]}</button>
      </Form>
    </details>
  );
}
