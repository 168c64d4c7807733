/** « Pour quelqu’un d’autre »: asked before the dates are looked at; who it is, with what is posted. */
import type { JSX } from 'preact';
import { WhoFields } from '../booking-forms/for-whom.views.js';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language, Words } from '../platform/i18n/language.js';
import { Choice, Tick } from '../platform/web/form.js';
import type { ForWhom } from './for-whom.service.js';

export function isForOther(typed: Typed): boolean {
  return typed['other'] === 'yes';
}

export function OtherTick({
  typed,
  whom,
  language,
}: {
  readonly typed: Typed;
  readonly whom: ForWhom;
  readonly language: Language;
}): JSX.Element | null {
  if (!whom.isOffered && !isForOther(typed)) return null;
  return (
    <Tick
      name="other"
      label={WORDS.other[language]}
      help={WORDS.otherHelp[language]}
      checked={isForOther(typed)}
    />
  );
}

/** Nobody at all can be named where they receive nobody and nobody allows it. */
export function mayName({ receives, allowing }: ForWhom): boolean {
  return receives || allowing.length > 0;
}

export function PersonFields({
  whom,
  typed,
  errors,
  language,
}: {
  readonly whom: ForWhom;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
  readonly language: Language;
}): JSX.Element {
  if (whom.receives) return <WhoFields {...{ language, typed, errors }} />;
  if (!mayName(whom)) return <p class="notice">{WORDS.nobody[language]}</p>;
  return (
    <Choice
      name="email"
      label={WORDS.whom[language]}
      unchosen={WORDS.choose[language]}
      options={whom.allowing.map(({ email, name }) => ({
        value: email,
        label: name === null ? email : `${name} (${email})`,
      }))}
      value={typed['email']}
      error={errors['email']}
    />
  );
}

const WORDS = {
  other: { fr: 'Pour quelqu’un d’autre', en: 'For somebody else' },
  otherHelp: { fr: 'Vous direz pour qui sous les dates.', en: 'You will say for whom below the dates.' },
  whom: { fr: 'Pour qui', en: 'For whom' },
  choose: { fr: 'Choisissez…', en: 'Choose…' },
  nobody: {
    fr: 'Dans ce télécentre, vous ne réservez que pour vous\u00a0: vous n’y recevez personne, et personne ne vous a permis de réserver à sa place.',
    en: 'At this telecentre you book for yourself only: you receive nobody there, and nobody has allowed you to book for them.',
  },
} satisfies Record<string, Words>;
