/** The two steps of writing down a rental: what was agreed; then who is in the way, and one press. */
import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { whichInWords } from '../booking-links/link.words.js';
import { asSeenAtThePlace, calledAtThePlace } from '../bookings/people.js';
import { HostFrame } from '../host-frame/host-frame.js';
import type { Filled, Typed } from '../platform/http/endpoint.js';
import { eurosInWords } from '../platform/i18n/euros-in-words.js';
import { dateInWords } from '../platform/i18n/in-words.js';
import type { Language } from '../platform/i18n/language.js';
import { Choice, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { Telecentre } from '../telecentres/network.js';
import { isNobody, type BookingInTheWay, type InTheWay } from './in-the-way.queries.js';
import { Facts } from './facts.views.js';
import type { RentalRecord } from './rental-record.js';
import type { RentalPlan } from './rental-plan.js';
import { tenantInWords } from './rentals.page.views.js';
import { TENANT_KINDS } from './rentals.schemas.js';
import {
  closedUntilInWords,
  lastDayInWords,
  lastDaySaid,
  pageOf,
  PRECARIOUS,
  renewalFacts,
  termInWords,
  WORDS,
} from './rentals.words.js';

export interface NewRentalPageProps {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly typed: Typed;
  readonly form: Filled<unknown> | null;
}

export function NewRentalPage({ visit, telecentre, typed, form }: NewRentalPageProps): JSX.Element {
  const { language } = visit;
  const field = (name: string) => ({ name, value: typed[name], error: form?.errors?.[name] });
  const chosen = typed['tenant'] ?? 'member';
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="rentals" title={WORDS.add[language]}>
      <WhatIsWrong form={form} language={language} />
      <Form action={pageOf(telecentre.slug)} formToken={visitorOf(visit).formToken} class="rental-wish">
        <Choice
          {...field('resource')}
          label={WORDS.place[language]}
          unchosen={WORDS.choose[language]}
          options={telecentre.resources.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <fieldset class="field">
          <legend>{WORDS.who[language]}</legend>
          {TENANT_KINDS.map((kind) => (
            <label key={kind} class="tick" for={`tenant-${kind}`}>
              <input
                type="radio"
                id={`tenant-${kind}`}
                name="tenant"
                value={kind}
                checked={kind === chosen}
              />
              <span>{WORDS[kind][language]}</span>
            </label>
          ))}
          <div class="of-member">
            <Field {...field('member')} type="email" label={WORDS.memberEmail[language]} autocomplete="off" />
          </div>
          <div class="of-employer">
            <Field {...field('employer')} inputmode="numeric" label={WORDS.siret[language]} maxlength={30} />
          </div>
          <div class="of-name">
            <Field {...field('name')} label={WORDS.bodyName[language]} maxlength={120} autocomplete="off" />
          </div>
        </fieldset>
        <Field
          {...field('startsOn')}
          type="date"
          label={WORDS.since[language]}
          help={WORDS.startsHelp[language]}
          required
        />
        <Field
          {...field('termMonths')}
          type="number"
          inputmode="numeric"
          label={WORDS.termMonths[language]}
          required
        />
        <Choice
          {...field('renewal')}
          label={WORDS.renewal[language]}
          options={(['tacit', 'ends'] as const).map((value) => ({ value, label: WORDS[value][language] }))}
        />
        <Field
          {...field('noticeDays')}
          type="number"
          inputmode="numeric"
          label={WORDS.noticeDays[language]}
          required
        />
        <Field {...field('monthly')} label={WORDS.euros[language]} maxlength={12} required />
        <Field {...field('agreement')} label={WORDS.agreementRef[language]} maxlength={120} required />
        <p class="help">{WORDS.nothingYet[language]}</p>
        <button type="submit">{WORDS.goOn[language]}</button>
      </Form>
    </HostFrame>
  );
}

export interface CheckRentalPageProps {
  readonly visit: Visit;
  readonly plan: RentalPlan;
  readonly typed: Typed;
  readonly monthlyCents: number;
  readonly today: LocalDate;
}

export function CheckRentalPage(props: CheckRentalPageProps): JSX.Element {
  const { visit, plan, typed, monthlyCents, today } = props;
  const { language } = visit;
  const { wanted, tenant, inTheWay, closedUntil } = plan;
  const { telecentre, resource } = wanted;
  const facts = [
    { label: WORDS.tenant[language], value: tenant },
    { label: WORDS.since[language], value: dateInWords(wanted.startsOn, language) },
    { label: WORDS.term[language], value: termInWords(wanted, language) },
    ...(wanted.endsOn === null
      ? renewalFacts(wanted, today, language)
      : [{ label: WORDS.lastDay[language], value: lastDayInWords(wanted, language) }]),
    { label: WORDS.monthly[language], value: eurosInWords(monthlyCents, language) },
    { label: WORDS.agreement[language], value: typed['agreement'] ?? '' },
  ];
  return (
    <HostFrame visit={visit} telecentre={telecentre} section="rentals" title={WORDS.checkTitle[language]}>
      <p class="lead">{resource.name}</p>
      <Facts facts={facts} />
      <Form action={pageOf(telecentre.slug)} formToken={visitorOf(visit).formToken}>
        {Object.entries(typed).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        {isNobody(inTheWay) ? (
          <>
            <p>{WORDS.free[language]}</p>
            {closedUntil !== null && <p>{closedUntilInWords(closedUntil, language)}</p>}
            <p class="muted">{PRECARIOUS[language]}</p>
            <button type="submit" name="confirmed" value="yes">
              {WORDS.write[language]}
            </button>
          </>
        ) : (
          <WhoIsInTheWay inTheWay={inTheWay} language={language} />
        )}
      </Form>
      <p class="aside">
        <a href={pageOf(telecentre.slug)}>{WORDS.back[language]}</a>
      </p>
    </HostFrame>
  );
}

function WhoIsInTheWay({
  inTheWay: { bookings, rentals },
  language,
}: {
  readonly inTheWay: InTheWay;
  readonly language: Language;
}): JSX.Element {
  return (
    <>
      <p class="warning" role="alert">
        {WORDS.inTheWay[language]}
      </p>
      <ul class="rows">
        {bookings.map((one) => (
          <BookingRow key={one.booking.reference} one={one} language={language} />
        ))}
        {rentals.map((one) => (
          <RentalRow key={one.reference} rental={one} language={language} />
        ))}
      </ul>
    </>
  );
}

function BookingRow({
  one: { booking, holder, phone },
  language,
}: {
  readonly one: BookingInTheWay;
  readonly language: Language;
}): JSX.Element {
  const name = calledAtThePlace(asSeenAtThePlace(holder), language) ?? WORDS.forgotten[language];
  return (
    <li>
      <div>
        <p>
          <strong>{name}</strong>{' '}
          {phone !== null && (
            <a class="phone" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
              {phone}
            </a>
          )}
        </p>
        <p class="muted">
          <a href={`/host/bookings/${booking.reference}`}>
            {whichInWords(booking, language)}, {booking.resourceName}
          </a>
        </p>
      </div>
    </li>
  );
}

function RentalRow({
  rental,
  language,
}: {
  readonly rental: RentalRecord;
  readonly language: Language;
}): JSX.Element {
  const { telecentre, reference, resourceName, startsOn, endsOn } = rental;
  const from = dateInWords(startsOn, language);
  return (
    <li>
      <div>
        <a href={pageOf(telecentre, reference)}>
          <strong>{resourceName}</strong>, {WORDS.rentedTo[language].toLowerCase()}{' '}
          {tenantInWords(rental, language)}
        </a>
        <p class="muted">
          {WORDS.since[language]}
          {COLON[language]}
          {from}
          {endsOn !== null && `, ${lastDaySaid(rental, language)}`}
        </p>
      </div>
    </li>
  );
}

const COLON = { fr: '\u00a0: ', en: ': ' } as const;
