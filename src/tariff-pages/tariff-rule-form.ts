/** A rule of a tariff as its form asks for it. */
import { z } from 'zod';
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import { localDate } from '../availability/when.schemas.js';
import { because } from '../platform/http/fields.js';
import { KINDS } from '../reservation/kind.js';
import { centsOf } from '../tariffs/money.js';
import { COUNTED_UNITS, UNITS, type RuleScope } from '../tariffs/tariff-rule.js';
import type { NewRule } from '../tariffs/tariffs.queries.js';

/** A list that must be answered has no empty answer: browsers refuse it. */
export const ANY = 'any';
const any = z.enum(['', ANY]).transform(() => null);

/** What may be left empty is a whole number within bounds. */
const months = (least: number, most: number) =>
  z
    .string()
    .trim()
    .default('')
    .refine(
      ...because(
        (text: string) =>
          text === '' || (/^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most),
        {
          fr: `écrivez un nombre entier de ${least} à ${most}, ou rien`,
          en: `write a whole number from ${least} to ${most}, or nothing`,
        },
      ),
    )
    .transform((text) => (text === '' ? null : Number(text)));

/** `network`, `department:46` or `telecentre:figeac`. */
export const where = z
  .string()
  .max(80)
  .refine(
    ...because(
      (text: string) => /^(network|department:[0-9AB]{2,3}|telecentre:[a-z0-9-]{1,60})$/.test(text),
      {
        fr: 'choisissez où',
        en: 'choose where',
      },
    ),
  )
  .transform(scopeOf);

export const ruleForm = z
  .object({
    where,
    kind: z.union([any, z.enum(KINDS)]).default(null),
    status: z.union([any, z.enum(MEMBER_STATUSES)]).default(null),
    unit: z.enum(UNITS),
    amount: z
      .string()
      .max(20)
      .refine(
        ...because((text: string) => (centsOf(text) ?? DEAREST + 1) <= DEAREST, {
          fr: 'écrivez une somme en euros de 0 à 10\u00a0000, comme 10 ou 7,50',
          en: 'write a sum in euros from 0 to 10,000, such as 10 or 7.50',
        }),
      ),
    fromUnit: months(1, 100),
    fromMonths: months(0, 600),
    untilMonths: months(1, 600),
    validFrom: localDate,
  })
  .superRefine(({ fromMonths, untilMonths, fromUnit, unit }, context) => {
    if (untilMonths !== null && untilMonths <= (fromMonths ?? 0))
      context.addIssue({ code: 'custom', path: ['untilMonths'], params: BACKWARDS });
    if ((fromUnit ?? 1) > 1 && !COUNTED_UNITS.some((one) => one === unit))
      context.addIssue({ code: 'custom', path: ['fromUnit'], params: NOT_COUNTED });
  });

export const endForm = z.object({ validUntil: localDate });

export const absencesForm = z.object({ where, charged: z.enum(['yes', 'no', 'as-network']) });

export function ruleOf({ amount, fromUnit, fromMonths, ...rule }: z.output<typeof ruleForm>): NewRule {
  return { ...rule, fromUnit: fromUnit ?? 1, fromMonths: fromMonths ?? 0, cents: centsOf(amount) ?? 0 };
}

function scopeOf(text: string): RuleScope {
  const [scope = '', name = ''] = text.split(':');
  if (scope === 'department') return { scope, department: name };
  return scope === 'telecentre' ? { scope, telecentre: name } : { scope: 'network' };
}

/** In cents, as the database has it too. */
const DEAREST = 1_000_000;
const BACKWARDS = { fr: 'doit venir après le premier mois', en: 'must come after the first month' };
const NOT_COUNTED = {
  fr: 'n’a de sens que pour des heures, des demi-journées ou des journées',
  en: 'makes sense only for hours, half-days or days',
};
