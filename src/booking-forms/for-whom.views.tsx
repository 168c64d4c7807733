import type { JSX } from 'preact';
import type { Typed } from '../platform/http/endpoint.js';
import type { Language } from '../platform/i18n/language.js';
import { Field } from '../platform/web/form.js';
import { FOR_WHOM_WORDS as WORDS } from './for-whom.words.js';

/** Whom a host books for: a guest by their name, or a member by their address. */
export function WhoFields({
  language,
  typed,
  errors,
}: {
  readonly language: Language;
  readonly typed: Typed;
  readonly errors: Readonly<Record<string, string>>;
}): JSX.Element {
  // The browser’s own memory would offer the host’s name and address.
  return (
    <>
      <Field
        name="name"
        label={WORDS.name[language]}
        help={WORDS.nameHelp[language]}
        value={typed['name']}
        error={errors['name']}
        maxlength={200}
        autocomplete="off"
      />
      <Field
        name="email"
        type="email"
        label={WORDS.email[language]}
        help={WORDS.emailHelp[language]}
        value={typed['email']}
        error={errors['email']}
        autocomplete="off"
      />
    </>
  );
}
