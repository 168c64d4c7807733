import type { JSX } from 'preact';
import { MEMBER_STATUSES } from '../accounts/member-status.js';
import { visitorOf } from '../accounts/visit.js';
import { KIND } from '../bookings/kind.words.js';
import { Choice, Field, Form, WhatIsWrong, type Option, type OptionGroup } from '../platform/web/form.js';
import { KINDS } from '../reservation/kind.js';
import { UNITS } from '../tariffs/tariff-rule.js';
import { STATUS_IN_WORDS, UNIT_IN_WORDS } from '../tariffs/tariff-rules.words.js';
import { ANY } from './tariff-rule-form.js';
import type { TariffsProps } from './tariffs-props.js';
import { TARIFF_FIELDS as FIELDS, TARIFFS_WORDS as WORDS } from './tariffs.words.js';

export function NewRuleForm(props: TariffsProps): JSX.Element {
  const { visit, form, today } = props;
  const { language } = visit;
  const typed = form?.typed ?? { validFrom: today };
  const errors = form?.errors ?? {};
  const labels = Object.fromEntries(Object.entries(FIELDS).map(([name, words]) => [name, words[language]]));
  const field = (name: keyof typeof FIELDS) => ({
    name,
    label: FIELDS[name][language],
    value: typed[name],
    error: errors[name],
  });
  return (
    <>
      <WhatIsWrong form={form ?? null} language={language} labels={labels} />
      <Form action="/administration/tariffs" formToken={visitorOf(visit).formToken}>
        <Choice {...field('where')} options={whereOptions(props)} />
        <div class="rule-fields">
          <Choice
            {...field('kind')}
            options={[
              { value: ANY, label: WORDS.anyKind[language] },
              ...KINDS.map((kind) => ({ value: kind, label: KIND[language][kind] })),
            ]}
          />
          <Choice
            {...field('status')}
            options={[
              { value: ANY, label: WORDS.anybody[language] },
              ...MEMBER_STATUSES.map((status) => ({
                value: status,
                label: STATUS_IN_WORDS[status][language],
              })),
            ]}
          />
          <Field {...field('amount')} maxlength={12} autocomplete="off" required />
          <Choice
            {...field('unit')}
            help={WORDS.unitHelp[language]}
            value={typed['unit'] ?? 'half_day'}
            options={UNITS.map((unit) => ({ value: unit, label: UNIT_IN_WORDS[unit][language] }))}
          />
          <Field {...field('fromMonths')} inputmode="numeric" maxlength={3} autocomplete="off" />
          <Field {...field('untilMonths')} inputmode="numeric" maxlength={3} autocomplete="off" />
          <Field
            {...field('fromUnit')}
            help={WORDS.fromUnitHelp[language]}
            inputmode="numeric"
            maxlength={3}
            autocomplete="off"
          />
          <Field {...field('validFrom')} type="date" required />
        </div>
        <p class="actions">
          <button type="submit">{WORDS.add[language]}</button>
        </p>
      </Form>
    </>
  );
}

/** Whether who does not come owes as if they had. */
export function AbsencesForm({ visit, absences, places, isOfNetwork }: TariffsProps): JSX.Element {
  const { language } = visit;
  const chargedBy = (telecentre: string | null) =>
    absences.find((one) => one.telecentre === telecentre)?.charged;
  const rows = [
    ...(isOfNetwork ? [{ slug: null, name: WORDS.network[language] }] : []),
    ...places.map(({ slug, name }) => ({ slug, name })),
  ];
  return (
    <>
      <p>{WORDS.absencesHelp[language]}</p>
      <ul class="rows">
        {rows.map(({ slug, name }) => {
          const charged = chargedBy(slug);
          const said = charged === undefined ? (slug === null ? 'no' : 'as-network') : charged ? 'yes' : 'no';
          const others = (
            slug === null ? (['yes', 'no'] as const) : (['yes', 'no', 'as-network'] as const)
          ).filter((one) => one !== said);
          return (
            <li key={slug}>
              <p>
                <strong>{name}</strong> <span class="mark">{WORDS[said][language]}</span>
              </p>
              <div class="actions">
                {others.map((one) => (
                  <Form
                    key={one}
                    action="/administration/tariffs/absences"
                    formToken={visitorOf(visit).formToken}
                  >
                    <input
                      type="hidden"
                      name="where"
                      value={slug === null ? 'network' : `telecentre:${slug}`}
                    />
                    <input type="hidden" name="charged" value={one} />
                    <button type="submit" class="quiet" aria-label={`${WORDS.set[one][language]}, ${name}`}>
                      {WORDS.set[one][language]}
                    </button>
                  </Form>
                ))}
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function whereOptions({ visit, departments, places, isOfNetwork }: TariffsProps): (Option | OptionGroup)[] {
  const network = { value: 'network', label: WORDS.network[visit.language] };
  return [
    ...(isOfNetwork ? [network] : []),
    ...departments.map(({ code, name }) => ({
      label: name,
      options: [
        { value: `department:${code}`, label: `${name} (${code})` },
        ...places
          .filter(({ departmentCode }) => departmentCode === code)
          .map((place) => ({ value: `telecentre:${place.slug}`, label: place.name })),
      ],
    })),
  ];
}
