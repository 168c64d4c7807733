import type { JSX } from 'preact';
import type { OpenSession } from '../accounts/sessions.service.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Form } from '../platform/web/form.js';
import type { Instant } from '../reservation/period.js';
import { recoveryCodesLeftInWords } from '../second-factor/second-factor.words.js';
import { AccountFrame } from './account-frame.js';
import { dayInWords } from './day-in-words.js';
import type { Done } from './done.js';

export interface DevicesPageProps {
  readonly visit: Visit;
  readonly sessions: readonly OpenSession[];
  /** The session of this visit. */
  readonly own: string;
  readonly hasSecondFactor: boolean;
  readonly codesLeft: number;
  readonly now: Instant;
  readonly done: Done | undefined;
}

export function DevicesPage(props: DevicesPageProps): JSX.Element {
  const { visit, sessions, own, now, done } = props;
  const { language } = visit;
  const { formToken } = visitorOf(visit);
  return (
    <AccountFrame visit={visit} section="devices" done={done}>
      <p>{WORDS.what[language]}</p>
      <ul class="rows">
        {sessions.map(({ id, device, signedInAt, lastSeenAt }) => (
          <li key={id}>
            <p>
              <strong>{device === UNKNOWN ? WORDS.unknown[language] : device}</strong>
              {id === own && <span class="mark">{WORDS.thisOne[language]}</span>}
              <br />
              <span class="muted">
                {WORDS.lastSeen[language]} {dayInWords(lastSeenAt, now, language)}
                <br />
                {WORDS.signedIn[language]} {dayInWords(signedInAt, now, language)}
              </span>
            </p>
            {id !== own && (
              <Form action={`/account/sessions/${id}/closing`} formToken={formToken}>
                <button type="submit" class="quiet" aria-label={closeInWords(device, language)}>
                  {WORDS.close[language]}
                </button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form action="/account/sessions/others/closing" formToken={formToken}>
          <button type="submit" class="quiet">
            {WORDS.closeOthers[language]}
          </button>
        </Form>
      )}
      <SecondFactor {...props} />
    </AccountFrame>
  );
}

function SecondFactor({ visit, hasSecondFactor, codesLeft }: DevicesPageProps): JSX.Element {
  const { language } = visit;
  return (
    <>
      <h2>{WORDS.secondFactor[language]}</h2>
      {hasSecondFactor ? (
        <p>
          {WORDS.isSetUp[language]} {recoveryCodesLeftInWords(codesLeft)[language]}
        </p>
      ) : (
        <p>{WORDS.isNotSetUp[language]}</p>
      )}
      <p class="actions">
        <a href="/second-factor?to=/account/devices">
          {(hasSecondFactor ? WORDS.change : WORDS.setUp)[language]}
        </a>
      </p>
    </>
  );
}

/** As the sessions name a browser that says nothing of itself. */
const UNKNOWN = '?';

function closeInWords(device: string, language: Language): string {
  if (device === UNKNOWN) return WORDS.closeUnknown[language];
  return `${WORDS.closeNamed[language]} ${device}`;
}

const WORDS = {
  what: {
    fr: 'Vous êtes connecté sur ces appareils. Si vous n’en reconnaissez pas un, déconnectez-le\u00a0: l’effet est immédiat.',
    en: 'You are signed in on these devices. If you do not recognise one, sign it out: it takes effect at once.',
  },
  unknown: { fr: 'Appareil inconnu', en: 'Unknown device' },
  thisOne: { fr: 'cet appareil', en: 'this device' },
  lastSeen: { fr: 'Dernière visite\u00a0:', en: 'Last visit:' },
  signedIn: { fr: 'Connexion\u00a0:', en: 'Signed in:' },
  close: { fr: 'Déconnecter', en: 'Sign out' },
  closeNamed: { fr: 'Déconnecter l’appareil', en: 'Sign out the device' },
  closeUnknown: { fr: 'Déconnecter l’appareil inconnu', en: 'Sign out the unknown device' },
  closeOthers: { fr: 'Déconnecter tous les autres', en: 'Sign out all the others' },
  secondFactor: { fr: 'Code de votre téléphone', en: 'Code of your phone' },
  isSetUp: {
    fr: 'Un code de votre téléphone est demandé à chaque connexion.',
    en: 'A code of your phone is asked for each time you sign in.',
  },
  isNotSetUp: {
    fr: 'Le lien reçu par courriel suffit pour vous connecter. Vous pouvez y ajouter un code de votre téléphone.',
    en: 'The link sent by e-mail is enough to sign in. You can add a code of your phone to it.',
  },
  setUp: { fr: 'Mettre ce code en place', en: 'Set the code up' },
  change: { fr: 'Codes de secours et retrait', en: 'Recovery codes and removal' },
} as const satisfies Readonly<Record<string, Words>>;
