import type { JSX } from 'preact';
import type { Filled } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Field, Tick } from '../platform/web/form.js';
import type { Reach } from './reach.queries.js';

/** What only helps those who want it: nothing of it is asked for at the first sign-in. */
export function ReachFields({
  language,
  reach,
  form,
}: {
  readonly language: Language;
  readonly reach: Reach;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  return (
    <>
      <Field
        name="phone"
        type="tel"
        label={WORDS.phone[language]}
        help={WORDS.phoneHelp[language]}
        value={form === null ? reach.phone : form.typed['phone']}
        error={form?.errors?.['phone']}
        autocomplete="tel"
        maxlength={30}
      />
      <Tick
        name="doorInitials"
        label={WORDS.initials[language]}
        help={WORDS.initialsHelp[language]}
        checked={form === null ? reach.doorInitials : form.typed['doorInitials'] === 'yes'}
      />
    </>
  );
}

export function reachLabels(language: Language): Readonly<Record<string, string>> {
  return { phone: WORDS.phone[language] };
}

const WORDS = {
  phone: { fr: 'Votre téléphone (facultatif)', en: 'Your telephone (optional)' },
  phoneHelp: {
    fr: 'Pour que l’hôte d’un télécentre où vous avez réservé puisse vous prévenir, si la porte reste fermée par exemple. Personne d’autre ne le voit.',
    en: 'So that the host of a telecentre where you have booked can call you, if the door stays shut for example. Nobody else sees it.',
  },
  initials: {
    fr: 'Montrer mes initiales sur l’écran à la porte des salles',
    en: 'Show my initials on the screen at the door of rooms',
  },
  initialsHelp: {
    fr: 'Sans cela, l’écran dit seulement que la place est prise.',
    en: 'Without this the screen only says that the place is taken.',
  },
} as const satisfies Readonly<Record<string, Words>>;
