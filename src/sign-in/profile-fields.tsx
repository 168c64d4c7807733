import type { JSX } from 'preact';
import { MEMBER_STATUSES, type MemberStatus } from '../accounts/member-status.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Field } from '../platform/web/form.js';

export interface KnownProfile {
  readonly name: string | null;
  readonly language: Language | null;
  readonly status: MemberStatus | null;
  readonly commune: string | null;
}

/** What a member tells of themselves, at the first sign-in and in their account. */
export function ProfileFields({
  language,
  profile,
  form,
}: {
  readonly language: Language;
  readonly profile: KnownProfile | null;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const value = (field: keyof KnownProfile): string | null | undefined =>
    form?.typed[field] ?? profile?.[field];
  const error = (field: keyof KnownProfile): string | undefined => form?.errors?.[field];
  return (
    <>
      <Field
        name="name"
        label={WORDS.name[language]}
        help={WORDS.nameHelp[language]}
        value={value('name')}
        error={error('name')}
        autocomplete="name"
        maxlength={100}
        required
      />
      <Choice
        name="status"
        label={WORDS.status[language]}
        options={MEMBER_STATUSES.map((one) => ({ value: one, label: STATUS_WORDS[one][language] }))}
        unchosen={WORDS.choose[language]}
        value={value('status')}
        error={error('status')}
      />
      <Field
        name="commune"
        label={WORDS.commune[language]}
        help={WORDS.communeHelp[language]}
        value={value('commune')}
        error={error('commune')}
        autocomplete="address-level2"
        maxlength={100}
      />
      <Choice
        name="language"
        label={WORDS.language[language]}
        options={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        value={value('language') ?? language}
        error={error('language')}
      />
    </>
  );
}

export function profileLabels(language: Language): Readonly<Record<string, string>> {
  const { name, status, commune, language: tongue } = WORDS;
  return {
    name: name[language],
    status: status[language],
    commune: commune[language],
    language: tongue[language],
  };
}

export const STATUS_WORDS: Readonly<Record<MemberStatus, Words>> = {
  independent: { fr: 'Indépendant', en: 'Independent' },
  employee: { fr: 'En emploi salarié', en: 'Employee' },
  public_agent: { fr: 'Agent public', en: 'Civil servant' },
  job_seeker: { fr: 'En recherche d’emploi', en: 'Job seeker' },
  student: { fr: 'Étudiant', en: 'Student' },
  association: { fr: 'Association', en: 'From an association' },
  second_home_owner: { fr: 'Résident secondaire', en: 'Second-home owner' },
  candidate: { fr: 'Candidat à l’installation', en: 'Planning to move here' },
};

const WORDS = {
  name: { fr: 'Votre nom', en: 'Your name' },
  nameHelp: { fr: 'Prénom et nom, tels que l’hôte les lira', en: 'As the host will read it' },
  status: { fr: 'Vous êtes', en: 'You are' },
  choose: { fr: 'Choisissez…', en: 'Choose…' },
  commune: { fr: 'Votre commune (facultatif)', en: 'Your commune (optional)' },
  communeHelp: {
    fr: 'Pour vous montrer d’abord les télécentres les plus proches, et compter les kilomètres évités\u00a0; jamais votre adresse. Loin du réseau, elle est notée mais ne sert pas aux distances.',
    en: 'To show you the nearest telecentres first, and to count the kilometres saved; never your address. Far from the network, it is noted but serves for no distances.',
  },
  language: { fr: 'Langue', en: 'Language' },
} as const satisfies Readonly<Record<string, Words>>;
