import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import type { Visit } from '../accounts/visit.js';
import type { Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import { TOPIC_NAMES, type Topic } from './topics.js';

export interface StopPageProps {
  readonly visit: Visit;
  readonly token: string;
  readonly topic: Topic;
}

export function StopPage({ visit, token, topic }: StopPageProps): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.askTitle[language]}>
      <h1>{WORDS.askTitle[language]}</h1>
      <p>
        {WORDS.ask[language]} <strong>{TOPIC_NAMES[topic][language]}</strong>
      </p>
      <Form action={`/unsubscribe/${token}`} formToken={visit.visitor?.formToken ?? null}>
        <button type="submit">{WORDS.stop[language]}</button>
      </Form>
      <OtherMails visit={visit} />
    </Framed>
  );
}

export function StoppedPage({ visit, token, topic }: StopPageProps): JSX.Element {
  const { language } = visit;
  return (
    <Framed visit={visit} title={WORDS.stoppedTitle[language]}>
      <h1>{WORDS.stoppedTitle[language]}</h1>
      <p role="status">
        {WORDS.stopped[language]} <strong>{TOPIC_NAMES[topic][language]}</strong>
      </p>
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
  return (
    <Framed visit={visit} title={WORDS.resumedTitle[language]}>
      <h1>{WORDS.resumedTitle[language]}</h1>
      <p role="status">
        {WORDS.resumed[language]} <strong>{TOPIC_NAMES[topic][language]}</strong>
      </p>
      <OtherMails visit={visit} />
    </Framed>
  );
}

function OtherMails({ visit: { language } }: Pick<StopPageProps, 'visit'>): JSX.Element {
  return (
    <p>
      <a href="/account/mails">{WORDS.others[language]}</a>
    </p>
  );
}

const WORDS = {
  askTitle: { fr: 'Ne plus recevoir ces courriels', en: 'Stop these mails' },
  ask: { fr: 'Ces courriels ne viendront plus\u00a0:', en: 'These mails will no longer come:' },
  stop: { fr: 'Ne plus les recevoir', en: 'Stop them' },
  stoppedTitle: { fr: 'C’est fait', en: 'Done' },
  stopped: { fr: 'Ces courriels ne viennent plus\u00a0:', en: 'These mails no longer come:' },
  mistaken: { fr: 'C’était une erreur\u00a0?', en: 'Was it a mistake?' },
  resume: { fr: 'Les recevoir à nouveau', en: 'Receive them again' },
  resumedTitle: { fr: 'Rien n’est perdu', en: 'Nothing is lost' },
  resumed: { fr: 'Ces courriels viennent à nouveau\u00a0:', en: 'These mails come again:' },
  others: { fr: 'Choisir mes autres courriels', en: 'Choose my other mails' },
} as const satisfies Readonly<Record<string, Words>>;
