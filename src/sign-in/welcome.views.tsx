import type { JSX } from 'preact';
import { Framed } from '../accounts/framed.js';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { Words } from '../platform/i18n/language.js';
import { Form, Tick, WhatIsWrong } from '../platform/web/form.js';
import { awaitedAt, comesNextInWords } from './awaited.js';
import { ProfileFields, profileLabels, type KnownProfile } from './profile-fields.js';
import type { HouseRules } from './profile.queries.js';

export interface WelcomePageProps {
  readonly visit: Visit;
  readonly rules: HouseRules;
  readonly profile: KnownProfile | null;
  readonly to: string;
  readonly form: Filled<unknown> | null;
}

export function WelcomePage({ visit, rules, profile, to, form }: WelcomePageProps): JSX.Element {
  const { language } = visit;
  const isKnown = visitorOf(visit).name !== null;
  const awaited = awaitedAt(to);
  const title = (isKnown ? WORDS.changedTitle : WORDS.title)[language];
  return (
    <Framed visit={visit} title={title}>
      <h1>{title}</h1>
      <p>{(isKnown ? WORDS.changed : WORDS.introduction)[language]}</p>
      {awaited !== null && <p>{comesNextInWords(awaited, language)}</p>}
      <WhatIsWrong form={form} language={language} labels={profileLabels(language)} />
      <Form action="/welcome" formToken={visitorOf(visit).formToken}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="rulesVersion" value={rules.version} />
        <ProfileFields language={language} profile={profile} form={form} />
        <h2>{WORDS.rules[language]}</h2>
        <RulesList text={rules.text} />
        <Tick
          name="accepted"
          label={WORDS.accept[language]}
          required
          checked={form?.typed['accepted'] === 'yes'}
          error={form?.errors?.['accepted']}
        />
        <button type="submit">{WORDS.go[language]}</button>
      </Form>
      {isKnown && (
        <p>
          <a href="/account/data">{WORDS.leave[language]}</a>
        </p>
      )}
    </Framed>
  );
}

export function HouseRulesPage({
  visit,
  rules,
}: {
  readonly visit: Visit;
  readonly rules: HouseRules;
}): JSX.Element {
  return (
    <Framed visit={visit} title={WORDS.rules[visit.language]}>
      <h1>{WORDS.rules[visit.language]}</h1>
      <RulesList text={rules.text} />
    </Framed>
  );
}

/** Each line of the text is a rule. */
function RulesList({ text }: { readonly text: string }): JSX.Element {
  return (
    <ul>
      {text.split('\n').map((rule) => (
        <li key={rule}>{rule}</li>
      ))}
    </ul>
  );
}

const WORDS = {
  title: { fr: 'Bienvenue', en: 'Welcome' },
  introduction: {
    fr: 'Quelques mots sur vous, une seule fois\u00a0: l’hôte du télécentre saura ainsi qui il attend.',
    en: 'A few words about you, once: the host of the telecentre will then know whom to expect.',
  },
  changedTitle: { fr: 'Les règles de la maison ont changé', en: 'The house rules have changed' },
  changed: {
    fr: 'Relisez-les et acceptez-les pour continuer\u00a0; vérifiez au passage ce que nous savons de vous.',
    en: 'Read and accept them to go on; check what we know of you at the same time.',
  },
  rules: { fr: 'Les règles de la maison', en: 'The house rules' },
  accept: { fr: 'J’accepte les règles de la maison', en: 'I accept the house rules' },
  leave: {
    fr: 'Vous ne les acceptez pas\u00a0? Reprenez vos données et quittez le réseau.',
    en: 'You do not accept them? Take your data and leave the network.',
  },
  go: { fr: 'Continuer', en: 'Go on' },
} as const satisfies Readonly<Record<string, Words>>;
