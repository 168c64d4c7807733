import type { JSX } from 'preact';
import type { ProblemContent } from '../http/problem.js';
import type { Language, Words } from '../i18n/language.js';
import { Icon, type IconName } from './icon.js';
import { Layout, type Frame } from './layout.js';

export interface ProblemPageProps {
  readonly content: ProblemContent;
  readonly frame: Omit<Frame, 'title'>;
  /** Whether something was sent; otherwise a page was asked for. */
  readonly wasSent: boolean;
  /** The address of the frame is that of a page with the same wish in it. */
  readonly asksAgain: boolean;
}

/** A refusal, for somebody who looks at a page: what happened, what was kept, and what to do now. */
export function ProblemPage({ content, frame, wasSent, asksAgain }: ProblemPageProps): JSX.Element {
  const { status, title, detail, members } = content;
  const { language } = frame;
  const requestId = members?.['requestId'];
  return (
    <Layout frame={{ ...frame, baseUrl: undefined, title: title[language] }}>
      <h1>{title[language]}</h1>
      <p>{detail?.[language] ?? adviceFor(status, language)}</p>
      {status >= 500 && <p>{(wasSent ? PERHAPS_DONE : KEPT)[language]}</p>}
      <h2>{NEXT[language]}</h2>
      <ul class="ways">
        {waysOn(status, frame, { wasSent, asksAgain }).map(({ href, icon, label }) => (
          <li key={href}>
            <a href={href}>
              <Icon name={icon} />
              {label[language]}
            </a>
          </li>
        ))}
      </ul>
      {typeof requestId === 'string' && (
        <p class="muted">
          {REQUEST[language]} <code>{requestId}</code>
        </p>
      )}
    </Layout>
  );
}

function adviceFor(status: number, language: Language): string {
  return (ADVICE[status] ?? TRY_AGAIN)[language];
}

const TRY_AGAIN: Words = {
  fr: 'Réessayez dans un instant\u00a0; si cela continue, dites-le à votre télécentre ou à la coordination de votre département\u00a0: la page de chaque télécentre dit qui appeler.',
  en: 'Try again in a moment; if it goes on, tell your telecentre or the coordinator of your department: the page of each telecentre says whom to call.',
};

const ADVICE: Readonly<Record<number, Words>> = {
  404: {
    fr: 'La page n’existe pas, n’existe plus, ou n’est pas la vôtre. Si vous avez recopié l’adresse, regardez-la de plus près.',
    en: 'The page does not exist, exists no longer, or is not yours. If you have copied the address, look at it more closely.',
  },
};

const KEPT: Words = {
  fr: 'Vos réservations sont gardées\u00a0: rien n’a été changé.',
  en: 'Your bookings are kept: nothing has been changed.',
};

const PERHAPS_DONE: Words = {
  fr: 'Vos réservations sont gardées. Ce que vous veniez d’envoyer est peut-être fait, ou non\u00a0: regardez avant de recommencer.',
  en: 'Your bookings are kept. What you have just sent may be done, or not: look before you send it again.',
};

interface WayOn {
  readonly href: string;
  readonly icon: IconName;
  readonly label: Words;
}

function waysOn(
  status: number,
  { address }: Omit<Frame, 'title'>,
  { wasSent, asksAgain }: Pick<ProblemPageProps, 'wasSent' | 'asksAgain'>,
): readonly WayOn[] {
  const mayPass = status >= 500 || status === 429;
  const here = { href: address, ...(wasSent && !(asksAgain && mayPass) ? BACK : RETRY) };
  const isWorthIt = wasSent ? address !== '/' : mayPass;
  return isWorthIt ? [here, ...ELSEWHERE.filter(({ href }) => href !== address)] : ELSEWHERE;
}

const RETRY = {
  icon: 'arrow-clockwise',
  label: { fr: 'Réessayer', en: 'Try again' },
} as const;

const BACK = {
  icon: 'arrow-left',
  label: { fr: 'Revenir à la page', en: 'Back to the page' },
} as const;

const ELSEWHERE: readonly WayOn[] = [
  { href: '/search', icon: 'search', label: { fr: 'Chercher un bureau', en: 'Look for a desk' } },
  {
    href: '/bookings',
    icon: 'calendar-check',
    label: { fr: 'Voir mes réservations', en: 'See my bookings' },
  },
  { href: '/help', icon: 'question-circle', label: { fr: 'Demander de l’aide', en: 'Get help' } },
  { href: '/', icon: 'house', label: { fr: 'Revenir à l’accueil', en: 'Back to the first page' } },
];

const NEXT: Words = { fr: 'Et maintenant\u00a0?', en: 'What next?' };
const REQUEST: Words = {
  fr: 'Numéro à donner à qui vous aide\u00a0:',
  en: 'Number to tell whoever helps you:',
};
