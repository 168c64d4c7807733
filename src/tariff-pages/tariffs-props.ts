import type { Visit } from '../accounts/visit.js';
import type { Done } from '../administration/administration.words.js';
import type { EditedDepartment, EditedPlace } from '../administration/edited-place.js';
import type { Filled } from '../platform/http/endpoint.js';
import type { LocalDate } from '../reservation/local-time.js';
import type { TariffRule } from '../tariffs/tariff-rule.js';
import type { AbsenceCharge } from '../tariffs/tariffs.queries.js';

/** What the page of the tariffs shows. */
export interface TariffsProps {
  readonly visit: Visit;
  readonly rules: readonly ListedRule[];
  readonly departments: readonly EditedDepartment[];
  readonly places: readonly EditedPlace[];
  readonly absences: readonly AbsenceCharge[];
  readonly isOfNetwork: boolean;
  readonly today: LocalDate;
  readonly form?: Filled<unknown>;
  /** A rule that could not be ended so. */
  readonly ending?: { readonly id: string; readonly form: Filled<unknown> };
  readonly done?: Done | undefined;
}

export type ListedRule = TariffRule & { readonly isTheirs: boolean };
