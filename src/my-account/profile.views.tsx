import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { waitingForSecondFactor } from '../permissions/may.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Form, WhatIsWrong } from '../platform/web/form.js';
import type { GrantRecord } from '../roles/grant-record.js';
import { grantInWords } from '../roles/roles.words.js';
import { ProfileFields, profileLabels, type KnownProfile } from '../sign-in/profile-fields.js';
import { AccountFrame } from './account-frame.js';
import type { Done } from './done.js';
import { ReachFields, reachLabels } from './reach-fields.views.js';
import type { Reach } from './reach.queries.js';

export interface ProfilePageProps {
  readonly visit: Visit;
  readonly profile: KnownProfile | null;
  readonly reach: Reach;
  /** Those in force. */
  readonly roles: readonly GrantRecord[];
  readonly form: Filled<unknown> | null;
  readonly done: Done | undefined;
}

export function ProfilePage({ visit, profile, reach, roles, form, done }: ProfilePageProps): JSX.Element {
  const { language } = visit;
  const { email, formToken } = visitorOf(visit);
  return (
    <AccountFrame visit={visit} section="profile" done={done}>
      <p>
        {WORDS.signedInAs[language]} <strong>{email}</strong>
      </p>
      <WhatIsWrong
        form={form}
        language={language}
        labels={{ ...profileLabels(language), ...reachLabels(language) }}
      />
      <Form action="/account/profile" formToken={formToken}>
        <ProfileFields language={language} profile={profile} form={form} />
        <ReachFields language={language} reach={reach} form={form} />
        <button type="submit">{WORDS.save[language]}</button>
      </Form>
      {roles.length > 0 && <Roles visit={visit} roles={roles} />}
      <h2>{WORDS.signOut[language]}</h2>
      <p>{WORDS.signingOut[language]}</p>
      <Form action="/sign-out" formToken={formToken}>
        <button type="submit" class="quiet">
          {WORDS.signOut[language]}
        </button>
      </Form>
    </AccountFrame>
  );
}

function Roles({ visit, roles }: Pick<ProfilePageProps, 'visit' | 'roles'>): JSX.Element {
  const { language } = visit;
  const isWaiting = waitingForSecondFactor(visitorOf(visit).caller).length > 0;
  return (
    <>
      <h2>{WORDS.roles[language]}</h2>
      <ul>
        {roles.map((grant) => (
          <li key={grant.id}>{grantInWords(grant, language)}</li>
        ))}
      </ul>
      {isWaiting && (
        <p>
          {WORDS.waiting[language]} <a href="/second-factor?to=/account">{WORDS.giveCode[language]}</a>
        </p>
      )}
    </>
  );
}

const WORDS = {
  signedInAs: { fr: 'Vous êtes connecté avec l’adresse', en: 'You are signed in as' },
  save: { fr: 'Enregistrer', en: 'Save' },
  roles: { fr: 'Mes rôles', en: 'My roles' },
  waiting: {
    fr: 'Un de ces rôles dort tant que le code de votre téléphone n’est pas en place et donné.',
    en: 'One of these roles sleeps until the code of your phone is set up and given.',
  },
  giveCode: { fr: 'Réveiller ce rôle', en: 'Wake this role' },
  signOut: { fr: 'Se déconnecter', en: 'Sign out' },
  signingOut: {
    fr: 'Sur un ordinateur partagé, déconnectez-vous en partant.',
    en: 'On a shared computer, sign out when you leave.',
  },
} as const satisfies Readonly<Record<string, Words>>;
