import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { HOST_TOPICS, TOPIC_NAMES, type Topic } from './topics.js';

export interface StopPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly topic: Topic;
}

export function StopPage({ visit, token, topic }: StopPageProps): JSX.Element {
  const { language } = visit;
  const title = WORDS.ask[language].replace('{topic}', TOPIC_NAMES[topic][language]);
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <WhatItMeans topic={topic} language={language} />
      <Form action={`/unsubscribe/${token}`} formToken={visit.visitor?.formToken ?? null}>
        <button type="submit">{WORDS.stop[language]}</button>
      </Form>
      <OtherMails visit={visit} />
    </Framed>
  );
}

/** Once they have stopped, and whenever the link is followed again. */
export function StoppedPage({ visit, token, topic }: StopPageProps): JSX.Element {
  const { language } = visit;
  const title = WORDS.stopped[language].replace('{topic}', TOPIC_NAMES[topic][language]);
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <WhatItMeans topic={topic} language={language} />
      <p>{WORDS.mistaken[language]}</p>
      <Form action={`/unsubscribe/${token}/resumption`} formToken={visit.visitor?.formToken ?? null}>
        <button type="submit" class="quiet">
          {WORDS.resume[language]}
        </button>
      </Form>
      <OtherMails visit={visit} />
    </Framed>
  );
}

export function ComesAgainPage({ visit, topic }: Omit<StopPageProps, 'token'>): JSX.Element {
  const { language } = visit;
  const title = WORDS.resumed[language].replace('{topic}', TOPIC_NAMES[topic][language]);
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <OtherMails visit={visit} />
    </Framed>
  );
}

function WhatItMeans({
  topic,
  language,
}: {
  readonly topic: Topic;
  readonly language: Language;
}): JSX.Element {
  const words = HOST_TOPICS.includes(topic) ? WORDS.everyTelecentre : WORDS.confirmations;
  return <p>{words[language]}</p>;
}

function OtherMails({ visit: { language } }: Pick<StopPageProps, 'visit'>): JSX.Element {
  return (
    <p class="aside">
      <a href="/account/mails">{WORDS.others[language]}</a>
    </p>
  );
}

const WORDS = {
  ask: { fr: 'Ne plus recevoir «\u00a0{topic}\u00a0»\u00a0?', en: 'Stop “{topic}”?' },
  confirmations: {
    fr: 'Les confirmations de vos réservations viendront toujours.',
    en: 'The confirmations of your bookings will always come.',
  },
  everyTelecentre: {
    fr: 'Cela vaut pour tous les télécentres où vous êtes hôte.',
    en: 'This is so for every telecentre where you are host.',
  },
  stop: { fr: 'Ne plus recevoir ces courriels', en: 'Stop these mails' },
  stopped: {
    fr: 'Vous ne recevez plus «\u00a0{topic}\u00a0»',
    en: '“{topic}” no longer comes to you',
  },
  mistaken: { fr: 'C’était une erreur\u00a0?', en: 'Was it a mistake?' },
  resume: { fr: 'Les recevoir à nouveau', en: 'Receive them again' },
  resumed: { fr: 'Vous recevez à nouveau «\u00a0{topic}\u00a0»', en: '“{topic}” comes to you again' },
  others: { fr: 'Choisir mes autres courriels', en: 'Choose my other mails' },
} as const satisfies Readonly<Record<string, Words>>;
