import type { Filled } from '../platform/http/endpoint.js';

/** A form that is only shown again has nothing wrong beside its fields. */
export function nonEmpty(form: Filled<unknown>): Filled<unknown> | null {
  return Object.keys(form.errors ?? {}).length > 0 ? form : null;
}
