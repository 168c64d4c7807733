import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { HOST_TOPICS, MEMBER_TOPICS, TOPIC_NAMES, type Topic } from '../notifications/topics.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Form, Tick, WhatIsWrong } from '../platform/web/form.js';
import { AccountFrame } from './account-frame.js';
import type { Done } from './done.js';

export interface MailsPageProps {
  readonly visit: Visit;
  /** Those that concern this visitor. */
  readonly topics: readonly Topic[];
  readonly declined: readonly Topic[];
  /** Of their bookings, in use: their program follows without invitations. */
  readonly hasCalendar: boolean;
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function MailsPage(props: MailsPageProps): JSX.Element {
  const { visit, topics, declined, hasCalendar, form, done } = props;
  const { language } = visit;
  return (
    <AccountFrame visit={visit} section="mails" done={done}>
      <WhatIsWrong form={form} language={language} />
      {declined.includes('invitation') && !hasCalendar && (
        <p class="warning">
          {WORDS.nothingFollows[language]} <a href="/account/calendars">{WORDS.calendars[language]}</a>
        </p>
      )}
      <p>{WORDS.always[language]}</p>
      <Form action="/account/mails" formToken={visitorOf(visit).formToken}>
        <Topics {...props} legend={WORDS.mine} among={MEMBER_TOPICS} />
        {topics.some((topic) => HOST_TOPICS.includes(topic)) && (
          <Topics {...props} legend={WORDS.hosts} among={HOST_TOPICS} />
        )}
        <button type="submit">{WORDS.save[language]}</button>
      </Form>
      <p class="aside muted">
        {WORDS.instead[language]} <a href="/account/calendars">{WORDS.calendars[language]}</a>
      </p>
    </AccountFrame>
  );
}

function Topics({
  visit: { language },
  declined,
  form,
  legend,
  among,
}: MailsPageProps & { readonly legend: Words; readonly among: readonly Topic[] }): JSX.Element {
  return (
    <fieldset class="field">
      <legend>{legend[language]}</legend>
      {among.map((topic) => (
        <Tick
          key={topic}
          name={topic}
          label={TOPIC_NAMES[topic][language]}
          help={HINTS[topic][language]}
          checked={form === null ? !declined.includes(topic) : form.typed[topic] === 'yes'}
          error={form?.errors?.[topic]}
        />
      ))}
    </fieldset>
  );
}

const HINTS: Readonly<Record<Topic, Words>> = {
  invitation: {
    fr: 'Une invitation accompagne chaque confirmation, et votre agenda suit.',
    en: 'An invitation comes with each confirmation, and your calendar follows.',
  },
  reminder: {
    fr: 'À 18\u00a0h, la veille de chaque réservation.',
    en: 'At 18:00, the day before each booking.',
  },
  hold: {
    fr: 'Dit jusqu’à quand la place vous attend, et comment la confirmer.',
    en: 'Tells until when the place waits for you, and how to confirm it.',
  },
  own_change: {
    fr: 'Quand vous déplacez ou annulez vous-même. Avec les invitations, ces courriels partent toujours\u00a0: c’est par eux que votre agenda suit.',
    en: 'When you move or cancel yourself. With invitations these mails always leave: your calendar follows through them.',
  },
  morning_sheet: {
    fr: 'Qui est attendu aujourd’hui, à 7\u00a0h, les jours d’ouverture.',
    en: 'Who is expected today, at 7:00, on the days when you are open.',
  },
  last_minute: {
    fr: 'Quand la journée change après la feuille du matin\u00a0: une arrivée, un départ, une annulation.',
    en: 'When the day changes after its morning sheet: an arrival, a departure, a cancellation.',
  },
};

const WORDS = {
  always: {
    fr: 'Vous recevez toujours la confirmation d’une réservation, ce que d’autres y changent et ce qui touche à la sécurité de votre compte. Le reste est à votre choix.',
    en: 'You always receive the confirmation of a booking, what others change in it, and what concerns the safety of your account. The rest is yours to choose.',
  },
  mine: { fr: 'Mes réservations', en: 'My bookings' },
  hosts: { fr: 'Mon télécentre, comme hôte', en: 'My telecentre, as host' },
  save: { fr: 'Enregistrer', en: 'Save' },
  nothingFollows: {
    fr: 'Vous n’avez ni invitations ni calendrier\u00a0: rien n’arrive plus dans votre agenda.',
    en: 'You have neither invitations nor a calendar: nothing reaches your calendar program any more.',
  },
  instead: {
    fr: 'Au lieu des invitations, votre agenda peut venir lire vos réservations lui-même.',
    en: 'Instead of invitations, your calendar program can come and read your bookings itself.',
  },
  calendars: { fr: 'Créer un calendrier', en: 'Make a calendar' },
} as const satisfies Readonly<Record<string, Words>>;
