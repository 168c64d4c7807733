import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Field, Form, WhatIsWrong } from '../platform/web/form.js';

export function ErasurePage({
  visit,
  form,
}: {
  readonly visit: Visit;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const { language } = visit;
  const { email, formToken } = visitorOf(visit);
  return (
    <Framed visit={visit} title={WORDS.title[language]}>
      <h1>{WORDS.title[language]}</h1>
      <WhatIsWrong form={form} language={language} />
      <p>{WORDS.atOnce[language]}</p>
      <ul>
        {WHAT_HAPPENS.map((words) => (
          <li key={words.en}>{words[language]}</li>
        ))}
      </ul>
      <p>
        {WORDS.before[language]} <a href="/account/data">{WORDS.takeData[language]}</a>
      </p>
      <Form action="/account/erasure" formToken={formToken}>
        <Field
          name="confirm"
          type="email"
          label={WORDS.confirm[language]}
          help={email}
          value={form?.typed['confirm']}
          error={form?.errors?.['confirm']}
          autocomplete="off"
          required
        />
        <div class="actions">
          <button type="submit" class="grave">
            {WORDS.erase[language]}
          </button>
          <a href="/account">{WORDS.stay[language]}</a>
        </div>
      </Form>
    </Framed>
  );
}

export function ErasedPage({ visit }: { readonly visit: Visit }): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.goodbyeTitle[language]}>
      <h1>{WORDS.goodbyeTitle[language]}</h1>
      <p>{WORDS.goodbye[language]}</p>
    </Framed>
  );
}

/** As `personal-data` does it. */
const WHAT_HAPPENS: readonly Words[] = [
  {
    fr: 'Vos réservations à venir sont annulées et leurs places rendues. Une réservation en cours prend fin.',
    en: 'Your coming bookings are cancelled and their places given back. A booking under way ends.',
  },
  {
    fr: 'De vos visites passées restent le jour, le lieu, votre situation (indépendant, salarié…) et votre commune, pour compter\u00a0; plus rien ne dit que c’était vous.',
    en: 'Of your past visits, the day, the place, your situation (independent, employee…) and your commune remain, for counting; nothing says any more that it was you.',
  },
  {
    fr: 'Votre nom, votre adresse, vos rôles, vos collègues et les accès de vos programmes sont effacés. Tous vos appareils sont déconnectés.',
    en: 'Your name, your address, your roles, your colleagues and the access of your programs are erased. All your devices are signed out.',
  },
  {
    fr: 'Ce que vous avez réservé pour d’autres reste à eux.',
    en: 'What you have booked for others stays theirs.',
  },
  {
    fr: 'Le journal de ce qui a été fait est gardé le temps prévu, sous un numéro que plus rien ne relie à vous.',
    en: 'The journal of what was done is kept for its time, under a number that nothing links to you any more.',
  },
];

const WORDS = {
  title: { fr: 'Effacer mon compte', en: 'Erase my account' },
  atOnce: {
    fr: 'Tout se passe aussitôt, et on ne peut pas revenir en arrière\u00a0:',
    en: 'All of it happens at once, and cannot be undone:',
  },
  before: {
    fr: 'Vous voulez garder une trace de vos réservations\u00a0?',
    en: 'Do you want to keep a record of your bookings?',
  },
  takeData: { fr: 'Prenez d’abord vos données', en: 'First take your data' },
  confirm: {
    fr: 'Pour confirmer, tapez votre adresse électronique',
    en: 'To confirm, type your e-mail address',
  },
  erase: { fr: 'Effacer mon compte', en: 'Erase my account' },
  stay: { fr: 'Garder mon compte', en: 'Keep my account' },
  goodbyeTitle: { fr: 'Votre compte est effacé', en: 'Your account is erased' },
  goodbye: {
    fr: 'Merci d’être passé chez nous. La porte reste ouverte\u00a0: votre adresse suffira pour revenir, comme la première fois.',
    en: 'Thank you for having been with us. The door stays open: your address will be enough to come back, as if for the first time.',
  },
} as const satisfies Readonly<Record<string, Words>>;
