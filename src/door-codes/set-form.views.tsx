import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import type { Filled } from '../platform/http/endpoint.js';
import { Choice, Field, Form } from '../platform/web/form.js';
import type { Telecentre } from '../telecentres/network.js';
import { accessPath } from './access-path.js';
import { LONGEST_WORDS, WHOLE_PLACE } from './access.schemas.js';
import { ACCESS_WORDS as WORDS, MEANS_IN_WORDS } from './access.words.js';
import { MEANS, SHOWN_HOURS_BEFORE } from './door-code.js';

/** One form sets the first code and changes a later one. What was secret is not filled in again. */
export function SetForm({
  visit,
  telecentre,
  form,
}: {
  readonly visit: Visit;
  readonly telecentre: Telecentre;
  readonly form: Filled<unknown> | null;
}): JSX.Element {
  const { language } = visit;
  const doors = [
    { value: WHOLE_PLACE, label: WORDS.wholePlace[language] },
    // The desks of an open space have no door of their own.
    ...telecentre.resources
      .filter(({ kind }) => kind !== 'desk')
      .map(({ id, name }) => ({ value: id, label: name })),
  ];
  const at = (name: string): { value: string | undefined; error: string | undefined } => ({
    value: form?.typed[name],
    error: form?.errors?.[name],
  });
  return (
    <Form action={accessPath(telecentre.slug)} formToken={visitorOf(visit).formToken} class="longer">
      <Choice name="door" label={WORDS.door[language]} options={doors} {...at('door')} />
      <Choice
        name="means"
        label={WORDS.means[language]}
        options={MEANS.map((one) => ({ value: one, label: MEANS_IN_WORDS[one][language] }))}
        {...at('means')}
      />
      <Field
        name="words"
        label={WORDS.words[language]}
        help={WORDS.wordsHelp[language]}
        maxlength={LONGEST_WORDS}
        autocomplete="off"
        required
        {...at('words')}
      />
      <Field
        name="date"
        type="date"
        label={WORDS.date[language]}
        help={WORDS.dateHelp[language]}
        {...at('date')}
      />
      <Field name="time" type="time" label={WORDS.time[language]} {...at('time')} />
      <Field
        name="hours"
        type="number"
        inputmode="numeric"
        label={WORDS.hours[language]}
        value={form?.typed['hours'] ?? String(SHOWN_HOURS_BEFORE)}
        error={form?.errors?.['hours']}
      />
      <button type="submit">{WORDS.save[language]}</button>
    </Form>
  );
}
