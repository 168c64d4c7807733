import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Refusal } from '../booking-links/refusal.js';
import type { BookingSnapshot } from '../bookings/booking-record.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Alert, Field, Form, WhatIsWrong } from '../platform/web/form.js';
import { OFFER_DAYS } from './handover-offer.js';
import { Ticket } from './ticket.views.js';

interface NewOfferProps {
  readonly visit: Visit;
  readonly booking: BookingSnapshot;
  /** Addresses that the visitor knows. */
  readonly colleagues: readonly Colleague[];
  readonly form: Filled<unknown> | null;
  readonly refusal: Refusal | null;
}

export interface Colleague {
  readonly email: string;
  readonly name: string | null;
}

/** To whom a booking is offered, and what is asked for in exchange. */
export function NewOfferPage({ visit, booking, colleagues, form, refusal }: NewOfferProps): JSX.Element {
  const { language } = visit;
  const labels = { to: WORDS.to[language], inExchangeFor: WORDS.inExchangeFor[language] };
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} labels={labels} />
      {refusal !== null && (
        <Alert>
          {refusal.messages.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Alert>
      )}
      <Ticket booking={booking} stands language={language} />
      <p>{WORDS.how[language]}</p>
      <Form action="/handovers" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="booking" value={booking.reference} />
        <Field
          name="to"
          label={WORDS.to[language]}
          help={WORDS.toHelp[language]}
          type="email"
          inputmode="email"
          autocomplete="off"
          required
          value={form?.typed['to']}
          error={form?.errors?.['to']}
          list="colleagues"
        />
        <datalist id="colleagues">
          {colleagues.map(({ email, name }) => (
            <option key={email} value={email}>
              {name ?? email}
            </option>
          ))}
        </datalist>
        <Field
          name="inExchangeFor"
          label={WORDS.inExchangeFor[language]}
          help={WORDS.inExchangeForHelp[language]}
          autocomplete="off"
          maxlength={20}
          value={form?.typed['inExchangeFor']}
          error={form?.errors?.['inExchangeFor']}
        />
        <button type="submit">{WORDS.offer[language]}</button>
      </Form>
      <p class="aside">
        <a href={`/bookings/${booking.reference}`}>{WORDS.back[language]}</a>
      </p>
    </Framed>
  );
}

const WORDS = {
  title: { fr: 'Céder ou échanger cette réservation', en: 'Hand over or swap this booking' },
  how: {
    fr: `La place reste à vous jusqu’à ce que votre collègue accepte\u00a0: personne d’autre ne peut la prendre entre-temps. Sans réponse, la proposition s’éteint au bout de ${OFFER_DAYS}\u00a0jours, ou au début de la réservation. Votre objet et votre mot pour l’accueil ne sont pas transmis.`,
    en: `The place stays yours until your colleague accepts: nobody else can take it in between. Without an answer the offer lapses after ${OFFER_DAYS}\u00a0days, or when the booking begins. Your title and your word for the host are not passed on.`,
  },
  to: { fr: 'Adresse électronique de votre collègue', en: 'E-mail address of your colleague' },
  toHelp: {
    fr: 'La personne doit être membre du réseau.',
    en: 'The person must be a member of the network.',
  },
  inExchangeFor: {
    fr: 'Référence de sa réservation, pour échanger (facultatif)',
    en: 'Reference of their booking, to swap (optional)',
  },
  inExchangeForHelp: {
    fr: 'Votre collègue la lit sur la page de sa réservation, par exemple K7DM-4T2P. Laissez vide pour céder la vôtre sans rien demander.',
    en: 'Your colleague reads it on the page of the booking, for example K7DM-4T2P. Leave it empty to ask for nothing.',
  },
  offer: { fr: 'Proposer', en: 'Offer' },
  back: { fr: 'Voir la réservation', en: 'See the booking' },
} satisfies Record<string, Words>;
