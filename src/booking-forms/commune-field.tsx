import type { JSX } from 'preact';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field } from '../platform/web/form.js';

/** What script makes of it (proposals while typing, « autour de moi ») is said here, in the language of the page. */
export function CommuneField({
  language,
  label,
  help = WORDS.help[language],
  elsewhere = false,
  value,
  error,
}: {
  readonly language: Language;
  readonly label: string;
  readonly help?: string;
  /** It is not the commune of whoever types: where they are says nothing of it. */
  readonly elsewhere?: boolean;
  readonly value?: string | undefined;
  readonly error?: string | undefined;
}): JSX.Element {
  return (
    <div
      class="near"
      data-communes
      data-one={WORDS.oneCommune[language]}
      data-many={WORDS.manyCommunes[language]}
      data-none={WORDS.noCommune[language]}
      {...(elsewhere ? {} : aroundMeIn(language))}
    >
      <Field
        name="near"
        label={label}
        help={help}
        value={value}
        error={error}
        maxlength={80}
        autocomplete="off"
      />
    </div>
  );
}

function aroundMeIn(language: Language): Record<string, string> {
  const { around, locating, located, refused, failed, far } = WORDS;
  return Object.fromEntries(
    Object.entries({ around, locating, located, refused, failed, far }).map(([name, words]) => [
      `data-${name}`,
      words[language],
    ]),
  );
}

const WORDS = {
  help: { fr: 'Votre commune, ou son code postal', en: 'Your commune, or its postcode' },
  oneCommune: { fr: 'Une commune proposée.', en: 'One commune proposed.' },
  manyCommunes: { fr: '{count} communes proposées.', en: '{count} communes proposed.' },
  noCommune: { fr: 'Aucune commune de ce nom.', en: 'No commune of that name.' },
  around: { fr: 'Autour de moi', en: 'Around me' },
  locating: { fr: 'Recherche de votre position…', en: 'Finding out where you are…' },
  located: { fr: 'Commune trouvée\u00a0: {name}.', en: 'You are near {name}.' },
  refused: {
    fr: 'Votre navigateur n’a pas le droit de dire où vous êtes. Tapez plutôt le nom de votre commune.',
    en: 'Your browser may not say where you are. Type the name of your commune instead.',
  },
  failed: {
    fr: 'Votre position n’a pas pu être trouvée. Tapez plutôt le nom de votre commune.',
    en: 'Where you are could not be found out. Type the name of your commune instead.',
  },
  far: {
    fr: 'Vous êtes loin des départements du réseau. Tapez le nom d’une commune.',
    en: 'You are far from the departments of the network. Type the name of a commune.',
  },
} satisfies Record<string, Words>;
