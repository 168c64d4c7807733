import { z } from 'zod';
import { repeated } from '../platform/http/fields.js';

/** What people type is looked at by `criteriaOf`, which keeps all of it beside what is wrong. */
const typed = z
  .string()
  .max(200)
  .transform((text) => text.trim())
  .transform((text) => (text === '' ? undefined : text))
  .optional();

/** The words of a `<form method="get">`, and of the links that lead to a search. */
export const searchFields = z.object({
  /** Empty: wherever it is. Not there: where the visitor lives. */
  near: z
    .string()
    .max(200)
    .transform((text) => text.trim())
    .optional(),
  date: typed,
  halfDay: typed,
  from: typed,
  to: typed,
  kind: typed,
  people: typed,
  /** Ticked one by one in the form, separated by commas in our links. */
  equipment: repeated(z.string().max(300), 20).default([]),
  /** The reference of a booking that is to be moved. */
  moving: typed,
  /** `open`: what is sought is to be said first. */
  form: typed,
  /** How many offers are shown. */
  shown: typed,
});

export type SearchFields = z.output<typeof searchFields>;
