import type { JSX } from 'preact';
import type { ProblemContent } from '../http/problem.js';
import type { Language, Words } from '../i18n/language.js';
import { Layout, type Frame } from './layout.js';

/** A refusal, for somebody who looks at a page: what happened, and what to do now. */
export function ProblemPage({
  content: { status, title, detail, members },
  frame,
}: {
  readonly content: ProblemContent;
  readonly frame: Omit<Frame, 'title' | 'links'>;
}): JSX.Element {
  const { language } = frame;
  const requestId = members?.['requestId'];
  return (
    <Layout frame={{ ...frame, title: title[language], links: [] }}>
      <h1>{title[language]}</h1>
      <p>{detail?.[language] ?? adviceFor(status, language)}</p>
      {typeof requestId === 'string' && (
        <p class="muted">
          {REQUEST[language]} <code>{requestId}</code>
        </p>
      )}
      <p>
        <a href="/">{HOME[language]}</a>
      </p>
    </Layout>
  );
}

function adviceFor(status: number, language: Language): string {
  return (ADVICE[status] ?? TRY_AGAIN)[language];
}

const TRY_AGAIN: Words = {
  fr: 'Réessayez dans un instant\u00a0; si cela continue, appelez votre télécentre.',
  en: 'Try again in a moment; if it goes on, call your telecentre.',
};

const ADVICE: Readonly<Record<number, Words>> = {
  404: {
    fr: 'La page n’existe pas, n’existe plus, ou n’est pas la vôtre.',
    en: 'The page does not exist, exists no longer, or is not yours.',
  },
};

const REQUEST: Words = { fr: 'Numéro à nous donner\u00a0:', en: 'Number to tell us:' };
const HOME: Words = { fr: 'Revenir à l’accueil', en: 'Back to the first page' };
