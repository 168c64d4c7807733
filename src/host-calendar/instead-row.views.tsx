import type { JSX } from 'preact';
import { visitorOf, type Visit } from '../accounts/visit.js';
import { Form } from '../platform/web/form.js';

/** What can be had instead, and the one press that takes it. */
export function InsteadRow({
  visit,
  action,
  says,
  press,
  fields,
}: {
  readonly visit: Visit;
  readonly action: string;
  readonly says: string;
  /** On the button. */
  readonly press: string;
  readonly fields: Readonly<Record<string, string>>;
}): JSX.Element {
  return (
    <li>
      <p class="told">{says}</p>
      <Form action={action} formToken={visitorOf(visit).formToken}>
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" aria-label={`${press}, ${says}`}>
          {press}
        </button>
      </Form>
    </li>
  );
}
