import type { Kind } from '../reservation/kind.js';
import { fieldsOf, type Wish } from './wish.js';

/** What somebody looks for; without a telecentre, somewhere. */
export type FirstChoice = Omit<Wish, 'where'> & {
  readonly where?: Wish['where'];
  readonly kind?: Kind;
};

/** Where somebody says what else would do, should this not be had. */
export function choicesPath({ where, kind, ...wish }: FirstChoice): string {
  const { resource: _nowhere, ...fields } = fieldsOf({ ...wish, where: { resource: '' } });
  const known = { ...fields, ...(kind === undefined ? {} : { kind }), ...where };
  return `/bookings/choices?${new URLSearchParams(known).toString()}`;
}
