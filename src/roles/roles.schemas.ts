import { z } from 'zod';
import { email as address, idParams } from '../accounts/accounts.schemas.js';
import { localDate } from '../availability/when.schemas.js';
import { GRANTED_ROLES } from '../permissions/roles.js';
import { MISSING } from '../platform/http/field.words.js';
import { because } from '../platform/http/fields.js';
import { departmentCode, telecentreSlug } from '../telecentres/telecentres.schemas.js';
import { DONE } from './roles.pages.words.js';
import { ENDS_BEFORE_IT_BEGINS, NOT_A_SIRET, notForThisRole } from './roles.words.js';
import { FIELD_OF_ROLE, SCOPE_FIELDS } from './scope.js';
import { isSiret } from '../accounts/siret.js';

const email = address.describe('Somebody with this address, who may never have signed in yet');

const siret = z
  .string()
  .max(30)
  .transform((text) => text.replace(/\s/g, ''))
  .refine(...because(isSiret, NOT_A_SIRET))
  .describe('The SIRET of an employer; blanks are understood');

export const newRoleGrant = z
  .strictObject({
    email,
    role: z.enum(GRANTED_ROLES),
    telecentre: telecentreSlug.optional(),
    department: departmentCode.optional(),
    employer: siret.optional(),
  })
  .superRefine((body, context) => {
    const needed = FIELD_OF_ROLE[body.role];
    if (needed !== null && body[needed] === undefined)
      context.addIssue({ code: 'custom', path: [needed], params: MISSING });
    for (const field of SCOPE_FIELDS)
      if (field !== needed && body[field] !== undefined)
        context.addIssue({ code: 'custom', path: [field], params: notForThisRole(needed) });
  })
  .meta({ id: 'NewRoleGrant' });

export const newLoan = z
  .strictObject({
    email,
    from: localDate.describe('First day, such as 2027-01-12'),
    until: localDate.describe('Last day, which still belongs to the loan'),
  })
  .superRefine(({ from, until }, context) => {
    if (until < from) context.addIssue({ code: 'custom', path: ['until'], params: ENDS_BEFORE_IT_BEGINS });
  })
  .meta({ id: 'NewRoleLoan' });

export const roleGrantParams = idParams;

export const roleGrantsQuery = z.strictObject({
  telecentre: telecentreSlug.optional(),
  department: departmentCode.optional().describe('Its coordinators, and the hosts of its telecentres'),
  past: z.enum(['true', 'false']).default('false').describe('Also those that have ended or were revoked'),
});

export const rolesQuery = z.object({ done: z.enum(DONE).optional() });

/** What somebody is to be appointed as, and where. */
export const officeQuery = z.object({
  role: z.enum(GRANTED_ROLES),
  telecentre: telecentreSlug.optional(),
  department: departmentCode.optional(),
});

export const roleGrantAnswer = z
  .object({
    id: z.string(),
    role: z.enum(GRANTED_ROLES),
    person: z.object({
      name: z.string().nullable().describe('Null until their first sign-in'),
      email: z.string(),
    }),
    telecentre: z.string().nullable().describe("A host's: its slug"),
    telecentreName: z.string().nullable(),
    department: z.string().nullable().describe("A coordinator's: its number"),
    employer: z.string().nullable().describe("An employer's manager's: its SIRET"),
    from: z.string(),
    until: z.string().nullable().describe('The moment from which it is over'),
    lentBy: z.string().nullable().describe('The host whose role it is'),
    grantedAt: z.string(),
    grantedBy: z.string().nullable(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'RoleGrant' });

export const roleGrantsAnswer = z.object({ grants: z.array(roleGrantAnswer) });

export const ownRolesAnswer = z.object({
  roles: z.array(
    roleGrantAnswer
      .omit({ person: true })
      .extend({ inWords: z.string().describe('In the language of Accept-Language') })
      .meta({ id: 'OwnRole' }),
  ),
});
