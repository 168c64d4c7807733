import type { z } from 'zod';
import type { RentalWish, WantedTenant } from './rental-wish.js';
import type { newRentalForm } from './rentals.schemas.js';

/** Null: who rents is not said in the field that was chosen. */
export function wishInForm(form: z.output<typeof newRentalForm>): RentalWish | null {
  const { resource, startsOn, termMonths, noticeDays, renewal, monthly: monthlyCents, agreement } = form;
  const tenant = tenantIn(form);
  const tacitRenewal = renewal === 'tacit';
  return (
    tenant && { resource, tenant, startsOn, termMonths, noticeDays, tacitRenewal, monthlyCents, agreement }
  );
}

function tenantIn({ tenant, member, employer, name }: z.output<typeof newRentalForm>): WantedTenant | null {
  switch (tenant) {
    case 'member':
      return member === undefined ? null : { member };
    case 'employer':
      return employer === undefined ? null : { employer };
    case 'name':
      return name === undefined ? null : { name };
  }
}
